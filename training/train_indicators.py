"""Train the learned reader of indicators on annotated dossiers, and measure it.

Usage: ``python training/train_indicators.py corpora_sample [--folds 8]``. Writes
``src/dossier_nlp/tagging/model/indicators.npz`` and prints precision, recall and F1 of the lexicon
alone and of lexicon and reader together, every dossier measured by a model that has not seen it.
The same input gives the same file.
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from dossier_nlp.evaluation.evaluate import as_dossier
from dossier_nlp.evaluation.gold import find_gold, read_gold
from dossier_nlp.evaluation.items import gold_items
from dossier_nlp.language.parsed import parse_dossier
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.settings import Settings
from dossier_nlp.tagging import indicators, indicators_learned
from dossier_nlp.tagging.base import SentenceIndex
from dossier_nlp.tagging.indicators_learned import FILE, features_of

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


def read_sentences(root: Path) -> list[Sentence]:
    """Read the sentences of all annotated dossiers, with what the lexicon finds in them."""
    rows = []
    indicators.find_learned = lambda *_: []  # the lexicon alone
    for folder in find_gold(root):
        gold = read_gold(folder)
        spans = {g.document.document_id: gold_items(g.spans)["indicator"] for g in gold.documents}
        for parsed in parse_dossier(as_dossier(gold), Settings().language):
            doc = parsed.doc
            wanted = spans[parsed.document.document_id]
            found = [
                (doc[f.start].idx, doc[f.end - 1].idx, f.category)
                for f in indicators.find(doc, Lexicons())
            ]
            for start, end in SentenceIndex(doc).bounds:
                span = doc[start:end]
                first, last = span.start_char, span.end_char
                rows.append(
                    Sentence(
                        folder.name,
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


def measure(rows: list[Sentence], folds: int) -> list[dict[str, object]]:
    """Cross-validate by dossier; prints the table and returns the predictions."""
    names = sorted({row.dossier for row in rows})
    predicted: list[dict[str, object]] = []
    totals = {"lexicon": [0, 0, 0, 0], "lexicon + reader": [0, 0, 0, 0]}
    for fold in range(folds):
        held = set(names[fold::folds])
        vectorizer, gate, kinds = fit([row for row in rows if row.dossier not in held])
        test = [row for row in rows if row.dossier in held]
        matrix = vectorizer.transform([row.text for row in test])
        scores, shares = gate.decision_function(matrix), kinds.predict_proba(matrix)
        for row, score, share in zip(test, scores, shares, strict=True):
            extra: tuple[str, ...] = ()
            if not row.found and score > THRESHOLD and share.max() >= CONFIDENCE:
                extra = (str(kinds.classes_[share.argmax()]),)
            predicted.append({"dossier": row.dossier, "text": row.text, "extra": extra})
            _count(totals["lexicon"], row.gold, row.found)
            _count(totals["lexicon + reader"], row.gold, row.found or extra)
    for name, (both, spurious, missed, right) in totals.items():
        precision, recall = both / (both + spurious), both / (both + missed)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} category {right / both:.3f}")
    return predicted


def _count(total: list[int], gold: tuple[str, ...], found: tuple[str, ...]) -> None:
    both = min(len(gold), len(found))
    total[0] += both
    total[1] += len(found) - both
    total[2] += len(gold) - both
    total[3] += min(both, sum(category in gold for category in found))


def write(rows: list[Sentence], path: Path) -> None:
    """Train on everything and write the model; small weights of the second model are left out."""
    vectorizer, gate, kinds = fit(rows)
    class_weights = kinds.coef_.T
    rows_kept, columns_kept = np.nonzero(np.abs(class_weights) >= SMALLEST)
    path.parent.mkdir(exist_ok=True)
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
    indicators_learned.load_model.cache_clear()
    print(f"{path.name}: {len(vectorizer.idf_)} features, {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Read, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--predictions", type=Path, help="where to keep the held-out predictions")
    arguments = parser.parse_args()
    rows = read_sentences(arguments.root)
    predicted = measure(rows, arguments.folds)
    if arguments.predictions:
        arguments.predictions.write_bytes(pickle.dumps(predicted))
    write(rows, FILE)


if __name__ == "__main__":
    main()
