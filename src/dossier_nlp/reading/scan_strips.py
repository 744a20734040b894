"""The columns of a scanned page one below the other, so that no two lines stand side by side.

Text recognition goes by lines. Where the lines of two columns stand at different heights, it takes
parts of both for one line and reads neither. A page is therefore cut at white that runs down
between columns, its parts are set one below the other, and what was read is put back in place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dossier_nlp.reading.scan_picture import Mask

_CELL = 1.0
"""Points: the step in which white is looked for."""
_GUTTER = 7
"""Points of white between two columns at least."""
_COLUMN = 80
"""Points of width from which text on one side is a column; less is a label, a number, a bullet."""
_TALL = 34
"""Points of height (three lines) below which parts side by side do no harm."""
_BETWEEN = 5
"""Points of white between two blocks, one above the other; between lines there is less."""
_MOST_CUTS = 6
_MARGIN = 3
"""Points of white kept around a strip."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the picture (in its pixels), and where it stands on the stacked picture."""

    left: int
    top: int
    right: int
    bottom: int
    at: int = 0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.bottom - self.top


Area = tuple[int, int, int, int]
"""Left, top, right, bottom in cells."""


def find_strips(dark: Mask, scale: float) -> list[Strip]:
    """Return the parts of a page, or nothing when no two columns stand side by side.

    Parameters
    ----------
    dark
        Where the picture has ink, without ruled lines.
    scale
        Pixels per point.
    """
    step = max(round(_CELL * scale), 1)
    cells = _cells(dark, step)
    whole = _trimmed(cells, (0, 0, cells.shape[1], cells.shape[0]))
    areas = _parts(cells, whole, 0) if whole else []
    if len(areas) < 2:
        return []
    margin = round(_MARGIN * scale)
    strips: list[Strip] = []
    at = 0
    for left, top, right, bottom in areas:
        strip = Strip(
            max(left * step - margin, 0),
            max(top * step - margin, 0),
            min(right * step + margin, dark.shape[1]),
            min(bottom * step + margin, dark.shape[0]),
            at,
        )
        strips.append(strip)
        at += strip.height
    return strips


def stacked(grey: NDArray[np.uint8], strips: Sequence[Strip], paper: int) -> NDArray[np.uint8]:
    """Return a picture of the strips, one below the other."""
    width = max(strip.right - strip.left for strip in strips)
    height = strips[-1].at + strips[-1].height
    picture = np.full((height, width), paper, np.uint8)
    for strip in strips:
        part = grey[strip.top : strip.bottom, strip.left : strip.right]
        picture[strip.at : strip.at + strip.height, : part.shape[1]] = part
    return picture


def shift_of(strips: Sequence[Strip], middle: float) -> tuple[int, int]:
    """Return how far right and down a word goes that was read at a height of the stack."""
    if not strips:
        return 0, 0
    strip = strips[max(bisect_right([one.at for one in strips], middle) - 1, 0)]
    return strip.left, strip.top - strip.at


def _cells(dark: Mask, step: int) -> Mask:
    """Return in which squares of the picture there is ink, single specks left out."""
    height, width = (side - side % step for side in dark.shape)
    squares = dark[:height, :width].reshape(height // step, step, width // step, step)
    found = squares.sum(axis=(1, 3)) >= max(step * step // 8, 1)
    around = np.zeros(found.shape, np.uint8)
    padded = np.pad(found, 1)
    for down in range(3):
        for right in range(3):
            around += padded[down : down + found.shape[0], right : right + found.shape[1]]
    return np.asarray(found & (around > 1))


def _trimmed(cells: Mask, area: Area) -> Area | None:
    """Return an area without the white around it, ``None`` when it is all white."""
    left, top, right, bottom = area
    part = cells[top:bottom, left:right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not len(rows):
        return None
    return (
        left + int(columns[0]),
        top + int(rows[0]),
        left + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
    )


def _parts(cells: Mask, area: Area, depth: int) -> list[Area]:
    """Cut an area between columns, and between blocks where one of these has columns."""
    left, top, right, bottom = area
    if depth > _MOST_CUTS or bottom - top < _TALL:
        return [area]
    cut = _gutter(cells, area)
    if cut is not None:
        sides = ((left, top, cut, bottom), (cut, top, right, bottom))
        return [
            part
            for side in sides
            if (inner := _trimmed(cells, side)) is not None
            for part in _parts(cells, inner, depth + 1)
        ]
    bands = _bands(cells, area)
    found: list[Area] = []
    joined = False
    for band in bands if len(bands) > 1 else []:
        parts = _parts(cells, band, depth + 1)
        if len(parts) == 1 and joined:
            found[-1] = _around(found[-1], parts[0])
        else:
            found.extend(parts)
        joined = len(parts) == 1
    return found if len(found) > 1 else [area]


def _around(one: Area, other: Area) -> Area:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _stretches(white: NDArray[np.bool_], shortest: int) -> list[tuple[int, int]]:
    """Return the stretches of white of at least this length, without those at the ends."""
    edges = np.flatnonzero(np.diff(np.pad(white, 1).astype(np.int8)))
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(a, b) for a, b in pairs if b - a >= shortest and a > 0 and b < len(white)]


def _gutter(cells: Mask, area: Area) -> int | None:
    """Return the middle of the widest white that runs down between two columns."""
    left, top, right, bottom = area
    white = np.logical_not(cells[top:bottom, left:right].any(axis=0))
    wide = [
        (a, b)
        for a, b in _stretches(white, _GUTTER)
        if a >= _COLUMN
        and right - left - b >= _COLUMN
        and _is_tall(cells, (left, top, left + a, bottom))
        and _is_tall(cells, (left + b, top, right, bottom))
    ]
    if not wide:
        return None
    a, b = max(wide, key=lambda pair: pair[1] - pair[0])
    return left + (a + b) // 2


def _is_tall(cells: Mask, area: Area) -> bool:
    inner = _trimmed(cells, area)
    return inner is not None and inner[3] - inner[1] >= _TALL


def _bands(cells: Mask, area: Area) -> list[Area]:
    """Cut an area at white between blocks that stand one above the other."""
    left, top, right, bottom = area
    white = np.logical_not(cells[top:bottom, left:right].any(axis=1))
    cuts = [(a + b) // 2 for a, b in _stretches(white, _BETWEEN)]
    edges = [top, *(top + cut for cut in cuts), bottom]
    found = (_trimmed(cells, (left, a, right, b)) for a, b in pairwise(edges))
    return [band for band in found if band is not None]
