"""Ruled tables: from ruled lines to rows and cells, and the words that stand in them.

A row may be open below (cut by a page break) and a cell may span rows or columns: what counts
is which ruled lines really run between two cells.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from dossier_nlp.reading.geometry import Line, Rule, Word
from dossier_nlp.reading.lines import group_baselines, merge_rows, segments
from dossier_nlp.records import Box

_SNAP = 2.5
"""Ruled lines closer than this (points) are one."""
_TOUCH = 3.5
_MIN_CELL = 6.0


@dataclass(slots=True)
class Row:
    """One row of a table; a cell is a list of lines (empty for an empty cell)."""

    cells: list[list[Line]]
    page: int
    box: Box
    open_below: bool = False

    @property
    def texts(self) -> list[str]:
        """The cells as plain text, for comparing rows."""
        return [" ".join(line.text for line in cell) for cell in self.cells]


@dataclass(slots=True)
class Table:
    """A table, or the part of it that stands on one page in one column."""

    rows: list[Row]
    page: int
    box: Box
    columns: tuple[float, ...] = ()
    left_bound: float = 0.0
    right_bound: float = 0.0

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box.bottom


@dataclass(slots=True)
class _Grid:
    """Ruled lines that touch each other: positions with the stretches they cover."""

    horizontal: dict[float, list[tuple[float, float]]] = field(default_factory=dict)
    vertical: dict[float, list[tuple[float, float]]] = field(default_factory=dict)


def find_tables(rules: list[Rule], words: list[Word], page: int) -> tuple[list[Table], list[Word]]:
    """Find the ruled tables of a page.

    Returns
    -------
    tuple
        The tables, and the words that stand outside all of them.
    """
    tables: list[Table] = []
    rest = words
    for grid in _grids(rules):
        table, rest = _table(grid, rest, page)
        if table:
            tables.append(table)
    return tables, rest


# --------------------------------------------------------------------------- grids


def _snap(values: list[float]) -> list[float]:
    """Return the positions that stand for groups of nearly equal ones."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(positions: list[float], value: float) -> float:
    place = bisect_right(positions, value)
    near = positions[max(0, place - 1) : place + 1]
    return min(near, key=lambda position: abs(position - value))


def _merge(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches of one ruled line that overlap or nearly touch."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if merged and start - merged[-1][1] <= _TOUCH:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _lines_by_position(rules: list[Rule], horizontal: bool) -> list[tuple[float, float, float]]:
    """Return the merged ruled lines of one direction as (position, start, end)."""
    chosen = [
        (rule.top, rule.x0, rule.x1) if horizontal else (rule.x0, rule.top, rule.bottom)
        for rule in rules
        if rule.horizontal == horizontal
    ]
    positions = _snap([position for position, _, _ in chosen])
    by_position: dict[float, list[tuple[float, float]]] = {}
    for position, start, end in chosen:
        by_position.setdefault(_nearest(positions, position), []).append((start, end))
    return [
        (position, start, end)
        for position, stretches in sorted(by_position.items())
        for start, end in _merge(stretches)
    ]


def _grids(rules: list[Rule]) -> list[_Grid]:
    """Group the ruled lines that touch each other, from the top down."""
    flat = _lines_by_position(rules, horizontal=True)
    upright = _lines_by_position(rules, horizontal=False)
    if not flat or not upright:
        return []
    parents = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for i, (y, x0, x1) in enumerate(flat):
        for j, (x, y0, y1) in enumerate(upright):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH:
                parents[root(i)] = root(len(flat) + j)
    grids: dict[int, _Grid] = {}
    for i, (position, start, end) in enumerate(flat):
        grid = grids.setdefault(root(i), _Grid())
        grid.horizontal.setdefault(position, []).append((start, end))
    for j, (position, start, end) in enumerate(upright):
        grid = grids.setdefault(root(len(flat) + j), _Grid())
        grid.vertical.setdefault(position, []).append((start, end))
    whole = [grid for grid in grids.values() if grid.horizontal and grid.vertical]
    return sorted(whole, key=lambda grid: (min(grid.horizontal), min(grid.vertical)))


# --------------------------------------------------------------------------- one table


def _edges(grid: _Grid) -> tuple[list[float], list[float]]:
    """Return the column and row edges, the outermost ends of ruled lines included."""
    xs = list(grid.vertical)
    xs += [end for stretches in grid.horizontal.values() for pair in stretches for end in pair]
    ys = list(grid.horizontal)
    ys += [end for stretches in grid.vertical.values() for pair in stretches for end in pair]
    columns, rows = _snap(xs), _snap(ys)
    columns = [x for x in columns if x in (columns[0], columns[-1]) or _is_rule(x, grid.vertical)]
    rows = [y for y in rows if y in (rows[0], rows[-1]) or _is_rule(y, grid.horizontal)]
    return _apart(columns), _apart(rows)


def _is_rule(position: float, rules: dict[float, list[tuple[float, float]]]) -> bool:
    return any(abs(position - other) <= _SNAP for other in rules)


def _apart(positions: list[float]) -> list[float]:
    """Drop edges that are too near to the one before to leave room for a cell."""
    kept = positions[:1]
    for position in positions[1:]:
        if position - kept[-1] >= _MIN_CELL:
            kept.append(position)
    return kept


def _covers(rules: dict[float, list[tuple[float, float]]], position: float, at: float) -> bool:
    """Tell whether a ruled line at ``position`` runs past the point ``at``."""
    return any(
        start - _SNAP <= at <= end + _SNAP
        for other, stretches in rules.items()
        if abs(other - position) <= _SNAP * 2
        for start, end in stretches
    )


def _table(grid: _Grid, words: list[Word], page: int) -> tuple[Table | None, list[Word]]:
    columns, rows = _edges(grid)
    # A box around a text, or a line beside a quotation, is no table.
    if len(columns) < 3 or len(rows) < 2:
        return None, words
    inside: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.middle
        if columns[0] <= x <= columns[-1] and rows[0] <= y <= rows[-1]:
            place = (bisect_right(rows, y) - 1, bisect_right(columns, x) - 1)
            place = (min(place[0], len(rows) - 2), min(place[1], len(columns) - 2))
            inside.setdefault(place, []).append(word)
        else:
            outside.append(word)
    if len({column for _, column in inside}) < 2:
        return None, words
    home = _cell_homes(grid, columns, rows)
    cells: dict[tuple[int, int], list[Word]] = {}
    for place, found in sorted(inside.items()):
        cells.setdefault(home[place], []).extend(found)
    table_rows = [
        _row(grid, columns, rows, number, cells, home, page) for number in range(len(rows) - 1)
    ]
    table_rows = [row for row in table_rows if any(row.cells)]
    box = Box(columns[0], rows[0], columns[-1], rows[-1])
    return Table(table_rows, page, box, tuple(columns)), outside


def _cell_homes(
    grid: _Grid, columns: list[float], rows: list[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Map every field of the grid to the first field of the cell it belongs to."""
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for r in range(len(rows) - 1):
        middle = (rows[r] + rows[r + 1]) / 2
        for c in range(len(columns) - 1):
            home[r, c] = (r, c)
            if c and not _covers(grid.vertical, columns[c], middle):
                home[r, c] = home[r, c - 1]
            elif r:
                centre = (columns[c] + columns[c + 1]) / 2
                if not _covers(grid.horizontal, rows[r], centre):
                    home[r, c] = home[r - 1, c]
    return home


def _row(
    grid: _Grid,
    columns: list[float],
    rows: list[float],
    number: int,
    cells: dict[tuple[int, int], list[Word]],
    home: dict[tuple[int, int], tuple[int, int]],
    page: int,
) -> Row:
    """Make one row; fields that belong to a cell further left are not counted twice."""
    made: list[list[Line]] = []
    for c in range(len(columns) - 1):
        if home[number, c][1] != c:
            continue
        found = cells.get((number, c), []) if home[number, c] == (number, c) else []
        made.append(cell_lines(found, page))
    centre = (columns[-2] + columns[-1]) / 2
    closed = _covers(grid.horizontal, rows[number + 1], centre)
    box = Box(columns[0], rows[number], columns[-1], rows[number + 1])
    return Row(made, page, box, not closed)


def cell_lines(words: list[Word], page: int) -> list[Line]:
    """Return the lines of one cell from the top down."""
    return merge_rows(segments(group_baselines(words), page), page) if words else []
