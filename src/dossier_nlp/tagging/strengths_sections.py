"""Sections and lines that are about what goes well, and what they say of a parent.

Under 'Sterke kanten', 'Wat gaat er goed?' or behind 'Wat helpt:' every statement about a parent is
put forward as a strength, also where no lexicon knows its words ('Vader denkt met zijn handen').
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.lexicon.view import PARENTS
from dossier_nlp.tagging.base import Finding, cue
from dossier_nlp.tagging.frames_clause import use_of
from dossier_nlp.tagging.frames_predicate import row_owner
from dossier_nlp.tagging.frames_words import grammar_class

HEADINGS = "strengths/headings"
_RULE = "strength.section"
_MAX_HEADING = 10
_MAX_SPAN = 20
_FIRST = 4
_STOPS = frozenset({":", ";"})


def in_sections(doc: Doc, lexicons: Lexicons) -> list[tuple[int, int]]:
    """Return the token ranges that stand under a heading (or behind a label) of strengths."""
    ranges = []
    c = columns(doc)
    for hit in lexicons[HEADINGS].find(doc):
        first, last = c.bounds(hit.start)
        if _is_heading(doc, c, first, last):
            ranges.append((last, _section_end(doc, c, first, last)))
        elif hit.start - first <= 2 and hit.end < last and c.lower[hit.end] == ":":
            ranges.append((hit.end + 1, last))
    return ranges


def _blocks(doc: Doc) -> list[tuple[int, int, str, int]]:
    document = doc._.document if Doc.has_extension("document") else None
    if document is None:
        return []
    return [(b.start, b.end, b.kind, b.level) for b in document.blocks if b.kind != "removed"]


def _is_heading(doc: Doc, c: Columns, first: int, last: int) -> bool:
    """Tell whether the sentence is a heading: by the layout, else short and without full stop."""
    blocks = _blocks(doc)
    if blocks:
        return any(
            kind == "heading" and start <= c.idx[first] < end for start, end, kind, _ in blocks
        )
    return last - first <= _MAX_HEADING and c.lower[last - 1] != "."


def _section_end(doc: Doc, c: Columns, first: int, last: int) -> int:
    """Return the token at which the next heading of the same level or a higher one stands."""
    blocks = _blocks(doc)
    if not blocks:
        return min(len(c), last + 120)
    here = c.idx[first]
    level = next((lv for s, e, k, lv in blocks if k == "heading" and s <= here < e), 0)
    following = [
        s for s, _, k, lv in blocks if k == "heading" and s > here and (lv <= level or not level)
    ]
    if not following:
        return len(c)
    return next((i for i in range(last, len(c)) if c.idx[i] >= following[0]), len(c))


def statements(doc: Doc, ranges: list[tuple[int, int]], known: list[Finding]) -> Iterator[Finding]:
    """Yield what the sections say of a parent beyond the findings already `known`."""
    c = columns(doc)
    taken = {c.sentence[f.start] for f in known if f.start < len(c)}
    for low, high in ranges:
        at = low
        while at < high:
            first, last = c.bounds(at)
            begin = max(first, low)
            at = last
            if c.sentence[begin] in taken:
                continue
            owner = _owner(doc, c, begin, last)
            if owner is None or not _is_positive(c, begin, last):
                continue
            start, end = _predicate(c, owner, begin, last)
            if end - start >= 2:
                taken.add(c.sentence[begin])
                yield Finding(
                    start,
                    end,
                    "strength",
                    "named",
                    _RULE,
                    actor=owner.actor,
                    name=owner.name,
                    cues=(cue(doc, "trigger", start, end, _RULE),),
                )


def _owner(doc: Doc, c: Columns, first: int, last: int) -> Mention | None:
    """Return the parent with which the sentence opens, or whose row it is."""
    for mention in mentions_of(doc):
        if mention.start >= min(last, first + _FIRST):
            break
        if mention.start >= first:
            use = use_of(c, mention)
            if use.preposition or use.possessor:
                return None
            return mention if mention.actor in PARENTS else None
    owner = row_owner(doc, c, first)
    return owner if owner is not None and owner.actor in PARENTS else None


def _is_positive(c: Columns, first: int, last: int) -> bool:
    words = grammar_class("CONCERN") | grammar_class("NEGATION")
    return not any(c.lower[i] in words or c.lemma[i] in words for i in range(first, last))


def _predicate(c: Columns, owner: Mention, first: int, last: int) -> tuple[int, int]:
    """Return the words said of the owner, up to a colon, semicolon or full stop."""
    start = owner.end if owner.start >= first else first
    if start < last and c.lower[start] in _STOPS:
        start += 1
    end = start
    while end < last and end - start < _MAX_SPAN and c.lower[end] not in _STOPS:
        end += 1
    while end > start and c.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    return start, end
