"""The commands that make or remake a run, with progress."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dossier_nlp.batch import run as batch
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.errors import InputError
from dossier_nlp.settings import Settings

EXAMPLES = "workshop.toml"
"""The file of reviewed sentences beside the sample dossiers."""
EXIT_NOTHING = 1
"""Exit code of a run in which nothing could be done."""
_EVERY = 2.0
"""Seconds between plain progress lines when the output is no terminal."""


def sample_folder() -> Path:
    """Return the sample dossiers of the checkout, or the few that the wheel holds.

    Raises
    ------
    InputError
        When this installation has none.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package.parents[1] / "corpora_sample", package / "data" / "sample"):
        if folder.is_dir():
            return folder
    raise InputError("this installation holds no sample dossiers")


@contextmanager
def shown_progress(title: str) -> Iterator[batch.Progress]:
    """Show progress: a bar on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if console.is_terminal:
        columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, TextColumn("{task.fields[last]}"), console=console) as bar:
            task = bar.add_task(title, total=None, last="")

            def on_bar(done: int, total: int, last: str) -> None:
                bar.update(task, completed=done, total=total, last=last)

            yield on_bar
        return
    said = [0.0]

    def on_line(done: int, total: int, last: str) -> None:
        now = time.monotonic()
        if done == total or now - said[0] >= _EVERY:
            said[0] = now
            typer.echo(f"{title}: {done} of {total} ({last})", err=True)

    yield on_line


def run(source: Path, out: Path, settings: Settings, fresh: bool) -> int:
    """Run and say what came of it; return the exit code."""
    with shown_progress("dossiers") as progress:
        report = batch.run(source, out, settings, fresh, progress)
    counts = batch.load_manifest(out)["counts"]
    typer.echo(
        f"{counts['dossiers']} dossiers, {counts['documents']} documents, {counts['pages']} pages, "
        f"{counts['words']} words in {report.seconds:.0f} s"
        + (f"; {counts['skipped']} unchanged, not done again" if counts["skipped"] else "")
    )
    if report.errors or report.warnings:
        typer.echo(
            f"{report.errors} errors and {report.warnings} warnings: "
            f"see {out / 'tables' / 'problems.csv'}"
        )
        _say_unread(report)
    typer.echo(f"tables: {out / 'tables'}")
    typer.echo(f"report: {(out / 'report' / 'index.html').resolve()}")
    return report.exit_code


def _say_unread(report: batch.RunReport) -> None:
    """Say loudly which files could not be read at all."""
    unread = [line for outcome in report.outcomes for line in outcome.unread]
    for line in unread[:20]:
        typer.echo(f"  ! {line}")
    if len(unread) > 20:
        typer.echo(f"  ! and {len(unread) - 20} more")


def report(out: Path, settings: Settings) -> None:
    """Make tables and pages again."""
    info = batch.load_manifest(out)
    batch.write_reports(out, settings, info)
    typer.echo(f"report: {(out / 'report' / 'index.html').resolve()}")


def demo(out: Path, settings: Settings, fresh: bool) -> int:
    """Run the sample dossiers, with their reviewed sentences on the workshop page."""
    folder = sample_folder()
    code = run(folder, out, settings, fresh)
    examples = folder / EXAMPLES
    if code != EXIT_NOTHING and examples.is_file():
        workshop(out, settings, examples)
    return code


def workshop(out: Path, settings: Settings, examples: Path | None = None) -> None:
    """Make the workshop page, with sentences when a file of reviewed ones is given."""
    from dossier_nlp import reporting

    info = batch.load_manifest(out)
    reviewed = reporting.read_examples(examples) if examples is not None else None
    store = ResultStore(out / "results")
    file = out / "report" / "workshop.html"
    results = store.results(sorted(info["dossiers"]))
    reporting.write_workshop(results, file, settings.report, reviewed)
    typer.echo(f"workshop page: {file.resolve()}")
