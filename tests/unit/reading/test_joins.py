"""Hyphens at line ends and other joints between two lines."""

from __future__ import annotations

import pytest

from dossier_nlp.reading.joins import clean, collect_vocabulary, glue

EMPTY = collect_vocabulary([])

CASES = [
    ("de zorgrege-", "ling is", "de zorgregeling is"),
    ("de moeder-", "kind relatie", "de moeder-kind relatie"),
    ("de ouder-", "kindrelatie", "de ouder-kindrelatie"),
    ("de vader-", "schap", "de vaderschap"),
    ("de in-", "en uitstroom", "de in- en uitstroom"),
    ("haar ex-", "man", "haar ex-man"),
    ("Jeugdbescherming Midden-", "Delta", "Jeugdbescherming Midden-Delta"),
    ("OTS-", "verzoek", "OTS-verzoek"),
    ("de corona-", "afdeling", "de corona-afdeling"),
    ("2019-", "2020", "2019-2020"),
    ("en/", "of", "en/of"),
    ("IJsselland–", "Flevoland", "IJsselland–Flevoland"),
    ("hij zei -", "en zweeg", "hij zei - en zweeg"),
    ("de orthopedagoog-", "generalist", "de orthopedagoog-generalist"),
    ("het ge\u00ad", "zin", "het gezin"),
    ("vader en", "moeder", "vader en moeder"),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_lines_are_joined_as_dutch_is_written(left: str, right: str, expected: str) -> None:
    written, between = glue(left, right, EMPTY)
    assert written + between + right == expected


def test_the_document_knows_best() -> None:
    with_hyphen = collect_vocabulary(["de speltherapie-groep begon vandaag"])
    assert glue("de speltherapie-", "groep", with_hyphen) == ("de speltherapie-", "")
    without = collect_vocabulary(["de ouderkind band is sterk"])
    assert glue("de ouder-", "kind", without) == ("de ouder", "")


def test_soft_hyphens_inside_a_line_go() -> None:
    assert clean("on\u00adder\u00adtoezicht") == "ondertoezicht"
    assert clean("on\u00ad") == "on\u00ad"
