"""How a file was read, block by block: what was kept, what was taken out, and why.

Meant for the eyes of an analyst at a screen: it shows the text of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.files import read_file
from dossier_nlp.records import Block, Box, Document, Problem
from dossier_nlp.settings import ReadingSettings

_COLOURS = {
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

    Raises
    ------
    ReadingError
        When the file is no PDF or the page is not there.
    """
    from PIL import ImageDraw

    from dossier_nlp.reading import pdfium

    document = pdfium.open_pdf(path, password)
    try:
        if not 1 <= number <= len(document):
            raise ReadingError("no_such_page", f"{path.name}: there is no page {number}")
        page = document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(scale, _MAX_SIDE / max(width, height, 1.0))
            picture = page.render(scale=scale).to_pil().convert("RGB")
        finally:
            page.close()
    finally:
        document.close()
    pen = ImageDraw.Draw(picture)
    for block in explanation.document.blocks:
        for piece in block.pieces:
            if piece.page == number and piece.box is not None:
                box = piece.box
                corners = [value * scale for value in (box.x0, box.top, box.x1, box.bottom)]
                corners[2] = max(corners[2], corners[0])
                corners[3] = max(corners[3], corners[1])
                pen.rectangle(corners, outline=_COLOURS.get(block.kind, _OTHER_COLOUR), width=2)
    return picture
