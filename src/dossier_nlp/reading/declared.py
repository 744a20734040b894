"""What an analyst states about the files of a dossier; it wins over what is found in the text.

Either ``documents.toml`` beside the files::

    [[documents]]              # one table per file
    file = "brief.pdf"
    date = "2021-03-14"
    type = "email"
    discipline = "school"
    author = "school"

or ``dossier.csv`` (comma or semicolon, as spreadsheets save it) with a header row and the same
names as columns, or their Dutch ones (``bestand;datum;soort;discipline;auteur``),
or a ``dossier.toml`` with these tables below ``[reading]`` (``[[reading.documents]]``). Any
other content of a ``dossier.toml`` is left alone.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dossier_nlp.records import ACTORS, DOCUMENT_TYPES, UNKNOWN

FIELDS = ("date", "type", "discipline", "author")
_COLUMNS = {"bestand": "file", "datum": "date", "soort": "type", "auteur": "author"}
"""Dutch headings of the columns."""
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
_MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Declarations:
    """By file name: the stated fields. ``faults`` tells what could not be used, and where."""

    by_file: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()


def read_declarations(folder: Path) -> Declarations:
    """Read what is stated in a dossier folder; nothing is stated where there is no such file."""
    by_file: dict[str, dict[str, str]] = {}
    faults: list[tuple[str, str]] = []
    for name, reader in (
        ("dossier.csv", _csv_rows),
        ("dossier.toml", _dossier_toml_rows),
        ("documents.toml", _toml_rows),
    ):
        path = folder / name
        if not path.is_file():
            continue
        try:
            rows = list(reader(_load(path)))
        # Tables nested by the thousand are past the depth of the TOML reader.
        except (OSError, ValueError, csv.Error, RecursionError) as error:
            faults.append((name, f"cannot be used ({type(error).__name__})"))
            continue
        for number, row in enumerate(rows, start=1):
            _take_row(row, name, number, by_file, faults)
    return Declarations(by_file, tuple(faults))


def _load(path: Path) -> str:
    if path.stat().st_size > _MAX_BYTES:
        raise ValueError("too large")
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if path.suffix != ".csv":
            raise
        # What a Dutch spreadsheet saves as CSV when nobody asks for UTF-8.
        return data.decode("cp1252")


def _csv_rows(text: str) -> Iterable[Mapping[str, Any]]:
    header = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=header.count)
    for row in csv.DictReader(io.StringIO(text), delimiter=delimiter):
        named = {str(key or "").strip().casefold(): value for key, value in row.items()}
        if any(str(value or "").strip() for value in named.values()):
            yield {_COLUMNS.get(key, key): value for key, value in named.items()}


def _toml_rows(text: str) -> Iterable[Mapping[str, Any]]:
    rows = tomllib.loads(text).get("documents", [])
    return [row for row in rows if isinstance(row, dict)]


def _dossier_toml_rows(text: str) -> Iterable[Mapping[str, Any]]:
    reading = tomllib.loads(text).get("reading", {})
    rows = reading.get("documents", []) if isinstance(reading, dict) else []
    return [row for row in rows if isinstance(row, dict)]


def _take_row(
    row: Mapping[str, Any],
    name: str,
    number: int,
    by_file: dict[str, dict[str, str]],
    faults: list[tuple[str, str]],
) -> None:
    file = str(row.get("file") or "").strip()
    if not file:
        faults.append((name, f"row {number} names no file"))
        return
    stated = by_file.setdefault(file, {})
    for key in FIELDS:
        value = row.get(key)
        text = value.isoformat()[:10] if isinstance(value, date) else str(value or "").strip()
        text = _normal(key, text)
        if not text:
            continue
        if _is_valid(key, text):
            stated[key] = text
        else:
            faults.append((name, f"row {number}: {key} is not usable"))


def _normal(key: str, text: str) -> str:
    """Return a stated value as it is kept: ``14-3-2021`` is 2021-03-14, ``Email`` is email."""
    if key == "date" and (match := _DUTCH_DATE.match(text)):
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    return text.casefold() if key in ("type", "author") else text


def _is_valid(key: str, text: str) -> bool:
    if key == "date":
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
        return True
    if key == "type":
        return text in DOCUMENT_TYPES
    if key == "author":
        return text in ACTORS or text == UNKNOWN
    return True
