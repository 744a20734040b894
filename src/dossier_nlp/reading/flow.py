"""What runs on over columns and pages: paragraphs, list items and tables."""

from __future__ import annotations

from rapidfuzz import fuzz

from dossier_nlp.reading.blocks import RawBlock, room_left
from dossier_nlp.reading.geometry import Line
from dossier_nlp.reading.tables import Row
from dossier_nlp.reading.typography import Typography, ends_sentence

_RUNNING = ("paragraph", "list_item", "quote")
_SAME_SIZE = 0.75
_ALIKE = 88.0
_LONG_LINE = 60
"""A shorter single line that fills its column is a line of a list, not a cut paragraph."""


def join_flow(blocks: list[RawBlock], usual: Typography) -> list[RawBlock]:
    """Join blocks that a column or page break has cut.

    Parameters
    ----------
    blocks
        All blocks of a document in reading order, with the number of their zone.
    usual
        What is usual in the document: where lines end.

    Returns
    -------
    list of RawBlock
        Cut paragraphs and rows whole again; header rows repeated after a break are ``removed``;
        footnotes that stood in the way follow the paragraph.
    """
    joined: list[RawBlock] = []
    for block in blocks:
        before = _last_of_zone_before(joined, block)
        if before is not None and block.kind in _RUNNING and _runs_on(before, block, usual):
            before.lines.extend(block.lines)
            before.zone = block.zone
        elif before is not None and block.row is not None and before.row is not None:
            _continue_table(joined, before, block)
        else:
            joined.append(block)
    return joined


def _last_of_zone_before(joined: list[RawBlock], block: RawBlock) -> RawBlock | None:
    """Return the last running block, when ``block`` is the first of a later zone."""
    for candidate in reversed(joined):
        if candidate.kind in ("removed", "footnote"):
            continue
        return candidate if candidate.zone < block.zone else None
    return None


def _runs_on(before: RawBlock, block: RawBlock, usual: Typography) -> bool:
    """Tell whether a block goes on with what the column before it left off."""
    if before.kind not in _RUNNING or block.marker is not None or before.row is not None:
        return False
    last, first = before.lines[-1], block.lines[0]
    if last.size and first.size and abs(last.size - first.size) > _SAME_SIZE:
        return False
    if before.kind == "paragraph" and block.kind != "paragraph" and first.italic != last.italic:
        return False
    ends = ends_sentence(last.text)
    if first.text[:1].islower() and not ends:
        return True
    if "quote" in (before.kind, block.kind) and before.kind != block.kind:
        return False
    full = room_left(last, first, usual.right_edge(last)) <= usual.slack
    return full and len(before.text) > _LONG_LINE


# --------------------------------------------------------------------------- tables


def _continue_table(joined: list[RawBlock], before: RawBlock, block: RawBlock) -> None:
    """Add the first row after a break: a repeated header, a cut row, or a new row."""
    row, last = block.row, before.row
    if row is None or last is None:
        return
    header = _header_of(joined, before)
    if header is not None and header is not last and _alike(row, header):
        block.kind, block.reason = "removed", "repeated table header"
        block.lines = [line for cell in row.cells for line in cell]
        block.row = None
        joined.append(block)
    elif len(row.cells) == len(last.cells) and _is_cut(last, row):
        _append_row(last, row)
        before.zone = block.zone
    else:
        joined.append(block)


def _alike(row: Row, header: Row) -> bool:
    """Tell whether a row repeats the header; a scan may read it a little differently."""
    if len(row.cells) != len(header.cells):
        return False
    ours, theirs = " | ".join(row.texts), " | ".join(header.texts)
    return ours == theirs or fuzz.ratio(ours, theirs) >= _ALIKE


def _header_of(joined: list[RawBlock], before: RawBlock) -> Row | None:
    """Return the first row of the table that ``before`` belongs to."""
    header = before.row
    for block in reversed(joined):
        if block.row is None and block.kind != "removed":
            break
        if block.row is not None:
            if before.row is not None and len(block.row.cells) != len(before.row.cells):
                break
            header = block.row
    return header


def _is_cut(last: Row, row: Row) -> bool:
    """Tell whether a row is the rest of the last one: open below, or without its first cell."""
    if last.open_below:
        return True
    filled = [bool(text) for text in last.texts]
    return not row.texts[0] and filled[0] and any(row.texts)


def _append_row(last: Row, row: Row) -> None:
    for cell, rest in zip(last.cells, row.cells):
        cell.extend(rest)
    last.open_below = row.open_below


def all_lines(block: RawBlock) -> list[Line]:
    """Return the lines of a block, those of the cells of a row included."""
    if block.row is not None:
        return [line for cell in block.row.cells for line in cell]
    return block.lines
