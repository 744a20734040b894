"""Word files (.docx): paragraphs with their styles, tables, running lines."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.content import Content, Notice
from dossier_nlp.reading.limits import Budget
from dossier_nlp.records import Block, Piece
from dossier_nlp.settings import ReadingSettings

_MAX_RATIO = 400
"""A part that grows more than this when unpacked is a bomb."""
_BREAKS = ("lastRenderedPageBreak", 'w:type="page"')


def read_docx(path: Path, settings: ReadingSettings) -> Content:
    """Read a Word file.

    Pages are counted by the breaks that Word noted when it last laid the text out.

    Raises
    ------
    ReadingError
        When it is broken, encrypted, or grows beyond the bounds when unpacked.
    """
    import docx  # heavy, and few dossiers have Word files

    _check_archive(path, settings)
    budget = Budget(settings, path.name)
    try:
        document = docx.Document(str(path))
        maker = _Maker(budget)
        maker.add_running_lines(document)
        for item in document.iter_inner_content():
            budget.check()
            maker.add(item)
        properties = _properties(document)
    except ReadingError:
        raise
    # Broken XML makes the library fail in ways that no list of errors covers.
    except Exception as error:
        raise ReadingError(
            "broken_docx",
            f"{path.name}: the Word file is broken ({type(error).__name__}); save it again",
        ) from None
    text = "".join(maker.parts)
    notices = () if text.strip() else (Notice("no_text", "the document is empty", "error"),)
    return Content(
        text, tuple(maker.blocks), maker.page, "text", 1.0 if text else 0.0, notices, properties
    )


def _check_archive(path: Path, settings: ReadingSettings) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ReadingError(
            "broken_docx",
            f"{path.name}: the Word file is cut off or broken ({type(error).__name__})",
        ) from None
    total = sum(part.file_size for part in parts)
    bombs = any(
        part.file_size > 1_000_000 and part.file_size > _MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if total > settings.max_bytes or bombs:
        raise ReadingError("too_large", f"{path.name}: unpacks to {total:,} bytes; refused")


class _Maker:
    """Collects text and blocks of a Word file."""

    def __init__(self, budget: Budget) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.page = 1
        self._length = 0
        self._budget = budget

    def add(self, item: Any) -> None:
        """Add a paragraph or a table."""
        if hasattr(item, "rows"):
            for row in item.rows:
                self._budget.check()
                self._add_row(row)
        else:
            self._add_paragraph(item)

    def add_running_lines(self, document: Any) -> None:
        """Note the headers and footers of the sections as removed blocks."""
        seen: set[str] = set()
        for section in document.sections:
            for reason, part in (
                ("running header", section.header),
                ("running footer", section.footer),
            ):
                text = " ".join(" ".join(p.text for p in part.paragraphs).split())
                if text and text not in seen:
                    seen.add(text)
                    piece = Piece(0, 0, 1)
                    self.blocks.append(Block("removed", 0, 0, (piece,), text=text, reason=reason))

    def _add_paragraph(self, paragraph: Any) -> None:
        xml = paragraph._p.xml
        self.page += sum(xml.count(mark) for mark in _BREAKS)
        kind, level = _style(paragraph)
        for line in paragraph.text.split("\n"):
            text = " ".join(line.split())
            if text:
                self._write([text], kind, level)

    def _add_row(self, row: Any) -> None:
        seen: list[Any] = []
        texts: list[str] = []
        for cell in row.cells:
            # A merged cell comes once for every column it spans.
            if any(cell._tc is other for other in seen):
                continue
            seen.append(cell._tc)
            texts.append(" ".join(cell.text.split()))
        if any(texts):
            self._write(texts, "table_row", 0)

    def _write(self, texts: list[str], kind: str, level: int) -> None:
        if self._length:
            self.parts.append("\n")
            self._length += 1
        start = self._length
        cells: list[tuple[int, int]] = []
        for number, text in enumerate(texts):
            piece = f" | {text}" if number else text
            self.parts.append(piece)
            self._length += len(piece)
            cells.append((self._length - len(text), self._length))
        self._budget.spend(self._length - start)
        self.blocks.append(
            Block(
                kind,
                start,
                self._length,
                (Piece(start, self._length, self.page),),
                level,
                tuple(cells) if kind == "table_row" else (),
            )
        )


def _style(paragraph: Any) -> tuple[str, int]:
    """Return kind and level of a paragraph by the name of its style (English or Dutch)."""
    name = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if heading := re.match(r"(?:heading|kop)\s*(\d)", name):
        return "heading", int(heading[1])
    if name in ("title", "titel"):
        return "heading", 1
    if name in ("subtitle", "ondertitel"):
        return "heading", 2
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    if numbered or name.startswith(("list", "lijst")):
        return "list_item", 0
    if "quote" in name or "citaat" in name:
        return "quote", 0
    return "paragraph", 0


def _properties(document: Any) -> dict[str, str]:
    core = document.core_properties
    found = {"Title": core.title or "", "CreationDate": ""}
    if core.created is not None:
        found["CreationDate"] = core.created.strftime("D:%Y%m%d")
    return {key: value[:300] for key, value in found.items() if value}
