"""The reader of roles, strengths and collaboration: how it is trained (see ``learn.py``).

The rules and the features of the package describe every stretch of the annotated dossiers; one
logistic model a target weighs them. Deterministic: the same texts and lexicons give the same file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from lexicon_examples import WEIGHT, Lessons
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from dossier_nlp.evaluation.gold import GoldDossier
from dossier_nlp.evaluation.items import gold_items
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.reader import RULE_WEIGHT, TARGETS, look

MIN_STRETCHES = 4
SMALLEST = 0.001
SCALE = 3.0
POSITIVE_WEIGHT = 2

DEFAULT_KEEP = {
    "perpetrator": 0.2,
    "victim": 0.1,
    "rescuer": 0.2,
    "strength": 0.4,
    "collaboration": 0.0,
}
DEFAULT_ADD = {
    "perpetrator": 0.4,
    "victim": 0.4,
    "rescuer": 0.4,
    "strength": 0.5,
    "collaboration": 2.0,
}
"""Chosen on the annotated dossiers, each scored by a model that had not seen it."""

OWN_WRITTEN = "o"
"""Names of the own-written dossiers begin so; those of the sample do not."""
OWN_WEIGHT = {
    "perpetrator": 0.3,
    "victim": 0.3,
    "rescuer": 0.3,
    "strength": 0.0,
    "collaboration": 0.3,
}
"""Weight of a stretch of an own-written dossier. Of strengths they hold too few annotations: with
them the sample dossiers were read worse (held-out F1 .62 instead of .64)."""


@dataclass
class Examples:
    """All stretches: features, labels by target, the dossier each stands in."""

    features: list[dict[str, float]]
    labels: dict[str, np.ndarray]
    dossier: np.ndarray
    names: list[str]


def collect(dossiers: Iterable[tuple[GoldDossier, Sequence[Parsed]]]) -> Examples:
    """Describe every stretch of the annotated dossiers."""
    lexicons = Lexicons()
    features: list[dict[str, float]] = []
    labels: dict[str, list[bool]] = {target: [] for target in TARGETS}
    dossier: list[int] = []
    names: list[str] = []
    for gold, papers in dossiers:
        spans = {d.document.document_id: gold_items(d.spans) for d in gold.documents}
        names.append(gold.dossier_id)
        for parsed in papers:
            reading = look(parsed.doc, lexicons)
            items = spans[parsed.document.document_id]
            for part, described in zip(reading.parts, reading.features):
                start = parsed.doc[part.start].idx
                last = parsed.doc[part.end - 1]
                end = last.idx + len(last.text)
                features.append(described)
                dossier.append(len(names) - 1)
                for target in TARGETS:
                    labels[target].append(
                        any(i.start < end and start < i.end for i in items.get(target, ()))
                    )
    return Examples(
        features,
        {target: np.array(values) for target, values in labels.items()},
        np.array(dossier),
        names,
    )


class Matrix:
    """The examples and the lessons as weighted vectors over the features seen often enough.

    How often a feature occurs is counted over all examples; no label enters.
    """

    def __init__(self, examples: Examples, lessons: Lessons) -> None:
        self._vectorizer = DictVectorizer(dtype=np.float32)
        counts = self._vectorizer.fit_transform(examples.features)
        seen = np.asarray((counts != 0).sum(0)).ravel()
        self._wanted = seen >= MIN_STRETCHES
        self.names = np.array(self._vectorizer.feature_names_)[self._wanted]
        self.is_rule = np.array([name.startswith("r:") for name in self.names])
        self.idf = np.log((1 + counts.shape[0]) / (1 + seen[self._wanted])) + 1
        self.examples, self.lessons = examples, lessons
        self.names_of_dossiers = [examples.names[number] for number in examples.dossier]
        self.x = self._weighted(counts)
        self.taught = self._weighted(self._vectorizer.transform(lessons.features))

    def _weighted(self, counts: sp.csr_matrix) -> sp.csr_matrix:
        counts = counts[:, self._wanted]
        words = normalize(counts @ sp.diags(self.idf * ~self.is_rule)) * SCALE
        return (words + counts @ sp.diags(self.is_rule * RULE_WEIGHT)).tocsr()

    def fit(self, target: str, rows: np.ndarray) -> LogisticRegression:
        """Fit one target on some of the stretches and the lessons about it."""
        useful, held = self.lessons.of(target)
        own = np.array([name.startswith(OWN_WRITTEN) for name in self.names_of_dossiers])
        rows = rows & ~(own & (OWN_WEIGHT[target] == 0))
        labels = self.examples.labels[target][rows]
        from_texts = np.where(labels, POSITIVE_WEIGHT, 1.0) * np.where(
            own[rows], OWN_WEIGHT[target], 1.0
        )
        weights = np.concatenate([from_texts, np.full(int(useful.sum()), WEIGHT)])
        x = sp.vstack([self.x[rows], self.taught[useful]]).tocsr()
        model = LogisticRegression(solver="liblinear", C=1.0, tol=0.003, random_state=0)
        return model.fit(x, np.concatenate([labels, held[useful]]), sample_weight=weights)


def train(matrix: Matrix, out: Path, leave_out: Sequence[str] = ()) -> None:
    """Fit all targets, on all dossiers but those left out, and write the model file."""
    names = matrix.examples.names
    rows = np.array([names[number] not in leave_out for number in matrix.examples.dossier])
    fitted = [matrix.fit(target, rows) for target in TARGETS]
    table = {
        str(name): [
            round(float(matrix.idf[i]), 3),
            *(round(float(model.coef_[0][i]), 3) for model in fitted),
        ]
        for i, name in enumerate(matrix.names)
        if any(abs(model.coef_[0][i]) > SMALLEST for model in fitted)
    }
    data = {
        "weights": table,
        "intercepts": [round(float(model.intercept_[0]), 4) for model in fitted],
        "scale": SCALE,
        "keep": DEFAULT_KEEP,
        "add": DEFAULT_ADD,
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    out.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
