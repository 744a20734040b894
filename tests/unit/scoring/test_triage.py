from __future__ import annotations

from dataclasses import replace

import pytest
from scoring_dossiers import paper, swapped, tag

from dossier_nlp.records import Document, Tag
from dossier_nlp.scoring import score_dossier
from dossier_nlp.scoring.triage import decide_triage

LETTER = paper("a", "2020-01-01", "Hij heeft haar geslagen, zegt zij.", type="email")
RULING = paper("b", "2020-06-01", "Het hof oordeelt over geslagen.", type="beschikking")
REPORT = paper("d", "2020-03-01", "Over geslagen is niets gebleken.", type="behandelverslag")
LATER = paper("c", "2021-06-01", "Het hof oordeelt opnieuw over geslagen.", type="beschikking")


def act(document: Document, status: str, holder: str = "author", polarity: str = "affirmed") -> Tag:
    return tag(
        document,
        "geslagen",
        "violence",
        "physical",
        actor="father",
        holder=holder,
        status=status,
        polarity=polarity,
    )


CASES = [
    ((), "divorce", "none"),
    ((act(LETTER, "alleged", "mother"),), "divorce", "alleged"),
    ((act(LETTER, "alleged", "mother"), act(RULING, "established")), "safety", "established"),
    ((act(LETTER, "established", "mother"),), "divorce", "alleged"),
    ((act(RULING, "refuted"), act(LATER, "refuted")), "divorce", "refuted"),
    ((act(RULING, "established"), act(LATER, "refuted")), "divorce", "alleged"),
    ((act(RULING, "refuted"), act(LATER, "established")), "safety", "established"),
    ((act(LETTER, "alleged", "mother"), act(RULING, "refuted")), "divorce", "refuted"),
    ((act(LETTER, "alleged", "mother"), act(REPORT, "refuted")), "divorce", "alleged"),
    ((act(RULING, "refuted"), act(LATER, "alleged", "mother")), "divorce", "refuted"),
    ((act(RULING, "refuted"), act(LATER, "suspected")), "divorce", "alleged"),
    ((act(RULING, "suspected"), act(LATER, "suspected")), "safety", "suspected"),
    ((act(RULING, "suspected"),), "divorce", "alleged"),
]


@pytest.mark.parametrize(("tags", "route", "violence"), CASES)
def test_status_over_the_whole_dossier(tags: tuple[Tag, ...], route: str, violence: str) -> None:
    triage = decide_triage((LETTER, RULING, LATER, REPORT), tags)
    assert (triage.route, triage.violence) == (route, violence)
    assert {t.tag_id for t in tags} == set(triage.tag_ids)


def test_triage_is_the_same_for_either_parent() -> None:
    tags = (act(LETTER, "alleged", "mother"), act(RULING, "established"))
    first = decide_triage((LETTER, RULING, LATER), tags)
    second = decide_triage((LETTER, RULING, LATER), [swapped(one) for one in tags])
    assert first == second


def test_triage_stands_beside_scores_and_hides_nothing() -> None:
    tags = (act(RULING, "established"),)
    scored = score_dossier((LETTER, RULING), tags)
    assert scored.summary.triage.route == "safety"
    assert scored.summary.triage.tag_ids == (tags[0].tag_id,)
    assert "vastgesteld" in scored.summary.triage.reason


def test_a_single_mention_counts_where_a_party_writes_it() -> None:
    pleading = paper("e", "2020-02-01", "Over geslagen.", type="verweerschrift")
    assert decide_triage((pleading,), (act(pleading, "alleged"),)).violence == "alleged"
    report = decide_triage((REPORT,), (act(REPORT, "alleged"),))
    assert report.violence == "none"
    assert report.tag_ids


def test_an_item_on_a_list_that_is_denied_is_no_refuted_violence() -> None:
    denied = act(RULING, "refuted", polarity="negated")
    assert decide_triage((RULING,), (denied,)).violence == "refuted"
    nobody = replace(denied, actor="parents")
    assert decide_triage((RULING,), (nobody,)).violence == "none"


UNDATED = paper("u", "", "Van geslagen was hier niets te merken.", type="contactjournaal")
INQUIRY = paper("v", "2020-02-01", "Er is onderzocht of is geslagen.", type="veiligthuisverslag")


def test_what_was_found_by_office_twice_is_not_undone_by_a_paper_without_a_date() -> None:
    tags = (
        act(INQUIRY, "established"),
        *(act(LETTER, "alleged", "mother"),) * 6,
        act(RULING, "established"),
        act(UNDATED, "refuted"),
    )
    triage = decide_triage((LETTER, INQUIRY, RULING, UNDATED), tags)
    assert (triage.route, triage.violence) == ("safety", "established")


def test_a_treater_does_not_undo_what_a_court_found() -> None:
    treated = paper("t", "2021-01-01", "Van geslagen is niets gebleken.", type="behandelverslag")
    tags = (act(RULING, "established"), act(treated, "refuted"))
    assert decide_triage((RULING, treated), tags).violence == "established"


def test_a_suspicion_that_two_later_inquiries_tell_of_themselves_is_established() -> None:
    tags = (act(INQUIRY, "suspected"), act(RULING, "alleged"), act(LATER, "alleged"))
    papers = (INQUIRY, RULING, LATER)
    assert decide_triage(papers, tags).violence == "established"
    assert decide_triage(papers, tags[:2]).violence == "alleged"
    assert decide_triage(papers, (*tags, act(LATER, "refuted"))).violence != "established"


def test_a_condition_that_court_treater_and_the_person_tell_of_is_not_undone_by_recovery() -> None:
    def of(document: Document, status: str = "alleged", holder: str = "author") -> Tag:
        return replace(act(document, status, holder), category="substance")

    tags = (of(RULING), of(LETTER, holder="father"), of(REPORT), of(LATER, "refuted"))
    assert decide_triage((LETTER, REPORT, RULING, LATER), tags).violence == "established"


def test_one_touch_of_a_soft_kind_in_a_long_file_is_passing_but_told() -> None:
    papers = (LETTER, REPORT, RULING, LATER)
    once = replace(act(LETTER, "alleged", "mother"), category="neglect")
    triage = decide_triage(papers, (once,))
    assert (triage.violence, triage.tag_ids) == ("none", (once.tag_id,))
    assert decide_triage((LETTER,), (once,)).violence == "alleged"
