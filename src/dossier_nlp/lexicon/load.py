"""Read lexicons: one TSV a family, every row checked, every error with file and line."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.paths import lexicon_dir

COMMON_COLUMNS: tuple[str, ...] = (
    "id",
    "pattern",
    "category",
    "example",
    "counter_example",
    "source",
    "exceptions",
    "note",
)
"""Columns that every lexicon of a family has, in this order; others may follow."""

EXCEPTION = "exception"
"""Category of rows that tag nothing: they keep other rows from firing where they match."""

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_\-à-ÿ']+)+$")]
_Text = Annotated[str, StringConstraints(min_length=1)]


class Row(BaseModel):
    """One entry of a lexicon.

    Attributes
    ----------
    exceptions
        Patterns that keep the row from firing where they overlap it.
    extra
        The columns of the family (``frame``, ``agent``, ``alternative``, ...); see :meth:`get`.
    line
        Line in the file, for messages.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Id
    pattern: _Text
    category: _Text
    example: str = ""
    counter_example: str = ""
    source: str = ""
    exceptions: tuple[str, ...] = ()
    note: str = ""
    extra: Mapping[str, str] = Field(default_factory=dict)
    file: str = ""
    line: int = 0

    def get(self, column: str, default: str = "") -> str:
        """Return the value of a column of the family, `default` where it is empty."""
        return self.extra.get(column) or default

    def __hash__(self) -> int:
        return hash((self.file, self.id))


def read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield ``(line number, row)`` of a TSV with a header row and ``#`` comment lines.

    Raises
    ------
    LexiconError
        When the file cannot be read or a row has more cells than the header.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read as UTF-8 text ({error})") from error
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        # Cells hold apostrophes and quotes as ordinary characters, hence no quoting.
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        cells = [cell.strip() for cell in cells]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise LexiconError(
                f"{path.name}, line {number}: {len(cells)} cells, the header has {len(header)};"
                " remove the extra tabs"
            )
        cells += [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells))


def _make_row(path: Path, line: int, cells: Mapping[str, str]) -> Row:
    common = {key: cells.get(key, "") for key in COMMON_COLUMNS}
    exceptions = tuple(part.strip() for part in common.pop("exceptions").split(";") if part.strip())
    extra = {key: value for key, value in cells.items() if key and key not in COMMON_COLUMNS}
    try:
        return Row(**common, exceptions=exceptions, extra=extra, file=path.name, line=line)
    except ValidationError as error:
        reasons = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise LexiconError(f"{path.name}, line {line}: {reasons}") from error


@cache
def _load(path: Path) -> tuple[Row, ...]:
    rows = []
    for line, cells in read_table(path):
        missing = [column for column in ("id", "pattern", "category") if column not in cells]
        if missing:
            raise LexiconError(f"{path.name}: the header lacks the column {', '.join(missing)}")
        rows.append(_make_row(path, line, cells))
    return tuple(rows)


def load_rows(name: str) -> tuple[Row, ...]:
    """Return the rows of the lexicon `name` (``"safety"`` for ``lexicons/safety.tsv``).

    Raises
    ------
    LexiconError
        When the file is missing or a row is wrong; the message names file and line.
    """
    path = lexicon_dir() / f"{name}.tsv"
    if not path.is_file():
        raise LexiconError(f"{path.name}: there is no such lexicon in {path.parent}")
    return _load(path)


@cache
def _load_table(path: Path) -> tuple[dict[str, str], ...]:
    return tuple(row for _, row in read_table(path))


def load_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of any other TSV below ``lexicons/`` as dictionaries, in file order."""
    return _load_table(lexicon_dir() / f"{name}.tsv")


def lexicon_names() -> tuple[str, ...]:
    """Return the names of the lexicons with the common columns (``safety``, ``roles/violence``)."""
    folder = lexicon_dir()
    names = []
    for path in folder.rglob("*.tsv"):
        first = next(read_table(path), None)
        if first is not None and {"id", "pattern", "category"} <= set(first[1]):
            names.append(path.relative_to(folder).with_suffix("").as_posix())
    return tuple(sorted(names))


def fingerprint() -> str:
    """Return a hash over all lexicon files: names and contents, line ends made equal."""
    folder = lexicon_dir()
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".tsv", ".toml"} and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
            digest.update(b"\0")
    return digest.hexdigest()[:16]
