"""The words of a page by pdfium, with their boxes and fonts.

Boxes are asked only for the first and last character of a word, fonts only for the ends of a
run: calls across the border to C are most of what reading a page costs.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from dossier_nlp.reading.frame import Frame
from dossier_nlp.reading.geometry import Word
from dossier_nlp.reading.native import address_of, font_info, font_size, loose_box, text_matrix

_LINE_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line; the line break itself it leaves out."""
_BLANK = r"\s\x00\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_WORD = re.compile(rf"[^{_BLANK}{_LINE_HYPHENS}]+[{_LINE_HYPHENS}]?|[{_LINE_HYPHENS}]")
_FOOTNOTE_MARK = re.compile(r"[^\W\d_][.,;:!?)”\"’\]]*(\d{1,2})[.,;:]?\Z")
_MARK_SIZE = 0.8
_MARK_WIDTH = 5.0
_MOST_SKEW = 12.0
"""Degrees by which text may be off a quarter turn; a stamp stands more askew."""
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_LONGEST_NAME = 256
_BOX = 4 * ctypes.sizeof(ctypes.c_float)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

Style = tuple[float, bool, bool]
"""Size, bold, italic."""


@dataclass(slots=True)
class RawWords:
    """The words of a page in the order of its content, by property.

    ``boxes`` are in PDF coordinates (left, bottom, right, top; the origin at the bottom left),
    one row a word. ``firsts`` are the places of first characters, ``angles`` quarter turns.
    ``styles`` and ``marks`` (raised numbers of footnotes) are known of some words only.
    """

    texts: list[str] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    angles: list[int] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    boxes: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 4)))

    def turn(self) -> int | None:
        """Return the quarter turns (anticlockwise) of most text, ``None`` without text."""
        kinds = set(self.angles)
        if len(kinds) == 1 and (only := kinds.pop()) >= 0:
            return only
        turns = [0, 0, 0, 0]
        for text, angle in zip(self.texts, self.angles, strict=True):
            if angle >= 0:
                turns[angle] += len(text)
        return max(range(4), key=lambda turn: turns[turn]) if any(turns) else None

    def placed(self, frame: Frame, hidden: frozenset[int] = frozenset()) -> list[Word]:
        """Return the words that stand upright on the visible page, at their places.

        A stamp across the text is no part of any line; what lies beside the page is not shown.
        """
        if not self.texts:
            return []
        x0, top, x1, bottom = frame.place_all(self.boxes)
        shown = (x1 > 0) & (bottom > 0) & (x0 < frame.width) & (top < frame.height)
        shown &= np.asarray(self.angles) == frame.turn
        edges = (x0.tolist(), top.tolist(), x1.tolist(), bottom.tolist())
        words = list(map(Word, self.texts, *edges))
        for place, style in self.styles.items():
            word = words[place]
            word.size, word.bold, word.italic = style
        if shown.all() and not hidden and all(self.texts):
            return words
        return [
            word
            for place, (word, seen) in enumerate(zip(words, shown.tolist(), strict=True))
            if seen and word.text and place not in hidden
        ]

    def placed_marks(self, frame: Frame) -> list[Word]:
        """Return the raised numbers of footnotes, at the end of the words they stood behind."""
        found: list[Word] = []
        for place, mark in self.marks.items():
            x0, top, x1, bottom = frame.place(*self.boxes[place].tolist())
            found.append(Word(mark, max(x0, x1 - _MARK_WIDTH), top, x1, bottom))
        return found


def read_words(handle: Any, count: int) -> RawWords:
    """Return the words of a text page of pdfium that has so many characters."""
    if not count:
        return RawWords()
    text = _text(handle, count)
    return _parted(handle, text, len(text) == count)


def _text(handle: Any, count: int) -> str:
    """Return the text with one code unit per character: an offset is the place of a character."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    units = max(written - 1, 0)
    text = bytes(buffer)[: 2 * units].decode("utf-16-le", "replace")
    if len(text) != units or "\ufffd" in text:
        text = "".join(map(chr, buffer[:units]))
    return text


def _parted(handle: Any, text: str, exact: bool) -> RawWords:
    """Part a text into its words and ask for their boxes and, where lines begin and end, fonts."""
    matches = list(_WORD.finditer(text))
    corners = (ctypes.c_float * (8 * len(matches)))()
    target = ctypes.addressof(corners)
    page, box_of = address_of(handle), loose_box()
    fonts = _Fonts(handle)
    found = RawWords()
    texts, firsts, angles = found.texts, found.firsts, found.angles
    line_start, angle = True, 0
    previous_end = previous_last = 0
    for place, match in enumerate(matches):
        start, end = match.span()
        blanks = start - previous_end
        if place and (
            not blanks
            or (blanks > 1 and "\n" in text[previous_end:start])
            or text[previous_end - 1] in _LINE_HYPHENS
        ):
            line_start = True
            fonts.style(found, place - 1, previous_last)
        first, last = start, end - 1
        if not exact:
            first = raw.FPDFText_GetCharIndexFromTextIndex(handle, start)
            last = raw.FPDFText_GetCharIndexFromTextIndex(handle, end - 1)
        if not (box_of(page, first, target) and box_of(page, last, target + _BOX)):
            _take_from_before(corners, place)
        target += 2 * _BOX
        shown = match[0]
        if exact and end - start > 1 and (text[end - 1].isdigit() or text[end - 2].isdigit()):
            shown, mark = _without_mark(handle, shown, first)
            if mark:
                found.marks[place] = mark
        if not shown.isascii() or shown[-1] in _LINE_HYPHENS:
            shown = _readable(shown)
        texts.append(shown)
        firsts.append(first)
        angles.append(angle)
        if line_start:
            fonts.style(found, place, first)
            line_start, angle = False, angles[place]
        previous_end, previous_last = end, last
    if matches:
        fonts.style(found, len(matches) - 1, previous_last)
        found.boxes = _joined(corners)
    return found


def _joined(corners: Any) -> NDArray[np.float64]:
    """Return the boxes around the first and last characters of words."""
    # pdfium writes left, top, right, bottom.
    both = np.frombuffer(corners, np.float32).reshape(-1, 2, 4).astype(np.float64)
    low, high = both.min(axis=1), both.max(axis=1)
    return np.column_stack((low[:, 0], low[:, 3], high[:, 2], high[:, 1]))


def _take_from_before(corners: Any, place: int) -> None:
    """Let a word that pdfium has no box for stand where the word before it stands."""
    start = 8 * place
    corners[start : start + 8] = corners[start - 8 : start] if place else [0.0] * 8


def _without_mark(handle: Any, text: str, first: int) -> tuple[str, str]:
    """Part a word from the raised number of a footnote that is glued to it."""
    found = _FOOTNOTE_MARK.search(text)
    if found is None:
        return text, ""
    start, end = found.span(1)
    size = raw.FPDFText_GetFontSize(handle, first)
    if raw.FPDFText_GetFontSize(handle, first + start) > _MARK_SIZE * size:
        return text, ""
    return text[:start] + text[end:], found[1]


def _readable(text: str) -> str:
    """Return a word with surrogates joined, ligatures resolved and line hyphens plain."""
    if text[-1] in _LINE_HYPHENS:
        text = f"{text[:-1]}-"
    if text.isascii():
        return text
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.translate(_LIGATURES)


class _Fonts:
    """Asks for size, weight and slant of a character; equal fonts are looked at once."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._page = address_of(handle)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._targets = tuple(map(ctypes.addressof, (self._name, self._flags, self._matrix)))
        self._calls = (font_size(), text_matrix(), font_info())
        self._known: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def style(self, words: RawWords, place: int, index: int) -> None:
        """Note what the font at a character says of its word, unless that is known already."""
        if place in words.styles:
            return
        page, (name_at, flags_at, matrix_at) = self._page, self._targets
        size_of, matrix_of, info_of = self._calls
        size = size_of(page, index)
        if matrix_of(page, index, matrix_at):
            m = self._matrix
            a, b, c, d = m.a, m.b, m.c, m.d
            size *= math.sqrt(abs(a * d - b * c)) or 1.0
            words.angles[place] = _quarter(a, b)
        length = info_of(page, index, name_at, _LONGEST_NAME, flags_at)
        name = self._name.raw[: max(min(length, _LONGEST_NAME) - 1, 0)]
        key = (name, self._flags.value)
        if key not in self._known:
            lower = name.lower()
            weight = raw.FPDFText_GetFontWeight(self._handle, index)
            bold = b"bold" in lower or b"black" in lower or b"heavy" in lower
            bold = bold or bool(key[1] & _BOLD_FLAG) or weight >= _BOLD_WEIGHT
            italic = b"italic" in lower or b"oblique" in lower or bool(key[1] & _ITALIC_FLAG)
            self._known[key] = (bold, italic)
        bold, italic = self._known[key]
        words.styles[place] = (round(size, 1), bold, italic)


def _quarter(a: float, b: float) -> int:
    """Return the quarter turns of a text matrix, -1 for text that stands askew."""
    if b == 0.0 and a > 0.0:
        return 0
    degrees = math.degrees(math.atan2(b, a))
    turns = round(degrees / 90)
    return turns % 4 if abs(degrees - 90 * turns) < _MOST_SKEW else -1
