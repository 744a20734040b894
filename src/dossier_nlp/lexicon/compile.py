"""Lexicon rows compiled to a matcher over a Doc.

Every pattern is entered in an index under its rarest certain word (its anchor). Which words of a
Doc satisfy which word tests is worked out once for all lexicons (``words.py``); the tests that a
lexicon has for anchors lead to the patterns that are worth a closer look, and where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.load import EXCEPTION, Row, load_rows
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.pattern import Element, Pattern, is_anchor, parse_pattern
from dossier_nlp.lexicon.verify import Compiled, verify
from dossier_nlp.lexicon.view import DocView, view_of
from dossier_nlp.lexicon.words import Seen, word_tests

_Block = tuple[Row, int, int]
_Exceptions = dict[str, list[tuple[int, int]]]


class Match(NamedTuple):
    """A row that fired, in token offsets.

    ``start:end`` is the span (the braces), ``full_start:full_end`` all that the pattern covered,
    ``cues`` the tokens that satisfied its words.
    """

    start: int
    end: int
    row: Row
    full_start: int
    full_end: int
    cues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A compiled pattern; ``row`` is None for an exception of rows.

    ``others`` are the word tests of the certain words beside the anchor: a sentence that lacks
    one of them needs no closer look.
    """

    pattern: Pattern
    elements: tuple[Compiled, ...]
    anchor: int
    others: tuple[frozenset[int], ...]
    row: Row | None
    order: int


class CompiledLexicon:
    """The rows of one or more lexicons as one matcher.

    Parameters
    ----------
    rows
        Rows to match. Those of category ``exception`` tag nothing but block.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: tuple[Row, ...] = tuple(rows)
        self._tests = word_tests()
        self._entries: list[_Entry] = []
        self._by_anchor: dict[int, list[_Entry]] = defaultdict(list)
        for row in self.rows:
            try:
                self._add(parse_pattern(row.pattern), row)
            except LexiconError as error:
                raise LexiconError(f"{row.file}, line {row.line}: {error}") from error
        for text in dict.fromkeys(text for row in self.rows for text in row.exceptions):
            try:
                self._add(parse_pattern(text), None)
            except LexiconError as error:
                where = next(row for row in self.rows if text in row.exceptions)
                raise LexiconError(f"{where.file}, line {where.line}: {error}") from error
        self._anchors = frozenset(self._by_anchor)

    # ------------------------------------------------------------------ building

    def _add(self, pattern: Pattern, row: Row | None) -> None:
        elements = tuple(self._compile(element) for element in pattern.elements)
        anchor = _best_anchor(pattern)
        others = tuple(
            elements[place].atoms
            for place, element in enumerate(pattern.elements)
            if place != anchor and is_anchor(element)
        )
        entry = _Entry(pattern, elements, anchor, others, row, len(self._entries))
        self._entries.append(entry)
        for atom in elements[entry.anchor].atoms:
            self._by_anchor[atom].append(entry)

    def _compile(self, element: Element) -> Compiled:
        words = [test for test in element.tests if test.kind in _WORD_KINDS]
        return Compiled(
            atoms=frozenset(self._tests.number(test.kind, test.value) for test in words),
            parts_of_speech=frozenset(
                IDS[test.value] for test in element.tests if test.kind == "pos"
            ),
            mentions=tuple(sorted(t.value for t in element.tests if t.kind == "mention")),
            classes=tuple(sorted(t.value for t in element.tests if t.kind == "class")),
            optional=element.optional,
            gap=element.gap,
        )

    # ------------------------------------------------------------------ matching

    def find(
        self,
        doc: Doc,
        keep_overlaps: bool = False,
        view: DocView | None = None,
        exclusive: bool = False,
    ) -> list[Match]:
        """Return the rows that fire in `doc`, sorted by place.

        Parameters
        ----------
        doc
            A parsed Doc (mentions are used where it has them).
        keep_overlaps
            False: of overlapping spans with the same category the longest match stays. True: every
            match stays (exceptions hold in either case).
        view
            The view of `doc`, where several lexicons share one.
        exclusive
            True: overlapping spans compete across categories, too.
        """
        view = view or view_of(doc)
        question = (self, keep_overlaps, exclusive)
        known: list[Match] | None = view.found.get(question)
        if known is None:
            known = view.found[question] = self._find(view, keep_overlaps, exclusive)
        return list(known)

    def _find(self, view: DocView, keep_overlaps: bool, exclusive: bool) -> list[Match]:
        found, blocks, exceptions = self._search(view)
        blocks = [block for block in blocks if not _excepted(block, exceptions)]
        kept = [match for match in found if not _blocked(match, blocks, exceptions)]
        if not keep_overlaps:
            kept = _longest(kept, exclusive)
        return sorted(kept, key=lambda match: (match.start, match.end, match.row.id))

    def blocks(self, doc: Doc) -> list[tuple[Row, int, int]]:
        """Return the rows of category ``exception`` that fire in `doc`, with their tokens."""
        return self._search(view_of(doc))[1]

    def _search(self, view: DocView) -> tuple[list[Match], list[_Block], _Exceptions]:
        found: list[Match] = []
        blocks: list[_Block] = []
        exceptions: _Exceptions = defaultdict(list)
        seen = self._tests.seen(view)
        for index, entry in self._worth_a_look(view, seen):
            places = verify(entry.elements, entry.anchor, index, view, seen.known)
            if places is None:
                continue
            covered = [place for place in places if place is not None]
            full_start, full_end = covered[0][0], covered[-1][1]
            if entry.row is None:
                exceptions[entry.pattern.text].append((full_start, full_end))
                continue
            inside = [p for p in places[entry.pattern.first : entry.pattern.last] if p is not None]
            match = Match(
                inside[0][0],
                inside[-1][1],
                entry.row,
                full_start,
                full_end,
                tuple(dict.fromkeys(i for start, end in covered for i in range(start, end))),
            )
            if entry.row.category == EXCEPTION:
                blocks.append((entry.row, match.start, match.end))
            else:
                found.append(match)
        return found, blocks, exceptions

    def _worth_a_look(self, view: DocView, seen: Seen) -> list[tuple[int, _Entry]]:
        """Return the tokens that are the anchor of a pattern whose other words are near, too."""
        places: dict[tuple[int, int], _Entry] = {}
        there, keys, around = seen.tests, seen.keys, seen.around
        for test in self._anchors & there:
            tokens = [index for key in keys[test] for index in view.places[key]]
            for entry in self._by_anchor[test]:
                others, order = entry.others, entry.order
                if not others:
                    for index in tokens:
                        places[index, order] = entry
                elif not any(map(there.isdisjoint, others)):
                    for index in tokens:
                        if not any(map(around(index).isdisjoint, others)):
                            places[index, order] = entry
        return [(place[0], places[place]) for place in sorted(places)]


_WORD_KINDS = frozenset({"word", "form", "suffix", "prefix"})


def _best_anchor(pattern: Pattern) -> int:
    """Return the place of the longest certain word: long words are rare."""

    def rarity(index: int) -> tuple[int, int]:
        tests = pattern.elements[index].tests
        return min(
            len(t.value) - (2 if t.kind in {"suffix", "prefix"} else 0) for t in tests
        ), -index

    places = [i for i, element in enumerate(pattern.elements) if is_anchor(element)]
    return max(places, key=rarity)


def _blocked(match: Match, blocks: Sequence[_Block], exceptions: _Exceptions) -> bool:
    if any(start < match.end and match.start < end for _, start, end in blocks):
        return True
    return _excepted((match.row, match.full_start, match.full_end), exceptions)


def _excepted(place: _Block, exceptions: _Exceptions) -> bool:
    row, begin, stop = place
    return any(
        start < stop and begin < end
        for text in row.exceptions
        for start, end in exceptions.get(text, ())
    )


def _longest(matches: list[Match], exclusive: bool) -> list[Match]:
    """Keep, of overlapping spans of one category, the longest match (then the longest span)."""
    ranked = sorted(
        matches,
        key=lambda m: (m.full_start - m.full_end, m.start - m.end, m.start, m.row.line, m.row.id),
    )
    kept: list[Match] = []
    taken: dict[str, set[int]] = defaultdict(set)
    for match in ranked:
        tokens = range(match.start, match.end)
        occupied = taken["" if exclusive else match.row.category]
        if occupied.isdisjoint(tokens):
            occupied.update(tokens)
            kept.append(match)
    return kept


# ---------------------------------------------------------------------- all lexicons


@cache
def _compiled(folder: Path, names: tuple[str, ...]) -> CompiledLexicon:
    return CompiledLexicon(row for name in names for row in load_rows(name))


def compile_lexicon(*names: str) -> CompiledLexicon:
    """Return the matcher of the named lexicons (made once for each folder of lexicons)."""
    return _compiled(lexicon_dir(), names)


class Lexicons:
    """All compiled lexicons by name, made when first asked for: ``lexicons["safety"]``."""

    def __init__(self) -> None:
        self._made: dict[str | tuple[str, ...], CompiledLexicon] = {}

    def __getitem__(self, names: str | tuple[str, ...]) -> CompiledLexicon:
        made = self._made.get(names)
        if made is None:
            made = compile_lexicon(*((names,) if isinstance(names, str) else names))
            self._made[names] = made
        return made
