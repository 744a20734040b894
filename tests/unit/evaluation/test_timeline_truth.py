from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier_nlp.evaluation.gold import GoldDossier, read_gold
from dossier_nlp.evaluation.timeline_truth import annotated_courses, compare_timeline
from dossier_nlp.records import DossierResult, Event

TRUTH = """
id = "t"
[[document]]
bestand = "01_2020-01-01_email.md"
datum = "2020-01-01"
type = "email"
[[document]]
bestand = "02_2020-06-01_email.md"
datum = "2020-06-01"
type = "email"
"""
FIRST = (
    "# Brief\n\nDe [[INT naam=Mediation soort=vrijwillig uitkomst=start|mediation is begonnen]]."
    " Er loopt een [[INT naam=ots soort=gedwongen uitkomst=loopt|ondertoezichtstelling]]."
)
SECOND = (
    "# Brief\n\nDe [[INT naam=mediation soort=vrijwillig uitkomst=start|mediation begon]] en"
    " [[INT naam=mediation soort=vrijwillig uitkomst=mislukt|liep stuk]]."
)


@pytest.fixture
def gold(tmp_path: Path) -> GoldDossier:
    (tmp_path / "dossier.toml").write_text(TRUTH, encoding="utf-8")
    (tmp_path / "01_2020-01-01_email.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "02_2020-06-01_email.md").write_text(SECOND, encoding="utf-8")
    return read_gold(tmp_path)


def event(name: str, kind: str, status: str, document: str = "", start: int = 0) -> Event:
    return Event(
        document, 1, start, start + 5 if document else 0, "", "", "day", kind, name, status, ""
    )


def result(*events: Event) -> DossierResult:
    return DossierResult("t", (), events=events)


def test_annotations_merge_over_documents_by_name(gold: GoldDossier) -> None:
    courses = {course.name: course for course in annotated_courses(gold)}
    assert set(courses) == {"mediation", "ots"}
    assert courses["mediation"].stands == (
        ("intervention", "started"),
        ("intervention", "started"),
        ("intervention", "failed"),
    )


def test_a_stand_told_twice_is_asked_once(gold: GoldDossier) -> None:
    figures = compare_timeline(gold, result(event("mediation", "intervention", "started")))
    assert sorted(figures.stands) == [False, False, True]
    assert figures.outcomes == (False, False)
    assert figures.known == (True, False)
    assert figures.events == (True,)


def test_kind_and_outcome_must_both_be_right(gold: GoldDossier) -> None:
    figures = compare_timeline(
        gold,
        result(
            event("mediation", "measure", "started"),
            event("mediation", "intervention", "completed"),
            event("mediation", "intervention", "failed"),
        ),
    )
    assert sorted(figures.stands) == [False, False, True]
    assert figures.outcomes == (True, False)
    assert figures.events == (False, False, True)


def test_another_name_on_the_same_place_is_the_same_intervention(gold: GoldDossier) -> None:
    document = gold.documents[0].document
    start = document.text.index("ondertoezichtstelling")
    told = event("maatregel", "measure", "running", document.document_id, start)
    assert compare_timeline(gold, result(told)).outcomes == (False, True)
    elsewhere = replace(told, start=0, end=2)
    assert compare_timeline(gold, result(elsewhere)).outcomes == (False, False)


def test_papers_and_happenings_are_no_interventions(gold: GoldDossier) -> None:
    figures = compare_timeline(
        gold, result(event("email", "document", ""), event("verhuizing", "event", ""))
    )
    assert figures.events == ()
