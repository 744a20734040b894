"""Variants of treebank sentences that make the model at home in case files.

All are made from treebank sentences by rule; no sentence of a real or annotated dossier goes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from conllu import Sentence, Word, contiguous, reorder, subtree

# Bare role nouns of the augmented files, and the anonymisation tokens that may replace them.
ROLE_NOUNS = {
    "moeder": ("[de moeder]", "[moeder]"),
    "vader": ("[de vader]", "[vader]"),
    "ouders": ("[de ouders]", "[ouders]"),
    "kind": (
        "[minderjarige 1]",
        "[minderjarige 2]",
        "[minderjarige]",
        "[het kind]",
        "[de minderjarige]",
    ),
    "kinderen": ("[de minderjarigen]", "[minderjarigen]"),
    "gezinsvoogd": ("[jeugdbeschermer 1]", "[jeugdbeschermer]", "[gezinsvoogd]"),
    "stiefvader": ("[stiefvader]",),
    "stiefmoeder": ("[stiefmoeder]",),
    "man": ("[de man]",),
    "vrouw": ("[de vrouw]",),
    "dochter": ("[minderjarige 1]", "[dochter]"),
    "zoon": ("[minderjarige 2]", "[zoon]"),
}
PERSON_TOKENS = (
    "[naam]",
    "[naam kind]",
    "[achternaam]",
    "[minderjarige 1]",
    "[X]",
    "[minderjarige 3]",
)
PLACE_TOKENS = ("[plaats]", "[plaats 1]", "[plaats 2]", "[woonplaats]", "[gemeente]")
LOCATIVE = {"in", "te", "naar", "uit", "rond", "bij"}
ZIJN_FOR_WORDEN = {"wordt": "is", "worden": "zijn", "werd": "is", "werden": "zijn", "word": "ben"}
FRONTABLE = ("obl", "obl:agent", "advmod")
STRAIGHT_TO_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}


def placeholders(sentence: Sentence, rng: Random, rate: float) -> Sentence:
    """Put anonymisation tokens in place of bare role nouns and names, each with chance `rate`."""
    words = list(sentence.words)
    has_child = {w.head for w in words}
    for i, word in enumerate(words):
        if rng.random() >= rate or i in has_child:
            continue
        token = _placeholder_for(words, i, rng)
        if token is not None:
            words[i] = replace(word, form=token, lemma="", feats=word.feats)
    return replace(sentence, words=tuple(words))


def _placeholder_for(words: list[Word], i: int, rng: Random) -> str | None:
    word = words[i]
    lower = word.form.lower()
    if word.pos == "NOUN" and lower in ROLE_NOUNS:
        return rng.choice(ROLE_NOUNS[lower])
    if word.pos == "PROPN" and word.dep in (
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "nsubj:pass",
        "obl:agent",
        "iobj",
        "conj",
    ):
        before = words[i - 1].form.lower() if i else ""
        return rng.choice(PLACE_TOKENS if before in LOCATIVE else PERSON_TOKENS)
    return None


def curly_quotes(sentence: Sentence) -> Sentence:
    """Make straight quotes typographic, opening and closing in turn."""
    words = list(sentence.words)
    opened: dict[str, bool] = {}
    for i, word in enumerate(words):
        pair = STRAIGHT_TO_CURLY.get(word.form)
        if pair is not None:
            closing = opened.get(word.form, False)
            words[i] = replace(word, form=pair[closing], lemma=pair[closing])
            opened[word.form] = not closing
    return replace(sentence, words=tuple(words))


def capitals(sentence: Sentence) -> Sentence:
    """Write the whole sentence in capitals, as headings often are."""
    return replace(sentence, words=tuple(replace(w, form=w.form.upper()) for w in sentence.words))


def zijn_passive(sentence: Sentence) -> Sentence | None:
    """Turn a finite passive with 'worden' into one with 'zijn': 'wordt gezien' -> 'is gezien'."""
    words = list(sentence.words)
    changed = False
    for i, word in enumerate(words):
        other = ZIJN_FOR_WORDEN.get(word.form.lower())
        if word.dep == "aux:pass" and other and "VerbForm=Fin" in word.feats:
            form = other.capitalize() if word.form[0].isupper() else other
            words[i] = replace(
                word, form=form, lemma="zijn", feats=word.feats.replace("Past", "Pres")
            )
            changed = True
    return replace(sentence, words=tuple(words)) if changed else None


def fronted(sentence: Sentence, rng: Random) -> Sentence | None:
    """Put another phrase in front of a main clause that opens with its subject.

    'De vader heeft tegen moeder een klacht ingediend' -> 'Tegen moeder heeft de vader een klacht
    ingediend'. Only for clauses of which the parts are plain to see: subject, finite verb, rest.
    """
    words = sentence.words
    root = next((i for i, w in enumerate(words) if w.head < 0), None)
    if root is None or len(words) < 5:
        return None
    subject = next(
        (i for i, w in enumerate(words) if w.head == root and w.dep.startswith("nsubj")), None
    )
    if subject is None:
        return None
    span = subtree(sentence, subject)
    finite = span[-1] + 1
    if span[0] != 0 or not contiguous(span) or finite >= len(words):
        return None
    verb = words[finite]
    if "VerbForm=Fin" not in verb.feats or not (finite == root or verb.head == root):
        return None
    phrases = []
    for i, word in enumerate(words):
        if word.head == root and word.dep in FRONTABLE and i > finite:
            positions = subtree(sentence, i)
            # A bare adverb such as 'niet' does not front well; a phrase does.
            if (
                contiguous(positions)
                and positions[0] > finite
                and 2 <= len(positions) <= 8
                and words[positions[0]].pos in ("ADP", "DET")
                and words[positions[-1]].pos != "PUNCT"
            ):
                phrases.append(positions)
    if not phrases:
        return None
    phrase = rng.choice(phrases)
    rest = [i for i in range(finite + 1, len(words)) if i not in set(phrase)]
    moved = list(reorder(sentence, [*phrase, finite, *span, *rest]).words)
    moved[0] = replace(moved[0], form=moved[0].form[:1].upper() + moved[0].form[1:])
    at = len(phrase) + 1
    if (
        moved[at].pos != "PROPN"
        and not moved[at].form.isupper()
        and not moved[at].form.startswith("[")
    ):
        moved[at] = replace(moved[at], form=moved[at].form[:1].lower() + moved[at].form[1:])
    moved = [replace(w, space=True) if not w.space and w.pos != "PUNCT" else w for w in moved]
    return replace(sentence, words=tuple(moved))


def heading(sentence: Sentence, rng: Random) -> Sentence | None:
    """Cut a noun phrase out of a sentence, to stand alone as a heading or list item."""
    tops = [
        i for i, w in enumerate(sentence.words) if w.dep in ("nsubj", "obj") and w.pos == "NOUN"
    ]
    rng.shuffle(tops)
    for top in tops:
        positions = subtree(sentence, top)
        if not contiguous(positions) or not 1 <= len(positions) <= 8:
            continue
        first = positions[0]
        if sentence.words[first].dep == "det" and len(positions) > 1:
            positions = positions[1:]
            first += 1
        words = [
            replace(w, head=-1 if i == top else w.head - first, dep="ROOT" if i == top else w.dep)
            for i, w in ((i, sentence.words[i]) for i in positions)
        ]
        if any(w.head >= len(words) for w in words) or words[-1].pos == "PUNCT":
            return None
        words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
        return Sentence(tuple(words))
    return None


def labelled(sentence: Sentence, rng: Random) -> Sentence:
    """Put a paragraph number or a bullet in front."""
    kind = rng.random()
    if kind < 0.4:
        text = f"{rng.randint(1, 9)}.{rng.randint(1, 30)}" + rng.choice(("", "."))
        lead = [Word(text, text, "NUM", "", 0, "parataxis")]
    elif kind < 0.6:
        number = str(rng.randint(1, 20))
        lead = [
            Word(number, number, "NUM", "", 0, "parataxis", space=False),
            Word(".", ".", "PUNCT", "", 0, "punct"),
        ]
    else:
        bullet = rng.choice(("-", "-", "•", "–", "*", "o"))
        lead = [Word(bullet, bullet, "PUNCT", "", 0, "punct")]
    shift = len(lead)
    words = [replace(w, head=-1 if w.head < 0 else w.head + shift) for w in sentence.words]
    root = next(i for i, w in enumerate(words) if w.head < 0) + shift
    lead[0] = replace(lead[0], head=root)
    if shift == 2:
        lead[1] = replace(lead[1], head=0)
    return replace(sentence, words=(*lead, *words))


def line_break(sentence: Sentence) -> Sentence:
    """End the sentence with a newline token, attached to its root as spaCy's augmenters do."""
    root = next(i for i, w in enumerate(sentence.words) if w.head < 0)
    last = replace(sentence.words[-1], space=False)
    newline = Word("\n", "\n", "SPACE", "", root, "dep", space=False)
    return replace(sentence, words=(*sentence.words[:-1], last, newline))


def variants(sentence: Sentence, rng: Random, role_nouns: bool) -> Iterator[Sentence]:
    """Yield new sentences made from one; `role_nouns` marks the sources rich in bare role nouns."""
    passive = zijn_passive(sentence)
    if passive is not None and rng.random() < 0.35:
        yield (fronted(passive, rng) if rng.random() < 0.6 else None) or passive
    if rng.random() < (0.6 if role_nouns else 0.12):
        moved = fronted(sentence, rng)
        if moved is not None:
            yield moved
    if rng.random() < 0.06:
        cut = heading(sentence, rng)
        if cut is not None:
            yield capitals(cut) if rng.random() < 0.2 else cut
    if rng.random() < 0.01 and len(sentence) < 15:
        yield capitals(sentence)
