"""The reader of roles, strengths and collaboration: how it is trained (see ``learn.py``).

The rules and the features of the package describe every stretch of the annotated dossiers; one
logistic model a target weighs them. Deterministic: the same texts and lexicons give the same file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from dossier_nlp import settings
from dossier_nlp.evaluation.evaluate import as_dossier
from dossier_nlp.evaluation.gold import find_gold, read_gold
from dossier_nlp.evaluation.items import gold_items
from dossier_nlp.language.parsed import parse_dossier
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.reader import RULE_WEIGHT, TARGETS, look

MIN_STRETCHES = 3
FEATURES = 12_000
SCALE = 3.0
POSITIVE_WEIGHT = 2

DEFAULT_KEEP = {
    "perpetrator": 0.25,
    "victim": 0.15,
    "rescuer": 0.15,
    "strength": 0.35,
    "collaboration": 0.0,
}
DEFAULT_ADD = {
    "perpetrator": 0.5,
    "victim": 0.45,
    "rescuer": 0.6,
    "strength": 0.45,
    "collaboration": 2.0,
}
"""Chosen on the sample dossiers, each scored by a model that had not seen it."""


@dataclass
class Examples:
    """All stretches: features, labels by target, the dossier each stands in."""

    features: list[dict[str, float]]
    labels: dict[str, np.ndarray]
    dossier: np.ndarray
    names: list[str]


def collect(root: Path) -> Examples:
    """Describe every stretch of the annotated dossiers."""
    lexicons, language = Lexicons(), settings.load().language
    features: list[dict[str, float]] = []
    labels: dict[str, list[bool]] = {target: [] for target in TARGETS}
    dossier: list[int] = []
    folders = find_gold(root)
    for number, folder in enumerate(folders):
        gold = read_gold(folder)
        spans = {d.document.document_id: gold_items(d.spans) for d in gold.documents}
        for parsed in parse_dossier(as_dossier(gold), language):
            reading = look(parsed.doc, lexicons)
            items = spans[parsed.document.document_id]
            for part, described in zip(reading.parts, reading.features):
                start = parsed.doc[part.start].idx
                last = parsed.doc[part.end - 1]
                end = last.idx + len(last.text)
                features.append(described)
                dossier.append(number)
                for target in TARGETS:
                    labels[target].append(
                        any(i.start < end and start < i.end for i in items.get(target, ()))
                    )
    return Examples(
        features,
        {target: np.array(values) for target, values in labels.items()},
        np.array(dossier),
        [folder.name for folder in folders],
    )


class Matrix:
    """The examples as weighted vectors, over the features that are worth keeping."""

    def __init__(self, examples: Examples, names: Sequence[str] | None = None) -> None:
        vectorizer = DictVectorizer(dtype=np.float32)
        counts = vectorizer.fit_transform(examples.features)
        every = np.array(vectorizer.feature_names_)
        seen = np.asarray((counts != 0).sum(0)).ravel()
        wanted = seen >= MIN_STRETCHES
        if names is not None:
            wanted &= np.isin(every, np.array(names))
        self.names = every[wanted]
        counts, seen = counts[:, wanted], seen[wanted]
        self.is_rule = np.array([name.startswith("r:") for name in self.names])
        self.idf = np.log((1 + counts.shape[0]) / (1 + seen)) + 1
        words = normalize(counts[:, ~self.is_rule] @ sp.diags(self.idf[~self.is_rule])) * SCALE
        rules = counts[:, self.is_rule] * RULE_WEIGHT
        self.x = sp.hstack([words, rules]).tocsr()
        self.order = np.concatenate([np.where(~self.is_rule)[0], np.where(self.is_rule)[0]])


def fit(x: sp.csr_matrix, y: np.ndarray) -> LogisticRegression:
    """Fit one target."""
    model = LogisticRegression(
        solver="liblinear", C=1.0, class_weight={0: 1, 1: POSITIVE_WEIGHT}, random_state=0
    )
    return model.fit(x, y)


def choose(examples: Examples) -> Matrix:
    """Return the matrix over the features that tell most of some target, all rules kept."""
    everything = Matrix(examples)
    strength = np.zeros(len(everything.names))
    for target in TARGETS:
        told = np.zeros(len(everything.names))
        told[everything.order] = np.nan_to_num(chi2(everything.x, examples.labels[target])[0])
        strength = np.maximum(strength, told)
    strength[everything.is_rule] = np.inf
    best = np.argsort(-strength, kind="stable")[:FEATURES]
    return Matrix(examples, [str(name) for name in everything.names[np.sort(best)]])


def write(
    matrix: Matrix,
    examples: Examples,
    keep: dict[str, float],
    add: dict[str, float],
    out: Path,
) -> None:
    """Fit all targets on all dossiers and write the model file."""
    columns, intercepts = [], []
    for target in TARGETS:
        model = fit(matrix.x, examples.labels[target])
        weights = np.zeros(len(matrix.names))
        weights[matrix.order] = model.coef_[0]
        columns.append(weights)
        intercepts.append(round(float(model.intercept_[0]), 4))
    table = {
        str(name): [round(float(matrix.idf[i]), 3), *(round(float(w[i]), 3) for w in columns)]
        for i, name in enumerate(matrix.names)
    }
    data = {"weights": table, "intercepts": intercepts, "scale": SCALE, "keep": keep, "add": add}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    out.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def without(examples: Examples, name: str) -> Examples:
    """Return the examples less those of one dossier."""
    rows = np.array([examples.names[n] != name for n in examples.dossier])
    return Examples(
        [f for f, r in zip(examples.features, rows) if r],
        {target: values[rows] for target, values in examples.labels.items()},
        examples.dossier[rows],
        examples.names,
    )


def train(examples: Examples, out: Path) -> None:
    """Choose the features, fit every target, and write the model file."""
    write(choose(examples), examples, DEFAULT_KEEP, DEFAULT_ADD, out)
