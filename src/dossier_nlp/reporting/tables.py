"""Write the tables of a run: results come one by one and none is kept."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import IO, Any

from dossier_nlp.records import DossierResult
from dossier_nlp.reporting import schema
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.cells import Dialect, csv_cell
from dossier_nlp.reporting.columns import Table
from dossier_nlp.reporting.datapackage import describe
from dossier_nlp.reporting.files import replacing, replacing_text
from dossier_nlp.reporting.reasons import localised
from dossier_nlp.reporting.rows import ROWS, Row
from dossier_nlp.reporting.statistics import RunStatistics
from dossier_nlp.reporting.workbook import Workbook
from dossier_nlp.settings import ReportSettings


def write_tables(results: Iterable[DossierResult], folder: Path, settings: ReportSettings) -> None:
    """Write every table, ``datapackage.json`` and, when asked, ``tables.xlsx``.

    Equal results give byte-identical CSV files. Files appear under their names only when all of
    them are complete.

    Parameters
    ----------
    results
        One result after another, sorted by dossier; read once.
    folder
        Where the tables go; made when it is not there.
    settings
        CSV dialect, language of titles and reasons, and whether to write the workbook. Names of
        columns and codes are the same in every language.

    Raises
    ------
    InputError
        When the workbook is asked for and openpyxl is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words = Words.of(settings.language)
    book = Workbook(words) if settings.xlsx else None
    statistics = RunStatistics()
    with ExitStack() as stack:
        sinks = {
            table.name: _Sink(table, stack.enter_context(_open(folder, table, settings)), settings)
            for table in schema.TABLES
        }
        for table, row in _rows((localised(r, words) for r in results), statistics):
            sinks[table.name].write(row)
            if book is not None:
                book.add(table, row)
        with replacing(folder / "datapackage.json") as part:
            text = json.dumps(describe(settings.csv_dialect, words), ensure_ascii=False, indent=2)
            part.write_text(text + "\n", encoding="utf-8")
        if book is not None:
            with replacing(folder / "tables.xlsx") as part:
                book.save(part)


def _rows(
    results: Iterable[DossierResult], statistics: RunStatistics
) -> Iterator[tuple[Table, Row]]:
    for result in results:
        statistics.add(result)
        for table, rows in ROWS.items():
            for row in rows(result):
                yield table, row
    for row in statistics.rows():
        yield schema.STATISTICS, row


class _Sink:
    """A CSV file that knows its columns."""

    def __init__(self, table: Table, file: IO[str], settings: ReportSettings) -> None:
        self._table = table
        self._dialect: Dialect = settings.csv_dialect
        delimiter = ";" if self._dialect == "excel-nl" else ","
        self._writer: Any = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        self._writer.writerow(table.names)

    def write(self, row: Row) -> None:
        columns = self._table.columns
        self._writer.writerow(csv_cell(row.get(c.name), c, self._dialect) for c in columns)


def _open(folder: Path, table: Table, settings: ReportSettings) -> AbstractContextManager[IO[str]]:
    encoding = "utf-8-sig" if settings.csv_dialect == "excel-nl" else "utf-8"
    return replacing_text(folder / table.file, encoding)
