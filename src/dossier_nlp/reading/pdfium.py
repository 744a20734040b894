"""The first engine: words, ruled lines and images of a page by pdfium.

Boxes are asked only for the first and last character of a word, fonts only for the ends of a
run: a call across the C border costs about as much as a millisecond per four hundred.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.bars import COVER, bridge, is_covered, is_readable
from dossier_nlp.reading.drawings import read_drawings
from dossier_nlp.reading.frame import Frame
from dossier_nlp.reading.geometry import PageContent, Word

_LINE_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line; the line break itself it leaves out."""
_BLANK = r"\s\x00\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_WORD = re.compile(rf"[^{_BLANK}{_LINE_HYPHENS}]+[{_LINE_HYPHENS}]?|[{_LINE_HYPHENS}]")
_UNNAMED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that a font could not name: private use, replacement, control."""
_FOOTNOTE_MARK = re.compile(r"[^\W\d_][.,;:!?)”\"’\]]*(\d{1,2})[.,;:]?\Z")
_MARK_SIZE = 0.8
_MARK_WIDTH = 5.0
_MOST_SKEW = 12.0
"""Degrees by which text may be off a quarter turn; a stamp stands more askew."""
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

_ERRORS = {
    raw.FPDF_ERR_FILE: ("unreadable", "the file cannot be opened; check that it is whole"),
    raw.FPDF_ERR_FORMAT: ("broken_pdf", "this is no valid PDF or it is cut off; export it again"),
    raw.FPDF_ERR_PASSWORD: ("encrypted", "the PDF asks for a password; give it with --password"),
    raw.FPDF_ERR_SECURITY: ("encrypted", "the PDF is protected in a way that cannot be opened"),
    raw.FPDF_ERR_PAGE: ("broken_pdf", "the pages of this PDF cannot be found; export it again"),
}


def open_pdf(path: Path, password: str | None = None) -> pypdfium2.PdfDocument:
    """Open a PDF.

    Raises
    ------
    ReadingError
        When it is broken, asks for a password, or has no pages.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        name, message = _ERRORS.get(code, ("broken_pdf", "the PDF cannot be opened"))
        raise ReadingError(name, f"{path.name}: {message}") from None
    except (OSError, ValueError, TypeError, MemoryError) as error:
        raise ReadingError(
            "unreadable", f"{path.name}: the PDF cannot be opened ({type(error).__name__})"
        ) from None
    if pages <= 0:
        document.close()
        raise ReadingError("no_pages", f"{path.name}: the PDF has no pages; export it again")
    return document


def read_page(document: pypdfium2.PdfDocument, index: int, max_chars: int) -> PageContent:
    """Read one page and close it.

    Raises
    ------
    ReadingError
        When the page cannot be loaded or holds more than ``max_chars`` characters.
    """
    try:
        page = document[index]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ReadingError(
            "broken_page", f"page {index + 1} cannot be read ({type(error).__name__})"
        ) from None
    try:
        textpage = page.get_textpage()
        try:
            return _content(page, textpage, index + 1, max_chars)
        finally:
            textpage.close()
    except pypdfium2.PdfiumError as error:
        raise ReadingError(
            "broken_page", f"page {index + 1} cannot be read ({type(error).__name__})"
        ) from None
    finally:
        page.close()


def _content(page: Any, textpage: Any, number: int, max_chars: int) -> PageContent:
    left, bottom, right, top = page.get_cropbox(fallback_ok=True)
    count = max(raw.FPDFText_CountChars(textpage.raw), 0)
    if count > max_chars:
        raise ReadingError("too_much_text", f"page {number} holds over {max_chars:,} characters")
    found = _words(textpage.raw, count)
    turn = _turn(found)
    if turn is None:
        turn = (page.get_rotation() // 90) % 4
    frame = Frame(left, bottom, right, top, turn)
    words = _placed(found, frame)
    content = PageContent(number, frame.width, frame.height, words, turn=turn)
    content.marks = [_mark_of(one, frame) for one in found if one.mark]
    letters = "".join([one.text for one in found])
    content.characters = len(letters)
    content.unmapped = len(_UNNAMED.findall(letters))
    read_drawings(page, frame, content)
    if content.bars:
        _cover(textpage.raw, found, frame, content)
    return content


def _cover(handle: Any, found: list[_RawWord], frame: Frame, content: PageContent) -> None:
    """Take out the words under black bars; what they say is not kept."""
    hidden: set[int] = set()
    for place, one in enumerate(found):
        x0, top, x1, bottom = frame.place(one.left, one.bottom, one.right, one.top)
        cover = Word(COVER, x0, top, x1, bottom)
        if is_covered(cover, content.bars) and not is_readable(handle, one.first):
            hidden.add(place)
            content.covered.append(cover)
    if hidden:
        bullets = [word for word in content.words if word.text == "•" and not word.size]
        kept = [one for place, one in enumerate(found) if place not in hidden]
        content.words = [*_placed(kept, frame), *bullets]
    bridge(content.words, content.bars)


# --------------------------------------------------------------------------- words


@dataclass(slots=True)
class _RawWord:
    """A word in PDF coordinates (origin at the bottom left)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    angle: int = 0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    mark: str = ""
    first: int = 0


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


def _words(handle: Any, count: int) -> list[_RawWord]:
    """Return the words in the order of the content of the page."""
    if not count:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    # One code unit per character, so that an offset in the text is the index of a character.
    units = max(written - 1, 0)
    text = bytes(buffer)[: 2 * units].decode("utf-16-le", "replace")
    if len(text) != units or "\ufffd" in text:
        text = "".join(map(chr, buffer[:units]))
    exact = len(text) == count
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    fonts = _Fonts(handle)
    box_of = raw.FPDFText_GetLooseCharBox
    words: list[_RawWord] = []
    line_start, angle = True, 0
    previous_end = previous_last = 0
    for match in _WORD.finditer(text):
        start, end = match.start(), match.end()
        blanks = start - previous_end
        if words and (
            not blanks
            or (blanks > 1 and "\n" in text[previous_end:start])
            or text[previous_end - 1] in _LINE_HYPHENS
        ):
            line_start = True
            fonts.style(words[-1], previous_last)
        first, last = start, end - 1
        if not exact:
            first = raw.FPDFText_GetCharIndexFromTextIndex(handle, start)
            last = raw.FPDFText_GetCharIndexFromTextIndex(handle, end - 1)
        box_of(handle, first, reference)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if last != first:
            box_of(handle, last, reference)
            # Plain comparisons: this is done for every word, and calls cost more than they do.
            other = rect.left
            left = other if other < left else left
            other = rect.right
            right = other if other > right else right
            other = rect.bottom
            bottom = other if other < bottom else bottom
            other = rect.top
            top = other if other > top else top
        shown, mark = match[0], ""
        if exact and end - start > 1 and (text[end - 1].isdigit() or text[end - 2].isdigit()):
            shown, mark = _without_mark(handle, shown, first)
        if not shown.isascii() or shown[-1] in _LINE_HYPHENS:
            shown = _readable(shown)
        word = _RawWord(shown, left, bottom, right, top, mark=mark, first=first)
        if line_start:
            fonts.style(word, first)
            line_start, angle = False, word.angle
        else:
            word.angle = angle
        words.append(word)
        previous_end, previous_last = end, last
    if words:
        fonts.style(words[-1], previous_last)
    return words


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
        self._buffer = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._known: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def style(self, word: _RawWord, index: int) -> None:
        """Write what the font at a character says on its word."""
        handle = self._handle
        if word.size:
            return
        size = raw.FPDFText_GetFontSize(handle, index)
        if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(self._matrix)):
            m = self._matrix
            size *= math.sqrt(abs(m.a * m.d - m.b * m.c)) or 1.0
            word.angle = _quarter(m.a, m.b)
        word.size = round(size, 1)
        length = raw.FPDFText_GetFontInfo(
            handle, index, self._buffer, 256, ctypes.byref(self._flags)
        )
        name = self._buffer.raw[: max(min(length, 256) - 1, 0)]
        key = (name, self._flags.value)
        if key not in self._known:
            lower = name.lower()
            weight = raw.FPDFText_GetFontWeight(handle, index)
            bold = b"bold" in lower or b"black" in lower or b"heavy" in lower
            bold = bold or bool(key[1] & _BOLD_FLAG) or weight >= _BOLD_WEIGHT
            italic = b"italic" in lower or b"oblique" in lower or bool(key[1] & _ITALIC_FLAG)
            self._known[key] = (bold, italic)
        word.bold, word.italic = self._known[key]


def _quarter(a: float, b: float) -> int:
    """Return the quarter turns of a text matrix, -1 for text that stands askew."""
    degrees = math.degrees(math.atan2(b, a))
    turns = round(degrees / 90)
    return turns % 4 if abs(degrees - 90 * turns) < _MOST_SKEW else -1


def _turn(words: list[_RawWord]) -> int | None:
    """Return the quarter turns (anticlockwise) of most text, ``None`` without text."""
    turns = [0, 0, 0, 0]
    for word in words:
        if word.angle >= 0:
            turns[word.angle] += len(word.text)
    return max(range(4), key=lambda turn: turns[turn]) if any(turns) else None


def _placed(found: list[_RawWord], frame: Frame) -> list[Word]:
    """Return the words that stand upright on the visible page, at their places.

    A stamp across the text is no part of any line; what lies beside the page is not shown.
    """
    turn, width, height = frame.turn, frame.width, frame.height
    left, upper = frame.left, frame.top
    words: list[Word] = []
    for one in found:
        if one.angle != turn or not one.text:
            continue
        if turn == 0:
            x0, top = one.left - left, upper - one.top
            x1, bottom = one.right - left, upper - one.bottom
        else:
            x0, top, x1, bottom = frame.place(one.left, one.bottom, one.right, one.top)
        if x1 > 0 and bottom > 0 and x0 < width and top < height:
            words.append(Word(one.text, x0, top, x1, bottom, one.size, one.bold, one.italic))
    return words


def _mark_of(word: _RawWord, frame: Frame) -> Word:
    x0, top, x1, bottom = frame.place(word.left, word.bottom, word.right, word.top)
    return Word(word.mark, max(x0, x1 - _MARK_WIDTH), top, x1, bottom)
