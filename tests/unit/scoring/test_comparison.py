from __future__ import annotations

import pytest
from scoring_dossiers import FILLER, paper, tag

from dossier_nlp.scoring import fact_rates, typical_expressions, typical_words
from dossier_nlp.scoring.judgement import statements_in

COURT = paper(
    "a",
    "2020-01-01",
    "Uit het journaal blijkt dat hij er was. Naar het oordeel van de Raad kan dat."
    " Vaststaat dat zij kwam.",
    type="beschikking",
    discipline="rechtbank",
)
LETTER = paper("b", "2021-01-01", "Jip lijkt gespannen.", type="email", discipline="school")


def test_facts_and_judgements_are_told_apart_with_their_sentence() -> None:
    found = [
        (one.category, COURT.text[one.sentence_start : one.end]) for one in statements_in(COURT)
    ]
    assert [category for category, _ in found] == ["fact", "judgement", "fact"]
    assert found[2][1].startswith("Vaststaat")


def test_fact_rates_have_the_words_of_their_group() -> None:
    rates = fact_rates((COURT, LETTER), ("discipline", "year"))
    by_key = {(r.group_by, r.group, r.category): r for r in rates}
    assert by_key["discipline", "rechtbank", "fact"].n == 2
    assert by_key["year", "2021", "judgement"].words == LETTER.words
    assert by_key["year", "2021", "judgement"].per_1000 == pytest.approx(1000 / LETTER.words)
    assert {r.family for r in rates} == {"statement"}


def test_typical_words_of_a_group_have_effect_size_and_a_minimum() -> None:
    one = paper("a", "2020-01-01", "toezicht " * 20 + "zeldzaam zeldzaam", discipline="gi")
    two = paper("b", "2020-01-01", "vertrouwen " * 20, discipline="mediator")
    keys = typical_words((one, two), "discipline")
    assert [key.term for key in keys["gi"]] == ["toezicht"]
    assert keys["gi"][0].log_ratio > 1
    assert keys["gi"][0].n == 20
    assert "zeldzaam" not in {key.term for key in keys["gi"]}
    assert FILLER.split()[1] not in {key.term for group in keys.values() for key in group}


@pytest.mark.parametrize("grouping", ["document", "discipline", "type", "year", "holder"])
def test_typical_expressions_of_every_grouping(grouping: str) -> None:
    one = paper("a", "2020-01-01", "toezicht", type="email", discipline="gi")
    two = paper("b", "2021-01-01", "vertrouwen", type="evaluatie", discipline="mediator")
    tags = [tag(one, "toezicht", "safety", "control", holder="gi")] * 12
    tags += [tag(two, "vertrouwen", "collaboration", "trust", holder="mother")] * 12
    keys = typical_expressions((one, two), tags, grouping)
    assert sorted(key.term for group in keys.values() for key in group) == [
        "toezicht",
        "vertrouwen",
    ]
    only = typical_expressions((one, two), tags, grouping, families=("safety",))
    assert not any(key.term == "vertrouwen" for group in only.values() for key in group)
