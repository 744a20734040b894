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

_DOUBLE = re.compile(r"[“„\"«]([^“”„\"«»\n]{2,900}?)[”\"»]")
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?!(?:s|n|t|m|k|r)\b(?!['’]))((?:[^‘’'\n]|(?<=\w)['’](?=\w)){2,900}?)['’](?!\w)"
)
_TURN_PREFIX = re.compile(r"^[\s\[(]*(?:\d{1,2}[-/:.]\d{2}(?:[-/]\d{2,4})?[\])u]*[ ,]*)*$")
_SHORT = 2
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
        if begin <= m.start and m.end <= quote.start and m.actor not in ("", "unknown")
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
        if quote.end <= m.start < min(end, quote.end + 6) and view.dep[m.head] in ("nsubj", "nsubj:pass")
    ]
    if after:
        return after[0]
    return outside[0] if len({m.actor for m in outside}) == 1 else None


def find_turns(doc: Doc, sentences: Sentences) -> Iterator[tuple[int, int, Mention]]:
    """Yield ``(start, end, speaker)`` for what stands behind 'Moeder: ' at the start of a sentence.

    In a quoted block or behind a time ('18:41 Moeder: ...') the turn runs to the end of the line.
    """
    view = sentences.view
    colons = [t for t, lower in enumerate(view.lower) if lower == ":" and t]
    for colon in colons:
        mention = sentences.at.get(colon - 1)
        if mention is None or mention.actor in ("unknown",) or mention.end != colon:
            continue
        begin, end = view.bounds(colon)
        prefix = doc.text[view.idx[begin] : view.idx[mention.start]]
        if prefix and not _TURN_PREFIX.match(prefix):
            continue
        line_end = _line_end(doc, view, colon)
        if prefix.strip():
            yield colon + 1, line_end, mention
        elif _speaks(view, sentences, colon + 1, line_end):
            yield colon + 1, end, mention


def _speaks(view: Columns, sentences: Sentences, start: int, end: int) -> bool:
    """Tell speech ('Vader: ik ...', 'Vader: "..."') from a list ('Vader: betrokken, stabiel')."""
    if start < end and view.orth[start] in ("'", "‘", '"', "“", "„"):
        return True
    return any(
        sentences.at[t].rule.endswith((".first", ".second")) for t in range(start, end) if t in sentences.at
    )


def _line_end(doc: Doc, view: Columns, token: int) -> int:
    cut = doc.text.find("\n", view.idx[token])
    return len(view) if cut < 0 else bisect_left(view.idx, cut)
