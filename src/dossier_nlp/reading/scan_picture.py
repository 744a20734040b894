"""The picture of a scanned page made ready to read: set straight, ruled lines taken out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_MOST_SKEW = 4.0
"""Degrees: a page that lies further askew was turned on purpose, or is no text."""
_LEAST_SKEW = 0.08
"""Degrees: less than a pixel in a line of text; turning would only blur."""
_COARSE, _FINE = 0.25, 0.04
_SAMPLE_SIDE = 1_100
_FEWEST_POINTS, _MOST_POINTS = 200, 150_000
_CONTRAST = 50
"""Steps of grey by which ink is darker than the paper: table lines are often light grey."""
_FAINT = 28
"""The same for a hairline, in the mean over a stretch."""
_CLEAR = 3
"""Times that a hairline is darker than what is beside it: rows of letters have ink on one side."""
_STRETCH, _BESIDE = 2.4, 1.45
"""Points along a hairline, and to its sides."""
_SHORTEST_UPRIGHT = 30.0
_SHORTEST_FLAT = 34.0
"""In points: a stroke that is longer is no part of a letter."""
_THICKEST = 4.0
"""In points: what is thicker is a bar, a shaded cell or a picture, and may hold letters."""

Mask = NDArray[np.bool_]
Grey = NDArray[np.uint8]


def paper_grey(grey: NDArray[np.uint8]) -> int:
    """Return the grey of the paper: what most of the page has."""
    return int(np.median(grey[::8, ::8]))


def ink(grey: NDArray[np.uint8]) -> Mask:
    """Tell of each pixel whether it is darker than the paper."""
    dark: Mask = np.asarray(grey < max(paper_grey(grey) - _CONTRAST, 1))
    return dark


def straighten(image: Any) -> Any:
    """Return a greyscale picture (PIL) with its lines of text level."""
    grey = np.asarray(image)
    angle = skew(grey)
    if abs(angle) < _LEAST_SKEW:
        return image
    return image.rotate(
        angle, resample=Image.Resampling.BICUBIC, fillcolor=paper_grey(grey), expand=False
    )


def skew(grey: NDArray[np.uint8]) -> float:
    """Return by how many degrees the lines of text fall to the right.

    Of all angles the right one packs the ink into the fewest, fullest rows (Postl, 1986).
    """
    step = max(max(grey.shape) // _SAMPLE_SIDE, 1)
    # The mean of each square: single dark specks of noise fade.
    height, width = (side - side % step for side in grey.shape)
    small = grey[:height, :width].reshape(height // step, step, width // step, step)
    found_rows, found_columns = np.nonzero(ink(small.mean(axis=(1, 3)).astype(np.uint8)))
    if len(found_rows) < _FEWEST_POINTS:
        return 0.0
    every = max(len(found_rows) // _MOST_POINTS, 1)
    rows = found_rows[::every].astype(np.float32)
    columns = found_columns[::every].astype(np.float32)
    rough = _fullest(rows, columns, np.arange(-_MOST_SKEW, _MOST_SKEW + _COARSE, _COARSE))
    found = _fullest(rows, columns, np.arange(rough - _COARSE, rough + _COARSE, _FINE))
    # At the end of the range there is no peak: a photograph, a drawing.
    return 0.0 if abs(found) >= _MOST_SKEW - _COARSE else found


def _fullest(
    rows: NDArray[np.float32], columns: NDArray[np.float32], angles: NDArray[np.float64]
) -> float:
    scores = []
    for angle in angles:
        shifted = rows - columns * np.float32(math.tan(math.radians(angle)))
        filled = np.bincount((shifted - shifted.min()).astype(np.int32))
        scores.append(float((filled.astype(np.float64) ** 2).sum()))
    return float(angles[int(np.argmax(scores))])


def lies_on_its_side(grey: Grey) -> bool:
    """Tell whether lines of text seem to run up or down: then ink changes across the page."""
    dark = ink(grey)
    rough = []
    for axis in (1, 0):
        profile = dark.mean(axis=axis)
        rough.append(float((np.diff(profile) ** 2).mean()))
    across, along = rough
    return along > across


def line_ink(grey: Grey, scale: float) -> tuple[Mask, Mask]:
    """Tell of each pixel at half size whether an upright and whether a flat line may run there.

    That is where ink is, and where a faint hairline is: hardly darker than the paper, but over a
    stretch, and with white on both sides.
    """
    height, width = (side - side % 2 for side in grey.shape)
    squares = grey[:height, :width].reshape(height // 2, 2, width // 2, 2)
    depth = paper_grey(grey) - squares.min(axis=(1, 3)).astype(np.int16)
    dark = depth > _CONTRAST
    return dark | _hairlines(depth.T, scale / 2).T, dark | _hairlines(depth, scale / 2)


def _hairlines(depth: NDArray[np.int16], scale: float) -> Mask:
    """Tell of each pixel whether a flat hairline may run there, from how dark the pixels are."""
    aside = max(round(_STRETCH * scale) // 2, 1)
    stretch, away = 2 * aside + 1, max(round(_BESIDE * scale), 2)
    padded = np.pad(depth, ((0, 0), (aside, aside)))
    along = np.zeros_like(depth)
    # Over a stretch the noise of single pixels fades.
    for start in range(stretch):
        along += padded[:, start : start + depth.shape[1]]
    beside = np.zeros_like(along)
    beside[away:] = along[:-away]
    np.maximum(beside[:-away], along[away:], out=beside[:-away])
    return np.asarray((along >= stretch * _FAINT) & (beside * _CLEAR <= along))


def without_lines(image: Any, scale: float, masks: tuple[Mask, Mask] | None = None) -> Any:
    """Return a greyscale picture (PIL) whose ruled lines have the grey of the paper.

    Next to a line tesseract takes letters for ``|`` or loses the word.

    Parameters
    ----------
    scale
        Pixels per point.
    masks
        What :func:`line_ink` gave for the picture, where that is known.
    """
    grey = np.asarray(image)
    half = scale / 2
    upright, flat = masks or line_ink(grey, scale)
    upright = long_runs(upright, round(_SHORTEST_UPRIGHT * half))
    flat = long_runs(flat.T, round(_SHORTEST_FLAT * half)).T
    if not (upright.any() or flat.any()):
        return image
    thickest = round(_THICKEST * half)
    lines = (upright & ~long_runs(upright.T, thickest).T) | (flat & ~long_runs(flat, thickest))
    lines = _grown(lines, max(round(0.35 * half), 1)).repeat(2, axis=0).repeat(2, axis=1)
    cleaned = grey.copy()
    cleaned[: lines.shape[0], : lines.shape[1]][lines] = paper_grey(grey)
    return Image.fromarray(cleaned)


def halved(dark: Mask) -> Mask:
    """Return a mask at half its size; a dark pixel stays dark."""
    height, width = (side - side % 2 for side in dark.shape)
    squares = dark[:height, :width].reshape(height // 2, 2, width // 2, 2)
    return np.asarray(squares.any(axis=(1, 3)))


def long_runs(dark: Mask, shortest: int) -> Mask:
    """Keep only the dark pixels in runs of at least this many down a column."""
    count = np.cumsum(dark, axis=0, dtype=np.int32)
    before = np.maximum.accumulate(np.where(dark, 0, count), axis=0)
    ends = dark & (count - before >= shortest)
    ends[:-1] &= ~dark[1:]
    # From the end of each long run back to its start.
    starts = np.zeros_like(dark)
    rows, columns = np.nonzero(ends)
    lengths = (count - before)[rows, columns]
    starts[rows - lengths + 1, columns] = True
    kept = np.cumsum(starts, axis=0, dtype=np.int32)
    kept[1:] -= np.cumsum(ends, axis=0, dtype=np.int32)[:-1]
    return np.asarray(kept > 0)


def _grown(mask: Mask, by: int) -> Mask:
    """Return a mask that is wider on all sides: the grey edges of a line go with it."""
    grown = mask.copy()
    for _ in range(by):
        wide = grown.copy()
        wide[1:] |= grown[:-1]
        wide[:-1] |= grown[1:]
        wide[:, 1:] |= grown[:, :-1]
        wide[:, :-1] |= grown[:, 1:]
        grown = wide
    return grown
