"""The reference of tables, factors and rules as Markdown, written from what the program uses."""

from __future__ import annotations

from collections.abc import Mapping

from dossier_nlp.records import FACTORS, FAMILIES
from dossier_nlp.reporting.columns import Column, Table
from dossier_nlp.reporting.labels import (
    CATEGORY_LABELS,
    FACTOR_EXPLAINED,
    FAMILY_EXPLAINED,
    FAMILY_LABELS,
)
from dossier_nlp.reporting.schema import TABLES
from dossier_nlp.scoring.config import Factor, load_config

_TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "true/false",
    "date": "datum",
}


def tables_reference() -> str:
    """Return a section per table with a row per column."""
    return "\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [
        f"### `{table.file}`: {table.title}",
        "",
        table.description,
        "",
        "| kolom | naam | soort | betekenis |",
        "|---|---|---|---|",
        *(_line(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _line(column: Column) -> str:
    values = [f"`{value}`" for value in column.values if value]
    meaning = column.description
    if values:
        meaning = f"{meaning} Waarden: {', '.join(values)}."
    return _cells(f"`{column.name}`", column.title, _TYPES[column.type], meaning)


def factors_reference() -> str:
    """Return a section per risk factor: when it is present, and what each indicator weighs."""
    config = load_config()
    formula, levels = config.formula, config.levels
    parts = [
        "Naar De Vries (2019). Een score is `100 × (1 − e^(−som / schaal))`; de som telt de punten",
        "van de aanwijzingen op en trekt die van tegenaanwijzingen af. Alles staat in",
        "`lexicons/risk_factors.toml` en is daar te veranderen; `dossier-nlp explain` zet een som",
        "in woorden.",
        "",
        f"- schaal {formula.scale:g}; elke volgende vermelding in een stuk telt"
        f" {formula.repeat:g} van de vorige;",
        f"- elke spreker erbij telt {formula.holder:g} extra; een mogelijke vermelding telt"
        f" {formula.hypothetical:g};",
        f"- een zin die alleen een geleerde lezer vond, telt {formula.learned:g};",
        f"- onder {formula.minimum_words} woorden staat er ‘te weinig tekst’;",
        f"- niveaus: zwak vanaf {levels.weak:g}, matig vanaf {levels.moderate:g}, sterk vanaf"
        f" {levels.strong:g}.",
        "",
    ]
    for number, name in FACTORS.items():
        parts += [f"## {number}. {name}", "", FACTOR_EXPLAINED[number], ""]
        parts += _factor(config.factor[number])
    return "\n".join(parts)


def _factor(factor: Factor) -> list[str]:
    lines = [
        f"Aanwezig vanaf {factor.threshold:g}, in minstens {factor.minimum_documents} stukken en"
        f" {factor.minimum_mentions} vermeldingen. {factor.reason} Bron: {factor.source}.",
        "",
        "| aanwijzing | naam | gewicht | waarom | bron |",
        "|---|---|---|---|---|",
    ]
    for code, indicator in factor.indicator.items():
        weight = f"−{indicator.weight:g}" if indicator.counter else f"{indicator.weight:g}"
        if indicator.computed:
            most = f", hoogstens {indicator.maximum:g} keer" if indicator.maximum else ""
            weight += f" (berekend{most})"
        cells = (f"`{code}`", indicator.label, weight, indicator.reason, indicator.source)
        lines.append(_cells(*cells))
    return [*lines, ""]


LEXICONS: Mapping[str, tuple[str, ...]] = {
    "safety": ("safety",),
    "role": ("roles/*",),
    "strength": ("strengths/*",),
    "collaboration": ("collaboration",),
    "violence": ("violence", "violence_acts"),
    "intervention": ("interventions", "interventions/*"),
    "indicator": ("indicators/rf1–rf7",),
    "loaded_term": ("loaded_terms",),
    "dogma": ("dogmas",),
    "claim": ("claims/*",),
}
"""The word lists that each family rests on."""
LEARNED: tuple[str, ...] = ("role", "strength", "collaboration", "indicator", "claim")
"""Families that a learned reader adds to."""


def rules_reference() -> str:
    """Return a section per family of rules: what it marks, its categories and its word lists."""
    parts = [
        "Elke markering noemt in `tags.csv` en op de bladzijde de regel die haar maakte: de naam",
        "van een rij in een woordenlijst, een regel van de grammatica, of een geleerde lezer",
        "(`learned.…`, minder zeker; op de bladzijde gearceerd). Hoe een rij werkt, staat in",
        "[developers.md](../developers.md); wat er wel en niet onder valt, in de",
        "[annotatiegids](../annotation-guide.md).",
        "",
    ]
    for family, categories in FAMILIES.items():
        lists = ", ".join(f"`lexicons/{name}`" for name in LEXICONS[family])
        learned = "; een geleerde lezer vult aan" if family in LEARNED else ""
        parts += [f"## `{family}`: {FAMILY_LABELS[family]}", "", FAMILY_EXPLAINED[family], ""]
        parts += [f"Woordenlijst: {lists}{learned}.", "", "| categorie | naam |", "|---|---|"]
        parts += [_cells(f"`{code}`", CATEGORY_LABELS[code]) for code in categories]
        parts.append("")
    return "\n".join(parts)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
