"""What the pages of a PDF print, as the second engine reads it: the witness of ``read --check``."""

from __future__ import annotations

from pathlib import Path

from dossier_nlp.reading import plumber
from dossier_nlp.reading.fidelity import Witness
from dossier_nlp.reading.geometry import Word
from dossier_nlp.reading.lines import group_baselines
from dossier_nlp.records import Block, Box

_MOST_CHARACTERS = 2_000_000


def hear_witness(
    path: Path, blocks: tuple[Block, ...], pages: int, password: str | None = None
) -> Witness:
    """Read a PDF again by the second engine, without the lines that were taken out.

    Pages that it cannot read are left out, so that nothing on them is put down to the file.
    """
    taken: dict[int, list[Box]] = {}
    removed = [block for block in blocks if block.kind == "removed"]
    for block in removed:
        for piece in block.pieces:
            if piece.box is not None:
                taken.setdefault(piece.page, []).append(piece.box)
    words: list[str] = []
    for number in range(1, pages + 1):
        page = plumber.read_page(path, number - 1, password, _MOST_CHARACTERS)
        boxes = taken.get(number, [])
        kept = [] if page is None else [w for w in page.words if not _inside(w, boxes)]
        words.extend(word.text for row in group_baselines(kept) for word in row)
    return Witness(" ".join(words), " ".join(block.text for block in removed))


def _inside(word: Word, boxes: list[Box]) -> bool:
    x = (word.x0 + word.x1) / 2
    return any(
        box.x0 <= x <= box.x1 and box.top - 1 <= word.middle <= box.bottom + 1 for box in boxes
    )
