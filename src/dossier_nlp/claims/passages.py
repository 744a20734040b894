"""Passages: the clauses of a document that can make a statement of their own.

A sentence such as "moeder stelt dat vader haar sloeg, vader ontkent dat" holds two acts: a claim
and its dispute. Cutting at the borders of such clauses, and nowhere else, lets each act have its
own words, its own speaker and its own place in the life line.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.load import load_table

_OPENERS = frozenset({",", "(", "-", "–", "—", ":"})
_COORDINATED = frozenset({"conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})
_MIN_TOKENS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause with its place.

    Attributes
    ----------
    start, end
        Token offsets, end exclusive.
    sentence
        Number of its sentence in the document.
    block, section
        Number of its block and of the last heading before it.
    heading
        True for the words of a heading.
    """

    start: int
    end: int
    sentence: int
    block: int
    section: int
    heading: bool = False


@cache
def word_list(kind: str) -> frozenset[str]:
    """Return the words of one kind from ``lexicons/claims/words.tsv``."""
    return frozenset(row["word"] for row in load_table("claims/words") if row["kind"] == kind)


def find_passages(parsed: Parsed) -> list[Passage]:
    """Cut a document into passages, in text order; together they cover all its words."""
    cols = columns(parsed.doc)
    places = _Places(parsed)
    opening = word_list("clause_opener")
    subjects = _tokens_with_subject(cols)
    lefts = _left_edges(cols)
    found: list[Passage] = []
    starts = cols.sentence_starts
    for number in range(len(starts) - 1):
        for start, end in _cut(cols, starts[number], starts[number + 1], opening, subjects, lefts):
            block, section, heading = places.at(cols.idx[start])
            found.append(Passage(start, end, number, block, section, heading))
    return found


def _tokens_with_subject(cols: Columns) -> frozenset[int]:
    return frozenset(cols.head[i] for i, dep in enumerate(cols.dep) if dep in _SUBJECTS)


def _left_edges(cols: Columns) -> list[int]:
    """Return the first token of every subtree."""
    lefts = list(range(len(cols)))
    for _ in range(4):  # deep trees settle in a few rounds; a rest only moves a border
        changed = False
        for i, head in enumerate(cols.head):
            if lefts[i] < lefts[head]:
                lefts[head] = lefts[i]
                changed = True
        if not changed:
            break
    return lefts


def _cut(
    cols: Columns,
    first: int,
    last: int,
    opening: frozenset[str],
    subjects: frozenset[int],
    lefts: list[int],
) -> list[tuple[int, int]]:
    """Cut one sentence; bits without a verb stay with their neighbour."""
    if last - first < 2 * _MIN_TOKENS:
        return _trimmed(cols, [(first, last)])
    borders = {first}
    for i in range(first + 1, last):
        if (
            cols.lower[i] == ";"
            or (cols.lower[i] == "(" and _bracket_says(cols, i, last))
            or (
                cols.lower[i] == ")" and any(cols.lower[b - 1] == "(" for b in borders if b > first)
            )
        ):
            borders.add(i + 1)
        elif cols.lower[i] in opening and cols.lower[i - 1] in _OPENERS and _verb(cols, i, last):
            borders.add(i)
        if cols.dep[i] in _COORDINATED and i in subjects and cols.head[i] >= first:
            left = lefts[i]
            if left > first and (cols.lower[left - 1] in _OPENERS or cols.pos[left] == "CCONJ"):
                borders.add(left)
    ordered = [*sorted(borders), last]
    return _trimmed(cols, _joined(cols, list(pairwise(ordered))))


def _verb(cols: Columns, start: int, end: int) -> bool:
    return any(cols.pos[i] in _VERBAL for i in range(start, end))


def _bracket_says(cols: Columns, at: int, last: int) -> bool:
    """Tell whether the words between brackets are a clause of their own."""
    close = next((i for i in range(at + 1, last) if cols.lower[i] == ")"), last)
    return close - at > _MIN_TOKENS and _verb(cols, at + 1, close)


def _joined(cols: Columns, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces without a verb, or too short to say something, to the piece before them."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        complete = end - start >= _MIN_TOKENS and _verb(cols, start, end)
        if (joined and not complete) or (joined and not _verb(cols, *joined[-1])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _trimmed(cols: Columns, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take punctuation and white space off the edges; drop what has no words."""
    kept = []
    for start, end in pieces:
        while start < end and cols.pos[start] in {"PUNCT", "SPACE", "CCONJ"}:
            start += 1
        while end > start and (cols.pos[end - 1] == "SPACE" or cols.lower[end - 1] in ",;:.(-–"):
            end -= 1
        if end > start:
            kept.append((start, end))
    return kept


class _Places:
    """Which block and section a character stands in."""

    def __init__(self, parsed: Parsed) -> None:
        self._starts: list[int] = []
        self._sections: list[int] = []
        self._headings: list[bool] = []
        section = 0
        for block in parsed.document.blocks:
            if block.kind == "removed" or block.end <= block.start:
                continue
            heading = block.kind == "heading"
            section += heading
            self._starts.append(block.start)
            self._sections.append(section)
            self._headings.append(heading)

    def at(self, offset: int) -> tuple[int, int, bool]:
        """Return number of the block, number of the section, and whether it is a heading."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0, 0, False
        return number, self._sections[number], self._headings[number]
