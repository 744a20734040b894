"""The text of a paragraph of a Word file as it is printed.

Inserted text of tracked changes, content controls, fields and links belong to it; deleted and
hidden text does not. Text boxes and notes stand apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds: text by page, and what stands apart from it."""

    parts: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(text for _, text in self.parts)


class PageCounter:
    """Counts pages by the breaks that Word noted when it last laid the text out.

    A break that the author put in is noted twice: as itself, and as the place where the next
    page began.
    """

    def __init__(self) -> None:
        self.page = 1
        self._just_broken = False

    def wanted_break(self) -> None:
        """Count a break that the author put in."""
        self.page += 1
        self._just_broken = True

    def noted_break(self) -> None:
        """Count a break that Word noted, unless it is the one just counted."""
        if not self._just_broken:
            self.page += 1
        self._just_broken = False

    def saw_text(self) -> None:
        """Note that text stands on the present page."""
        self._just_broken = False


def read_paragraph(element: Any, pages: PageCounter) -> Paragraph:
    """Read the text of one paragraph element and what stands apart from it."""
    found = Paragraph()
    properties = element.find(qn("w:pPr"))
    if properties is not None and _is_on(properties, "w:pageBreakBefore"):
        pages.wanted_break()
    for child in element.iterchildren():
        _read(child, found, pages)
    return found


def _read(element: Any, found: Paragraph, pages: PageCounter) -> None:
    handler = _HANDLERS.get(element.tag)
    if handler is not None:
        handler(element, found, pages)
    elif element.tag in _SIGNS:
        _write(_SIGNS[element.tag], found, pages)
    elif isinstance(element.tag, str):
        for child in element.iterchildren():
            _read(child, found, pages)


def _write(text: str, found: Paragraph, pages: PageCounter) -> None:
    if not text:
        return
    if text.strip():
        pages.saw_text()
    if found.parts and found.parts[-1][0] == pages.page:
        found.parts[-1] = (pages.page, found.parts[-1][1] + text)
    else:
        found.parts.append((pages.page, text))


def _skip(_element: Any, _found: Paragraph, _pages: PageCounter) -> None:
    """Leave out what is not printed here: properties, codes of fields, deleted text."""


def _text(element: Any, found: Paragraph, pages: PageCounter) -> None:
    _write(element.text or "", found, pages)


def _run(element: Any, found: Paragraph, pages: PageCounter) -> None:
    properties = element.find(qn("w:rPr"))
    if properties is not None and _is_on(properties, "w:vanish"):
        return
    for child in element.iterchildren():
        _read(child, found, pages)


def _break(element: Any, found: Paragraph, pages: PageCounter) -> None:
    if element.get(qn("w:type")) == "page":
        pages.wanted_break()
    elif element.get(qn("w:type")) != "column":
        _write("\n", found, pages)


def _noted(_element: Any, _found: Paragraph, pages: PageCounter) -> None:
    pages.noted_break()


def _deleted(element: Any, found: Paragraph, _pages: PageCounter) -> None:
    texts = [one.text or "" for one in element.iter(qn("w:delText"), qn("w:t"))]
    if "".join(texts).strip():
        found.deleted.append(" ".join("".join(texts).split()))


def _note(kind: str) -> Callable[[Any, Paragraph, PageCounter], None]:
    def read(element: Any, found: Paragraph, _pages: PageCounter) -> None:
        found.notes.append((kind, element.get(qn("w:id"), "")))

    return read


def _box(element: Any, found: Paragraph, _pages: PageCounter) -> None:
    found.boxes.append(element)


def _choice(element: Any, found: Paragraph, pages: PageCounter) -> None:
    """Read one of the ways in which something is stored for new and old programs."""
    for child in element.iterchildren(f"{_COMPATIBILITY}Choice"):
        for part in child.iterchildren():
            _read(part, found, pages)
        return
    for child in element.iterchildren(f"{_COMPATIBILITY}Fallback"):
        for part in child.iterchildren():
            _read(part, found, pages)


def _is_on(properties: Any, name: str) -> bool:
    """Tell whether a switch of a run or paragraph is on."""
    switch = properties.find(qn(name))
    return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off")


_HANDLERS: dict[str, Callable[[Any, Paragraph, PageCounter], None]] = {
    qn("w:t"): _text,
    qn("w:r"): _run,
    qn("w:br"): _break,
    qn("w:lastRenderedPageBreak"): _noted,
    qn("w:pPr"): _skip,
    qn("w:rPr"): _skip,
    qn("w:sdtPr"): _skip,
    qn("w:instrText"): _skip,
    qn("w:del"): _deleted,
    qn("w:moveFrom"): _deleted,
    qn("w:footnoteReference"): _note("footnote"),
    qn("w:endnoteReference"): _note("endnote"),
    qn("w:txbxContent"): _box,
    f"{_COMPATIBILITY}AlternateContent": _choice,
}
