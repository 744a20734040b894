"""The command ``read``: what was read of one file, and how."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.markup import escape

from dossier_nlp.errors import InputError, ReadingError
from dossier_nlp.records import Document
from dossier_nlp.settings import Settings

if TYPE_CHECKING:
    from dossier_nlp.reading.explain import BlockNote, Explanation
    from dossier_nlp.reading.fidelity import Fidelity


def read(
    file: Path,
    settings: Settings,
    password: str | None,
    only_removed: bool,
    pictures: Path | None,
    reference: Path | None,
) -> None:
    """Print the blocks of a file; draw its pages and compare it with a text when asked."""
    from dossier_nlp.reading import explain

    if file.is_dir():
        raise InputError(f"{file} is a folder: give one file of it, or use run")
    if not file.is_file():
        raise InputError(f"no such file: {file}")
    try:
        explanation = explain.explain(file, settings.reading, password)
    except ReadingError as error:
        raise InputError(f"{file}: {error}") from None
    console = Console()
    _print_metadata(console, explanation.document)
    for note in explanation.blocks:
        if not only_removed or note.kind == "removed":
            _print_note(console, note)
    for problem in explanation.problems:
        console.print(f"{problem.severity} {problem.code}: {problem.message}", markup=False)
    if pictures is not None:
        _draw(file, explanation, pictures, password)
    if reference is not None:
        _check(explanation.document, reference, file, password, console)


def _print_metadata(console: Console, document: Document) -> None:
    console.print(
        f"[bold]{escape(document.file)}[/bold]  {document.pages} pages, {document.words} words, "
        f"read as {document.text_source}, quality {document.quality:.2f}"
    )
    console.print(
        f"date {document.date or '?'} ({document.date_source or 'not found'}), "
        f"type {document.type or '?'}, discipline {document.discipline or '?'}, "
        f"author {document.author}",
        highlight=False,
    )


def _print_note(console: Console, note: BlockNote) -> None:
    label = f"p{note.page} {note.kind}" + (f" {note.level}" if note.level else "")
    if note.kind == "removed":
        console.print(f"[dim]{label:16} {escape(note.text)}  <- {escape(note.reason)}[/dim]")
    else:
        console.print(f"[cyan]{label:16}[/cyan] {escape(note.text)}", highlight=False)


def _draw(file: Path, explanation: Explanation, folder: Path, password: str | None) -> None:
    """Write a picture of every page with a box around every block."""
    from dossier_nlp.reading import explain

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, explanation.document.pages + 1):
            picture = explain.draw_page(file, explanation, number, password=password)
            picture.save(folder / f"page-{number:03d}.png")
    except ReadingError as error:
        raise InputError(f"{file}: {error}") from None
    except OSError as error:
        raise InputError(f"cannot write pictures to {folder}: {error.strerror}") from None
    typer.echo(f"pictures: {folder}")


def _check(
    document: Document, reference: Path, file: Path, password: str | None, console: Console
) -> None:
    """Print how a text compares with what it should be.

    An annotated sample text (``.md``) is compared without its markup. Where a PDF differs, a
    second engine is asked what its pages print.
    """
    from dossier_nlp.evaluation.gold import clean_document, parse_markup
    from dossier_nlp.reading.fidelity import compare
    from dossier_nlp.reading.witness import hear_witness

    try:
        wanted = reference.read_text(encoding="utf-8")
        if reference.suffix == ".md":
            wanted = clean_document(parse_markup(wanted)[0], "", reference.stem)[0].text
    except (OSError, UnicodeDecodeError):
        raise InputError(f"cannot read the reference text {reference} (UTF-8)") from None
    except ValueError as error:
        raise InputError(f"{reference}: {error}") from None
    found = compare(document.text, wanted)
    if found.likeness < 1 and document.text_source == "text" and _is_pdf(file):
        witness = hear_witness(file, document.blocks, document.pages, password)
        found = compare(document.text, wanted, witness)
    _print_fidelity(console, found)


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as stream:
        return b"%PDF-" in stream.read(1024)


def _print_fidelity(console: Console, found: Fidelity) -> None:
    """Print what became of the words, the table rows and the breaks of a known text."""
    lines = [
        f"likeness of letters and digits, in order: {found.likeness:.4f}",
        f"without what the pages do not print so:   {found.printed:.4f} "
        f"({found.not_printed} of {found.words} words; both engines agree)",
        f"words: {found.missing} lost, {found.added} that do not belong in the text, "
        f"{found.hyphens} joined or parted wrongly",
        f"table rows: {found.rows - found.rows_lost} of {found.rows} whole",
        f"paragraphs: {found.cut} cut, {found.joined} run into the next",
    ]
    for line in lines:
        console.print(line, highlight=False)
