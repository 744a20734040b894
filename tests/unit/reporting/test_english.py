"""With ``language = "en"`` tables and reasons are English; names and codes stay the same."""

import csv
import json
from dataclasses import replace

import openpyxl
import pytest
from report_results import rich_result, safety_result

from dossier_nlp.records import FactorScore, Summary
from dossier_nlp.reporting import write_pages, write_tables
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.reasons import localised
from dossier_nlp.reporting.schema import TABLES
from dossier_nlp.settings import ReportSettings

ENGLISH = Words.of("en")


def scored():
    """Give a result whose contributions bear the names of the declared indicators."""
    result = rich_result()
    scores = tuple(
        replace(
            score,
            contributions={"rf1.child_caught" if score.factor == 1 else "no_such": score.score},
            reason="kind klem tussen ouders (3 vermeldingen in 2 stukken)",
        )
        for score in result.scores
    )
    return replace(result, scores=scores)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    write_tables([scored(), safety_result()], folder, ReportSettings(language="en", xlsx=True))
    return folder


def test_dutch_reasons_stay_as_they_are():
    assert localised(scored(), Words()) == scored()


def test_a_reason_is_built_from_the_same_figures():
    score = localised(scored(), ENGLISH).scores[0]
    assert score.reason.startswith(("child caught between", "not repeated enough: child caught"))
    assert score.score == scored().scores[0].score
    assert "vermeldingen" not in score.reason


def test_too_little_text_and_nothing_found_are_said():
    few, none = (
        FactorScore(n, "x", 0.0, 0.0, 0.0, level, False, "dutch")
        for n, level in ((1, "insufficient_text"), (2, "none"))
    )
    result = localised(replace(rich_result(), scores=(few, none)), ENGLISH)
    assert [score.reason for score in result.scores] == [
        "too little text to say anything about",
        "no indicators found",
    ]


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (rich_result(), "refuted by a third party"),
        (safety_result(), "established by a third party"),
        (replace(rich_result(), summary=Summary()), "not mentioned"),
    ],
)
def test_the_triage_says_why(result, says):
    assert says in localised(result, ENGLISH).summary.triage.reason


def test_the_workbook_is_english(folder):
    book = openpyxl.load_workbook(folder / "tables.xlsx", read_only=True)
    assert book.sheetnames[:3] == ["Explained", "Dossiers", "Documents"]
    heads = [cell.value for cell in next(book["Risk factors"].iter_rows(max_row=1))]
    assert heads[:4] == ["Dossier", "Factor", "Name", "Score"]
    rows = list(book["Explained"].iter_rows(values_only=True))
    assert rows[0][0].startswith("This is language, not judgement")
    assert {row[3] for row in rows[2:]} <= {
        "table", "text", "whole number", "number", "yes/no", "date",
    }  # fmt: skip


def test_every_title_and_description_has_its_english():
    same = {"Document", "Factor", "Score", "Code", "Status", "Triage", "Dossier", "Dossiers",
            "In document", "Discipline"}  # fmt: skip
    for table in TABLES:
        said = table.said(ENGLISH)
        assert said.names == table.names
        for dutch, english in zip(table.columns, said.columns, strict=True):
            assert english.description != dutch.description, dutch.name
            assert english.title != dutch.title or dutch.title in same | {
                f"RF{n} score" for n in range(1, 8)
            }, dutch.title


def test_names_of_columns_and_codes_are_the_same(folder):
    with (folder / "risk_factors.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0])[:4] == ["dossier_id", "factor", "name", "score"]
    assert {row["level"] for row in rows} <= {
        "none", "weak", "moderate", "strong", "insufficient_text",
    }  # fmt: skip
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"].endswith("case files")


def test_the_english_package_is_valid(folder):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type"])


def test_the_page_gives_its_reasons_in_english(tmp_path):
    write_pages([scored()], tmp_path, ReportSettings(language="en"), {})
    html = (tmp_path / "voorbeeld.html").read_text(encoding="utf-8")
    assert "refuted by a third party" in html
    assert "hild caught between" in html
    assert "vermeldingen" not in html
