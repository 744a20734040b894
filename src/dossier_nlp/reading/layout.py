"""Pages of words to blocks in reading order: the whole way, for any engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier_nlp.reading.assemble import TextMaker
from dossier_nlp.reading.blocks import RawBlock, split_blocks
from dossier_nlp.reading.columns import Item, Zone, page_gutter, reading_order
from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.flow import all_lines, join_flow
from dossier_nlp.reading.furniture import PageLines, find_furniture
from dossier_nlp.reading.geometry import Line, PageContent, make_line, median
from dossier_nlp.reading.gutters import find_gutters
from dossier_nlp.reading.joins import Vocabulary, collect_vocabulary, ends_in_hyphen
from dossier_nlp.reading.lines import group_baselines, margin_numbers, merge_rows, segments
from dossier_nlp.reading.tables import Row, Table, find_tables
from dossier_nlp.reading.typography import Typography, measure, usual_size
from dossier_nlp.records import Block

_OUTER = 0.2
"""Share of the page, above and below, in which running lines are looked for."""


def lay_out(pages: Sequence[PageContent], slack: float = 0.0) -> tuple[str, tuple[Block, ...]]:
    """Make the canonical text and its blocks of the pages of a document.

    Parameters
    ----------
    slack
        Room at the end of a line (points) that proves no wanted break, where the widths of
        characters are not known exactly.
    """
    sheets = [_Sheet(page) for page in pages]
    gutters = sorted({round(one.place) for sheet in sheets for one in sheet.gutters})
    for sheet in sheets:
        sheet.cut(gutters)
    _take_out_furniture(sheets, usual_size(line for sheet in sheets for line in sheet.pieces))
    gutter = _usual_gutter(sheets)
    zones = [(sheet, zone) for sheet in sheets for zone in sheet.zones(gutter)]
    lines = [item for _, zone in zones for item in zone.items if isinstance(item, Line)]
    page_edge = median(p.width for p in pages) - min((line.x0 for line in lines), default=0.0)
    usual = replace(measure(lines), page_edge=page_edge, slack=slack)
    blocks: list[RawBlock] = []
    done: set[int] = set()
    for number, (sheet, zone) in enumerate(zones):
        if id(sheet) not in done:
            done.add(id(sheet))
            blocks.extend(sheet.removed(number))
        blocks.extend(_zone_blocks(zone, number, usual))
    # Pages on which everything was taken out have no zone.
    for sheet in sheets:
        if id(sheet) not in done:
            blocks.extend(sheet.removed(len(zones)))
    blocks = join_flow(blocks, usual)
    _mark_letterhead(blocks)
    vocabulary = _vocabulary(blocks)
    maker = TextMaker(vocabulary)
    for block in blocks:
        maker.add(block)
    return maker.text, tuple(maker.blocks)


class _Sheet:
    """One page on its way from words to zones."""

    def __init__(self, page: PageContent) -> None:
        self.page = page
        numbers = margin_numbers(page.words)
        words = page.words
        if numbers:
            chosen = {id(word) for word in numbers}
            words = [word for word in words if id(word) not in chosen]
        self.tables, rest = find_tables(page.rules, words, page.number)
        self._rows = group_baselines(rest)
        self.gutters = find_gutters(self._rows)
        self.pieces: list[Line] = []
        self._taken: list[tuple[Line, str]] = []
        if numbers:
            self._taken.append((make_line(numbers, page.number), "line numbers in the margin"))
        if page.covered:
            self._taken.append((make_line(page.covered, page.number), "hidden under a black bar"))
        if page.marks:
            self._taken.append((make_line(page.marks, page.number), "footnote marks"))

    def cut(self, known: list[int]) -> None:
        """Cut the baselines into the pieces of columns; other pages show where gutters are."""
        if known:
            self.gutters = find_gutters(self._rows, known)
        cuts: dict[int, list[float]] = {}
        for gutter in self.gutters:
            for row in gutter.rows:
                cuts.setdefault(row, []).append(gutter.place)
        self.pieces = segments(self._rows, self.page.number, cuts)

    def outer_lines(self) -> PageLines:
        """Return the baselines near the upper and lower edge."""
        height = self.page.height
        outer = [
            piece
            for piece in self.pieces
            if piece.top < _OUTER * height or piece.bottom > (1 - _OUTER) * height
        ]
        lines = merge_rows(outer, self.page.number)
        return PageLines(self.page.number, height, tuple(sorted(lines, key=lambda ln: ln.top)))

    def take_out(self, lines: list[tuple[Line, str]]) -> None:
        """Take lines out of the text; they stay known, with the reason."""
        if not lines:
            return
        self._taken.extend(lines)
        words = {id(word) for line, _ in lines for word in line.words}
        self.pieces = [piece for piece in self.pieces if words.isdisjoint(map(id, piece.words))]

    def removed(self, zone: int) -> list[RawBlock]:
        """Return what was taken out of this page as blocks."""
        return [
            RawBlock("removed", [line], reason=reason, zone=zone) for line, reason in self._taken
        ]

    @property
    def items(self) -> list[Item]:
        """The pieces of lines and the tables of the page."""
        return [*self.pieces, *self.tables]

    def zones(self, usual_gutter: float | None) -> list[Zone]:
        """Return the columns of the page in reading order."""
        clear = [one for one in self.gutters if one.clear]
        clear.sort(key=lambda one: (-len(one.rows), one.place))
        own = [one.place for one in clear]
        return reading_order(self.items, self.page.number, own, usual_gutter)


def _usual_gutter(sheets: list[_Sheet]) -> float | None:
    """Return the gutter that pages of this document show, ``None`` for a text without columns."""
    gutters = [gutter for sheet in sheets if (gutter := page_gutter(sheet.items)) is not None]
    return median(gutters) if gutters else None


def _take_out_furniture(sheets: list[_Sheet], body_size: float) -> None:
    outer = [sheet.outer_lines() for sheet in sheets]
    reasons = find_furniture(outer, body_size)
    for sheet, lines in zip(sheets, outer):
        sheet.take_out([(ln, reasons[id(ln)]) for ln in lines.lines if id(ln) in reasons])


def _vocabulary(blocks: list[RawBlock]) -> Vocabulary:
    """Collect the words of a document that has words cut at the end of a line."""
    texts = [line.text for block in blocks for line in all_lines(block)]
    return collect_vocabulary(texts if any(ends_in_hyphen(text) for text in texts) else ())


def _zone_blocks(zone: Zone, number: int, usual: Typography) -> list[RawBlock]:
    """Return the blocks of one column: runs of lines between tables, and table rows."""
    blocks: list[RawBlock] = []
    run: list[Line] = []
    for item in zone.items:
        if isinstance(item, Table):
            blocks.extend(split_blocks(run, usual))
            run = []
            blocks.extend(_row_block(row) for row in item.rows)
        else:
            run.append(item)
    blocks.extend(split_blocks(run, usual))
    for block in blocks:
        block.zone = number
    return blocks


def _row_block(row: Row) -> RawBlock:
    return RawBlock("table_row", row=row)


def _mark_letterhead(blocks: list[RawBlock]) -> None:
    """Mark the lines at the head of the first page: all before the salutation or the first text."""
    salutations = tuple(load_cues("layout")["letter"]["salutations"])
    for block in blocks:
        if block.kind in ("removed", "heading"):
            continue
        if block.kind != "paragraph" or block.lines[0].page != 1 or len(block.lines) > 2:
            return
        text = block.text
        if (text.endswith(".") and len(text) > 60) or text.casefold().startswith(salutations):
            return
        block.kind = "letterhead"
