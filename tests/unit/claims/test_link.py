"""Structure first: what keeps two statements apart whatever their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_nlp.claims.link import DENIED, SAME, Thread, Threads, conflict, score
from dossier_nlp.claims.statements import Statement, Time
from dossier_nlp.claims.wording import Wording


def statement(place: int = 1, **changes: object) -> Statement:
    base = Statement(
        document=place,
        passage=0,
        part=0,
        start=0,
        end=10,
        sentence=0,
        block=0,
        section=0,
        classes=frozenset({"hit"}),
        firm=True,
        agent="father",
        patient="child",
        children=frozenset(),
        when=None,
        words=("klap", "keuken", "boos"),
        holder="mother",
        negated=False,
        stances=(),
        rule="test",
        sure=True,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"agent": "mother"}, "agent"),
        ({"agent": "stepparent"}, "agent"),
        ({"patient": "mother"}, "patient"),
        ({"patient": "", "object": "bal"}, "object"),
        ({"classes": frozenset({"drink"})}, "act"),
    ],
)
def test_structure_keeps_apart(changes: dict[str, object], reason: str) -> None:
    assert conflict(statement(), statement(2, **changes)) == reason
    wording = Wording([statement(), statement(2, **changes)])
    assert score(statement(), statement(2, **changes), wording) == 0.0


def test_other_child_keeps_apart_but_an_anonymised_one_does_not() -> None:
    jip = statement(children=frozenset({"jip"}))
    assert conflict(jip, statement(2, children=frozenset({"noor"}))) == "child"
    assert conflict(jip, statement(2, children=frozenset({"minderjarige 1"}))) == ""


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        ("2019-03-01", "2019-03-01", "time"),
        ("2018-03-01", "2018-03-01", "time"),
        ("2019-08-27", "2019-08-27", ""),
        ("2019-06-01", "2019-08-31", ""),
    ],
)
def test_time_keeps_apart_unless_it_overlaps(first: str, last: str, reason: str) -> None:
    one = statement(when=Time("2019-08-27", "2019-08-27", True))
    assert conflict(one, statement(2, when=Time(first, last, True))) == reason


def test_year_that_was_concluded_may_be_one_off() -> None:
    one = statement(when=Time("2019-08-27", "2019-08-27", True))
    guessed = Time("2020-08-27", "2020-08-27", False)
    assert conflict(one, statement(2, when=guessed)) == ""


def test_a_guessed_agent_keeps_nothing_apart() -> None:
    assert conflict(statement(), statement(2, agent="mother", sure=False)) == ""


def test_specific_act_and_person_make_one_claim_without_shared_words() -> None:
    one = statement()
    other = statement(2, words=("oorvijg", "gang"))
    assert score(one, other, Wording([one, other])) >= SAME > DENIED


def test_generic_act_needs_words() -> None:
    one = statement(classes=frozenset({"cancel"}), words=("zwemles",), patient="")
    other = replace(one, document=2, words=("huisbezoek",))
    same = replace(one, document=3)
    wording = Wording([one, other, same])
    assert score(one, other, wording) < SAME <= score(one, same, wording)


def test_thread_rejects_what_contradicts_its_first_statement() -> None:
    wording = Wording([statement()])
    thread = Thread(0, [statement()])
    assert thread.fit(statement(2), wording) > 0
    assert thread.fit(statement(2, agent="mother"), wording) == 0.0


def test_best_thread_is_the_one_of_the_same_person() -> None:
    mine, other = statement(1), statement(2, agent="mother")
    threads = Threads(Wording([mine, other]))
    first, second = threads.start(mine), threads.start(other)
    assert threads.best(statement(3), SAME)[0] is first
    assert threads.best(statement(4, agent="mother"), SAME)[0] is second
    assert threads.of(mine) is first


def test_scores_are_symmetric() -> None:
    one, other = statement(), statement(2, words=("klap", "gang"))
    wording = Wording([one, other])
    assert score(one, other, wording) == pytest.approx(score(other, one, wording))


def test_a_member_of_another_act_adds_nothing_and_blocks_nothing() -> None:
    other_act = statement(2, classes=frozenset({"drink"}), patient="")
    thread = Thread(0, [statement(), other_act])
    wording = Wording(thread.statements)
    assert thread.fit(statement(3), wording) == score(statement(), statement(3), wording)
