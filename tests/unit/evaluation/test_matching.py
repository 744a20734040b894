from __future__ import annotations

import pytest

from dossier_nlp.evaluation.matching import Counts, Item, Score, match


def test_largest_overlap_wins_and_each_span_is_used_once() -> None:
    gold = [Item(0, 10), Item(12, 20)]
    found = [Item(8, 14), Item(0, 9)]
    assert sorted(match(gold, found)) == [(0, 1), (1, 0)]


def test_touching_spans_do_not_overlap() -> None:
    assert match([Item(0, 5)], [Item(5, 9)]) == []


def test_score_counts_and_compares_attributes() -> None:
    score = Score()
    score.add(
        [Item(0, 5, {"actor": "mother"}), Item(10, 15, {"actor": "father"}), Item(30, 31)],
        [Item(1, 4, {"actor": "mother"}), Item(11, 12, {"actor": "mother"}), Item(50, 60)],
    )
    assert (score.hits, score.misses, score.false_alarms) == (2, 1, 1)
    assert score.precision == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(2 / 3)
    assert score.agreement("actor") == pytest.approx(0.5)
    assert score.agreement("status") is None


def test_nothing_found_scores_zero_not_an_error() -> None:
    score = Score()
    score.add([Item(0, 1)], [])
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)


def test_counts_of_sets() -> None:
    counts = Counts()
    counts.add({1, 2, 3}, {2, 3, 4, 5})
    assert (counts.precision, counts.recall) == (pytest.approx(0.5), pytest.approx(2 / 3))
