"""Tables without ruled lines: pieces of text that keep to the same columns, row after row.

Only what is clear is taken: at least three rows with the same left edges, and no text that runs
across a column.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier_nlp.reading.geometry import Line, median, union
from dossier_nlp.reading.lines import same_baseline
from dossier_nlp.reading.tables import Row, Table

_EDGE = 4.0
"""Points by which the left edges of one column may differ."""
_MIN_ROWS = 3
_MOST_COLUMNS = 8
_LONG_FIRST_CELL = 32
"""Characters: two columns of running text have longer lines than this on the left."""
_WIDEST_STEP = 2.6
"""Line heights from one line of a table to the next, at most."""


@dataclass(slots=True)
class _Run:
    """Baselines that may be a table: their pieces, and the left edges of its columns."""

    baselines: list[list[Line]] = field(default_factory=list)

    def columns(self) -> list[float]:
        """Return the left edges that most baselines with several pieces share."""
        several = [row for row in self.baselines if len(row) > 1]
        starts = Counter(round(piece.x0 / _EDGE) for row in several for piece in row)
        edges: list[float] = []
        for place in sorted(starts):
            count = starts[place] + starts.get(place + 1, 0)
            if count >= 0.6 * len(several) and (not edges or place * _EDGE - edges[-1] > 3 * _EDGE):
                edges.append(place * _EDGE)
        return edges


def find_aligned(pieces: list[Line], page: int) -> tuple[list[Table], list[Line]]:
    """Find the tables without ruled lines in the pieces of one column of a page.

    Returns
    -------
    tuple
        The tables, and the pieces outside them.
    """
    baselines = _baselines(pieces)
    if sum(len(row) > 1 for row in baselines) < _MIN_ROWS:
        return [], pieces
    tables: list[Table] = []
    rest: list[Line] = []
    for run in _runs(baselines):
        rest.extend(_cut_tail(run))
        table = _table(run, page)
        if table is None:
            rest.extend(piece for row in run.baselines for piece in row)
        else:
            tables.append(table)
    return tables, rest


def _baselines(pieces: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: (one.top + one.bottom, one.x0)):
        if rows and same_baseline(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return rows


def _runs(baselines: list[list[Line]]) -> list[_Run]:
    """Cut the baselines into stretches that may be tables and stretches that are not."""
    runs: list[_Run] = []
    for row in baselines:
        last = runs[-1].baselines if runs else []
        if last and _goes_on(last, row):
            last.append(row)
        else:
            runs.append(_Run([row]))
    return runs


def _cut_tail(run: _Run) -> list[Line]:
    """Take off single lines at the left edge below the last row: the heading of what follows."""
    tail: list[Line] = []
    if len(run.baselines[0]) == 1:
        return tail
    left = run.baselines[0][0].x0
    while len(run.baselines[-1]) == 1 and abs(run.baselines[-1][0].x0 - left) <= _EDGE:
        tail.extend(run.baselines.pop())
    return tail


def _goes_on(before: list[list[Line]], row: list[Line]) -> bool:
    """Tell whether a baseline belongs with the ones above it, table or text."""
    step = row[0].top - before[-1][0].top
    if step > _WIDEST_STEP * max(row[0].height, 1.0):
        return False
    if len(before[0]) == 1:
        return len(row) == 1
    edges = [piece.x0 for piece in max(before, key=len)]
    if len(row) > 1:
        return any(abs(row[0].x0 - edge) <= _EDGE for edge in edges)
    # One piece alone goes on in its column, or it is the text behind the table.
    (piece,) = row
    inside = [place for place, edge in enumerate(edges) if abs(piece.x0 - edge) <= _EDGE]
    if not inside:
        return False
    following = edges[inside[0] + 1 :]
    return not following or piece.x1 < following[0] - _EDGE


def _table(run: _Run, page: int) -> Table | None:
    """Make a table of a run, or return ``None`` when it is not clearly one."""
    several = sum(len(row) > 1 for row in run.baselines)
    edges = run.columns()
    if several < _MIN_ROWS or not 2 <= len(edges) <= _MOST_COLUMNS:
        return None
    cells_of: list[list[list[Line]]] = []
    for row in run.baselines:
        cells: list[list[Line]] = [[] for _ in edges]
        for piece in row:
            places = [n for n, edge in enumerate(edges) if abs(piece.x0 - edge) <= 2 * _EDGE]
            if not places or (places[0] + 1 < len(edges) and piece.x1 > edges[places[0] + 1]):
                return None
            cells[places[0]].append(piece)
        cells_of.append(cells)
    rows = _rows(cells_of, page)
    filled = median(len(line.text) for row in rows for cell in row.cells[:1] for line in cell)
    if len(rows) < _MIN_ROWS or filled > _LONG_FIRST_CELL:
        return None
    box = union(row.box for row in rows)
    return Table(rows, page, box, tuple(edges)) if box else None


def _rows(baselines: list[list[list[Line]]], page: int) -> list[Row]:
    """Join the baselines of one row: a row begins where its first cell has text."""
    rows: list[Row] = []
    for cells in baselines:
        box = union([piece for cell in cells for piece in cell])
        if box is None:
            continue
        if rows and not cells[0]:
            for cell, more in zip(rows[-1].cells, cells):
                cell.extend(more)
            rows[-1].box = union((rows[-1].box, box)) or box
        else:
            rows.append(Row(cells, page, box))
    return rows
