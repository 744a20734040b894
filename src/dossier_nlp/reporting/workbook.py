"""``tables.xlsx``: the same tables as one workbook with headings in the reader's language.

Rows are streamed to disk, so that a large run needs no more memory than a small one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dossier_nlp.errors import InputError
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.cells import plain
from dossier_nlp.reporting.columns import Table
from dossier_nlp.reporting.labels import N_
from dossier_nlp.reporting.rows import Row
from dossier_nlp.reporting.schema import TABLES

MAX_ROWS = 1_048_576
MAX_CELL = 32_767
TRUNCATED = "…"

_TYPES = {
    "string": N_("tekst"),
    "integer": N_("geheel getal"),
    "number": N_("getal"),
    "boolean": N_("ja/nee"),
    "date": N_("datum"),
}
_WIDTHS = {"string": 22, "integer": 11, "number": 13, "boolean": 11, "date": 13}
_WIDE = {"text": 60, "sentence": 80, "message": 70, "reason": 60, "cues": 40, "name": 32}


class Workbook:
    """A workbook under way; :meth:`add` takes rows, :meth:`save` writes the file."""

    def __init__(self, words: Words | None = None) -> None:
        try:
            import openpyxl
            from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        except ImportError:
            raise InputError(
                "tables.xlsx needs openpyxl: install dossier-nlp[xlsx] or leave --xlsx out"
            ) from None
        self._words = words or Words()
        self._tables = tuple(table.said(self._words) for table in TABLES)
        self._illegal = ILLEGAL_CHARACTERS_RE
        self._book = openpyxl.Workbook(write_only=True)
        self._explain()
        self._sheets = {table.name: self._sheet(table) for table in self._tables}
        self._rows = {table.name: 1 for table in TABLES}

    def add(self, table: Table, row: Row) -> None:
        """Append a row; rows beyond what a sheet can hold are left to the CSV file."""
        if self._rows[table.name] >= MAX_ROWS:
            return
        cells = [plain(row.get(column.name), column) for column in table.columns]
        sheet = self._sheets[table.name]
        sheet.append([self._cell(sheet, cell) for cell in cells])
        self._rows[table.name] += 1

    def save(self, file: Path) -> None:
        """Write the workbook, with a filter over every table."""
        from openpyxl.utils import get_column_letter

        for table in TABLES:
            last = get_column_letter(len(table.columns))
            self._sheets[table.name].auto_filter.ref = f"A1:{last}{self._rows[table.name]}"
        self._book.save(file)

    def _sheet(self, table: Table) -> Any:
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(table.title[:31])
        sheet.freeze_panes = "B2"
        for number, column in enumerate(table.columns, start=1):
            width = _WIDE.get(column.name, _WIDTHS[column.type])
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([self._heading(sheet, column.title) for column in table.columns])
        return sheet

    def _explain(self) -> None:
        """Write the sheet that says what every column means."""
        say = self._words.say
        sheet = self._book.create_sheet(say(N_("Uitleg")))
        sheet.freeze_panes = "A3"
        for letter, width in {"A": 26, "B": 30, "C": 26, "D": 14, "E": 100}.items():
            sheet.column_dimensions[letter].width = width
        sheet.append([say(N_("Dit is taal, geen oordeel: geen cijfer zegt of een ouder goed is."))])
        titles = (N_("Blad"), N_("Kolom"), N_("Naam in CSV"), N_("Soort"), N_("Betekenis"))
        sheet.append([self._heading(sheet, say(title)) for title in titles])
        for table in self._tables:
            sheet.append([table.title, "", table.file, say(N_("tabel")), table.description])
            for column in table.columns:
                kind = say(_TYPES[column.type])
                sheet.append([table.title, column.title, column.name, kind, column.description])

    def _heading(self, sheet: Any, title: str) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font, PatternFill

        cell = WriteOnlyCell(sheet, value=title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E6ECEF")
        return cell

    def _cell(self, sheet: Any, value: object) -> Any:
        if not isinstance(value, str):
            return value
        from openpyxl.cell import WriteOnlyCell

        text = self._illegal.sub("\N{REPLACEMENT CHARACTER}", value)
        text = text.encode("utf-8", "replace").decode("utf-8")
        if len(text) > MAX_CELL:
            text = text[: MAX_CELL - 1] + TRUNCATED
        cell = WriteOnlyCell(sheet, value=text)
        # Whatever it looks like, it is text: never a formula, never an error value.
        cell.data_type = "s"
        return cell
