"""The body of a Word file to text and blocks: paragraphs, lists, tables, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from dossier_nlp.reading.limits import Budget
from dossier_nlp.reading.word_numbers import Numbering, read_numbering
from dossier_nlp.reading.word_text import PageCounter, Paragraph, read_paragraph
from dossier_nlp.records import Block, Piece

_HEADING = re.compile(r"(?:heading|kop)\s*(\d)")
_CELL_GAP = " | "
_RUNNING = {"w:headerReference": "running header", "w:footerReference": "running footer"}
_CONTAINERS = tuple(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:smartTag", "w:moveTo")
)
_MOST_STYLES = 20
"""Styles that a style may be based on, one on the other; a broken file may go in circles."""


def read_body(path: Path, budget: Budget) -> tuple[str, tuple[Block, ...], int, Mapping[str, str]]:
    """Read text, blocks, number of pages and properties; the library's errors pass through."""
    document = docx.Document(str(path))
    maker = _Maker(document, budget)
    maker.add_running_lines()
    maker.add_all(document.element.body)
    maker.add_comments()
    return maker.text, tuple(maker.blocks), maker.counter.page, _properties(document)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs."""

    name: str = ""
    kind: str = "paragraph"
    level: int = 0
    list_id: str = ""
    list_level: int = 0


@dataclass(slots=True)
class _Cell:
    """The text of a cell, and the notes that it refers to."""

    text: str
    paragraphs: list[Paragraph] = field(default_factory=list)


class _Maker:
    """Collects text and blocks of a Word file."""

    def __init__(self, document: Any, budget: Budget) -> None:
        self._document = document
        self._budget = budget
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.counter = PageCounter()
        numbers = self._part("numbering")
        self._numbering: Numbering = read_numbering(numbers)
        self._styles = _read_styles(document.styles.element)
        self._notes = {
            kind: _by_id(self._part(f"{kind}s"), qn(f"w:{kind}"))
            for kind in ("footnote", "endnote")
        }
        self._noted = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def _part(self, name: str) -> Any:
        """Return the root of a part that belongs to the document, ``None`` without it."""
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(f"/{name}") and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None

    # ------------------------------------------------------------------ the flow

    def add_all(self, container: Any) -> None:
        """Add all paragraphs and tables of the body, a cell or a text box."""
        for element in _flow(container):
            self._budget.check()
            if element.tag == qn("w:tbl"):
                self._add_table(element)
            else:
                self._add_paragraph(element)

    def add_running_lines(self) -> None:
        """Note the headers and footers of all sections as removed blocks."""
        seen: set[tuple[str, str]] = set()
        for name, reason in _RUNNING.items():
            for reference in self._document.element.body.iter(qn(name)):
                relation = self._document.part.rels.get(reference.get(qn("r:id"), ""))
                if relation is None or relation.is_external:
                    continue
                root = parse_xml(relation.target_part.blob)
                text = _plain(root)
                if text and (reason, text) not in seen:
                    seen.add((reason, text))
                    self._add_removed(text, reason, 1)

    def add_comments(self) -> None:
        """Note the comments in the margin as removed blocks."""
        root = self._part("comments")
        for comment in root.iterchildren(qn("w:comment")) if root is not None else ():
            if text := _plain(comment):
                self._add_removed(text, "comment in the margin", self.counter.page)

    def _add_paragraph(self, element: Any) -> None:
        paragraph = read_paragraph(element, self.counter)
        style = self._style(element)
        kind, level = style.kind, style.level
        number = self._number(element, style)
        if number is not None and kind == "paragraph":
            kind = "list_item"
        if paragraph.text.strip():
            lines = _lines(paragraph.parts)
            if number:
                lines[0].insert(0, (lines[0][0][0], f"{number} "))
            for line in lines:
                self._write([line], kind, level)
        self._add_apart(paragraph)

    def _add_apart(self, paragraph: Paragraph) -> None:
        """Add what stands apart from a paragraph: deleted text, notes, text boxes."""
        for text in paragraph.deleted:
            self._add_removed(text, "deleted with tracked changes", self.counter.page)
        for kind, name in paragraph.notes:
            note = self._notes[kind].get(name)
            self._noted += 1
            if note is not None and (text := _plain(note)):
                self._write([[(self.counter.page, f"{self._noted} {text}")]], "footnote", 0)
        for box in paragraph.boxes:
            self.add_all(box)

    def _add_table(self, table: Any) -> None:
        for row in table.iter(qn("w:tr")):
            # Rows of a table inside a cell are text of that cell.
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue
            self._budget.check()
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self._add_removed(_plain(row), "deleted with tracked changes", self.counter.page)
                continue
            cells = [self._cell(cell) for cell in _cells(row)]
            if any(cell.text for cell in cells):
                page = self.counter.page
                self._write([[(page, cell.text)] for cell in cells], "table_row", 0)
            for cell in cells:
                for paragraph in cell.paragraphs:
                    self._add_apart(paragraph)

    def _cell(self, cell: Any) -> _Cell:
        """Read a cell; one that only goes on with the cell above it is empty."""
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val")) != "restart":
            return _Cell("")
        found = _Cell("")
        texts: list[str] = []
        for element in cell.iter(qn("w:p")):
            if _in_box(element, cell):
                continue
            paragraph = read_paragraph(element, self.counter)
            number = self._number(element, self._style(element))
            text = " ".join(paragraph.text.split())
            if text:
                texts.append(f"{number} {text}" if number else text)
            found.paragraphs.append(paragraph)
        found.text = " ".join(texts)
        return found

    # ------------------------------------------------------------------ kinds and numbers

    def _style(self, element: Any) -> _Style:
        name = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        key = name.get(qn("w:val"), "") if name is not None else ""
        style = self._styles.get(key, _Style())
        outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and (level := _integer(outline)) < 9 and style.kind == "paragraph":
            return _Style(style.name, "heading", level + 1, style.list_id, style.list_level)
        return style

    def _number(self, element: Any, style: _Style) -> str | None:
        """Return the number of a paragraph, ``None`` for one in no list."""
        properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, level = style.list_id, style.list_level
        if properties is not None:
            named, placed = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
            if named is not None:
                list_id = named.get(qn("w:val"), "")
            if placed is not None:
                level = _integer(placed)
        return self._numbering.next_number(list_id, level) if list_id else None

    # ------------------------------------------------------------------ writing

    def _write(self, cells: list[list[tuple[int, str]]], kind: str, level: int) -> None:
        """Write one block: its cells (one, but for a table row), each as pieces by page."""
        if self._length:
            self._put("\n")
        start = self._length
        ranges: list[tuple[int, int]] = []
        pieces: list[Piece] = []
        for number, cell in enumerate(cells):
            if number:
                self._put(_CELL_GAP)
            at = self._length
            for page, text in _spaced(cell):
                begin = self._length
                self._put(text)
                pieces.append(Piece(begin, self._length, page))
            ranges.append((at, self._length))
        self._budget.spend(self._length - start)
        row = kind == "table_row"
        block = Block(kind, start, self._length, tuple(pieces), level, tuple(ranges) if row else ())
        self.blocks.append(block)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_removed(self, text: str, reason: str, page: int) -> None:
        here = self._length
        piece = Piece(here, here, page)
        self.blocks.append(Block("removed", here, here, (piece,), text=text, reason=reason))


# --------------------------------------------------------------------------- helpers


def _flow(container: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a container, those in content controls too."""
    for child in container.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _flow(child)


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, those in content controls too."""
    for child in row.iterchildren():
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _in_box(element: Any, cell: Any) -> bool:
    """Tell whether a paragraph of a cell stands in a text box there."""
    for above in element.iterancestors():
        if above is cell:
            return False
        if above.tag == qn("w:txbxContent"):
            return True
    return False


def _plain(root: Any) -> str:
    """Return the words of all paragraphs of a header, a note or a comment."""
    texts = (read_paragraph(one, PageCounter()).text for one in root.iter(qn("w:p")))
    return " ".join(" ".join(texts).split())


def _lines(parts: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Cut text at the line breaks that the author put in; leave out empty lines."""
    lines: list[list[tuple[int, str]]] = [[]]
    for page, text in parts:
        for number, line in enumerate(text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append((page, line))
    return [line for line in lines if "".join(text for _, text in line).strip()]


def _spaced(parts: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield parts with single spaces, none at either end of the whole."""
    written = blank = False
    for page, text in parts:
        words = " ".join(text.split())
        blank = blank or text[:1].isspace()
        if words:
            yield page, f" {words}" if blank and written else words
            written, blank = True, text[-1:].isspace()


def _by_id(root: Any, tag: str) -> dict[str, Any]:
    """Return the notes of a part by their id."""
    if root is None:
        return {}
    return {note.get(qn("w:id"), ""): note for note in root.iterchildren(tag)}


def _integer(element: Any) -> int:
    try:
        return int(element.get(qn("w:val"), "0"))
    except ValueError:
        return 0


def _read_styles(root: Any) -> dict[str, _Style]:
    """Return what the paragraph styles say, with what they take over from others."""
    raw = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}
    return {key: _resolve(key, raw) for key in raw}


def _resolve(key: str, raw: Mapping[str, Any]) -> _Style:
    """Follow a style down to what it is based on: the first word on a matter counts."""
    name = kind = list_id = ""
    level, list_level = 0, -1
    for _ in range(_MOST_STYLES):
        style = raw.get(key)
        if style is None:
            break
        own = style.find(qn("w:name"))
        own_name = (own.get(qn("w:val"), "") if own is not None else "").lower()
        name = name or own_name
        if not kind:
            kind, level = _kind(own_name, style)
        named = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        placed = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        if named is not None and not list_id:
            list_id = named.get(qn("w:val"), "")
        if placed is not None and list_level < 0:
            list_level = _integer(placed)
        based = style.find(qn("w:basedOn"))
        if based is None:
            break
        key = based.get(qn("w:val"), "")
    return _Style(name, kind or "paragraph", level, list_id, max(list_level, 0))


def _kind(name: str, style: Any) -> tuple[str, int]:
    """Return kind and level by the name of a style (English or Dutch) or its outline level."""
    if heading := _HEADING.match(name):
        return "heading", int(heading[1])
    outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if outline is not None and _integer(outline) < 9:
        return "heading", _integer(outline) + 1
    if name in ("title", "titel"):
        return "heading", 1
    if name in ("subtitle", "ondertitel"):
        return "heading", 2
    if name.startswith(("list", "lijst")):
        return "list_item", 0
    if "quote" in name or "citaat" in name:
        return "quote", 0
    return "", 0


def _properties(document: Any) -> dict[str, str]:
    core = document.core_properties
    found = {"Title": core.title or "", "CreationDate": ""}
    if core.created is not None:
        found["CreationDate"] = core.created.strftime("D:%Y%m%d")
    return {key: value[:300] for key, value in found.items() if value}
