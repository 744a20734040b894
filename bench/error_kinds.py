"""The commonest kinds of miss and of false alarm, for docs/quality.md.

Kinds are told by machine, so that they can be counted over texts that nobody reads: the family,
what it is about, and what stands in its place. What such errors look like was written down by
reading errors in development texts (``error_kinds.toml``).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dossier_nlp.evaluation.evaluate import Compared
from dossier_nlp.evaluation.items import ROWS, gold_items, tag_items
from dossier_nlp.evaluation.matching import Item, match
from dossier_nlp.records import Tag

TOP = 20
_TEXTS = Path(__file__).with_name("error_kinds.toml")

Kind = tuple[str, str, str]
"""Row of the table, category (or ``""``), where: nothing there, another row there, or double."""


@dataclass(slots=True)
class Errors:
    """Counts of the kinds of error, by kind."""

    misses: Counter[Kind] = field(default_factory=Counter)
    alarms: Counter[Kind] = field(default_factory=Counter)

    def add(self, compared: Compared) -> None:
        """Count one dossier."""
        tags: dict[str, list[Tag]] = {}
        for tag in compared.tags:
            tags.setdefault(tag.document_id, []).append(tag)
        for item in compared.gold.documents:
            gold = gold_items(item.spans)
            found = tag_items(tags.get(item.document.document_id, ()))
            for row in ROWS:
                self._add_row(row, gold, found)

    def _add_row(
        self, row: str, gold: Mapping[str, Sequence[Item]], found: Mapping[str, Sequence[Item]]
    ) -> None:
        pairs = match(gold[row], found[row])
        hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, one in enumerate(gold[row]):
            if i not in hit_gold:
                self.misses[_kind(row, one, found)] += 1
        for j, one in enumerate(found[row]):
            if j not in hit_found:
                self.alarms[_kind(row, one, gold)] += 1


def _kind(row: str, item: Item, others: Mapping[str, Sequence[Item]]) -> Kind:
    category = item.attributes.get("category", "")
    if row in ("perpetrator", "victim", "rescuer", "strength", "loaded_term", "dogma", "claim"):
        category = ""
    if _touched(item, others[row]):
        return row, category, "double"
    near = [name for name in ROWS if name not in (row, "claim") and _touched(item, others[name])]
    return row, category, near[0] if near else ""


def _touched(item: Item, others: Iterable[Item]) -> bool:
    return any(one.start < item.end and item.start < one.end for one in others)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def kinds_table(errors: Errors, held_out: Errors, which: str) -> str:
    """Return the commonest misses (``misses``) or false alarms (``alarms``) as Markdown."""
    counts: Counter[Kind] = getattr(errors, which)
    other: Counter[Kind] = getattr(held_out, which)
    total = sum(counts.values()) or 1
    lines = [
        "| what | in its place | number | share | held out | as a rule |",
        "|---|---|---|---|---|---|",
    ]
    for kind, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:TOP]:
        row, category, near = kind
        what = f"{row}, {category}" if category else row
        text = _texts()[which].get(category) or _texts()[which].get(row, "")
        place = {"": "nothing", "double": f"{row}, paired with another"}.get(near, near)
        lines.append(
            f"| {what} | {place} | {number} | {number / total:.2f} | {other[kind]} | {text} |"
        )
    return "\n".join(lines)
