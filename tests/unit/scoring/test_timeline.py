from __future__ import annotations

from scoring_dossiers import paper, tag

from dossier_nlp.scoring import score_dossier
from dossier_nlp.scoring.timeline import build_timeline, courses

FIRST = paper("a", "2021-03-01", "De mediation is op 3 februari 2021 gestart.")
SECOND = paper("b", "2021-09-01", "De mediation is in februari 2021 gestart.")
THIRD = paper(
    "c", "2021-12-01", "De mediation is op 4 oktober 2021 gestrand. Een kort geding volgde."
)
FOURTH = paper("d", "2021-12-20", "Op 1 juli 2021 is een kort geding aangespannen.")


def mediation(document, words: str, status: str):
    return tag(document, words, "intervention", "voluntary", name="mediation", status=status)


TOLD = (
    mediation(FIRST, "mediation", "started"),
    mediation(SECOND, "mediation", "started"),
    mediation(THIRD, "mediation", "failed"),
)


def test_the_same_intervention_told_twice_is_one_event_with_two_sources() -> None:
    events = [e for e in build_timeline((FIRST, SECOND, THIRD), TOLD) if e.name == "mediation"]
    assert [(e.status, len(e.sources)) for e in events] == [("started", 2), ("failed", 1)]
    assert (events[0].date_from, events[0].precision) == ("2021-02-03", "day")


def test_without_a_date_the_paper_dates_the_event() -> None:
    document = paper("e", "2022-05-05", "De mediation loopt.")
    (event,) = [
        e
        for e in build_timeline((document,), (mediation(document, "mediation", "running"),))
        if e.kind == "intervention"
    ]
    assert (event.date_from, event.date_to, event.precision) == (
        "2022-05-05",
        "2022-05-05",
        "document",
    )


def test_every_paper_is_an_event() -> None:
    events = build_timeline((FIRST, SECOND), ())
    assert [e.date_from for e in events if e.kind == "document"] == ["2021-03-01", "2021-09-01"]


def test_course_runs_from_start_to_end() -> None:
    (course,) = courses(build_timeline((FIRST, SECOND, THIRD), TOLD))
    assert (course.begin, course.end) == ("2021-02-03", "2021-10-04")


def test_procedure_during_a_joint_intervention_is_counted() -> None:
    geding = tag(
        FOURTH, "kort geding", "intervention", "legal", name="kort_geding", status="started"
    )
    scored = score_dossier((FIRST, SECOND, THIRD, FOURTH), (*TOLD, geding))
    assert scored.scores[6].contributions["simultaneous_courses"] > 0
