"""A PDF to its content: pages one by one, each closed at once, scans through OCR."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading import ocr, pdfium, plumber, quality
from dossier_nlp.reading.content import Content, Notice
from dossier_nlp.reading.geometry import PageContent
from dossier_nlp.reading.layout import lay_out
from dossier_nlp.reading.limits import OCR_SECONDS_PER_PAGE, Budget
from dossier_nlp.settings import ReadingSettings

_BADLY_MAPPED = 0.2
_SCAN_SHARE = 0.5
"""An image that covers this much of a page without text is a scan."""
_FEW_WORDS = 30
"""A stamp, a running line or a number printed on a scan are no more words than this."""


def read_pdf(path: Path, settings: ReadingSettings, password: str | None = None) -> Content:
    """Read a PDF.

    Raises
    ------
    ReadingError
        When nothing of it can be read within the bounds of the settings.
    """
    budget = Budget(settings, path.name)
    document = pdfium.open_pdf(path, password)
    try:
        notices: list[Notice] = []
        count = _pages_to_read(document, path, settings, notices)
        pages = _read_pages(document, path, count, budget, password, notices)
        properties = _properties(document)
    finally:
        document.close()
    text, blocks = lay_out(pages)
    judgement = quality.judge(pages, text)
    told = any(notice.code in ("scan_without_ocr", "ocr_failed") for notice in notices)
    # Why a scan gave no text is told already.
    notices.extend(one for one in judgement.notices if not (told and one.code == "no_text"))
    ocr_used = sum(page.source == "ocr" for page in pages)
    source = "ocr" if ocr_used * 2 > sum(bool(page.words) for page in pages) else "text"
    if ocr_used and source == "text":
        notices.append(Notice("partly_ocr", f"{ocr_used} pages were read by OCR"))
    return Content(text, blocks, count, source, judgement.quality, tuple(notices), properties)


def _pages_to_read(
    document: pypdfium2.PdfDocument,
    path: Path,
    settings: ReadingSettings,
    notices: list[Notice],
) -> int:
    count = len(document)
    if count > settings.max_pages:
        raise ReadingError(
            "too_many_pages",
            f"{path.name}: {count} pages, more than the {settings.max_pages} allowed; "
            "split the file or raise reading.max_pages",
        )
    return count


def _read_pages(
    document: pypdfium2.PdfDocument,
    path: Path,
    count: int,
    budget: Budget,
    password: str | None,
    notices: list[Notice],
) -> list[PageContent]:
    pages: list[PageContent] = []
    broken: list[int] = []
    for index in range(count):
        budget.check()
        page = _read_page(document, path, index, budget, password)
        if page is None:
            broken.append(index + 1)
            page = PageContent(index + 1, 595.0, 842.0, notes=("broken",))
        pages.append(page)
        budget.spend(page.characters)
    if len(broken) == count:
        raise ReadingError("broken_pdf", f"{path.name}: no page of it can be read; export it again")
    if broken:
        notices.append(
            Notice(
                "broken_page", f"unreadable: {page_list(broken)}; export the file again", "error"
            )
        )
    _recognise_scans(document, pages, budget, notices)
    return pages


def _read_page(
    document: pypdfium2.PdfDocument,
    path: Path,
    index: int,
    budget: Budget,
    password: str | None,
) -> PageContent | None:
    """Read one page, by the second engine where the first one fails."""
    page: PageContent | None = None
    try:
        page = pdfium.read_page(document, index, budget.characters_left)
    except ReadingError as error:
        if error.code != "broken_page":
            raise
    if page is None or page.unmapped > _BADLY_MAPPED * max(page.characters, 1):
        other = plumber.read_page(path, index, password, budget.characters_left)
        if other is not None and (page is None or other.unmapped < page.unmapped):
            return other
    return page


def _recognise_scans(
    document: pypdfium2.PdfDocument,
    pages: list[PageContent],
    budget: Budget,
    notices: list[Notice],
) -> None:
    """Read the pages without text by OCR, or tell why that was not done."""
    settings = budget.settings
    forced = settings.ocr == "force"
    wanted = [i for i, page in enumerate(pages) if forced or is_scan(page)]
    if not wanted:
        return
    numbers = page_list([pages[i].number for i in wanted])
    missing = "" if settings.ocr != "off" else "OCR is switched off"
    missing = missing or ocr.what_is_missing(settings.ocr_language)
    if missing:
        notices.append(
            Notice("scan_without_ocr", f"{numbers} scanned, not read: {missing}", "warning")
        )
        return
    budget.extra_seconds += OCR_SECONDS_PER_PAGE * len(wanted)
    failed: list[int] = []
    for i in wanted:
        budget.check()
        read = ocr.read_page(document, i, settings.ocr_language, OCR_SECONDS_PER_PAGE)
        if read is None:
            failed.append(pages[i].number)
        else:
            budget.spend(read.characters)
            pages[i] = read
    if failed:
        notices.append(Notice("ocr_failed", f"OCR failed: {page_list(failed)}", "error"))


def is_scan(page: PageContent) -> bool:
    """Tell whether a page shows something to read but holds (nearly) no text."""
    if len(page.words) > _FEW_WORDS:
        return False
    outlines = not page.words and page.drawn > 200
    return page.image_share >= _SCAN_SHARE or outlines


def page_list(numbers: list[int]) -> str:
    """Return "page 3" or "pages 1-4, 7" for a message."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    listed = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:8])
    more = ", ..." if len(runs) > 8 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {listed}{more}"


def _properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """Return what the file says of itself; nothing when that cannot be read."""
    try:
        found = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        return {}
    return {key: str(value)[:300] for key, value in found.items()}
