"""Marks of list items and numbered paragraphs."""

from __future__ import annotations

import pytest

from dossier_nlp.reading.markers import find_marker, unglue

BULLETS = ["• appel", "- appel", "– appel", "\uf0b7 appel", "o Moeder belt", "•appel"]
NUMBERS = ["1. Feiten", "1.1 Feiten", "2.3.1. Feiten", "a. appel", "(3) appel", "IV. Verzoek"]
NEITHER = ["Moeder belt", "2016 was zwaar", "-appel", "o jee", "12 maart", "i.v.m. school", "1.000"]


@pytest.mark.parametrize("text", BULLETS)
def test_bullets(text: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert marker.kind == "bullet"
    assert text[marker.length :].strip()


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert marker.kind == "number"


@pytest.mark.parametrize("text", NEITHER)
def test_no_marks(text: str) -> None:
    assert find_marker(text) is None


def test_a_glued_number_gets_its_space() -> None:
    assert unglue("10.De man") == "10. De man"
    assert unglue("10.000 euro") == "10.000 euro"
