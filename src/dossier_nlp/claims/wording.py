"""How much two statements are worded alike: content lemmas and pieces of words, weighed.

Words that many statements of the dossier share say little, rare ones much (smoothed inverse
document frequencies over the dossier, as scikit-learn's ``TfidfVectorizer`` has them; loading that
library for two formulas took a quarter of the start of a worker). Character n-grams find compounds
and inflections that lemmas miss; everyday synonyms count as one word
(``lexicons/claims/synonyms.tsv``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np

from dossier_nlp.claims.statements import Statement

Weighed = dict[str, float]
_SHORTEST_PIECE, _LONGEST_PIECE = 4, 5
_UNKNOWN_WORD = 6.0
"""Weight of a word that stands in no statement the weights were learned from: it is rare."""


class Wording:
    """The weights of the words of a dossier, and likeness by them.

    Parameters
    ----------
    statements
        The statements that the weights are learned from.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._weights: Weighed = {}
        self._piece_weights: Weighed = {}
        self._lemma_cache: dict[tuple[int, int, int], tuple[Weighed, float]] = {}
        self._piece_cache: dict[tuple[int, int, int], tuple[Weighed, float]] = {}
        texts = [statement.words for statement in statements if statement.words]
        if texts:
            self._weights = _idf(texts)
            self._piece_weights = _idf(_pieces(words) for words in texts)

    def lemmas(self, one: Statement, other: Statement) -> float:
        """Return the cosine over content lemmas (0..1)."""
        return _cosine(self._lemma_vector(one), self._lemma_vector(other))

    def pieces(self, one: Statement, other: Statement) -> float:
        """Return the cosine over pieces of words (0..1)."""
        return _cosine(self._piece_vector(one), self._piece_vector(other))

    def shared(self, one: Statement, other: Statement) -> int:
        """Return how many content words two statements share."""
        return len(self._lemma_vector(one)[0].keys() & self._lemma_vector(other)[0].keys())

    def worth(self, one: Statement, other: Statement) -> float:
        """Return how much the words that two statements share weigh together."""
        first, second = self._lemma_vector(one)[0], self._lemma_vector(other)[0]
        return sum(weight for word, weight in sorted(first.items()) if word in second)

    def rare(self, statement: Statement, count: int) -> frozenset[str]:
        """Return the `count` words of a statement that say most."""
        vector = self._lemma_vector(statement)[0]
        return frozenset(sorted(vector, key=lambda word: (-vector[word], word))[:count])

    def _lemma_vector(self, statement: Statement) -> tuple[Weighed, float]:
        found = self._lemma_cache.get(statement.place)
        if found is None:
            weighed = {w: self._weights.get(w, _UNKNOWN_WORD) for w in statement.words}
            found = self._lemma_cache[statement.place] = _with_norm(weighed)
        return found

    def _piece_vector(self, statement: Statement) -> tuple[Weighed, float]:
        found = self._piece_cache.get(statement.place)
        if found is None:
            pieces = _pieces(sorted(set(statement.words)))
            weighed = {p: self._piece_weights.get(p, _UNKNOWN_WORD) for p in pieces}
            found = self._piece_cache[statement.place] = _with_norm(weighed)
        return found


def _idf(texts: Iterable[Iterable[str]]) -> Weighed:
    """Return ``1 + ln((1 + texts) / (1 + texts with it))`` of everything that stands in a text."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(set(text))
        number += 1
    shares = (number + 1.0) / (np.array(list(counts.values()), dtype=float) + 1.0)
    return dict(zip(counts, (np.log(shares) + 1.0).tolist()))


def _pieces(words: Iterable[str]) -> list[str]:
    """Cut every word, with a space at either end, into pieces; a short one is a piece itself."""
    found: list[str] = []
    for word in " ".join(words).split():
        padded = f" {word} "
        for length in range(_SHORTEST_PIECE, _LONGEST_PIECE + 1):
            last = max(0, len(padded) - length)
            found += [padded[i : i + length] for i in range(last + 1)]
            if not last:
                break
    return found


def _with_norm(weighed: Weighed) -> tuple[Weighed, float]:
    return weighed, sqrt(sum(weight * weight for weight in weighed.values()))


def _cosine(one: tuple[Weighed, float], other: tuple[Weighed, float]) -> float:
    if not one[1] or not other[1]:
        return 0.0
    small, large = sorted((one[0], other[0]), key=len)
    dot = sum(weight * large[word] for word, weight in small.items() if word in large)
    return dot / (one[1] * other[1])
