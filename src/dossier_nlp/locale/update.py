"""Gather the strings of templates and code, and compile the catalogues (needs Babel)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages import Catalog

PACKAGE = Path(__file__).resolve().parents[1]
PO = Path(__file__).resolve().parent / "en" / "LC_MESSAGES" / "dossier_nlp.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "N_": None,
    "say": None,
}
METHODS = [
    ("reporting/*.py", "python"),
    ("reporting/templates/**.html", "jinja2.ext:babel_extract"),
]


def messages() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    """Give file, line and string(s) of everything that a reader may see."""
    from babel.messages.extract import extract_from_dir

    from dossier_nlp.reporting.schema import TABLES

    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    for file, line, message, _comments, _context in sorted(found, key=lambda m: (m[0], m[1])):
        yield f"{Path(file).as_posix()}", line, message
    for table in TABLES:
        told = [(table.title, table.description)]
        told += [(column.title, column.description) for column in table.columns]
        for text in (text for pair in told for text in pair):
            yield "reporting/schema.py", 0, text


def catalogue() -> Catalog:
    """Return the English catalogue: today's strings with the translations there are."""
    from babel.messages import Catalog
    from babel.messages.pofile import read_po

    old = None
    if PO.exists():
        with PO.open("rb") as stream:
            old = read_po(stream, locale="en")
    new = Catalog(locale="en", project="dossier-nlp", charset="utf-8", fuzzy=False)
    for file, _line, message in messages():
        new.add(message, locations=[(file, 0)])
    for entry in new:
        known = old.get(entry.id) if old is not None and entry.id else None
        if known is not None and known.string and not known.fuzzy:
            entry.string = known.string
    return new


def po_text(entries: Catalog) -> bytes:
    """Return the catalogue as text, without dates: equal strings, equal file."""
    from babel.messages.pofile import write_po

    buffer = io.BytesIO()
    write_po(buffer, entries, omit_header=True, sort_output=True, include_lineno=False, width=96)
    header = (
        b'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    plural = (
        b'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    return header + plural + b"\n" + buffer.getvalue()


def mo_bytes(entries: Catalog) -> bytes:
    """Return the compiled catalogue."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    compiled = read_po(io.BytesIO(po_text(entries)), locale="en")
    # A date of today would make every compilation differ.
    compiled.creation_date = compiled.revision_date = datetime(2024, 1, 1, tzinfo=UTC)
    write_mo(buffer, compiled)
    return buffer.getvalue()


def main() -> None:
    """Write the catalogue and its compiled form, and say what is not translated yet."""
    entries = catalogue()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_text(entries))
    PO.with_suffix(".mo").write_bytes(mo_bytes(entries))
    empty = [entry for entry in entries if entry.id and not any(entry.string or ())]
    print(f"{len(entries)} strings, {len(empty)} without English")


if __name__ == "__main__":
    main()
