from __future__ import annotations

import pytest

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.pattern import Test as Condition
from dossier_nlp.lexicon.pattern import parse_pattern


def test_elements_in_order():
    pattern = parse_pattern("de? {*plan/=Plannen} ..3 <ACTOR>")
    first, second, third, fourth = pattern.elements
    assert first.optional
    assert second.tests == {Condition("suffix", "plan"), Condition("form", "plannen")}
    assert third.gap == 3
    assert fourth.tests == {Condition("mention", "ACTOR")}
    assert (pattern.first, pattern.last) == (1, 2)


def test_braces_inside_a_run_and_default_gap():
    pattern = parse_pattern("zich .. {onveilig voelen}")
    assert pattern.elements[1].gap == 5
    assert (pattern.first, pattern.last) == (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "a ..",
        ".. a",
        "<WHO> a",
        "{a",
        "a}",
        "{a} {b}",
        "a? b?",
        "<ADJ>",
        "{de?} man",
        "*",
    ],
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(LexiconError):
        parse_pattern(text)
