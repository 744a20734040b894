from __future__ import annotations

from scoring_dossiers import paper, tag

from dossier_nlp.records import Document, Event
from dossier_nlp.scoring.timeline import build_timeline


def events(document: Document, *tags: object, kind: str = "") -> list[Event]:
    found = build_timeline((document,), tags)  # type: ignore[arg-type]
    return [e for e in found if e.kind != "document" and (not kind or e.kind == kind)]


def test_a_procedure_that_is_filed_is_told_without_its_name() -> None:
    document = paper("a", "2021-05-01", "Op 3 mei 2020 is het verzoekschrift ingediend.")
    (event,) = events(document)
    assert (event.kind, event.name, event.status) == ("proceeding", "procedure", "started")
    assert (event.date_from, event.precision) == ("2020-05-03", "day")
    assert document.text[event.start : event.end] == event.text
    assert event.sources == ("a",)


def test_help_under_a_name_of_its_own_is_called_by_its_word() -> None:
    document = paper("a", "2021-05-01", "De rouwtraining is in maart gestart.")
    (event,) = events(document)
    assert (event.kind, event.name, event.status) == ("intervention", "rouwtraining", "started")


def test_what_a_tag_tells_is_not_told_twice() -> None:
    document = paper("a", "2021-05-01", "De rouwtraining is in maart gestart.")
    known = tag(
        document, "rouwtraining", "intervention", "voluntary", name="rouwtraining", status="started"
    )
    assert len(events(document, known)) == 1


def test_denied_help_did_not_begin() -> None:
    assert events(paper("a", "2021-05-01", "De rouwtraining is niet gestart.")) == []


def test_decisions_count_in_rulings_only() -> None:
    text = "De rechtbank wijst het verzoek af."
    assert events(paper("a", "2021-05-01", text, type="email")) == []
    (event,) = events(paper("a", "2021-05-01", text, type="beschikking"))
    assert event.status == "completed"


def test_what_happens_counts_with_a_date_only() -> None:
    (event,) = events(paper("a", "2021-05-01", "Moeder is in mei 2019 verhuisd."))
    assert (event.kind, event.name, event.date_from) == ("event", "verhuizing", "2019-05-01")
    assert events(paper("a", "2021-05-01", "Moeder is verhuisd.")) == []


def test_a_report_of_the_raad_witnesses_its_inquiry_once() -> None:
    document = paper("a", "2021-05-01", "Rapport. Het gaat goed.", type="raadsrapport")
    (event,) = events(document, kind="measure")
    assert (event.name, event.status, event.precision) == (
        "raadsonderzoek",
        "completed",
        "document",
    )
    told = tag(
        document, "Rapport", "intervention", "mandated", name="raadsonderzoek", status="completed"
    )
    assert len(events(document, told, kind="measure")) == 1
