from __future__ import annotations

import pytest
from scoring_dossiers import paper, tag

from dossier_nlp.records import Person
from dossier_nlp.scoring import score_dossier
from dossier_nlp.scoring.conflict import ConflictTrace
from dossier_nlp.scoring.phrases import compile_phrase, find_phrases, load_phrases, sentences

LISTS = (
    "contact",
    "phase",
    "conflict_start",
    "disciplines",
    "courses",
    "events",
    "judgement",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_finds_its_example_and_not_its_counter_example(name: str) -> None:
    wrong = []
    for phrase in load_phrases(name):
        if phrase.example and not phrase.expression.search(phrase.example):
            wrong.append(("example", phrase.id))
        if phrase.counter_example and phrase.expression.search(phrase.counter_example):
            wrong.append(("counter-example", phrase.id))
    assert wrong == []


def test_a_gap_does_not_cross_a_sentence() -> None:
    expression = compile_phrase("ziet ..5 niet")
    assert expression.search("Zij ziet haar vader niet.")
    assert not expression.search("Zij ziet haar vader. Hij komt niet.")


def test_sentences_end_at_marks_and_line_breaks() -> None:
    text = 'Zij belt. "Kom," zegt hij.\n- Een punt'
    assert [text[a:b] for a, b in sentences(text)] == [
        "Zij belt.",
        '"Kom," zegt hij.',
        "- Een punt",
    ]


def test_longest_of_overlapping_phrases() -> None:
    found = list(find_phrases("Veilig Thuis en de jeugdbeschermer.", load_phrases("disciplines")))
    assert [match.phrase.category for match in found] == ["veilig_thuis", "gi"]


def test_lost_contact_told_in_two_papers_is_present() -> None:
    papers = (
        paper("a", "2020-01-01", "Jip ziet zijn vader sinds mei niet meer."),
        paper("b", "2020-06-01", "Jip heeft zijn vader een jaar niet gezien."),
    )
    summary = score_dossier(papers, ()).summary
    assert summary.contact_loss == "present"
    assert summary.contact_loss_between == ("father-child",)


def test_contact_loss_mirrors_the_parents() -> None:
    papers = (
        paper("a", "2020-01-01", "Jip ziet zijn moeder sinds mei niet meer."),
        paper("b", "2020-06-01", "Jip heeft zijn moeder een jaar niet gezien."),
    )
    assert score_dossier(papers, ()).summary.contact_loss_between == ("mother-child",)


def test_nothing_said_is_no_contact_loss() -> None:
    summary = score_dossier((paper("a", "2020-01-01", "Jip is bij vader."),), ()).summary
    assert (summary.contact_loss, summary.contact_loss_between) == ("none", ())


def test_conflict_starts_at_the_dated_break() -> None:
    first = paper("a", "2020-01-10", "Sinds maart 2019 spreken ouders elkaar niet meer.")
    last = paper("b", "2021-03-10", "Het is rustig.")
    broken = tag(first, "spreken ouders elkaar niet", "indicator", "rf1.communication_break")
    summary = score_dossier((first, last), (broken,)).summary
    assert (summary.conflict_start, summary.conflict_months) == ("2019-03", 24)


def test_no_conflict_no_duration() -> None:
    summary = score_dossier((paper("a", "2020-01-10", "Het is rustig."),), ()).summary
    assert (summary.conflict_start, summary.conflict_months) == ("", None)


@pytest.mark.parametrize(
    ("text", "kind", "phase"),
    [
        ("Ouders zijn in 2015 uit elkaar gegaan.", "email", 5),
        ("Ouders zijn in mei 2019 uit elkaar gegaan.", "verzoekschrift", 4),
        ("Ouders zijn in mei 2019 uit elkaar gegaan.", "mediationverslag", 3),
        ("Het is mooi weer.", "email", None),
    ],
)
def test_phase(text: str, kind: str, phase: int | None) -> None:
    document = paper("a", "2020-01-10", text, type=kind)
    assert score_dossier((document,), ()).summary.phase == phase


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Moeder is zwanger. De verloskundige belt.", 1),
        ("Er zijn relatieproblemen. Zij volgen relatietherapie.", 2),
        ("Moeder is zwanger. De kraamzorg komt. Ouders zijn in 2015 uit elkaar gegaan.", 5),
        ("Er zijn relatieproblemen. Zij volgen relatietherapie. Het verzoek tot echtscheiding.", 3),
    ],
)
def test_early_phases_hold_until_a_paper_speaks_of_separation(text: str, phase: int) -> None:
    document = paper("a", "2020-01-10", text, type="gespreksverslag")
    assert score_dossier((document,), ()).summary.phase == phase


@pytest.mark.parametrize(
    ("actor", "side"), [("father", "father-child"), ("mother", "mother-child")]
)
def test_a_parent_may_be_called_by_name(actor: str, side: str) -> None:
    papers = tuple(
        paper(name, f"2020-0{n}-01", "Sanne had Robin al een jaar niet gezien.")
        for n, name in enumerate("ab", 1)
    )
    people = (Person(actor, ("Robin Vos",)), Person("child", ("Sanne Vos",)))
    assert score_dossier(papers, (), people=people).summary.contact_loss_between == (side,)


def test_parents_lost_contact_where_half_of_the_papers_tell_of_a_break() -> None:
    text = "Jip ziet zijn vader sinds mei niet. Ouders spreken elkaar niet."
    papers = tuple(paper(name, f"2020-0{n}-01", text) for n, name in enumerate("abcde", 1))
    broken = [tag(one, "spreken", "indicator", "rf1.communication_break") for one in papers]
    found = [score_dossier(papers, broken[:n]).summary.contact_loss_between for n in (2, 3)]
    assert found == [("father-child",), ("father-child", "parents")]


def test_the_conflict_begins_where_help_was_brought_in_if_nobody_says_when() -> None:
    papers = (("a", "2021-03-01"), ("b", "2022-03-01"))
    trace = ConflictTrace(papers, helps=(("a", "2020-11-01"), ("b", "2016-01-01"), ("b", "")))
    assert trace.date == "2020-11-01"
    assert trace.without("a").date == "2022-03-01"
    assert ConflictTrace(papers).date == ""


def test_a_start_years_after_the_first_paper_is_no_start() -> None:
    papers = (("a", "2018-01-01"), ("b", "2022-03-01"))
    late = ConflictTrace(papers, frozenset({"a"}), (("b", "2021-09-01"),))
    assert late.date == "2018-01-01"
    soon = ConflictTrace(papers, frozenset({"a"}), (("b", "2018-06-01"),))
    assert soon.date == "2018-06-01"
