from __future__ import annotations

import pytest
from tagging_cases import cases, labels, tags_of

from dossier_nlp.lexicon.load import load_rows


@pytest.mark.parametrize(("text", "expected"), cases("wording"))
def test_case(text, expected):
    found = labels(tags_of(text, "loaded_term", "dogma"), expected, "family")
    assert found == sorted(label for label, _, _ in expected)


def test_a_loaded_term_comes_with_a_milder_wording():
    (tag,) = tags_of("De school noemt dit een vechtscheiding van vader en moeder.", "loaded_term")
    assert tag.alternative == "complexe scheiding"


def test_every_loaded_term_has_a_milder_wording_and_its_source():
    for row in load_rows("loaded_terms"):
        if row.category != "exception":
            assert row.get("alternative"), row.id
            assert row.source, row.id


def test_a_dogma_is_the_sentence_without_its_full_stop():
    text = "Dat is zo. Ouders moeten voortaan samen beslissen."
    (tag,) = tags_of(text, "dogma")
    assert tag.text == "Ouders moeten voortaan samen beslissen"
    assert "+" in tag.rule
