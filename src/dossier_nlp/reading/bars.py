"""Black bars: what they cover is not read, and the line around them stays one line."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as raw

from dossier_nlp.reading.geometry import Bounds, Word

_HEIGHT = (5.0, 26.0)
"""Points; a bar is about as high as a line of text."""
_SHORTEST = 8.0
_DARK = 150
"""Sum of red, green and blue up to which a colour is that of a bar."""
_LIGHT = 380
"""Sum from which letters can be read on a bar: the heading of a table on a dark ground."""
_CLOSE = 12.0
"""Points of white between a bar and the word beside it."""
_MOST = 400
COVER = "■"
"""Stands for a covered word in what was taken out; the word itself is not kept."""


def is_bar(item: Any, width: float, height: float) -> bool:
    """Tell whether a drawn path is a dark filled box as high as a line."""
    if not (_HEIGHT[0] <= height <= _HEIGHT[1] and width >= _SHORTEST):
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke)) or not mode:
        return False
    return _brightness(raw.FPDFPageObj_GetFillColor, item) <= _DARK


def _brightness(ask: Any, *of: Any) -> int:
    """Return the sum of red, green and blue; light when it is not known or see-through."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not ask(*of, *map(ctypes.byref, parts)) or parts[3].value < 200:
        return 3 * 255
    return sum(part.value for part in parts[:3])


def is_readable(handle: Any, index: int) -> bool:
    """Tell whether the letters of a character are light enough to be read on a bar."""
    return _brightness(raw.FPDFText_GetFillColor, handle, index) >= _LIGHT


def is_covered(word: Word, bars: Sequence[Bounds]) -> bool:
    """Tell whether the middle of a word lies under a bar."""
    x, y = (word.x0 + word.x1) / 2, word.middle
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in bars)


def bridge(words: list[Word], bars: Sequence[Bounds]) -> None:
    """Let the word before each bar reach to its end, or the word behind it to its start.

    So the line is not cut there, as it would be at white of that width.
    """
    for x0, top, x1, bottom in sorted(bars[:_MOST]):
        row = [word for word in words if top < word.middle < bottom]
        # Words that can be read on it: the dark ground of a heading, no bar.
        if any(x0 < (word.x0 + word.x1) / 2 < x1 for word in row):
            continue
        before = [word for word in row if -2.0 < x0 - word.x1 < _CLOSE]
        behind = [word for word in row if -2.0 < word.x0 - x1 < _CLOSE]
        if before:
            before[0].x1 = max(before[0].x1, x1)
        elif behind:
            behind[0].x0 = min(behind[0].x0, x0)
