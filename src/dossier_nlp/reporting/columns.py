"""What a column and a table are, and short ways to write one down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dossier_nlp.reporting.catalogue import Words

ColumnType = Literal["string", "integer", "number", "boolean", "date"]

DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"
"""Dates are written as precisely as the papers tell them: year, month or day."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in code, its type, and what it says in Dutch.

    ``decimals`` counts for numbers only: figures are rounded when written, so that two runs
    cannot differ in the last digit of a float.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    values: tuple[str, ...] = ()
    decimals: int = 2
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a CSV file, a resource of the data package, a sheet of the workbook."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    dossier_must_exist: bool = True

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    def said(self, words: Words) -> Table:
        """Return the table with its titles and descriptions in the language of ``words``."""
        columns = tuple(
            replace(each, title=words.say(each.title), description=words.say(each.description))
            for each in self.columns
        )
        title, description = words.say(self.title), words.say(self.description)
        return replace(self, title=title, description=description, columns=columns)


def text(name: str, title: str, description: str, values: tuple[str, ...] = ()) -> Column:
    """Return a column of text; ``values`` are those it may have."""
    return Column(name, "string", title, description, values)


def identifier(name: str, title: str, description: str) -> Column:
    """Return a column of text that is never empty."""
    return Column(name, "string", title, description, required=True)


def count(name: str, title: str, description: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, "integer", title, description)


def number(name: str, title: str, description: str, decimals: int = 2) -> Column:
    """Return a column of rounded numbers."""
    return Column(name, "number", title, description, decimals=decimals)


def yes_no(name: str, title: str, description: str) -> Column:
    """Return a column of true and false."""
    return Column(name, "boolean", title, description)


def date(name: str, title: str, description: str) -> Column:
    """Return a column of dates."""
    return Column(name, "date", title, f"{description} Vorm: jjjj, jjjj-mm of jjjj-mm-dd.")
