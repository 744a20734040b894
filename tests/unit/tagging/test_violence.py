from __future__ import annotations

from dataclasses import replace

import pytest
from tagging_cases import cases, labels, parse, tags_of

from dossier_nlp.records import Tag
from dossier_nlp.tagging.tagger import tag_document
from dossier_nlp.tagging.violence import settle


@pytest.mark.parametrize(("text", "expected"), cases("violence"))
def test_case(text, expected):
    found = labels(tags_of(text, "violence"), expected, "category", "actor")
    assert found == sorted(label for label, _, _ in expected)


def test_what_a_party_writes_is_alleged():
    parsed = parse("Vader heeft moeder geslagen.", author="mother")
    (tag,) = tag_document(parsed, ["violence"])
    assert tag.status == "alleged"


def test_what_a_party_denies_is_not_refuted():
    parsed = parse("Ik heb moeder niet geslagen.", author="father")
    assert {tag.status for tag in tag_document(parsed, ["violence"])} <= {"alleged"}


def tag(number: int, **changes: object) -> Tag:
    made = Tag("d", f"t{number}", 0, 5, "klap!", 1, "violence", "physical", "act.x", actor="father")
    return replace(made, status="alleged", **changes)


def test_a_settled_fact_holds_for_what_authors_state_not_for_what_parties_say():
    before = (
        tag(1),
        replace(tag(2), status="established"),
        tag(3, holder="mother"),
        tag(4, polarity="negated"),
        tag(5, actor="mother"),
    )
    after = [t.status for t in settle(before)]
    assert after == ["established", "established", "alleged", "alleged", "alleged"]


def test_a_guessed_doer_gives_way_to_the_one_that_is_named():
    guessed = tag(1, actor="mother", backgrounded=True)
    named = [tag(2), tag(3)]
    assert settle([guessed, *named])[0].actor == "father"
    undecided = [guessed, tag(2), tag(3, actor="mother")]
    assert settle(undecided)[0].actor == "mother"


def test_a_bare_denial_of_what_nobody_brings_up_is_left_out():
    denial = tag(1, polarity="negated", backgrounded=True)
    assert settle([denial]) == ()
    assert len(settle([denial, tag(2)])) == 2


def test_other_families_pass_through():
    other = replace(tag(1), family="safety", category="threat")
    assert settle([other]) == (other,)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Moeder had bij vader geen eigen geld.", "affirmed"),
        ("Er is geen sprake van verwaarlozing door moeder.", "negated"),
    ],
)
def test_what_is_withheld_is_not_thereby_denied(text: str, polarity: str) -> None:
    tags = [tag for tag in tags_of(text, "violence") if tag.category in ("coercion", "neglect")]
    assert [tag.polarity for tag in tags] == [polarity]


def test_haar_is_no_hair() -> None:
    assert tags_of("Moeder probeert haar naar zich toe te trekken.", "violence") == ()
