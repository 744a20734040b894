from __future__ import annotations

import pytest

from dossier_nlp.claims.wording import _idf, _pieces

text = pytest.importorskip("sklearn.feature_extraction.text")
TEXTS = [
    ["vader", "schreeuwen", "na"],
    ["moeder", "schreeuwen"],
    ["vader", "ex-man", "zoon's", "é"],
]


def test_pieces_are_those_of_scikit_learn():
    cut = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5)).build_analyzer()
    for words in TEXTS:
        assert _pieces(words) == cut(" ".join(words))


def test_weights_are_those_of_scikit_learn():
    counted = text.TfidfVectorizer(analyzer=list)
    counted.fit(TEXTS)
    expected = dict(zip(counted.get_feature_names_out().tolist(), counted.idf_.tolist()))
    assert _idf(TEXTS) == expected
