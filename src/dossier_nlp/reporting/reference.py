"""The reference of the tables as Markdown, written from the schema."""

from __future__ import annotations

from dossier_nlp.reporting.columns import Column, Table
from dossier_nlp.reporting.schema import TABLES

_TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "true/false",
    "date": "datum",
}


def tables_reference() -> str:
    """Return a section per table with a row per column."""
    return "\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [
        f"### `{table.file}`: {table.title}",
        "",
        table.description,
        "",
        "| kolom | naam | soort | betekenis |",
        "|---|---|---|---|",
        *(_line(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _line(column: Column) -> str:
    values = [f"`{value}`" for value in column.values if value]
    meaning = column.description
    if values:
        meaning = f"{meaning} Waarden: {', '.join(values)}."
    cells = (f"`{column.name}`", column.title, _TYPES[column.type], meaning)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
