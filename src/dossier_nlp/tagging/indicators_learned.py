"""A learned reader of sentences: indicators that no expression of the lexicon caught.

A linear model over words and word pairs (``model/indicators.npz``, made by
``training/train_indicators.py``) says how much a sentence resembles annotated indicators, and a
second one which of them. It is only asked about sentences in which no lexicon row fired. Its
evidence are the words that weighed most. Gendered words are made neutral first, so that the answer
is the same whichever parent is the mother. It finds sentences; it never decides a score.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from dossier_nlp.language.mentions import mentions_of
from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Cue
from dossier_nlp.tagging import learned
from dossier_nlp.tagging.base import Finding, SentenceIndex, cue
from dossier_nlp.tagging.indicators_context import is_boilerplate

FAMILY = "indicator"
NEUTRAL = "indicators/neutral"
_WORD = re.compile(r"[\w'’-]+")
_SHORTEST = 4
_CUES = 3
_PARENTS = frozenset({"mother", "father"})


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the two linear models over one vocabulary.

    Attributes
    ----------
    vocabulary
        Feature -> column.
    idf, weights
        Per column; ``bias`` belongs to the weights.
    classes, class_weights, class_bias
        The second model: categories, (columns, categories), (categories,).
    threshold, confidence
        What score and what share of the best category a finding needs.
    """

    vocabulary: Mapping[str, int]
    idf: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float
    classes: tuple[str, ...]
    class_weights: NDArray[np.float32]
    class_bias: NDArray[np.float64]
    threshold: float
    confidence: float


@cache
def neutral_words() -> Mapping[str, str]:
    """Return gendered words and what stands for them."""
    return {row["word"]: row["neutral"] for row in load_table(NEUTRAL)}


def tokens_of(text: str) -> list[str]:
    """Return the words of a sentence in lower case, gendered ones made neutral."""
    neutral = neutral_words()
    words = (match.group().strip("'’-") for match in _WORD.finditer(text.lower()))
    return [neutral.get(word, word) for word in words if word]


def features_of(text: str) -> list[str]:
    """Return words and pairs of neighbours: what the models look at."""
    words = tokens_of(text)
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def load_model() -> Model | None:
    """Return the model in use, or None where there is none (the lexicon then works alone)."""
    path = learned.file(learned.INDICATORS)
    return None if path is None else _load(path)


@cache
def _load(path: Path) -> Model:
    with np.load(path, allow_pickle=False) as data:
        names = str(data["vocabulary"]).split("\n")
        classes = tuple(str(data["classes"]).split("\n"))
        class_weights = np.zeros((len(names), len(classes)), dtype=np.float32)
        class_weights[data["class_rows"], data["class_columns"]] = data["class_values"]
        return Model(
            vocabulary={name: column for column, name in enumerate(names)},
            idf=data["idf"].astype(float),
            weights=data["weights"].astype(float),
            bias=float(data["bias"]),
            classes=classes,
            class_weights=class_weights,
            class_bias=data["class_bias"].astype(float),
            threshold=float(data["threshold"]),
            confidence=float(data["confidence"]),
        )


class Vector(NamedTuple):
    """The columns of a sentence in the vocabulary, and their values (of length one together)."""

    columns: NDArray[np.intp]
    values: NDArray[np.float64]


def vector_of(model: Model, text: str) -> Vector:
    """Return the TF-IDF vector of a sentence: 1 + log of the count, times the idf."""
    counts = Counter(features_of(text))
    row = {model.vocabulary[f]: n for f, n in counts.items() if f in model.vocabulary}
    columns = np.array(sorted(row), dtype=np.intp)
    values = (1 + np.log([row[int(c)] for c in columns])) * model.idf[columns]
    length = float(np.sqrt((values**2).sum()))
    return Vector(columns, values / length if length else values)


def _speaks_of_a_parent(doc: Doc) -> bool:
    """Tell whether a paper is of the kind that the model was trained on.

    It has only seen papers about a mother and a father; what it makes of others means nothing.
    """
    return any(mention.actor in _PARENTS for mention in mentions_of(doc))


def find_learned(
    doc: Doc, taken: Iterable[int], sentences: SentenceIndex, model: Model | None = None
) -> list[Finding]:
    """Return sentences that the model takes for indicators.

    Parameters
    ----------
    doc
        A parsed Doc.
    taken
        Numbers of the sentences in which the lexicon already fired.
    sentences
        The sentences of `doc`.
    model
        The model; the one in the package when left out.
    """
    model = model or load_model()
    if model is None or not _speaks_of_a_parent(doc):
        return []
    known = set(taken)
    places = [
        (start, end)
        for number, (start, end) in enumerate(sentences.bounds)
        if number not in known
        and end - start >= _SHORTEST
        and not is_boilerplate(doc, start, end, longest=None)
    ]
    findings = []
    for start, end in places:
        vector = vector_of(model, doc[start:end].text)
        score = float(vector.values @ model.weights[vector.columns]) + model.bias
        if score <= model.threshold:
            continue
        category, share = _category(model, vector)
        if share >= model.confidence:
            findings.append(_finding(doc, start, end, model, vector, model.classes[category]))
    return findings


def _category(model: Model, vector: Vector) -> tuple[int, float]:
    """Return the likeliest category and its share."""
    logits = vector.values @ model.class_weights[vector.columns] + model.class_bias
    shares = np.exp(logits - logits.max())
    best = int(shares.argmax())
    return best, float(shares[best] / shares.sum())


def _finding(doc: Doc, start: int, end: int, model: Model, vector: Vector, name: str) -> Finding:
    while end - start > 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while end - start > 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    worth = vector.values * model.weights[vector.columns]
    top = {int(vector.columns[i]) for i in np.argsort(-worth, kind="stable")[: 2 * _CUES]}
    neutral = neutral_words()
    cues: list[Cue] = []
    for index in range(start, end):
        word = neutral.get(doc[index].lower_, doc[index].lower_)
        if model.vocabulary.get(word) in top and len(cues) < _CUES:
            cues.append(cue(doc, "trigger", index, index + 1, "learned"))
    return Finding(
        start,
        end,
        FAMILY,
        name,
        f"learned.{name}",
        cues=tuple(cues) or (cue(doc, "trigger", start, end, "learned"),),
        polarity="affirmed",
        keep_mentioned=True,
    )
