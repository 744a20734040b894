"""The figures of an evaluation as Markdown, for the terminal and for docs/quality.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dossier_nlp.evaluation.evaluate import Evaluation
from dossier_nlp.evaluation.items import ROW_OF_GOLD
from dossier_nlp.evaluation.matching import Score

ATTRIBUTES = ("category", "factor", "actor", "holder", "polarity", "status")
RULES_ALONE = (
    "On {} of these dossiers the learned parts of tagging were trained, so that the rules stand "
    "alone there. docs/quality.md holds figures by leave-one-dossier-out (`make quality`)."
)
PILOT = tuple(f"p{n}" for n in range(1, 6))


def load_agreement(file: Path) -> dict[str, float]:
    """Read the annotators' F1 by row; empty when the file is not there."""
    if not file.is_file():
        return {}
    figures = json.loads(file.read_text(encoding="utf-8"))
    return {
        ROW_OF_GOLD[tag]: float(row["f"])
        for tag, row in figures.items()
        # The annotators' interventions were not compared: their row says zero throughout.
        if tag in ROW_OF_GOLD and row.get("f")
    }


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def spans_table(measured: Evaluation, agreement: dict[str, float]) -> str:
    """Return the table of families: counts, precision, recall, F1 and attributes."""
    head = ["family", "gold", "P", "R", "F1", "annotators F1", *ATTRIBUTES]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for row, score in measured.rows.items():
        if not score.gold and not score.false_alarms:
            continue
        cells = [row, str(score.gold)]
        cells += [f"{x:.3f}" for x in (score.precision, score.recall, score.f1)]
        cells.append(_cell(agreement.get(row)))
        cells += [_cell(score.agreement(name)) for name in ATTRIBUTES]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def dossier_table(measured: Evaluation) -> str:
    """Return the figures of dossiers as wholes."""
    whole = measured.whole
    lines = ["| question | right | of | share |", "|---|---|---|---|"]
    for name, counts in (
        ("claim repeated after dispute (pairs)", whole.repeated),
        ("claim bare repeated (pairs)", whole.bare),
    ):
        total = counts.hits + counts.misses
        if total or counts.false_alarms:
            share = f"P {counts.precision:.2f}, R {counts.recall:.2f}"
            lines.append(f"| {name} | {counts.hits} | {total} | {share} |")
    for factor, rate in whole.presence.items():
        if rate.total:
            lines.append(
                f"| presence rf{factor} | {rate.right} | {rate.total} | {_cell(rate.value)} |"
            )
    if whole.presence[1].total:
        right = sum(rate.right for rate in whole.presence.values())
        total = sum(rate.total for rate in whole.presence.values())
        lines.append(f"| presence, all pairs | {right} | {total} | {whole.presence_rate():.3f} |")
        right, total = whole.presence_unseen()
        if total:
            label = "presence, thresholds chosen on the other dossiers"
            lines.append(f"| {label} | {right} | {total} | {right / total:.3f} |")
    for name, rate in whole.rates.items():
        lines.append(f"| {name} | {rate.right} | {rate.total} | {_cell(rate.value)} |")
    return "\n".join(lines)


def pilot_table(measured: Evaluation) -> str:
    """Return the pilot's table: in how many of p1..p5 each factor is present."""
    whole = measured.whole
    names = [name for name in PILOT if name in whole.present_counts]
    if not names:
        return ""
    head = ["dossier", *(f"rf{n}" for n in range(1, 8)), "repeats disputed claims"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name in names:
        wanted, found = whole.gold_present[name], whole.present_counts[name]
        cells = [str(f) if f == w else f"{f} (gold {w})" for f, w in zip(found, wanted)]
        gold_repeats, repeats = whole.with_repeats[name]
        mark = "yes" if repeats else "no"
        if gold_repeats != repeats:
            mark += f" (gold {'yes' if gold_repeats else 'no'})"
        lines.append("| " + " | ".join([name, *cells, mark]) + " |")
    found_total = [sum(whole.present_counts[n][i] for n in names) for i in range(7)]
    gold_total = [sum(whole.gold_present[n][i] for n in names) for i in range(7)]
    lines.append("| **found** | " + " | ".join(map(str, found_total)) + " | |")
    lines.append("| **gold** | " + " | ".join(map(str, gold_total)) + " | |")
    return "\n".join(lines)


def report(measured: Evaluation, agreement: dict[str, float]) -> str:
    """Return the whole report as Markdown."""
    parts = [
        f"{measured.dossiers} dossiers, {measured.documents} documents, "
        f"{measured.words} words; model {measured.model}",
        spans_table(measured, agreement),
    ]
    if measured.rules_alone:
        parts.insert(1, RULES_ALONE.format(measured.rules_alone))
    if measured.whole.rates:
        parts.append(dossier_table(measured))
    pilot = pilot_table(measured)
    if pilot:
        parts += ["Presence of the factors in the pilot's dossiers:", pilot]
    return "\n\n".join(parts) + "\n"


def types_table(measured: Evaluation) -> str:
    """Return agreement on actor, holder and polarity by type of document, over all families."""
    head = ["type", "matched", "actor", "holder", "polarity"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, rows in sorted(measured.by_type.items()):
        cells = [name, str(sum(score.hits for score in rows.values()))]
        for attribute in head[2:]:
            compared = sum(score.compared.get(attribute, 0) for score in rows.values())
            agreed = sum(score.agreed.get(attribute, 0) for score in rows.values())
            cells.append(_cell(agreed / compared if compared else None))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


ASKED = ("actor", "holder", "polarity")
"""What is asked of every tag: who it is about, who says so, and is it so."""


def family_type_tables(measured: Evaluation) -> str:
    """Return agreement on actor, holder and polarity by type of document and family.

    One table for each of the three: a row for every type, a column for every family that carries
    the attribute, and in a cell the share that agrees and of how many matched tags.
    """
    parts = []
    for attribute in ASKED:
        families = [row for row, score in measured.rows.items() if score.compared.get(attribute)]
        if not families:
            continue
        head = [attribute, *families, "all"]
        lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
        every = [*sorted(measured.by_type.items()), ("all", measured.rows)]
        for name, rows in every:
            cells = [_share([rows[family]], attribute) for family in families]
            cells.append(_share([rows[family] for family in families], attribute))
            lines.append("| " + " | ".join([name, *cells]) + " |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _share(scores: Sequence[Score], attribute: str) -> str:
    """Return '0.93 (40)': the share that agrees, and of how many."""
    compared = sum(score.compared.get(attribute, 0) for score in scores)
    agreed = sum(score.agreed.get(attribute, 0) for score in scores)
    return f"{agreed / compared:.2f} ({compared})" if compared else ""
