"""The light of a scanned page made even: white paper, black ink, no dark edges, no specks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from dossier_nlp.reading.scan_picture import Grey, Mask, ink

_PAPER, _INK = 245, 40
"""The greys that paper and ink get."""
_BLOCK = 8.0
"""Points: the side of the squares in which the grey of the paper is looked for."""
_REACH = 7
"""Squares across: paper within this reach lends its grey to a dark one (a bar, a shaded cell)."""
_SHARE_OF_PAPER = 75
"""Per cent: in a square with text the paper is lighter than most of it."""
_UNEVEN, _DULL = 12, 0.75
"""Steps of grey between light and dark paper, and share of full contrast, that are put right."""
_FEWEST_INK = 500
_MOST_STRETCH = 4.0
_EDGE_BLOCK = 3.0
"""Points: the side of the squares of which a dark edge is made."""
_SPECK, _AROUND = 11, 13
"""Dark pixels within a window of so many pixels (at 300 dpi) that make no full stop, no stroke."""
_MANY_SPECKS = 400
_FULL_DPI = 300


def even_light(image: Any, scale: float) -> Any:
    """Return a greyscale picture (PIL) with white paper and black ink.

    A page that is so already is returned as it is.

    Parameters
    ----------
    scale
        Pixels per point.
    """
    grey: Grey = np.asarray(image)
    before = grey
    paper = _paper(grey, max(round(_BLOCK * scale), 1))
    if float(paper.max()) - float(paper.min()) > _UNEVEN or np.median(paper) < _PAPER - 2 * _UNEVEN:
        grey = _clipped(grey * (_PAPER / np.maximum(paper, 1.0)))
    grey = _stretched(grey)
    grey = _without_edges(grey, max(round(_EDGE_BLOCK * scale), 1))
    grey = _without_specks(grey, scale * 72 / _FULL_DPI)
    return image if grey is before else Image.fromarray(grey)


def _clipped(values: NDArray[np.floating[Any]]) -> Grey:
    return np.clip(values, 0, 255).astype(np.uint8)


def _paper(grey: Grey, block: int) -> NDArray[np.float32]:
    """Return the grey of the paper at each pixel, as it changes over the page."""
    height, width = (max(side // block, 1) for side in grey.shape)
    squares = grey[: height * block, : width * block]
    squares = squares.reshape(height, -1, width, squares.shape[1] // width)
    light = np.percentile(squares[:, ::2, :, ::2], _SHARE_OF_PAPER, axis=(1, 3))
    small = Image.fromarray(light.astype(np.uint8))
    # Dark squares take the grey of the paper around them; the rest keeps its own.
    small = small.filter(ImageFilter.MaxFilter(_REACH)).filter(ImageFilter.MinFilter(_REACH))
    small = small.filter(ImageFilter.BoxBlur(1))
    whole = small.resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(whole, dtype=np.float32)


def _stretched(grey: Grey) -> Grey:
    """Return a picture with ink as dark as print is, where it was pale."""
    some = grey[::3, ::3]
    paper = float(np.median(some))
    dark = some[some < 0.82 * paper]
    if len(dark) < _FEWEST_INK:
        return grey
    contrast = paper - float(np.percentile(dark, 15))
    if contrast >= _DULL * (_PAPER - _INK) or contrast <= 0:
        return grey
    factor = min((_PAPER - _INK) / contrast, _MOST_STRETCH)
    return _clipped(_PAPER - (paper - grey.astype(np.float32)) * factor)


def _without_edges(grey: Grey, block: int) -> Grey:
    """Paint the dark edges white that a scanner leaves around a sheet."""
    height, width = (side // block for side in grey.shape)
    dark = ink(grey)[: height * block, : width * block]
    full = dark.reshape(height, block, width, block).mean(axis=(1, 3)) > 0.8
    edge = np.zeros_like(full)
    edge[[0, -1]], edge[:, [0, -1]] = full[[0, -1]], full[:, [0, -1]]
    if not edge.any():
        return grey
    while True:
        grown = _spread(edge) & full
        if (grown == edge).all():
            break
        edge = grown
    # The half dark squares around it too.
    edge = _spread(_spread(edge)).repeat(block, axis=0).repeat(block, axis=1)
    cleaned = grey.copy()
    paper = int(np.median(grey[~ink(grey)])) if not dark.all() else _PAPER
    cleaned[: edge.shape[0], : edge.shape[1]][edge] = paper
    for side in (cleaned[edge.shape[0] :], cleaned[:, edge.shape[1] :]):
        side[...] = paper
    return cleaned


def _spread(mask: Mask) -> Mask:
    """Return a mask one square wider on all sides."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide


def _without_specks(grey: Grey, size: float) -> Grey:
    """Take out single dark specks, where there are many of them."""
    dark = ink(grey)
    around = max(round(_AROUND * size), 3) | 1
    specks = dark & (_counted(dark, around) < _SPECK * size * size)
    if int(specks.sum()) < _MANY_SPECKS:
        return grey
    paper = int(np.median(grey[::8, ::8]))
    cleaned = grey.copy()
    cleaned[_spread(specks)] = paper
    return cleaned


def _counted(dark: Mask, window: int) -> NDArray[np.int32]:
    """Return how many dark pixels stand in the window around each pixel."""
    half = window // 2
    sums = np.pad(dark, half).astype(np.int32).cumsum(axis=0).cumsum(axis=1)
    sums = np.pad(sums, ((1, 0), (1, 0)))
    counted: NDArray[np.int32] = (
        sums[window:, window:]
        - sums[:-window, window:]
        - sums[window:, :-window]
        + sums[:-window, :-window]
    )
    return counted
