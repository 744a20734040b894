"""The reader of claims: how its two models are trained (see ``learn.py``).

The first learns what statements do from the annotated acts; the second, from all pairs of likely
statements, which are about one claim. The second sees the first one's answers, so in training
those come from a model that had not seen the dossier. The same input gives the same file.
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
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from dossier_nlp import tagging
from dossier_nlp.claims.pair_features import pair_features
from dossier_nlp.claims.reader import ACTS, Judged
from dossier_nlp.claims.reader_features import Described, describe, wording_of
from dossier_nlp.claims.statements import DocumentStatements
from dossier_nlp.evaluation.gold import GoldDossier, GoldSpan
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.records import Tag
from dossier_nlp.tagging.reader import RULE_WEIGHT

MIN_STATEMENTS = 3
MIN_PAIRS = 5
LIKELY = 0.25
"""Pairs are learned from statements that are so likely about a claim; fewer are joined later."""
SCALE = 3.0
SMALLEST = 0.01
_TOUCHED = 0.15
"""Share of a statement that an annotation must cover to say what it does."""
_NAMED = 0.3
"""The same to say which claim it is about."""
_ACT_OF = {
    "stelling": "content",
    "herhaling": "content",
    "betwisting": "dispute",
    "weerlegging": "refutation",
    "bevestiging": "confirmation",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement of an annotated dossier: what it does, and the claims that it is about."""

    dossier: str
    described: Described
    act: str
    claims: frozenset[str]


def read_units(gold: GoldDossier, papers: Sequence[Parsed]) -> list[Unit]:
    """Describe the statements of an annotated dossier."""
    tags: dict[str, list[Tag]] = {}
    for tag in tagging.tag_dossier(papers):
        tags.setdefault(tag.document_id, []).append(tag)
    spans = {d.document.document_id: [s for s in d.spans if s.tag == "CL"] for d in gold.documents}
    units = []
    for number, parsed in enumerate(papers):
        name = parsed.document.document_id
        own = tags.get(name, [])
        for described in describe(DocumentStatements(parsed, own, number), own):
            act, claims = _truth(described, spans[name])
            units.append(Unit(gold.dossier_id, described, act, claims))
    return units


def _truth(described: Described, spans: Sequence[GoldSpan]) -> tuple[str, frozenset[str]]:
    statement = described.statement
    shares = []
    for number, span in enumerate(spans):
        both = min(span.end, statement.end) - max(span.start, statement.start)
        if both > 0:
            shares.append((both / max(1, statement.end - statement.start), -number, span))
    if not shares:
        return "none", frozenset()
    share, _, largest = max(shares)
    act = _ACT_OF[largest.attributes["daad"]] if share > _TOUCHED else "none"
    named = [span for covered, _, span in shares if covered > _NAMED] or [largest]
    return act, frozenset(span.attributes["id"] for span in named)


class ClaimTraining:
    """The statements of all dossiers as vectors, their pairs, and the models over them.

    Parameters
    ----------
    units
        All statements, dossier by dossier.
    groups
        Dossiers that are left out together.
    """

    def __init__(self, units: Sequence[Unit], groups: Sequence[Sequence[str]]) -> None:
        self._units = units
        self._names = np.array([unit.dossier for unit in units])
        vectorizer = DictVectorizer(dtype=np.float32)
        counts = vectorizer.fit_transform([unit.described.features for unit in units])
        seen = np.asarray((counts != 0).sum(0)).ravel()
        wanted = seen >= MIN_STATEMENTS
        self._features = np.array(vectorizer.feature_names_)[wanted]
        rule = np.array([name.startswith("r:") for name in self._features])
        self._idf = np.log((1 + counts.shape[0]) / (1 + seen[wanted])) + 1
        counts = counts[:, wanted]
        words = normalize(counts @ sp.diags(self._idf * ~rule)) * SCALE
        self._x = (words + counts @ sp.diags(rule * RULE_WEIGHT)).tocsr()
        self._y = np.array([ACTS.index(unit.act) for unit in units])
        self._pairs(self._unseen(groups))

    def _fit_acts(self, rows: np.ndarray) -> LogisticRegression:
        model = LogisticRegression(C=1.0, max_iter=400, tol=1e-3)
        return model.fit(self._x[rows], self._y[rows])

    def _unseen(self, groups: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the shares of every statement by a model that had not seen its dossier."""
        shares = np.zeros((len(self._units), len(ACTS)))
        for group in groups:
            own = np.isin(self._names, list(group))
            shares[own] = self._fit_acts(~own).predict_proba(self._x[own])
        return shares

    def _pairs(self, shares: np.ndarray) -> None:
        described: list[dict[str, float]] = []
        same: list[bool] = []
        names: list[str] = []
        for name in dict.fromkeys(self._names.tolist()):
            numbers = np.flatnonzero(self._names == name)
            wording = wording_of(self._units[i].described for i in numbers)
            likely = [i for i in numbers if 1 - shares[i][0] >= LIKELY]
            judged = [Judged(self._units[i].described, tuple(shares[i].tolist())) for i in likely]
            for later in range(len(likely)):
                for earlier in range(later):
                    described.append(pair_features(judged[later], judged[earlier], wording))
                    claims = self._units[likely[later]].claims
                    same.append(bool(claims & self._units[likely[earlier]].claims))
                    names.append(name)
        self._pair_vectorizer = DictVectorizer(dtype=np.float64)
        pairs = self._pair_vectorizer.fit_transform(described)
        wanted = np.asarray((pairs != 0).sum(0)).ravel() >= MIN_PAIRS
        self._pair_features = np.array(self._pair_vectorizer.feature_names_)[wanted]
        self._pair_x = pairs[:, wanted].tocsr()
        self._same, self._pair_names = np.array(same), np.array(names)

    def write(self, out: Path, leave_out: Sequence[str] = ()) -> None:
        """Fit both models on all dossiers but those left out, and write the file."""
        acts = self._fit_acts(~np.isin(self._names, list(leave_out)))
        rows = ~np.isin(self._pair_names, list(leave_out))
        links = LogisticRegression(C=1.0, max_iter=500).fit(self._pair_x[rows], self._same[rows])
        weights = {
            str(name): [round(float(self._idf[i]), 3), *np.round(acts.coef_[:, i], 3).tolist()]
            for i, name in enumerate(self._features)
            if np.abs(acts.coef_[:, i]).max() > SMALLEST
        }
        data = {
            "weights": weights,
            "intercepts": np.round(acts.intercept_, 4).tolist(),
            "scale": SCALE,
            "links": dict(zip(self._pair_features.tolist(), np.round(links.coef_[0], 4).tolist())),
            "bias": round(float(links.intercept_[0]), 4),
        }
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        out.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
