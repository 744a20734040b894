from __future__ import annotations

import pytest
from tagging_cases import cases, labels, tags_of


@pytest.mark.parametrize(("text", "expected"), cases("safety"))
def test_case(text, expected):
    found = labels(tags_of(text, "safety"), expected, "category")
    assert found == sorted(label for label, _, _ in expected)


def test_unsafety_is_affirmed_and_absence_of_danger_is_negated():
    (unsafe,) = tags_of("Moeder vindt het bij vader niet veilig.", "safety")
    assert unsafe.polarity == "affirmed"
    (without,) = tags_of("De omgang met vader is nu zonder begeleider.", "safety")
    assert without.polarity == "negated"


def test_every_tag_names_its_row_and_its_words():
    (tag,) = tags_of("Moeder heeft met vader een veiligheidsplan gemaakt.", "safety")
    assert tag.rule.startswith("safety.threat.")
    assert any(cue.kind == "trigger" and cue.text == "veiligheidsplan" for cue in tag.cues)


def test_measure_counts_only_in_papers_of_child_protection():
    assert not tags_of("De gemeente verlengt de maatregel voor de straat.", "safety")
    (tag,) = tags_of("De jeugdbeschermer verlengt de maatregel.", "safety")
    assert tag.category == "protection"
