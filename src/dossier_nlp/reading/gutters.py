"""White that runs down between columns, found in the words themselves.

A gutter may be hardly wider than the spaces of a justified line. What tells it from them is that
it goes on, line after line, with text on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.reading.geometry import Word, median

_NEAR = 5.0
_NARROWEST = 6.0
"""Points of white that a gutter keeps free at least; LaTeX sets 10."""
_ROWS = 5
"""Lines with text on both sides that show a gutter; white in running text never lines up so."""
_COLUMN = 80.0
"""Points of width from which text on one side is a column, not a label or a number."""
_FULL = 0.6
"""Share of the widest line that the usual line of a column fills."""
_MOST = 40
"""Stretches of white that are followed at a time."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """White between two columns, its place, and the rows that it parts, by their place."""

    place: float
    rows: tuple[int, ...]

    @property
    def clear(self) -> bool:
        """Whether enough lines show it to count whatever else runs across it."""
        return len(self.rows) >= _ROWS


@dataclass(slots=True)
class _White:
    """White that has gone on so far, and the rows that have it."""

    left: float
    right: float
    rows: list[int]

    @property
    def place(self) -> float:
        """Where it is: near the left column, as lists in the right one begin further in."""
        return self.left + min((self.right - self.left) / 2, _NEAR)


@dataclass(frozen=True, slots=True)
class _Row:
    """One baseline: where it begins and ends, and its wide gaps."""

    start: float
    end: float
    gaps: tuple[tuple[float, float], ...]


def find_gutters(baselines: list[list[Word]], known: Sequence[float] = ()) -> list[Gutter]:
    """Find the gutters between columns.

    Parameters
    ----------
    baselines
        The words of a page by baseline, from the top down, each from left to right.
    known
        Where other pages of the document have gutters: there, one line is enough.
    """
    rows = [_measure(baseline) for baseline in baselines]
    found = _follow(rows)
    long = [white for white in found if len(white.rows) >= _ROWS]
    return [
        Gutter(white.place, tuple(white.rows))
        for white in found
        if any(abs(white.place - other) < _NARROWEST for other in known)
        or (len(white.rows) >= _ROWS and _parts_columns(white, long, rows))
    ]


def _measure(baseline: list[Word]) -> _Row:
    gaps: list[tuple[float, float]] = []
    start = baseline[0].x0
    reach = baseline[0].x1
    for word in baseline[1:]:
        if word.x0 - reach >= _NARROWEST:
            gaps.append((reach, word.x0))
        if word.x1 > reach:
            reach = word.x1
    return _Row(start, reach, tuple(gaps))


def _follow(rows: list[_Row]) -> list[_White]:
    """Follow the white of every row as far down as it goes."""
    active: list[_White] = []
    ended: list[_White] = []
    for number, row in enumerate(rows):
        still: list[_White] = []
        taken: set[tuple[float, float]] = set()
        for white in active:
            gap = _widest_shared(white, row)
            if gap is not None:
                white.left, white.right = max(gap[0], white.left), min(gap[1], white.right)
                white.rows.append(number)
                taken.add(gap)
                still.append(white)
            elif _is_beside(white, row):
                still.append(white)
            else:
                ended.append(white)
        still.extend(_White(*gap, [number]) for gap in row.gaps if gap not in taken)
        ended.extend(still[:-_MOST])
        active = still[-_MOST:]
    return ended + active


def _widest_shared(white: _White, row: _Row) -> tuple[float, float] | None:
    """Return the gap of a row with which some white goes on."""
    best, widest = None, _NARROWEST
    for gap in row.gaps:
        shared = min(gap[1], white.right) - max(gap[0], white.left)
        if shared >= widest:
            best, widest = gap, shared
    return best


def _is_beside(white: _White, row: _Row) -> bool:
    """Tell whether a row leaves some white free, with text on one side only."""
    if row.end <= white.right - _NARROWEST:
        white.left = max(white.left, row.end)
        return True
    if row.start >= white.left + _NARROWEST:
        white.right = min(white.right, row.start)
        return True
    return False


def _parts_columns(white: _White, long: list[_White], rows: list[_Row]) -> bool:
    """Tell whether running text stands on both sides: most lines fill their column."""
    lefts: list[float] = []
    rights: list[float] = []
    for number in white.rows:
        start, end = rows[number].start, rows[number].end
        for other in long:
            if number in other.rows:
                if start < other.right <= white.left:
                    start = other.right
                elif end > other.left >= white.right:
                    end = other.left
        left, right = next(
            gap for gap in rows[number].gaps if gap[0] <= white.left and gap[1] >= white.right
        )
        lefts.append(left - start)
        rights.append(end - right)
    return all(median(side) >= max(_COLUMN, _FULL * max(side)) for side in (lefts, rights))
