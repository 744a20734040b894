"""Measure on all annotated dossiers and write docs/quality.md: ``make quality``.

The texts of the development dossiers were looked at while rules and lexicons were written; those
of the held-out dossiers were not (``corpora_sample/split.toml``), nor was anything measured on the
clean ones of the own-written dossiers (``training/dossiers/split.toml``). All are reported.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
import tomllib
from pathlib import Path

from error_kinds import Errors, kinds_table

from dossier_nlp import __version__, settings
from dossier_nlp.evaluation.evaluate import Evaluation, add, compare, model_of, wanted_rows
from dossier_nlp.evaluation.table import (
    dossier_table,
    family_type_tables,
    load_agreement,
    pilot_table,
    spans_table,
    types_table,
)

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {
    "all": "All sample dossiers",
    "held_out": "Held out: texts never read",
    "development": "Development: texts read while rules were written",
    "clean": "Own-written dossiers, clean: never read; no threshold was chosen on them",
    "own_development": "Own-written dossiers, development: read while rules were written",
}
WHOLE_SAMPLE = "all"


def main() -> None:
    """Run over the sample and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, default=ROOT / "docs" / "quality.md")
    parser.add_argument("--models", type=Path, help="learned parts by dossier, from learn.py")
    given = parser.parse_args()
    sample = ROOT / "corpora_sample"
    chosen = settings.load()
    model = model_of(chosen)
    figures = {name: Evaluation(model=model) for name in GROUPS}
    errors = {name: Errors() for name in GROUPS}
    for root in (sample, ROOT / "training" / "dossiers"):
        split = tomllib.loads((root / "split.toml").read_text(encoding="utf-8"))
        if root == sample:
            split[WHOLE_SAMPLE] = [name for names in split.values() for name in names]
        for compared in compare(root, chosen, models=given.models):
            name = compared.gold.dossier_id
            for group, names in split.items():
                if name in names:
                    add(figures[group], compared, wanted_rows(()))
                    errors[group].add(compared)
            print(name, file=sys.stderr)
    agreement = load_agreement(sample / "agreement.json")
    given.write.write_text(page(figures, errors, agreement, model), "utf-8")
    print(given.write)


def page(
    figures: dict[str, Evaluation],
    errors: dict[str, Errors],
    agreement: dict[str, float],
    model: str,
) -> str:
    """Return the Markdown of the page."""
    notes = (ROOT / "docs" / "quality-notes.md").read_text(encoding="utf-8")
    parts = [
        "# Quality",
        "<!-- Made by `make quality`; the notes at its end stand in docs/quality-notes.md. -->",
        f"Measured {datetime.date.today():%Y-%m-%d} with dossier-nlp {__version__}, model {model}, "
        f"Python {platform.python_version()}.",
        "Overlap matching, one to one; attributes over the matched spans. Annotators: F1 of two "
        "annotators on two dossiers, the ceiling. Learned parts (roles, strengths, collaboration, "
        "indicators, claims) are measured on dossiers that they were not trained on: those are "
        "left out in groups of four. "
        "Texts are the annotated sample texts, as if read without a fault; what PDFs cost is in "
        "the notes.",
    ]
    for group, title in GROUPS.items():
        measured = figures[group]
        parts.append(f"## {title}")
        parts.append(
            f"{measured.dossiers} dossiers, {measured.documents} documents, {measured.words} words."
        )
        parts += [spans_table(measured, agreement), dossier_table(measured)]
    parts += ["## The pilot's table", "Is the factor present? p1..p5 were written after the pilot."]
    parts += [pilot_table(figures["all"])]
    parts += ["## Holder, actor and polarity by type of document", types_table(figures["all"])]
    parts += [family_type_tables(figures["all"])]
    parts += [
        "## The twenty commonest kinds of miss and of false alarm",
        "Told by machine over all sample dossiers: the family and category, and what stands in the "
        "place instead. The last column says what such errors look like as a rule, after reading "
        "them in development texts only.",
        "### Missed",
        kinds_table(errors["all"], errors["held_out"], "misses"),
        "### False alarms",
        kinds_table(errors["all"], errors["held_out"], "alarms"),
    ]
    return "\n\n".join(parts) + "\n\n" + notes


if __name__ == "__main__":
    main()
