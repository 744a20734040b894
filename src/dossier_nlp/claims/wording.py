"""How much two statements are worded alike: content lemmas and pieces of words, weighed.

Words that many statements of the dossier share say little, rare ones much (inverse document
frequencies by scikit-learn over the dossier). Character n-grams find compounds and inflections
that lemmas miss; everyday synonyms count as one word (``lexicons/claims/synonyms.tsv``).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from sklearn.feature_extraction.text import TfidfVectorizer

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
        pieces = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(_SHORTEST_PIECE, _LONGEST_PIECE), lowercase=False
        )
        self._cut = pieces.build_analyzer()
        texts = [statement.words for statement in statements if statement.words]
        if texts:
            lemmas = TfidfVectorizer(analyzer=list)
            lemmas.fit(texts)
            self._weights = _idf(lemmas)
            pieces.fit([" ".join(words) for words in texts])
            self._piece_weights = _idf(pieces)

    def lemmas(self, one: Statement, other: Statement) -> float:
        """Return the cosine over content lemmas (0..1)."""
        return _cosine(self._lemma_vector(one), self._lemma_vector(other))

    def pieces(self, one: Statement, other: Statement) -> float:
        """Return the cosine over pieces of words (0..1)."""
        return _cosine(self._piece_vector(one), self._piece_vector(other))

    def shared(self, one: Statement, other: Statement) -> int:
        """Return how many content words two statements share."""
        return len(self._lemma_vector(one)[0].keys() & self._lemma_vector(other)[0].keys())

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
            pieces = self._cut(" ".join(sorted(set(statement.words))))
            weighed = {p: self._piece_weights.get(p, _UNKNOWN_WORD) for p in pieces}
            found = self._piece_cache[statement.place] = _with_norm(weighed)
        return found


def _idf(vectorizer: TfidfVectorizer) -> Weighed:
    return dict(zip(vectorizer.get_feature_names_out().tolist(), vectorizer.idf_.tolist()))


def _with_norm(weighed: Weighed) -> tuple[Weighed, float]:
    return weighed, sqrt(sum(weight * weight for weight in weighed.values()))


def _cosine(one: tuple[Weighed, float], other: tuple[Weighed, float]) -> float:
    if not one[1] or not other[1]:
        return 0.0
    small, large = sorted((one[0], other[0]), key=len)
    dot = sum(weight * large[word] for word, weight in small.items() if word in large)
    return dot / (one[1] * other[1])
