"""Reading order: columns are found by the white gutter that runs between them.

A page is cut into bands by whatever runs across the gutter (a title, a full-width table) and by
headings that stand alone beside white; within a band the left column is read before the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dossier_nlp.reading.aligned import find_aligned
from dossier_nlp.reading.geometry import Line, median
from dossier_nlp.reading.lines import merge_rows
from dossier_nlp.reading.tables import Table

Item = Line | Table

_MIN_GUTTER = 6.0
_MIN_WIDTH, _MAX_WIDTH = 120.0, 20_000.0
_BIN = 2.0
_MIDDLE = (0.18, 0.82)
"""A gutter lies in this part of the width of the text."""
_FULL = 0.6
"""Share of its column that a line of running text fills, at the median."""
_MIN_LINES = 3
_MAX_DEPTH = 3


@dataclass(slots=True)
class Zone:
    """Lines and tables of one column, in reading order."""

    items: list[Item]
    column: int = 0


def page_gutter(items: list[Item]) -> float | None:
    """Return the gutter of a page of which the text itself shows that it has columns."""
    gutter = _gutter(items) if items else None
    if gutter is None:
        return None
    shown = any(_is_text(band, gutter) for band in _bands(items, gutter))
    return gutter if shown else None


def reading_order(
    items: list[Item],
    page: int,
    own_gutters: Sequence[float] = (),
    usual_gutter: float | None = None,
) -> list[Zone]:
    """Return the zones of a page in the order in which one reads them.

    Parameters
    ----------
    own_gutters
        White between columns that the words of the page showed, the clearest first.
    usual_gutter
        The gutter of other pages of the document: a page with a few lines (the last one) is
        then read in columns too.
    """
    if not items:
        return []
    gutter = _gutter_of(items, own_gutters)
    if gutter is None and usual_gutter is not None and _may_have(items, usual_gutter):
        gutter = usual_gutter
    zones = _order(items, page, 0, gutter, own_gutters)
    bounds: dict[int, tuple[float, float]] = {}
    for zone in zones:
        left = min(item.x0 for item in zone.items)
        right = max(item.x1 for item in zone.items)
        known = bounds.get(zone.column, (left, right))
        bounds[zone.column] = (min(left, known[0]), max(right, known[1]))
    for zone in zones:
        for item in zone.items:
            item.left_bound, item.right_bound = bounds[zone.column]
            if isinstance(item, Line):
                item.column = zone.column
    return zones


def _gutter_of(items: list[Item], own_gutters: Sequence[float]) -> float | None:
    """Return the gutter of some items: shown by their words, or free over most of them."""
    for own in own_gutters:
        if any(item.x1 <= own for item in items) and any(item.x0 >= own for item in items):
            return own
    return page_gutter(items)


def _may_have(items: list[Item], gutter: float) -> bool:
    """Tell whether a gutter is free on a page: text on both sides, little across it."""
    across = sum(item.x0 < gutter < item.x1 for item in items)
    left = sum(item.x1 <= gutter for item in items)
    right = sum(item.x0 >= gutter for item in items)
    return min(left, right) > 0 and across <= 0.34 * len(items)


def _order(
    items: list[Item], page: int, depth: int, gutter: float | None, own: Sequence[float]
) -> list[Zone]:
    if gutter is None or depth >= _MAX_DEPTH:
        return [_single(items, page)]
    zones: list[Zone] = []
    whole: list[Item] = []
    for band in _bands(items, gutter):
        left = [item for item in band if item.x1 <= gutter]
        right = [item for item in band if item.x0 >= gutter]
        if len(left) + len(right) < len(band) or not left or not right:
            whole.extend(band)
            continue
        if whole:
            zones.append(_single(whole, page))
            whole = []
        for side, number in ((left, 1), (right, 2)):
            for zone in _order(side, page, depth + 1, _gutter_of(side, own), own):
                zone.column = zone.column + number * 10 ** (_MAX_DEPTH - depth - 1)
                zones.append(zone)
    if whole:
        zones.append(_single(whole, page))
    return zones


def _single(items: list[Item], page: int) -> Zone:
    """Return one column, its pieces on one baseline joined, from the top down."""
    tables: list[Item] = [item for item in items if isinstance(item, Table)]
    aligned, rest = find_aligned([item for item in items if isinstance(item, Line)], page)
    tables.extend(aligned)
    lines: list[Item] = list(merge_rows(rest, page))
    return Zone(sorted(lines + tables, key=lambda item: (item.top + item.bottom, item.x0)))


def _gutter(items: list[Item]) -> float | None:
    """Return the middle of the widest stretch of x that (nearly) no line crosses."""
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    width = right - left
    few = len(items) < 2 * _MIN_LINES and not any(isinstance(item, Table) for item in items)
    if few or not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    changes = [0.0] * (int(width / _BIN) + 2)
    for item in items:
        changes[int((item.x0 - left) / _BIN)] += item.bottom - item.top
        changes[int((item.x1 - left) / _BIN) + 1] -= item.bottom - item.top
    bins = list(accumulate(changes[:-1]))
    first, last = int(_MIDDLE[0] * len(bins)), int(_MIDDLE[1] * len(bins))
    allowed = 0.25 * max(bins)
    best: tuple[float, int, int] | None = None
    start = None
    for place in range(first, last + 1):
        free = place < last and bins[place] <= allowed
        if free and start is None:
            start = place
        elif not free and start is not None:
            stretch = ((place - start) * _BIN - sum(bins[start:place]) / 1000, start, place)
            if (place - start) * _BIN >= _MIN_GUTTER and (best is None or stretch[0] > best[0]):
                best = stretch
            start = None
    return left + (best[1] + best[2]) / 2 * _BIN if best else None


def _bands(items: list[Item], gutter: float) -> list[list[Item]]:
    """Cut a page into bands at what crosses the gutter and at headings beside white."""
    body = median(item.size for item in items if isinstance(item, Line) and item.size)
    bands: list[list[Item]] = []
    crossing = False
    for item in sorted(items, key=lambda i: (i.top, i.x0)):
        wide = item.x0 < gutter < item.x1 or _stands_alone(item, items, gutter, body)
        if not bands or wide != crossing or wide:
            bands.append([])
        bands[-1].append(item)
        crossing = wide
    return bands


def _stands_alone(item: Item, items: list[Item], gutter: float, body: float) -> bool:
    """Tell whether a heading has white beside it, and text close below it on both sides."""
    if not isinstance(item, Line) or not body or item.size < 1.15 * body or item.x0 > gutter:
        return False
    near = item.bottom + 3 * item.height
    below = [False, False]
    for other in items:
        right = other.x0 >= gutter
        if right and other.bottom > item.top - 2 and other.top < item.bottom + 2:
            return False
        if item.bottom - 2 <= other.top < near:
            below[right] = True
    return all(below)


def _is_text(band: list[Item], gutter: float) -> bool:
    """Tell whether a band holds two columns of running text, not labels beside values."""
    sides = ([i for i in band if i.x1 <= gutter], [i for i in band if i.x0 >= gutter])
    return all(_is_column(side, gutter) for side in sides)


def _is_column(side: list[Item], gutter: float) -> bool:
    """Tell whether the items on one side of a gutter fill it as running text or a table does."""
    if any(isinstance(item, Table) for item in side):
        return True
    if len(side) < _MIN_LINES:
        return False
    left, right = min(item.x0 for item in side), max(item.x1 for item in side)
    reach = max(right - left, 1.0)
    if side[0].x1 <= gutter:
        reach = max(reach, 0.8 * (gutter - left))
    if median((item.x1 - item.x0) / reach for item in side) >= _FULL:
        return True
    # Two columns again: each of them fills about half of this side.
    return page_gutter(side) is not None
