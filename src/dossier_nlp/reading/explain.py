"""How a file was read, block by block: what was kept, what was taken out, and why.

Meant for the eyes of an analyst at a screen: it shows the text of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.files import read_file
from dossier_nlp.records import Block, Box, Document, Problem
from dossier_nlp.settings import ReadingSettings

Colour = tuple[int, int, int]
_COLOURS: dict[str, Colour] = {
    "heading": (160, 40, 140),
    "paragraph": (40, 90, 180),
    "list_item": (20, 140, 90),
    "table_row": (200, 120, 0),
    "quote": (90, 60, 160),
    "footnote": (110, 110, 110),
    "letterhead": (0, 140, 160),
    "removed": (210, 30, 30),
}
_OTHER_COLOUR = (0, 0, 0)
_MAX_SIDE = 3000
_MOST_CHARACTERS = 2_000_000
_LABEL_WIDTH = 190.0
_LABEL_SIZE = 7.5
"""Width and type size (points) of what stands beside the page."""
_PAD = 1.5


@dataclass(frozen=True, slots=True)
class BlockNote:
    """One block as it is shown: its place, its kind, its text, and why it was taken out."""

    page: int
    kind: str
    level: int
    text: str
    reason: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one file was read."""

    document: Document
    blocks: tuple[BlockNote, ...]
    problems: tuple[Problem, ...]

    @property
    def removed(self) -> tuple[BlockNote, ...]:
        """What was taken out of the text."""
        return tuple(note for note in self.blocks if note.kind == "removed")

    def lines(self) -> list[str]:
        """Return the explanation as lines of text."""
        document = self.document
        shown = [
            f"{document.file}: {document.pages} pages, {document.words} words, "
            f"read by {document.text_source}, quality {document.quality:.2f}",
            f"date {document.date or 'unknown'} ({document.date_source or 'not found'}), "
            f"type {document.type or 'unknown'} ({document.meta.get('type_source', 'not found')}), "
            f"discipline {document.discipline or 'unknown'}, author {document.author}",
        ]
        shown += [f"{problem.severity}: {problem.message}" for problem in self.problems]
        for note in self.blocks:
            kind = f"{note.kind} {note.level}" if note.level else note.kind
            why = f" [{note.reason}]" if note.reason else ""
            shown.append(f"p.{note.page:<3} {kind:<12} {note.text}{why}")
        return shown


def explain(path: Path, settings: ReadingSettings, password: str | None = None) -> Explanation:
    """Read a file and tell how.

    Raises
    ------
    ReadingError
        When the file cannot be read.
    """
    document, problems = read_file(path, path.parent.name or "dossier", settings, password=password)
    notes = tuple(_note(block, document.text) for block in document.blocks)
    return Explanation(document, notes, problems)


def _note(block: Block, text: str) -> BlockNote:
    box = block.pieces[0].box if block.pieces else None
    shown = block.text if block.kind == "removed" else text[block.start : block.end]
    return BlockNote(block.page, block.kind, block.level, shown, block.reason, box)


def draw_page(
    path: Path,
    explanation: Explanation,
    number: int,
    scale: float = 1.5,
    password: str | None = None,
) -> Any:
    """Return a picture (PIL) of a page of a PDF with a coloured box around every block.

    Every box has the number of its block; beside the page they are listed in reading order, with
    their kind and, for what was taken out, the reason.

    Raises
    ------
    ReadingError
        When the file is no PDF or the page is not there.
    """
    from PIL import Image, ImageDraw, ImageFont

    sheet, scale = _render(path, number, scale, password)
    picture = Image.new("RGB", (sheet.width + round(_LABEL_WIDTH * scale), sheet.height), "white")
    picture.paste(sheet, (0, 0))
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(_LABEL_SIZE * scale)
    labels = list(_labels(explanation, number))
    step = min(1.4 * _LABEL_SIZE * scale, sheet.height / (len(labels) + 1))
    for row, (place, label, kind, boxes) in enumerate(labels):
        colour = _COLOURS.get(kind, _OTHER_COLOUR)
        for box in boxes:
            corners = _corners(box, scale)
            pen.rectangle(corners, outline=colour, width=max(1, round(scale)))
            _tag(pen, place, corners, colour, font)
        pen.text((sheet.width + 4, step * (row + 0.5)), f"{place} {label}", fill=colour, font=font)
    return picture


def _tag(pen: Any, place: str, corners: tuple[float, ...], colour: Colour, font: Any) -> None:
    """Draw the number of a block to the left of its box."""
    left, top, right, bottom = pen.textbbox((0, 0), place, font=font)
    x, y = corners[0] - (right - left) - 5, corners[1]
    pen.rectangle((x, y, corners[0], y + bottom - top + 5), fill=colour)
    pen.text((x + 2 - left, y + 2 - top), place, fill="white", font=font)


def _render(path: Path, number: int, scale: float, password: str | None) -> tuple[Any, float]:
    """Return the picture of a page set upright as it was read, and its scale."""
    from dossier_nlp.reading import pdfium

    document = pdfium.open_pdf(path, password)
    try:
        if not 1 <= number <= len(document):
            raise ReadingError("no_such_page", f"{path.name}: there is no page {number}")
        turn = pdfium.read_page(document, number - 1, _MOST_CHARACTERS).turn
        page = document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(scale, _MAX_SIDE / max(width, height, 1.0))
            turned = (90 * turn - page.get_rotation()) % 360
            return page.render(scale=scale, rotation=turned).to_pil().convert("RGB"), scale
        finally:
            page.close()
    finally:
        document.close()


def _labels(explanation: Explanation, number: int) -> Iterator[tuple[str, str, str, list[Box]]]:
    """Yield number, label, kind and places of the blocks on a page, in reading order."""
    for place, block in enumerate(explanation.document.blocks, start=1):
        boxes = [one.box for one in block.pieces if one.page == number and one.box is not None]
        if not boxes:
            continue
        kind = block.kind.replace("_", " ") + (f" {block.level}" if block.level else "")
        goes_on = "" if block.page == number else " (goes on)"
        reason = f": {block.reason}" if block.reason else ""
        yield str(place), f"{kind}{reason}{goes_on}", block.kind, boxes


def _corners(box: Box, scale: float) -> tuple[float, float, float, float]:
    """Return the corners of a box on the picture, with room for the tails of letters."""
    x0, top, x1, bottom = (value * scale for value in (box.x0, box.top, box.x1, box.bottom))
    pad = _PAD * scale
    return x0 - pad, top, max(x1, x0) + pad, max(bottom, top) + pad
