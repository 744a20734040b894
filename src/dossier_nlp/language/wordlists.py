"""Read the word lists of ``lexicons/language`` (TSV with a header row)."""

from __future__ import annotations

import csv
from functools import cache

from dossier_nlp.lexicon.paths import lexicon_dir

Row = dict[str, str]


@cache
def read_rows(name: str) -> tuple[Row, ...]:
    """Return the rows of one language list, in file order.

    Parameters
    ----------
    name
        File name without its ending, e.g. ``"abbreviations"``.

    Raises
    ------
    FileNotFoundError
        When the lexicon folder lacks the list: the message names the path.
    """
    path = lexicon_dir() / "language" / f"{name}.tsv"
    # Cells hold apostrophes and quotes as ordinary characters, hence no quoting.
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(
            (line for line in lines if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return tuple({k: (v or "").strip() for k, v in row.items() if k} for row in reader)


def read_column(name: str, column: str, **where: str) -> frozenset[str]:
    """Return one column of a list as a set, of the rows that equal `where`."""
    return frozenset(
        row[column]
        for row in read_rows(name)
        if row[column] and all(row.get(key) == value for key, value in where.items())
    )
