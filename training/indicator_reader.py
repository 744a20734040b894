"""The reader of indicators: how it is trained (see ``learn.py``).

A linear model over words and word pairs says how much a sentence resembles annotated indicators,
a second one which of them. The same input gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from dossier_nlp.evaluation.gold import GoldDossier
from dossier_nlp.evaluation.items import gold_items
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging import indicators
from dossier_nlp.tagging.base import SentenceIndex
from dossier_nlp.tagging.indicators_learned import features_of

THRESHOLD = -0.25
CONFIDENCE = 0.12
SMALLEST = 0.25


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its dossier, its annotated and its found categories."""

    dossier: str
    text: str
    gold: tuple[str, ...]
    found: tuple[str, ...]


def read_sentences(gold: GoldDossier, papers: Iterable[Parsed]) -> list[Sentence]:
    """Read the sentences of an annotated dossier, with what the lexicon finds in them."""
    rows = []
    lexicons = Lexicons()
    spans = {g.document.document_id: gold_items(g.spans)["indicator"] for g in gold.documents}
    for parsed in papers:
        doc = parsed.doc
        wanted = spans[parsed.document.document_id]
        found = [
            (doc[f.start].idx, doc[f.end - 1].idx, f.category)
            for f in indicators.find(doc, lexicons)
        ]
        for start, end in SentenceIndex(doc).bounds:
            span = doc[start:end]
            first, last = span.start_char, span.end_char
            rows.append(
                Sentence(
                    gold.dossier_id,
                    span.text,
                    tuple(
                        item.attributes["category"]
                        for item in wanted
                        if item.start < last and first < item.end
                    ),
                    tuple(c for a, b, c in found if a < last and first <= b),
                )
            )
    return rows


def fit(rows: list[Sentence]) -> tuple[TfidfVectorizer, LogisticRegression, LogisticRegression]:
    """Train both linear models."""
    texts = [row.text for row in rows]
    is_indicator = np.array([bool(row.gold) for row in rows])
    vectorizer = TfidfVectorizer(analyzer=features_of, min_df=2, sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)
    gate = LogisticRegression(C=6, solver="liblinear", random_state=0).fit(matrix, is_indicator)
    positive = np.flatnonzero(is_indicator)
    names = [rows[i].gold[0] for i in positive]
    kinds = LogisticRegression(C=10, max_iter=60).fit(matrix[positive], names)
    return vectorizer, gate, kinds


def write(rows: list[Sentence], path: Path) -> None:
    """Train on these sentences and write the model, without small weights of the second one."""
    vectorizer, gate, kinds = fit(rows)
    class_weights = kinds.coef_.T
    rows_kept, columns_kept = np.nonzero(np.abs(class_weights) >= SMALLEST)
    np.savez_compressed(
        path,
        vocabulary=np.array("\n".join(vectorizer.get_feature_names_out())),
        idf=vectorizer.idf_.astype(np.float32),
        weights=gate.coef_[0].astype(np.float32),
        bias=gate.intercept_[0],
        classes=np.array("\n".join(kinds.classes_)),
        class_rows=rows_kept.astype(np.uint32),
        class_columns=columns_kept.astype(np.uint8),
        class_values=class_weights[rows_kept, columns_kept].astype(np.float32),
        class_bias=kinds.intercept_,
        threshold=THRESHOLD,
        confidence=CONFIDENCE,
    )
