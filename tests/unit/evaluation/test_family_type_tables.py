"""The table of who, who says it and is it so, by family and type of document."""

from __future__ import annotations

from dossier_nlp.evaluation.evaluate import Evaluation
from dossier_nlp.evaluation.items import ROWS
from dossier_nlp.evaluation.matching import Item, Score
from dossier_nlp.evaluation.table import family_type_tables


def _measured() -> Evaluation:
    measured = Evaluation()
    measured.by_type["email"] = {row: Score() for row in ROWS}
    gold = [Item(0, 5, {"holder": "mother"}), Item(6, 9, {"holder": "author"})]
    found = [Item(0, 5, {"holder": "mother"}), Item(6, 9, {"holder": "father"})]
    for scores in (measured.rows, measured.by_type["email"]):
        scores["safety"].add(gold, found)
    return measured


def test_table_shows_share_and_number_by_family_and_type():
    lines = family_type_tables(_measured()).split("\n")
    assert lines[0] == "| holder | safety | all |"
    assert lines[2] == "| email | 0.50 (2) | 0.50 (2) |"
    assert lines[3] == "| all | 0.50 (2) | 0.50 (2) |"


def test_no_table_where_nothing_was_compared():
    assert family_type_tables(Evaluation()) == ""
