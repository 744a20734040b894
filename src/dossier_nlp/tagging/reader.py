"""The trained reader: weighs what the rules found and adds what they have no words for.

The rules of roles, strengths and collaboration name who does what; they know only the expressions
of the lexicons and take some that mean nothing here. A logistic model over words, shapes of
words, actors and the rules themselves gives every stretch of text a probability for each family.
A finding of the rules stays where that is not too low; a stretch without one becomes a finding
where it is high. Made by ``training/tagging_reader.py``; without its file the rules stand alone.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging import learned
from dossier_nlp.tagging.base import Finding, without_overlap
from dossier_nlp.tagging.collaboration_rules import find_by_rules as find_collaboration
from dossier_nlp.tagging.frames import frame_lexicon
from dossier_nlp.tagging.reader_features import Stretch, features_of, pieces_of, stretches
from dossier_nlp.tagging.reader_marks import Places, marks_of
from dossier_nlp.tagging.reader_proposals import propose
from dossier_nlp.tagging.roles_rules import FRAMES
from dossier_nlp.tagging.roles_rules import find_by_rules as find_roles
from dossier_nlp.tagging.strengths_depth import Depth
from dossier_nlp.tagging.strengths_rules import find_by_rules as find_strengths

TARGETS = ("perpetrator", "victim", "rescuer", "strength", "collaboration")
"""What a stretch of text may hold, in the order of the weights in the model file."""

RULE_WEIGHT = 0.5
"""Scale of the features that come from rules; those of words are normalised instead."""

_REASONS = 3
_KEPT_WORDS = 60_000


@dataclass(frozen=True)
class Model:
    """The weights of the reader.

    Attributes
    ----------
    weights
        Feature -> its inverse document frequency and its weight for every target.
    intercepts
        One a target.
    scale
        Length to which the features of words are normalised.
    keep, add
        Target -> probability below which a finding of the rules is dropped, and from which a
        stretch without one is added.
    """

    weights: Mapping[str, Sequence[float]]
    intercepts: Sequence[float]
    scale: float
    keep: Mapping[str, float] = field(default_factory=dict)
    add: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.weights)}

    @cached_property
    def _table(self) -> NDArray[np.float64]:
        """Inverse document frequency and weights, a row a feature: (features, 1 + targets)."""
        return np.array([*self.weights.values()], dtype=float).reshape(len(self.weights), -1)

    @cached_property
    def _is_rule(self) -> NDArray[np.bool_]:
        return np.array([name.startswith("r:") for name in self.weights], dtype=bool)

    @cached_property
    def _pieces(self) -> dict[str, tuple[str, ...]]:
        return {}

    def pieces_of(self, word: str) -> tuple[str, ...]:
        """Return the features of the pieces of a word, those without a weight left out."""
        known = self._pieces.get(word)
        if known is None:
            if len(self._pieces) >= _KEPT_WORDS:
                self._pieces.clear()
            known = tuple(piece for piece in pieces_of(word) if piece in self.weights)
            self._pieces[word] = known
        return known

    def score(self, features: Mapping[str, float]) -> list[float]:
        """Return the probability of every target."""
        return self.score_all([features])[0]

    def score_all(self, described: Sequence[Mapping[str, float]]) -> list[list[float]]:
        """Return the probability of every target for every stretch, in one go."""
        probabilities: list[list[float]] = (1 / (1 + np.exp(-self.logits(described)))).tolist()
        return probabilities

    def logits(self, described: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Return the weight of evidence of every column: (stretches, columns)."""
        columns = self._columns
        known: list[int] = []
        values: list[float] = []
        counts: list[int] = []
        for features in described:
            names = [name for name in features if name in columns]
            known += [columns[name] for name in names]
            values += [features[name] for name in names]
            counts.append(len(names))
        logits = np.tile(np.array(self.intercepts, dtype=float), (len(described), 1))
        if known:
            at, owner = np.array(known), np.repeat(np.arange(len(counts)), counts)
            table, rule = self._table[at], self._is_rule[at]
            weighed = np.array(values) * np.where(rule, RULE_WEIGHT, table[:, 0])
            length = np.bincount(owner, np.where(rule, 0.0, weighed**2), len(counts))
            factor = self.scale / np.sqrt(np.where(length > 0, length, 1.0))
            weighed *= np.where(rule, 1.0, factor[owner])
            for k in range(len(self.intercepts)):
                logits[:, k] += np.bincount(owner, weighed * table[:, k + 1], len(counts))
        return logits

    def reasons(self, features: Mapping[str, float], target: int) -> tuple[str, ...]:
        """Return the words of the features that spoke most for a target."""
        gains = []
        for name, value in features.items():
            known = self.weights.get(name)
            if known is not None and name[:2] in ("w:", "b:") and known[target + 1] > 0:
                gains.append((-value * known[0] * known[target + 1], name[2:]))
        return tuple(name for _, name in sorted(gains)[:_REASONS])


def load_model() -> Model | None:
    """Return the model in use, None where there is none (the rules then stand alone)."""
    path = learned.file(learned.READER)
    return None if path is None else _load(path)


@cache
def _load(path: Path) -> Model:
    data = json.loads(gzip.decompress(path.read_bytes()))
    return Model(
        weights=data["weights"],
        intercepts=data["intercepts"],
        scale=data["scale"],
        keep=data["keep"],
        add=data["add"],
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader looks at in a document: its stretches and what the rules found."""

    parts: list[Stretch]
    features: list[dict[str, float]]
    findings: list[Finding]


def look(doc: Doc, lexicons: Lexicons, model: Model | None = None) -> Reading:
    """Run the rules over `doc` and describe every stretch of it, all of it or for a model."""
    matches = frame_lexicon(*FRAMES).find(doc)
    findings = without_overlap(
        [*find_roles(doc, lexicons, matches), *find_strengths(doc, lexicons)]
    ) + find_collaboration(doc, lexicons)
    parts = stretches(doc)
    marks = marks_of(doc, lexicons, parts, findings, matches)
    cut = pieces_of if model is None else model.pieces_of
    words: dict[int, list[str]] = {}
    features = [
        features_of(doc, part, sorted(seen), cut=cut, sentences=words)
        for part, seen in zip(parts, marks)
    ]
    return Reading(parts, features, findings)


def target_of(finding: Finding) -> str:
    """Return the target that stands for a finding."""
    return finding.category if finding.family == "role" else finding.family


def read(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the findings of the families ``role``, ``strength`` and ``collaboration``."""
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", default=None)
    known: list[Finding] | None = doc._.reading
    if known is None:
        known = doc._.reading = _read(doc, lexicons)
    return known


def _read(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    model = load_model()
    reading = look(doc, lexicons, model)
    found = reading.findings if model is None else _weigh(doc, reading, model)
    depth = Depth(doc)
    return [depth.decide(item) if item.family == "strength" else item for item in found]


def _weigh(doc: Doc, reading: Reading, model: Model) -> list[Finding]:
    scores = model.score_all(reading.features)
    places = Places(reading.parts)
    kept: list[Finding] = []
    taken: dict[str, set[int]] = {target: set() for target in TARGETS}
    for finding in reading.findings:
        target = target_of(finding)
        number = places.number((finding.asked or (finding.start, finding.end))[0])
        first, last = places.number(finding.start), places.number(finding.end - 1)
        taken[target].update((number, *range(first, last + 1)))
        if scores and scores[number][TARGETS.index(target)] >= model.keep[target]:
            kept.append(finding)
    for k, target in enumerate(TARGETS):
        numbers = [
            n
            for n, score in enumerate(scores)
            if score[k] >= model.add[target] and n not in taken[target]
        ]
        for proposal, number in propose(doc, target, [(n, reading.parts[n]) for n in numbers]):
            reasons = model.reasons(reading.features[number], k)
            rule = f"learned.{target}"
            cues = tuple(
                replace(item, rule=f"{rule}: {', '.join(reasons)}") for item in proposal.cues
            )
            kept.append(replace(proposal, rule=rule, cues=cues))
    return kept
