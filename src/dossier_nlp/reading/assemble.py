"""Raw blocks to the canonical text of a document and its blocks with offsets."""

from __future__ import annotations

from dossier_nlp.reading.blocks import RawBlock
from dossier_nlp.reading.geometry import Line, union
from dossier_nlp.reading.joins import Vocabulary, clean, glue
from dossier_nlp.reading.markers import unglue
from dossier_nlp.records import Block, Piece

_CELL_GAP = " | "


class TextMaker:
    """Collects the text of a document, block by block, one newline between two blocks."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def add(self, raw: RawBlock) -> None:
        """Add one block; a block without text is left out."""
        if raw.kind == "removed":
            self._add_removed(raw)
            return
        cells = raw.row.cells if raw.row is not None else [raw.lines]
        prepared = [self._cell_text(cell, raw) for cell in cells]
        if not any(text.strip() for text, _ in prepared):
            return
        if self._length:
            self._write("\n")
        start = self._length
        pieces: list[Piece] = []
        ranges: list[tuple[int, int]] = []
        for number, (text, line_spans) in enumerate(prepared):
            if number:
                self._write(_CELL_GAP)
            at = self._length
            self._write(text)
            ranges.append((at, self._length))
            pieces.extend(_pieces(line_spans, at))
        self.blocks.append(
            Block(
                kind=raw.kind,
                start=start,
                end=self._length,
                pieces=tuple(_merge_pieces(pieces)) if raw.row is None else tuple(pieces),
                level=raw.level,
                cells=tuple(ranges) if raw.row is not None else (),
            )
        )

    def _add_removed(self, raw: RawBlock) -> None:
        page = raw.lines[0].page if raw.lines else 1
        box = union(raw.lines)
        piece = Piece(self._length, self._length, page, box)
        self.blocks.append(
            Block(
                kind="removed",
                start=self._length,
                end=self._length,
                pieces=(piece,),
                text=raw.text,
                reason=raw.reason,
            )
        )

    def _cell_text(
        self, lines: list[Line], raw: RawBlock
    ) -> tuple[str, list[tuple[Line, int, int]]]:
        """Join the lines of a block or cell; tell which stretch came from which line."""
        texts = [clean(line.text) for line in lines]
        if texts and raw.row is None:
            bullet = raw.marker is not None and raw.marker.kind == "bullet"
            if raw.marker is not None and bullet:
                texts[0] = texts[0][raw.marker.length :].lstrip()
            texts[0] = unglue(texts[0])
        out = ""
        spans: list[tuple[Line, int, int]] = []
        for place, text in enumerate(texts):
            gap = ""
            if place + 1 < len(texts):
                text, gap = glue(text, texts[place + 1], self._vocabulary)
            spans.append((lines[place], len(out), len(out) + len(text)))
            out += text + gap
        return out, spans


def _pieces(spans: list[tuple[Line, int, int]], at: int) -> list[Piece]:
    """Make one piece of the lines that stand together on a page and in a column."""
    pieces: list[Piece] = []
    group: list[tuple[Line, int, int]] = []
    for span in spans:
        if group and (span[0].page, span[0].column) != (group[-1][0].page, group[-1][0].column):
            pieces.append(_piece(group, at))
            group = []
        group.append(span)
    if group:
        pieces.append(_piece(group, at))
    return pieces


def _piece(group: list[tuple[Line, int, int]], at: int) -> Piece:
    box = union([line for line, _, _ in group])
    return Piece(at + group[0][1], at + group[-1][2], group[0][0].page, box)


def _merge_pieces(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: piece.start)
