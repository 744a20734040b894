"""Direct speech: quotation marks, quoted blocks, turns of a conversation; and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.language.voices import Voice
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.records import UNKNOWN

_DOUBLE = re.compile(r"[“„\"«]([^“”„\"«»\n]{2,900}?)[”\"»]")
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?!(?:s|n|t|m|k|r)\b(?!['’]))((?:[^‘’'\n]|(?<=\w)['’](?=\w)){2,900}?)['’](?!\w)"
)
_TURN_PREFIX = re.compile(r"^[\s\[(]*(?:\d{1,2}[-/:.]\d{2}(?:[-/]\d{2,4})?[\])u]*[ ,]*)*$")
_SHORT = 2
_SPOKEN_OF = WordClass("holder", "addressed")
_PERSONS_AND_BODIES = 40


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted tokens, quotation marks left out."""

    start: int
    end: int
    rule: str


def find_quotes(doc: Doc, view: Columns) -> list[Quote]:
    """Return the quoted stretches of a document, in text order, none inside another."""
    text = doc.text
    spans: list[tuple[int, int]] = []
    for pattern in (_DOUBLE, _SINGLE):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if not any(s < end and start < e for s, e in spans):
                spans.append((start, end))
    quotes = []
    for start, end in sorted(spans):
        first = bisect_left(view.idx, start)
        last = bisect_left(view.idx, end)
        if first < last:
            quotes.append(Quote(first, last, "quote"))
    return quotes


def is_scare_quote(view: Columns, quote: Quote) -> bool:
    """Tell whether a quote is a word or two without a verb: a distance, not a speech."""
    tokens = [t for t in range(quote.start, quote.end) if view.pos[t] != "PUNCT"]
    return len(tokens) <= _SHORT and not any(view.pos[t] in ("VERB", "AUX") for t in tokens)


def speaker_in_sentence(sentences: Sentences, quote: Quote) -> Mention | None:
    """Return who speaks, by the sentence around the quote: before a colon, or its subject."""
    view = sentences.view
    begin = view.bounds(quote.start)[0]
    before = quote.start - 1
    while before > begin and view.pos[before] == "PUNCT" and view.lower[before] != ":":
        before -= 1
    outside = [
        m
        for m in sentences.mentions
        if begin <= m.start
        and m.end <= quote.start
        and m.actor not in ("", "unknown")
        and not (m.start > begin and view.lower[m.start - 1] in _SPOKEN_OF)
        and not _stands_in_about(view, begin, m)
    ]
    subjects = [m for m in outside if view.dep[m.head] in ("nsubj", "nsubj:pass")]
    if subjects:
        return subjects[0]
    if outside and (view.lower[before] == ":" or outside[0].start == begin):
        return outside[0]
    end = view.bounds(quote.end - 1)[1]
    after = [
        m
        for m in sentences.mentions
        if quote.end <= m.start < min(end, quote.end + 6)
        and view.dep[m.head] in ("nsubj", "nsubj:pass")
    ]
    if after:
        return after[0]
    return outside[0] if len({m.actor for m in outside}) == 1 else None


def _stands_in_about(view: Columns, begin: int, mention: Mention) -> bool:
    """Tell whether a mention stands in what is spoken about ('Over wat de kinderen zagen: ...')."""
    first = begin
    while first < mention.start and view.pos[first] in ("CCONJ", "PUNCT", "ADV"):
        first += 1
    if first >= mention.start or view.lower[first] not in ("over",):
        return False
    return not any(view.form[t] == "fin" for t in range(first, mention.start))


def speaker_before(sentences: Sentences, quote: Quote) -> Mention | None:
    """Return the subject of the sentence before a quote that stands alone."""
    view = sentences.view
    begin = view.bounds(quote.start)[0]
    if quote.start - begin > 1 or begin == 0:
        return None
    first, last = view.bounds(begin - 1)
    if "\n" in view.orth[first : last - 1]:
        return None
    for mention in sentences.mentions:
        if mention.start >= last:
            break
        subject = view.dep[mention.head] in ("nsubj", "nsubj:pass")
        own = mention.rule.endswith((".first", ".second"))
        if mention.start >= first and subject and not own and mention.actor != UNKNOWN:
            return mention
    return None


def find_turns(doc: Doc, sentences: Sentences, voice: Voice) -> Iterator[tuple[int, int, Mention]]:
    """Yield ``(start, end, speaker)`` for what stands behind 'Moeder: ' at the start of a sentence.

    Behind a time ('18:41 Moeder: ...') the turn runs to the end of the line, and a name that
    nobody introduced is the other parent of whoever wrote the messages down.
    """
    view = sentences.view
    text = doc.text  # made anew at every look
    colons = [t for t, lower in enumerate(view.lower) if lower in _COLONS and t]
    dialogue = _is_dialogue(text)
    for colon in colons:
        begin, end = view.bounds(colon)
        told = _told(sentences, begin, colon, end)
        if told is not None:
            yield colon + 1, end, told
            continue
        mention = sentences.at.get(colon - 1)
        start = mention.start if mention is not None and mention.end == colon else colon - 1
        prefix = text[view.idx[begin] : view.idx[start]]
        if prefix and not _TURN_PREFIX.match(prefix):
            continue
        timed = ":" in prefix or "." in prefix
        if mention is None and timed and view.orth[start][:1].isupper():
            mention = _correspondent(view, start, voice)
        if mention is None or mention.actor == UNKNOWN or mention.end != colon:
            continue
        line_end = _line_end(text, view, colon)
        if prefix.strip() or (dialogue and (start == 0 or "\n" in view.orth[start - 1])):
            yield colon + 1, line_end, mention
        elif _speaks(view, sentences, colon + 1, line_end, end):
            yield colon + 1, end, mention


def _is_dialogue(text: str) -> bool:
    """Tell whether a paper writes a conversation down, every turn on a line of its own."""
    speakers = [match.group(1) for match in _SPEAKER.finditer(text)]
    again = [name for name in set(speakers) if speakers.count(name) >= _TURNS_OF_ONE]
    return len(again) > 1


_SPEAKER = re.compile(r"(?m)^\W*([A-Z][\w.]*(?: [\w.]+){0,2}): ")
_TURNS_OF_ONE = 3
_CONTACT = WordClass("holder", "contact_words")
_HEAD_OF_MESSAGE = 9
_COLONS = frozenset({":", "):"})
"""The second is what the tokenizer makes of 'Moeder (telefonisch): ...'."""


def _told(sentences: Sentences, begin: int, colon: int, end: int) -> Mention | None:
    """Return whose message 'Mail van vader: moeder komt te laat' is.

    In front of the colon stand one person and words of contact only, behind it a clause about
    somebody else.
    """
    view = sentences.view
    if colon - begin > _HEAD_OF_MESSAGE:
        return None
    subject = sentences.starts.get(colon + 1)
    if subject is None or (subject.kind == "name" and subject.actor == UNKNOWN):
        return None
    speaker = None
    place = begin
    while place < colon:
        mention = sentences.starts.get(place)
        if mention is not None and mention.end <= colon and mention.kind != "pronoun":
            spoken_of = speaker is not None and view.lower[place - 1] in _SPOKEN_OF
            if speaker is not None and speaker.actor != mention.actor and not spoken_of:
                return None
            speaker = speaker or mention
            place = mention.end
            continue
        word = view.lower[place]
        if (
            word not in _CONTACT
            and word != "):"
            and view.pos[place] not in ("PUNCT", "NUM", "SYM", "SPACE")
        ):
            return None
        place += 1
    if speaker is None or speaker.actor in (UNKNOWN, subject.actor):
        return None
    clause = sentences.clause_end(colon + 1)
    if not any(view.form[t] == "fin" for t in range(subject.end, max(clause, subject.end))):
        return None
    return speaker


def _correspondent(view: Columns, token: int, voice: Voice) -> Mention | None:
    actor = OTHER_PARENT.get(voice.author)
    if actor is None:
        return None
    return Mention(token, token + 1, actor, view.orth[token], "name", token, rule="holder.turn")


def _speaks(view: Columns, sentences: Sentences, start: int, line_end: int, end: int) -> bool:
    """Tell speech ('Vader: ik ...', 'Vader: het gaat niet') from a list ('Vader: betrokken')."""
    if start < end and view.orth[start] in ("'", "‘", '"', "“", "„"):
        return True
    own = any(
        sentences.at[t].rule.endswith((".first", ".second"))
        for t in range(start, line_end)
        if t in sentences.at
    )
    clause = sentences.clause_end(start) if start < end else start
    if start < end and view.pos[start] == "AUX" and start + 1 not in sentences.starts:
        return own  # 'Demi: kan nu zeggen wat zij nodig heeft' describes her
    tells = any(view.form[t] == "fin" for t in range(start, clause))
    return own or (tells and view.pos[start] not in ("ADJ", "NOUN", "VERB") and clause - start > 3)


def _line_end(text: str, view: Columns, token: int) -> int:
    cut = text.find("\n", view.idx[token])
    return len(view) if cut < 0 else bisect_left(view.idx, cut)
