"""Facts beside judgements, typical expressions and sources of events, as the pages show them."""

from dataclasses import replace

from report_results import marked_document, rich_result

from dossier_nlp.records import DossierResult, Event
from dossier_nlp.reporting import statements, typical
from dossier_nlp.reporting.chronology import chronology
from dossier_nlp.reporting.pages import render_dossier
from dossier_nlp.reporting.places import Places
from dossier_nlp.reporting.rows import timeline_rows
from dossier_nlp.reporting.statistics import RunStatistics
from dossier_nlp.settings import ReportSettings


def dossier(name: str, word: str, discipline: str, n: int, other: int = 0) -> DossierResult:
    """Return a dossier whose one paper uses one expression `n` times and another `other` times."""
    said = " ".join(["[[safety.control|" + word + "]] is hier."] * n)
    rest = " ".join(["[[safety.threat|gevaar]] is daar."] * other)
    marked = marked_document(name, f"{name}-01", f"{said} {rest}".strip(), date="2020-01-01")
    document = replace(marked.document, discipline=discipline)
    return DossierResult(name, (document,), tags=tuple(marked.tags))


def run(*results: DossierResult) -> typical.TypicalOfRun:
    made = typical.TypicalOfRun()
    for result in results:
        made.add(result)
    return made


def test_what_one_discipline_says_much_more_often_is_typical_of_it() -> None:
    courts = [dossier(f"r{n}", "dwangsom", "rechtbank", 8) for n in range(3)]
    others = [dossier(f"g{n}", "toezicht", "gi", 8, other=4) for n in range(3)]
    lines = {line.group: line.terms for line in run(*courts, *others).lines("discipline")}
    (term,) = lines["rechtbank"]
    assert (term.text, term.n, term.elsewhere, term.only) == ("dwangsom", 24, 0, True)
    assert term.times > 1
    assert {one.text for one in lines["gi"]} == {"gevaar", "toezicht"}


def test_an_expression_of_few_dossiers_or_few_times_is_not_shown() -> None:
    others = [dossier(f"g{n}", "toezicht", "gi", 8) for n in range(3)]
    two = [dossier(f"r{n}", "dwangsom", "rechtbank", 12) for n in range(2)]
    assert "rechtbank" not in {line.group for line in run(*two, *others).lines("discipline")}
    few = [dossier(f"r{n}", "dwangsom", "rechtbank", 1) for n in range(4)]
    assert "rechtbank" not in {line.group for line in run(*few, *others).lines("discipline")}


FACTS = "Vastgesteld is dat. " * 4 + "Dat lijkt zo. "


def test_facts_and_judgements_of_a_paper_lead_to_their_first_sentence() -> None:
    document = marked_document("d", "01", FACTS, date="2020-01-01").document
    (line,) = statements.in_dossier(Places(DossierResult("d", (document,))))
    assert [cell.n for cell in line.cells] == [4, 1]
    assert line.share == 80
    assert line.cells[0].anchor.startswith("d1-p0-")
    short = marked_document("d", "01", "Dat lijkt zo.", date="2020-01-01").document
    (line,) = statements.in_dossier(Places(DossierResult("d", (short,))))
    assert line.share is None


def test_a_run_counts_facts_in_the_table_and_hides_small_counts() -> None:
    document = marked_document("d", "01", FACTS * 2, date="2020-01-01").document
    counted = RunStatistics()
    counted.add(DossierResult("d", (replace(document, discipline="gi"),)))
    rows = [row for row in counted.rows() if row["family"] == "statement"]
    assert {(r["group_by"], r["category"], r["n"]) for r in rows} >= {
        ("discipline", "fact", 8),
        ("dossier", "judgement", 2),
    }
    assert statements.in_run(counted, "discipline") == ()


def test_an_event_names_all_papers_that_tell_of_it() -> None:
    papers = tuple(
        marked_document("d", name, "De ots is gestart.", date=f"2020-0{n}-01").document
        for n, name in enumerate(("01", "02", "03"), 1)
    )
    event = Event(
        "02", 1, 0, 3, "2020-01-01", "2020-01-01", "day", "measure", "ots", "started", "De",
        discipline="gi", sources=("02", "01", "02"),
    )  # fmt: skip
    result = DossierResult("d", papers, events=(event,))
    (row,) = timeline_rows(result)
    assert (row["discipline"], row["sources"]) == ("gi", "02 01")
    (moment,) = chronology(Places(result)).moments
    assert [(one.number, one.anchor) for one in moment.also] == [(1, "d1")]
    assert "ook in" in render_dossier(result, ReportSettings())


def test_every_dossier_page_says_what_it_can_compare() -> None:
    html = render_dossier(rich_result(), ReportSettings())
    assert 'id="typisch"' in html
