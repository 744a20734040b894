"""Ruled lines in the picture of a scanned page, so that tables of scans have cells too."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dossier_nlp.reading.geometry import Rule
from dossier_nlp.reading.scan_picture import Mask, line_ink

_SHORTEST_UPRIGHT = 20.0
_SHORTEST_FLAT = 34.0
"""In points: longer than strokes of letters, shorter than the sides of a cell."""
_MOST = 1500
"""More lines than this are a photograph or a shaded page."""


def ruled_lines(image: Any, scale: float, masks: tuple[Mask, Mask] | None = None) -> list[Rule]:
    """Find the ruled lines of a greyscale picture.

    Parameters
    ----------
    image
        A picture (PIL) of the page.
    scale
        Pixels per point.
    masks
        What :func:`~dossier_nlp.reading.scan_picture.line_ink` gave for it, where that is known.

    Returns
    -------
    list of Rule
        In points; a slightly skewed line comes as several short ones close together.
    """
    upright_ink, flat_ink = masks or line_ink(np.asarray(image.convert("L")), scale)
    step = 2 / scale
    upright = _runs(_widen(upright_ink, axis=1), round(_SHORTEST_UPRIGHT / step))
    flat = _runs(_widen(flat_ink, axis=0).T, round(_SHORTEST_FLAT / step))
    if len(upright) + len(flat) > _MOST:
        return []
    rules = [Rule(x * step, y0 * step, x * step, y1 * step) for x, y0, y1 in upright]
    rules += [Rule(x0 * step, y * step, x1 * step, y * step) for y, x0, x1 in flat]
    return rules


def _widen(dark: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    """Make lines one pixel wider on both sides, so that skew does not cut them to pieces."""
    wide = dark.copy()
    if axis == 1:
        wide[:, 1:] |= dark[:, :-1]
        wide[:, :-1] |= dark[:, 1:]
    else:
        wide[1:, :] |= dark[:-1, :]
        wide[:-1, :] |= dark[1:, :]
    return wide


def _runs(dark: NDArray[np.bool_], shortest: int) -> list[tuple[int, int, int]]:
    """Return (column, first row, last row) of every long dark run down a column."""
    count = np.cumsum(dark, axis=0, dtype=np.int32)
    reset = np.maximum.accumulate(np.where(dark, 0, count), axis=0)
    run = count - reset
    ends = run >= shortest
    ends[:-1] &= ~dark[1:]
    rows, columns = np.nonzero(ends)
    lengths = run[rows, columns]
    return [
        (int(column), int(row - length + 1), int(row))
        for row, column, length in zip(rows, columns, lengths)
    ]
