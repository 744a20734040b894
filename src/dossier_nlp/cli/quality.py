"""The commands that measure and check: evaluate, lexicon list, lexicon check."""

from __future__ import annotations

from pathlib import Path

import typer

from dossier_nlp.settings import Settings


def evaluate(
    gold: Path, settings: Settings, only: list[str], rows: list[str], write: Path | None
) -> None:
    """Print the figures, and write them to a file when asked."""
    from dossier_nlp.evaluation import evaluate as evaluation
    from dossier_nlp.evaluation.table import load_agreement, report

    measured = evaluation.evaluate(
        gold, settings, only, rows, progress=lambda name: typer.echo(f"{name} ...", err=True)
    )
    text = report(measured, load_agreement(gold / "agreement.json"))
    typer.echo(text)
    if write is not None:
        write.write_text(text, encoding="utf-8")


def lexicon_list() -> None:
    """Print the lexicons with their row counts."""
    from dossier_nlp.lexicon.check import overview

    for item in overview():
        typer.echo(f"{item.rows:6d}  {item.name}")


def lexicon_check(names: list[str]) -> int:
    """Print what is wrong with the lexicons; return the exit code (0 when all is well)."""
    from dossier_nlp import settings
    from dossier_nlp.language import pipeline
    from dossier_nlp.tagging.lint import check_lexicons

    found = check_lexicons(pipeline.load(settings.load().language), names)
    for line in found:
        typer.echo(line)
    typer.echo("lexicons: all well" if not found else f"lexicons: {len(found)} findings")
    return 1 if found else 0
