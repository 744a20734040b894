"""Annotations and tags as comparable items: same names, same attributes."""

from __future__ import annotations

from collections.abc import Iterable

from dossier_nlp.evaluation import vocabulary as v
from dossier_nlp.evaluation.gold import GoldSpan
from dossier_nlp.evaluation.matching import Item
from dossier_nlp.records import Tag

ROWS: tuple[str, ...] = (
    "safety",
    "perpetrator",
    "victim",
    "rescuer",
    "strength",
    "collaboration",
    "violence",
    "intervention",
    "indicator",
    "loaded_term",
    "dogma",
    "claim",
)
"""The rows of the table: families, the role family by category, as the annotators counted."""

ROW_OF_GOLD = {
    "V": "safety",
    "DADER": "perpetrator",
    "SLACHTOFFER": "victim",
    "REDDER": "rescuer",
    "K": "strength",
    "S": "collaboration",
    "OO": "violence",
    "INT": "intervention",
    "RF": "indicator",
    "POL": "loaded_term",
    "DOG": "dogma",
    "CL": "claim",
}
_WITH_VOICE = frozenset(ROWS[:7])
"""Rows whose holder and polarity are compared."""
_WITH_ACTOR = frozenset({"perpetrator", "victim", "rescuer", "strength", "violence"})


def gold_items(spans: Iterable[GoldSpan]) -> dict[str, list[Item]]:
    """Group annotations by row, in the names of the tables."""
    items: dict[str, list[Item]] = {row: [] for row in ROWS}
    for span in spans:
        row = ROW_OF_GOLD.get(span.tag)
        if row:
            items[row].append(Item(span.start, span.end, _gold_attributes(row, span)))
    return items


def _gold_attributes(row: str, span: GoldSpan) -> dict[str, str]:
    given = span.attributes
    attributes: dict[str, str] = {}
    if row == "safety":
        attributes["category"] = v.SAFETY.get(given.get("sub", ""), "")
    elif row == "strength":
        attributes["category"] = v.DEPTH.get(given.get("diepte", ""), "")
    elif row == "collaboration":
        attributes["category"] = v.COLLABORATION.get(given.get("sub", ""), "")
    elif row == "violence":
        attributes["category"] = v.VIOLENCE.get(given.get("soort", ""), "")
        attributes["status"] = v.VIOLENCE_STATUS.get(given.get("status", ""), "")
    elif row == "intervention":
        attributes["category"] = v.INTERVENTION.get(given.get("soort", ""), "")
        attributes["status"] = v.INTERVENTION_STATUS.get(given.get("uitkomst", ""), "")
    elif row == "indicator":
        code = v.INDICATOR.get(given.get("code", ""), "")
        attributes["factor"] = given.get("n", "")
        attributes["category"] = f"rf{given.get('n', '')}.{code}"
    elif row == "claim":
        attributes["category"] = v.CLAIM.get(given.get("daad", ""), "")
    if row in _WITH_ACTOR:
        attributes["actor"] = v.ACTORS.get(given.get("wie", ""), "")
    if row in _WITH_VOICE:
        attributes["holder"] = v.ACTORS.get(given.get("bron", "auteur"), "")
        attributes["polarity"] = v.POLARITY.get(given.get("pol", "pos"), "")
    return attributes


def tag_items(tags: Iterable[Tag]) -> dict[str, list[Item]]:
    """Group tags by row."""
    items: dict[str, list[Item]] = {row: [] for row in ROWS}
    for tag in tags:
        row = tag.category if tag.family == "role" else tag.family
        attributes = {
            "category": tag.category,
            "actor": tag.actor,
            "holder": tag.holder,
            "polarity": tag.polarity,
            "status": tag.status,
            "factor": tag.category[2] if tag.family == "indicator" else "",
        }
        items[row].append(Item(tag.start, tag.end, attributes))
    return items
