"""A value becomes a cell: one spelling per type, so that equal results give equal files."""

from __future__ import annotations

from typing import Literal

from dossier_nlp.reporting.columns import Column
from dossier_nlp.reporting.guard import defuse

Dialect = Literal["standard", "excel-nl"]


def plain(value: object, column: Column) -> str | int | float | bool | None:
    """Return the value as a plain Python value of the column's type, text defused.

    ``None`` and the empty string are both 'nothing': an empty cell.
    """
    if value is None or value == "":
        return None
    if column.type == "boolean":
        return bool(value)
    if column.type == "integer":
        return int(str(value))
    if column.type == "number":
        # Adding zero turns -0.0 into 0.0, which would otherwise be spelled differently.
        return round(float(str(value)), column.decimals) + 0.0
    return defuse(str(value))


def csv_cell(value: object, column: Column, dialect: Dialect) -> str:
    """Return the value as the text of a CSV cell."""
    cell = plain(value, column)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        number = f"{cell:.{column.decimals}f}"
        return number.replace(".", ",") if dialect == "excel-nl" else number
    # The csv module before Python 3.13 leaves a carriage return unquoted: it would end the row.
    return str(cell).replace("\r", " ")
