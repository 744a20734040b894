"""How much two statements are worded alike: content lemmas and pieces of words, weighed.

Words that many statements of the dossier share say little, rare ones much (TF-IDF over the
dossier). Character n-grams find compounds and inflections that lemmas miss.
"""

from __future__ import annotations

from collections.abc import Sequence

from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer

from dossier_nlp.claims.statements import Statement

Place = tuple[int, int, int]


def _words(statement: Statement) -> list[str]:
    return list(statement.words)


def _joined(statement: Statement) -> str:
    return " ".join(statement.words)


class Wording:
    """The wording of all statements of a dossier.

    Parameters
    ----------
    statements
        All statements that will be compared.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._rows: dict[Place, int] = {}
        self._lemmas: csr_matrix | None = None
        self._pieces: csr_matrix | None = None
        kept = [statement for statement in statements if statement.words]
        self._rows = {statement.place: row for row, statement in enumerate(kept)}
        self.weights: dict[str, float] = {}
        if not kept:
            return
        lemmas = TfidfVectorizer(analyzer=_words, sublinear_tf=True)
        self._lemmas = lemmas.fit_transform(kept)
        self.weights = dict(zip(lemmas.get_feature_names_out().tolist(), lemmas.idf_.tolist()))
        pieces = TfidfVectorizer(
            preprocessor=_joined, analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True
        )
        self._pieces = pieces.fit_transform(kept)

    def lemmas(self, one: Statement, other: Statement) -> float:
        """Return the cosine over content lemmas (0..1)."""
        return self._cosine(self._lemmas, one, other)

    def pieces(self, one: Statement, other: Statement) -> float:
        """Return the cosine over pieces of words (0..1)."""
        return self._cosine(self._pieces, one, other)

    def rare(self, statement: Statement, count: int) -> frozenset[str]:
        """Return the `count` words of a statement that say most."""
        ranked = sorted(set(statement.words), key=lambda word: (-self.weights.get(word, 0.0), word))
        return frozenset(ranked[:count])

    def _cosine(self, matrix: csr_matrix | None, one: Statement, other: Statement) -> float:
        first, second = self._rows.get(one.place), self._rows.get(other.place)
        if matrix is None or first is None or second is None:
            return 0.0
        a0, a1 = matrix.indptr[first], matrix.indptr[first + 1]
        b0, b1 = matrix.indptr[second], matrix.indptr[second + 1]
        right = dict(zip(matrix.indices[b0:b1].tolist(), matrix.data[b0:b1].tolist()))
        left = zip(matrix.indices[a0:a1].tolist(), matrix.data[a0:a1].tolist())
        return float(sum(value * right[index] for index, value in left if index in right))
