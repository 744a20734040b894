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

    phrases = [name for name in names if name.startswith("scoring/")]
    others = [name for name in names if name not in phrases]
    found: list[str] = []
    if others or not names:
        found += check_lexicons(pipeline.load(settings.load().language), others)
    if phrases or not names:
        found += _phrase_faults(phrases)
    for line in found:
        typer.echo(line)
    typer.echo("lexicons: all well" if not found else f"lexicons: {len(found)} findings")
    return 1 if found else 0


def _phrase_faults(names: list[str]) -> list[str]:
    """Return what is wrong with the cue lists of scoring, which are matched on plain text."""
    from dossier_nlp.lexicon.paths import lexicon_dir
    from dossier_nlp.scoring.phrases import load_phrases

    paths = sorted((lexicon_dir() / "scoring").glob("*.tsv"))
    lists = [path for path in paths if not names or f"scoring/{path.stem}" in names]
    found: list[str] = []
    for path in lists:
        if "phrase" not in _header(path).split("\t"):
            continue
        for phrase in load_phrases(path.stem):
            where = f"{path.name}, {phrase.id}:"
            if not phrase.expression.search(phrase.example):
                found.append(f"{where} does not fire in its example")
            if phrase.counter_example and phrase.expression.search(phrase.counter_example):
                found.append(f"{where} fires in its counter-example")
    return found


def _header(path: Path) -> str:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((line for line in lines if line.strip() and not line.startswith("#")), "")
