"""The examples of the lexicons as lessons for the reader.

Every row of a lexicon carries a sentence in which it fires and often one in which it must not.
They say what a family sounds like far beyond the sample dossiers, so they are learned from as
well, with little weight: they are short and made up. The rules are not shown to the reader here,
for in an example they always fire.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from dossier_nlp import settings
from dossier_nlp.language.parsed import parse_dossier
from dossier_nlp.lexicon.check import marked
from dossier_nlp.lexicon.load import EXCEPTION, Row, lexicon_names, load_rows
from dossier_nlp.records import Block, Document, Dossier, Piece
from dossier_nlp.tagging.reader_features import features_of, stretches

WEIGHT = 0.3
"""Weight of a stretch of an example; one of a dossier weighs 1."""

_ROLES = ("perpetrator", "victim", "rescuer")
_DISTANT = {
    **dict.fromkeys(_ROLES, frozenset({"strength", "collaboration", "intervention", "dogma"})),
    "strength": frozenset({"perpetrator", "victim", "indicator"}),
    "collaboration": frozenset({"strength", "rescuer", "dogma"}),
}
"""Target -> families whose examples do not hold it: the others may well ('slaat hem')."""


@dataclass
class Lessons:
    """Stretches of examples: features, the family of their row, whether the mark touches them."""

    features: list[dict[str, float]]
    family: np.ndarray
    marked: np.ndarray

    def of(self, target: str) -> tuple[np.ndarray, np.ndarray]:
        """Return which stretches teach something about `target`, and whether they hold it."""
        distant = np.isin(self.family, sorted(_DISTANT[target]))
        own = self.family == target
        return own | distant, own & self.marked


def collect() -> Lessons:
    """Parse the examples of all lexicons that tag."""
    features: list[dict[str, float]] = []
    families: list[str] = []
    marks: list[bool] = []
    for name in lexicon_names():
        family = _family(name)
        if family is None:
            continue
        rows = [row for row in load_rows(name) if row.category != EXCEPTION]
        for described, number, touched in _stretches(rows, name):
            features.append(described)
            families.append(family or rows[number].category)
            marks.append(touched)
    return Lessons(features, np.array(families), np.array(marks))


def _family(lexicon: str) -> str | None:
    """Return the family that a lexicon tags, ``""`` where its rows say it, None for others."""
    room, _, name = lexicon.partition("/")
    if room == "roles":
        return ""
    if room == "interventions" and name:
        return None
    known = {
        "strengths": "strength",
        "indicators": "indicator",
        "collaboration": "collaboration",
        "interventions": "intervention",
        "dogmas": "dogma",
    }
    return known.get(room)


def _stretches(rows: list[Row], name: str) -> list[tuple[dict[str, float], int, bool]]:
    """Describe the stretches of examples and counter-examples, each with its row and mark."""
    lines: list[tuple[int, tuple[tuple[int, int], ...]]] = []
    starts: list[int] = []
    text = ""
    for number, row in enumerate(rows):
        for example in (row.example, row.counter_example):
            plain, ranges = marked(example)
            if plain:
                text += "\n" if text else ""
                starts.append(len(text))
                lines.append((number, ranges if example is row.example else ()))
                text += plain
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    blocks = tuple(
        Block("paragraph", start, end, (Piece(start, end, 1),)) for start, end in zip(starts, ends)
    )
    document = Document("examples", name, f"{name}.txt", "", text, blocks, 1)
    (parsed,) = parse_dossier(Dossier("examples", (document,)), settings.load().language)
    doc = parsed.doc
    found = []
    for part in stretches(doc):
        start, last = doc[part.start].idx, doc[part.end - 1]
        line = bisect_right(starts, start) - 1
        number, ranges = lines[line]
        begin, end = start - starts[line], last.idx + len(last.text) - starts[line]
        touched = any(a < end and begin < b for a, b in ranges)
        found.append((features_of(doc, part, ()), number, touched))
    return found
