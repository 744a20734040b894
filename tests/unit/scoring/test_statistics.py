from __future__ import annotations

from dataclasses import replace

import pytest
from scoring_dossiers import paper, swapped, tag

from dossier_nlp.scoring import balance, keyness, role_matrix, statistics

FIRST = paper("a", "2020-01-01", "Vader dreigt. Moeder is warm.", type="email", discipline="ouder")
SECOND = paper("b", "2021-01-01", "Vader dreigt.", type="beschikking", discipline="rechtbank")
TAGS = (
    tag(FIRST, "dreigt", "role", "perpetrator", actor="father", holder="mother"),
    tag(FIRST, "warm", "strength", "named", actor="mother"),
    tag(SECOND, "dreigt", "role", "perpetrator", actor="father"),
)


def test_rates_have_their_denominators() -> None:
    rates = statistics((FIRST, SECOND), TAGS)
    years = {r.group: r for r in rates if r.group_by == "year" and r.family == "role"}
    assert years["2020"].n == 1
    assert years["2020"].words == FIRST.words
    assert years["2020"].per_1000 == pytest.approx(1000 / FIRST.words)
    holders = {r.group: r for r in rates if r.group_by == "holder" and r.family == "role"}
    assert holders["mother"].words == FIRST.words + SECOND.words
    assert {r.group for r in rates if r.group_by == "discipline"} == {"ouder", "rechtbank"}


def test_every_tag_is_counted_once_a_grouping() -> None:
    rates = statistics((FIRST, SECOND), TAGS)
    for grouping in ("document", "discipline", "type", "year", "holder"):
        assert sum(r.n for r in rates if r.group_by == grouping) == len(TAGS)


def test_role_matrix_counts_denied_and_hidden_apart() -> None:
    denied = replace(TAGS[0], polarity="negated", backgrounded=True)
    cells = role_matrix((*TAGS, denied))
    cell = next(c for c in cells if c.holder == "mother")
    assert (cell.n, cell.n_negated, cell.n_backgrounded) == (2, 1, 1)


def test_balance_sets_strengths_against_concerns_and_mirrors() -> None:
    by_parent = {b.actor: b for b in balance(TAGS)}
    assert (by_parent["mother"].strengths, by_parent["mother"].concerns) == (1, 0)
    assert (by_parent["father"].strengths, by_parent["father"].concerns) == (0, 2)
    mirrored = {b.actor: b for b in balance([swapped(one) for one in TAGS])}
    assert mirrored["father"].strengths == 1
    assert mirrored["mother"].concerns == 2


def test_keyness_gives_effect_size_and_drops_rare_terms() -> None:
    group = {"veilig": 40, "school": 60, "zelden": 2}
    reference = {"veilig": 5, "school": 95}
    keys = keyness(group, reference, minimum=5)
    assert [key.term for key in keys] == ["veilig"]
    assert keys[0].log_ratio == pytest.approx(2.97, abs=0.05)
    assert keys[0].log_likelihood > 10.83
    assert keyness(group, {}) == ()
