"""The commands around the work: remove a run, list the licences of what is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXIT_FOUND = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("purge")(purge_command)
    app.command("licences")(licences_command)


def purge_command(
    out: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove a run: results, kept readings and parses, tables and pages.

    Only what a run made is removed. Copies in backups and on the disk itself are not reached.
    """
    from dossier_nlp.batch.purge import purge

    if not yes:
        typer.confirm(f"Remove the run in {out} with all its tables and pages?", abort=True)
    left = purge(out)
    typer.echo(f"removed: {out}" if not left else f"removed; not of a run, so kept: {len(left)}")


def licences_command(
    extras: Annotated[
        bool, typer.Option("--extras", help="Also what the optional extras bring.")
    ] = False,
) -> None:
    """List the packages that dossier-nlp needs with their licences.

    Exit code 1 when one of them is GPL or AGPL, or tells no licence.
    """
    from rich.console import Console
    from rich.table import Table

    from dossier_nlp.cli.licences import needed, refused

    packages = needed(("ocr", "cluster", "xlsx") if extras else ())
    table = Table(title="packages and their licences")
    for column in ("package", "version", "licence", "needed by"):
        table.add_column(column, overflow="fold")
    for package in packages:
        table.add_row(package.name, package.version, package.licence, ", ".join(package.needed_by))
    Console().print(table)
    wrong = [package for package in packages if refused(package.licence)]
    for package in wrong:
        typer.echo(f"look at the licence of {package.name}: {package.licence or 'none told'}")
    raise typer.Exit(EXIT_FOUND if wrong else 0)
