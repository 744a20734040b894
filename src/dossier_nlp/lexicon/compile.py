"""Lexicon rows compiled to a matcher over a Doc.

Every pattern is entered in an index under its rarest certain word (its anchor). A Doc is walked
once: the distinct pair (lower form, lemma) of a token leads to the patterns anchored on it, and
only those are checked around the token. What a word satisfies is worked out once per distinct
pair and kept, so that the walk costs one dictionary look-up a token.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.strings import StringStore
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.inflect import inflected_forms, split_forms
from dossier_nlp.lexicon.load import EXCEPTION, Row, load_rows
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.pattern import Element, Pattern, is_anchor, parse_pattern
from dossier_nlp.lexicon.verify import Compiled, verify
from dossier_nlp.lexicon.view import DocView

_KEPT_WORDS = 200_000
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


class _Atoms:
    """The distinct word tests of a lexicon, and which of them a word satisfies."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._lemma: dict[str, set[int]] = defaultdict(set)
        self._lower: dict[str, set[int]] = defaultdict(set)
        self._split: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._suffix: dict[str, set[int]] = defaultdict(set)
        self._prefix: dict[str, set[int]] = defaultdict(set)
        self._particles: set[str] = set()
        self._longest_prefix = self._longest_suffix = self._longest_particle = 0

    def number(self, kind: str, value: str) -> int:
        """Return the number of a test, entering it when it is new."""
        key = (kind, value)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            self._enter(kind, value, self._numbers[key])
        return self._numbers[key]

    def _enter(self, kind: str, value: str, number: int) -> None:
        if kind == "form":
            self._lower[value].add(number)
        elif kind == "prefix":
            self._prefix[value].add(number)
            self._longest_prefix = max(self._longest_prefix, len(value))
        elif kind == "suffix":
            for form in inflected_forms(value):
                self._suffix[form].add(number)
                self._longest_suffix = max(self._longest_suffix, len(form))
        else:
            self._lemma[value].add(number)
            for form in inflected_forms(value):
                self._lower[form].add(number)
            for particle, form in split_forms(value) if value.endswith("n") else ():
                self._split[particle, form].add(number)
                self._particles.add(particle)
                self._longest_particle = max(self._longest_particle, len(particle))

    def satisfied(self, lower: str, lemma: str) -> frozenset[int]:
        """Return the numbers of the tests that a token with this form and lemma satisfies."""
        found: set[int] = set()
        low_lemma = lemma.lower()
        found.update(self._lower.get(lower, ()), self._lemma.get(low_lemma, ()))
        for word in {lower, low_lemma}:
            if self._suffix:
                for cut in range(max(1, len(word) - self._longest_suffix), len(word)):
                    found.update(self._suffix.get(word[cut:], ()))
            if self._prefix:
                for cut in range(1, min(len(word), self._longest_prefix + 1)):
                    found.update(self._prefix.get(word[:cut], ()))
        for cut in range(1, min(len(low_lemma), self._longest_particle + 1)):
            particle = low_lemma[:cut]
            if particle in self._particles and not lower.startswith(particle):
                found.update(self._split.get((particle, lower), ()))
        return frozenset(found)


class CompiledLexicon:
    """The rows of one or more lexicons as one matcher.

    Parameters
    ----------
    rows
        Rows to match. Those of category ``exception`` tag nothing but block.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: tuple[Row, ...] = tuple(rows)
        self._atoms = _Atoms()
        self._entries: list[_Entry] = []
        self._by_anchor: dict[int, list[_Entry]] = defaultdict(list)
        self._words: dict[tuple[int, int], tuple[frozenset[int], tuple[_Entry, ...]]] = {}
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
            atoms=frozenset(self._atoms.number(test.kind, test.value) for test in words),
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
        view = view or DocView(doc)
        found, blocks, exceptions = self._search(view)
        blocks = [block for block in blocks if not _excepted(block, exceptions)]
        kept = [match for match in found if not _blocked(match, blocks, exceptions)]
        if not keep_overlaps:
            kept = _longest(kept, exclusive)
        return sorted(kept, key=lambda match: (match.start, match.end, match.row.id))

    def blocks(self, doc: Doc) -> list[tuple[Row, int, int]]:
        """Return the rows of category ``exception`` that fire in `doc`, with their tokens."""
        return self._search(DocView(doc))[1]

    def _search(self, view: DocView) -> tuple[list[Match], list[_Block], _Exceptions]:
        found: list[Match] = []
        blocks: list[_Block] = []
        exceptions: _Exceptions = defaultdict(list)
        words = self._words
        strings = view.doc.vocab.strings
        known: list[frozenset[int]] = []
        starts: list[tuple[int, tuple[_Entry, ...]]] = []
        for index, key in enumerate(view.keys):
            word = words.get(key)
            if word is None:
                word = self._look_up(key, strings)
            known.append(word[0])
            if word[1]:
                starts.append((index, word[1]))
        sentences: dict[int, frozenset[int]] = {}
        for index, entries in starts:
            first = view.first[index]
            there = sentences.get(first)
            if there is None:
                there = frozenset().union(*known[first : view.last[index]])
                sentences[first] = there
            for entry in entries:
                if any(other.isdisjoint(there) for other in entry.others):
                    continue
                places = verify(entry.elements, entry.anchor, index, view, known)
                if places is None:
                    continue
                covered = [place for place in places if place is not None]
                full_start, full_end = covered[0][0], covered[-1][1]
                if entry.row is None:
                    exceptions[entry.pattern.text].append((full_start, full_end))
                    continue
                inside = [
                    p for p in places[entry.pattern.first : entry.pattern.last] if p is not None
                ]
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

    def _look_up(
        self, key: tuple[int, int], strings: StringStore
    ) -> tuple[frozenset[int], tuple[_Entry, ...]]:
        atoms = self._atoms.satisfied(strings[key[0]], strings[key[1]])
        entries = {entry.order: entry for atom in atoms for entry in self._by_anchor.get(atom, ())}
        word = (atoms, tuple(entries[order] for order in sorted(entries)))
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()  # a very long batch must not grow without end
        self._words[key] = word
        return word


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
