"""Component `dossier_lemmas`: corrected lemmas, and separable verbs with their full lemma.

``token.lemma_`` of a verb whose particle stands apart becomes the dictionary form: in 'vader voert
aan dat ...' the lemma of 'voert' is 'aanvoeren'. ``token._.verb`` reads the same, so that code can
say what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from dossier_nlp.language import lemma_rules, lemma_table
from dossier_nlp.language.lemma_rules import LemmaRules
from dossier_nlp.language.lemma_table import LemmaTable
from dossier_nlp.language.wordlists import read_rows

PARTICLE = "compound:prt"
_LOOKED_UP = ("NOUN", "VERB", "ADJ", "AUX", "ADV", "PRON", "PROPN", "X", "CCONJ", "DET")
_CLAUSE_OPENERS = ("dat", "of")
_LONGEST_ABBREVIATION = 5
_REACH = 12  # words between a verb and its particle
_CACHED = 100_000  # forms; a worker that reads thousands of dossiers must not grow


@dataclass(frozen=True, slots=True)
class SeparableVerbs:
    """Which particle joins which verb.

    Attributes
    ----------
    pairs
        ``(particle, base lemma)`` -> full lemma.
    particles
        Particles that join any verb that `pairs` does not name.
    never
        Base lemmas that an unlisted particle never joins (auxiliaries, 'hebben', 'laten').
    """

    pairs: Mapping[tuple[str, str], str]
    particles: frozenset[str]
    never: frozenset[str]

    def lists(self, particle: str, base: str) -> bool:
        """Tell whether particle and verb are known to make a verb together."""
        return bool(self.pairs.get((particle, base)))

    def join(self, particle: str, base: str) -> str | None:
        """Return the full lemma, or None where particle and verb are an idiom, not a verb."""
        if base.startswith(particle):
            return None  # the lemmatizer knew the full verb already
        if (particle, base) in self.pairs:
            return self.pairs[particle, base] or None
        if particle in self.particles and base not in self.never:
            return particle + base
        return None


class DossierLemmas:
    """Correct lemmas by table, then join separable verbs.

    Parameters
    ----------
    vocab
        The vocabulary of the pipeline.
    table
        Looked up for the open word classes.
    rules
        Asked where the table has no answer and the lemmatizer one that nobody ever saw.
    separable
        Which particles join which verbs.
    join_separable
        False leaves verbs their base lemma, as the treebank has it.
    """

    def __init__(
        self,
        vocab: Vocab,
        table: LemmaTable,
        rules: LemmaRules,
        separable: SeparableVerbs,
        join_separable: bool = True,
    ):
        self._table, self._rules = table, rules
        self._separable = separable
        self.join_separable = join_separable
        self._bind(vocab)

    def _bind(self, vocab: Vocab) -> None:
        """Know all words in `vocab`: of the pipeline, or of another that took the component."""
        self._strings = vocab.strings
        self._looked_up: dict[tuple[int, int], int] = {}
        self._guessed: dict[tuple[int, int, int, int], int] = {}
        self._classes = {self._strings.add(name): name for name in _LOOKED_UP}
        self._particle = self._strings.add(PARTICLE)
        self._openers = np.array([self._strings.add(word) for word in _CLAUSE_OPENERS])
        self._detached = np.array([self._strings.add(word) for word in self._separable.particles])

    def __call__(self, doc: Doc) -> Doc:
        """Correct in place."""
        if doc.vocab.strings is not self._strings:
            self._bind(doc.vocab)
        columns = doc.to_array(
            ["LOWER", "POS", "LEMMA", "DEP", "IS_SPACE", "IS_LOWER", "MORPH", "SENT_START"]
        )
        for index in columns[:, 4].nonzero()[0].tolist():
            token = doc[index]
            token.pos_, token.dep_ = "SPACE", "dep"
        self._correct(doc, columns[:, [0, 1, 2, 5, 6, 7]].tolist())
        self._mark_placeholders(doc)
        if self.join_separable:
            particles = (columns[:, 3] == self._particle).nonzero()[0].tolist()
            particles += self._missed(doc, columns[:, 0], columns[:, 3])
            for verb, lemma in self._joined(doc, particles):
                verb.lemma_ = lemma
        return doc

    def _correct(self, doc: Doc, rows: list[list[int]]) -> None:
        known = self._looked_up
        if len(known) > _CACHED or len(self._guessed) > _CACHED:
            known.clear()
            self._guessed.clear()
        for index, (lower, pos, given, in_small, morph, opens) in enumerate(rows):
            name = self._classes.get(pos)
            if name is None:
                continue
            key = (lower, pos)
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = self._look_up(*key)
            if not lemma and name == "PROPN" and opens == 1:
                # The capital of a first word does not make a name of a noun.
                noun = self._table.exact(self._strings[lower], "NOUN")
                lemma = self._strings.add(noun) if noun else 0
            if lemma and lemma != given:
                doc[index].lemma = lemma
            elif not lemma:
                if name in lemma_rules.CLASSES and (in_small or doc[index].is_title):
                    self._guess(doc[index], (lower, pos, morph, given))
                if not in_small:
                    self._set_case(doc[index], name, opens == 1)

    def _guess(self, token: Token, key: tuple[int, int, int, int]) -> None:
        lemma = self._guessed.get(key)
        if lemma is None:
            form, pos, feats, given = (self._strings[part] for part in key)
            guess = None  # stays so where the lemmatizer found a lemma that exists
            if not self._table.is_lemma(given.lower(), pos):
                guess = self._rules.lemma(form, pos, feats)
            lemma = self._guessed[key] = self._strings.add(guess) if guess else key[-1]
        token.lemma = lemma

    @staticmethod
    def _set_case(token: Token, pos: str, opens: bool) -> None:
        """Give a name its capital, another word in capitals none.

        The lemmatizer lowers what opens a sentence; 'N-VA' and 'Noord-Holland' are written as
        names, whatever class they got, and so are the adjectives of places.
        """
        form, lemma = token.text, token.lemma_
        inner = form[1:]
        if token.is_upper and pos != "PROPN":
            # Among other capitals it is a word, alone an abbreviation.
            shouted = any(
                near.is_upper and len(near) > 1
                for near in (token.nbor(-1) if token.i else token, _next(token))
                if near.i != token.i
            )
            token.lemma_ = lemma.lower() if shouted or len(form) > _LONGEST_ABBREVIATION else form
        elif (pos == "PROPN" or inner != inner.lower() or (pos == "ADJ" and not opens)) and form[
            0
        ].isupper():
            if lemma.lower() == form[: len(lemma)].lower():
                token.lemma_ = form[: len(lemma)]
            elif lemma[:1].islower():
                token.lemma_ = lemma[0].upper() + lemma[1:]

    def _look_up(self, form: int, pos: int) -> int:
        lemma = self._table.lemma(self._strings[form], self._classes[pos])
        return self._strings.add(lemma) if lemma else 0

    def _missed(self, doc: Doc, lowers: np.ndarray, deps: np.ndarray) -> list[int]:
        """Hang particles on their verb where a clause follows: 'geeft aan dat ...'."""
        before = np.isin(lowers[1:], self._openers).nonzero()[0]
        before = before[(deps[before] != self._particle) & np.isin(lowers[before], self._detached)]
        mended = []
        for index in before.tolist():
            particle = doc[index]
            for back in range(index - 1, max(particle.sent.start, index - _REACH) - 1, -1):
                verb = doc[back]
                if (
                    verb.pos_ == "VERB"
                    and "Fin" in verb.morph.get("VerbForm", [])
                    and self._separable.lists(particle.lower_, verb.lemma_)
                ):
                    particle.head, particle.dep_ = verb, PARTICLE
                    mended.append(index)
                    break
        return mended

    def _joined(self, doc: Doc, particles: list[int]) -> Iterator[tuple[Token, str]]:
        for index in particles:
            particle = doc[index]
            verb = particle.head
            if verb.pos_ not in ("VERB", "AUX") or particle.n_rights:
                continue  # 'in staat' and its like: the particle is the head of an idiom
            full = self._separable.join(particle.lower_, verb.lemma_)
            if full is not None:
                yield verb, full

    def _mark_placeholders(self, doc: Doc) -> None:
        if "[" not in doc.text:
            return
        for token in doc:
            if (
                token.orth_[0] == "["
                and token.has_extension("is_placeholder")
                and token._.is_placeholder
            ):
                token.lemma = token.norm
                if token.pos_ not in ("NOUN", "PROPN"):
                    token.pos_ = "NOUN"


def _next(token: Token) -> Token:
    return token.nbor(1) if token.i + 1 < len(token.doc) else token


@Language.factory(
    "dossier_lemmas",
    assigns=["token.lemma", "token._.verb"],
    requires=["token.pos", "token.dep", "token.lemma"],
    default_config={"join_separable": True},
)
def create_lemmas(nlp: Language, name: str, join_separable: bool) -> DossierLemmas:
    """Make the component from the lists ``lemmas``, ``verbs`` and ``separable_verbs``."""
    if not Token.has_extension("verb"):
        Token.set_extension("verb", getter=lambda token: token.lemma_)
    rows = read_rows("separable_verbs")
    return DossierLemmas(
        nlp.vocab,
        lemma_table.load(),
        lemma_table.load_rules(),
        separable=SeparableVerbs(
            pairs={(r["particle"], r["verb"]): r["lemma"] for r in rows if r["kind"] == "pair"},
            particles=frozenset(r["particle"] for r in rows if r["kind"] == "particle"),
            never=frozenset(r["verb"] for r in rows if r["kind"] == "never"),
        ),
        join_separable=join_separable,
    )
