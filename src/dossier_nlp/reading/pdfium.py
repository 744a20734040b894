"""The first engine: words, ruled lines and images of a page by pdfium."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.bars import COVER, bridge, is_covered, is_readable
from dossier_nlp.reading.drawings import read_drawings
from dossier_nlp.reading.frame import Frame
from dossier_nlp.reading.geometry import PageContent, Word
from dossier_nlp.reading.pdfium_words import RawWords, read_words

_UNNAMED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that a font could not name: private use, replacement, control."""
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
    found = read_words(textpage.raw, count)
    turn = found.turn()
    if turn is None:
        turn = (page.get_rotation() // 90) % 4
    frame = Frame(left, bottom, right, top, turn)
    words = found.placed(frame)
    content = PageContent(number, frame.width, frame.height, words, turn=turn)
    content.marks = found.placed_marks(frame)
    letters = "".join(found.texts)
    content.characters = len(letters)
    content.unmapped = len(_UNNAMED.findall(letters))
    read_drawings(page, frame, content)
    if content.bars:
        _cover(textpage.raw, found, frame, content)
    return content


def _cover(handle: Any, found: RawWords, frame: Frame, content: PageContent) -> None:
    """Take out the words under black bars; what they say is not kept."""
    hidden: set[int] = set()
    for place, box in enumerate(found.boxes.tolist()):
        cover = Word(COVER, *frame.place(*box))
        if is_covered(cover, content.bars) and not is_readable(handle, found.firsts[place]):
            hidden.add(place)
            content.covered.append(cover)
    if hidden:
        bullets = [word for word in content.words if word.text == "•" and not word.size]
        content.words = [*found.placed(frame, frozenset(hidden)), *bullets]
    bridge(content.words, content.bars)
