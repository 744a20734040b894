"""The command ``tag --html``: paste a paragraph, see its language, rewrite it, compare."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from dossier_nlp.cli.inspect import analyse, check_families, document_of, plain_document
from dossier_nlp.errors import InputError
from dossier_nlp.records import DossierResult
from dossier_nlp.settings import Settings

SEPARATOR = "---"
"""A line that ends a paragraph in a pipe."""


def make_page(text: str, settings: Settings, families: tuple[str, ...], out: Path) -> None:
    """Write the page of a text, a file, or of every paragraph that is pasted.

    Parameters
    ----------
    text
        A text, a file, or ``-`` for standard input.
    settings
        Model, and language of the page.
    families
        Only these; all when empty.
    out
        The page. It is written anew after every paragraph, so that a browser that shows it needs
        only to be reloaded.
    """
    check_families(families)
    if out.suffix.lower() not in (".html", ".htm"):
        raise InputError(f"the page must be named .html: {out}")
    if text != "-":
        _write([analyse(document_of(text, settings), settings, families)], out, settings)
        return
    typing = sys.stdin.isatty()
    if typing:
        typer.echo("Paste a paragraph; an empty line ends it. Ctrl-D (Windows: Ctrl-Z) stops.")
    results: list[DossierResult] = []
    for paragraph in paragraphs(typing):
        results.append(analyse(plain_document(paragraph), settings, families))
        _write(results, out, settings)
        if typing:
            typer.echo("Paste another version to compare, or stop with Ctrl-D.")
    if not results:
        raise InputError("there is no text to tag")


def paragraphs(typing: bool) -> Iterator[str]:
    """Give what stands on standard input: cut at empty lines when typed, at dashes in a pipe."""
    lines: list[str] = []
    for line in sys.stdin:
        ends = not line.strip() if typing else line.strip() == SEPARATOR
        if not ends:
            lines.append(line)
        elif "".join(lines).strip():
            yield "".join(lines)
            lines = []
    if "".join(lines).strip():
        yield "".join(lines)


def _write(results: list[DossierResult], out: Path, settings: Settings) -> None:
    from dossier_nlp import reporting

    try:
        reporting.write_trainer(results, out, settings.report)
    except OSError as error:
        raise InputError(f"the page cannot be written to {out}: {error.strerror}") from None
    tags = sum(len(result.tags) for result in results)
    typer.echo(f"page: {out.resolve()} (versions: {len(results)}, tags: {tags})")
