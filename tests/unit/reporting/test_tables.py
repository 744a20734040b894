"""The tables are a contract: columns, types, form, and equal bytes for equal results."""

import csv
import gc
import json
from dataclasses import replace

import pytest
from frictionless import validate
from report_results import TEXTS, empty_result, hostile_result, rich_result, safety_result

from dossier_nlp.records import FAMILIES, DossierResult
from dossier_nlp.reporting import schema, write_tables
from dossier_nlp.settings import ReportSettings

CONTRACT = {
    line.partition(":")[0]: line.partition(":")[2].split()
    for line in (TEXTS / "columns.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}


def results():
    yield empty_result()
    yield safety_result()
    yield rich_result()


def read(file, delimiter=",", encoding="utf-8"):
    with file.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


@pytest.fixture
def tables(tmp_path):
    write_tables(results(), tmp_path, ReportSettings())
    return tmp_path


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_of_the_contract_are_there_in_order(tables, name):
    with (tables / f"{name}.csv").open(encoding="utf-8") as stream:
        header = next(csv.reader(stream))
    assert header[: len(CONTRACT[name])] == CONTRACT[name]


def test_every_table_of_the_contract_and_no_other_is_written(tables):
    assert {file.stem for file in tables.glob("*.csv")} == set(CONTRACT)
    assert {table.name for table in schema.TABLES} == set(CONTRACT)
    assert not list(tables.glob(".*")), "no temporary file stays behind"


@pytest.mark.parametrize("dialect", ["standard", "excel-nl"])
def test_the_package_is_valid(tmp_path, dialect):
    write_tables(results(), tmp_path, ReportSettings(csv_dialect=dialect))
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "fieldName", "message"])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert all(f["title"] and f["description"] for r in package["resources"]
               for f in r["schema"]["fields"])  # fmt: skip


def test_hostile_text_keeps_the_package_valid(tmp_path):
    write_tables([hostile_result()], tmp_path, ReportSettings())
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "fieldName", "message"])


def test_equal_results_give_equal_bytes(tmp_path):
    for folder in ("a", "b"):
        write_tables(results(), tmp_path / folder, ReportSettings())
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_the_order_of_tags_in_a_result_does_not_matter(tmp_path):
    result = rich_result()
    write_tables([result], tmp_path / "a", ReportSettings())
    write_tables([replace(result, tags=result.tags[::-1])], tmp_path / "b", ReportSettings())
    assert (tmp_path / "a/tags.csv").read_bytes() == (tmp_path / "b/tags.csv").read_bytes()


def test_dutch_excel_gets_semicolons_a_mark_and_decimal_commas(tmp_path):
    write_tables(results(), tmp_path, ReportSettings(csv_dialect="excel-nl"))
    raw = (tmp_path / "dossiers.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfdossier_id;documents;")
    (row,) = [r for r in read(tmp_path / "dossiers.csv", ";", "utf-8-sig")
              if r["dossier_id"] == "voorbeeld"]  # fmt: skip
    assert row["rf1_score"] == "45,0"
    assert "," in row["safety_per_1000"]


def test_rates_are_counts_over_words(tables):
    tags = [r for r in read(tables / "tags.csv") if r["dossier_id"] == "voorbeeld"]
    (row,) = [r for r in read(tables / "dossiers.csv") if r["dossier_id"] == "voorbeeld"]
    for family in FAMILIES:
        n = sum(tag["family"] == family for tag in tags)
        assert float(row[f"{family}_per_1000"]) == pytest.approx(
            1000 * n / int(row["words"]), abs=0.005
        )


def test_statistics_agree_with_the_tags(tables):
    tags = read(tables / "tags.csv")
    rows = read(tables / "statistics.csv")
    by = {
        (r["group_by"], r["group"], r["family"], r["category"]): int(r["n"])
        for r in rows
        if r["family"] != "statement"  # sentences, not tags
    }
    assert by["holder", "mother", "role", "perpetrator"] == sum(
        t["holder"] == "mother" and t["category"] == "perpetrator" for t in tags
    )
    for group_by in ("dossier", "document", "discipline", "type", "year", "holder"):
        assert sum(n for key, n in by.items() if key[0] == group_by) == len(tags)


def test_a_dossier_that_could_not_be_read_says_nothing_about_triage(tables):
    (row,) = [r for r in read(tables / "dossiers.csv") if r["dossier_id"] == "niets-gelezen"]
    assert (row["documents"], row["triage"], row["violence"], row["rf1_score"]) == ("0", "", "", "")


def test_a_sentence_of_the_tag_table_holds_the_tag(tables):
    for row in read(tables / "tags.csv"):
        assert row["text"] in row["sentence"]


def test_only_one_result_is_alive_at_a_time(tmp_path):
    def alive():
        gc.collect()
        return sum(isinstance(o, DossierResult) for o in gc.get_objects())

    before, most = alive(), []

    def stream():
        for number in range(6):
            most.append(alive() - before)
            yield rich_result(f"d{number}")

    write_tables(stream(), tmp_path, ReportSettings())
    assert max(most) <= 1


def test_a_failure_leaves_the_old_tables(tables):
    before = {file.name: file.read_bytes() for file in tables.iterdir()}

    def broken():
        yield rich_result()
        raise RuntimeError("store")

    with pytest.raises(RuntimeError):
        write_tables(broken(), tables, ReportSettings())
    assert {file.name: file.read_bytes() for file in tables.iterdir()} == before


def test_lone_surrogates_do_not_stop_the_tables(tmp_path):
    result = empty_result("x")
    problem = replace(result.problems[0], message="half \ud800 sign")
    write_tables([replace(result, problems=(problem,))], tmp_path, ReportSettings(xlsx=True))
    assert "half ? sign" in (tmp_path / "problems.csv").read_text(encoding="utf-8")


def test_the_workbook_explains_every_column(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write_tables([hostile_result(), *results()], tmp_path, ReportSettings(xlsx=True))
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    assert book.sheetnames == ["Uitleg", *(table.title for table in schema.TABLES)]
    explained = {(row[0], row[1]) for row in book["Uitleg"].iter_rows(values_only=True)}
    for table in schema.TABLES:
        sheet = book[table.title]
        heads = [cell.value for cell in sheet[1]]
        assert heads == [column.title for column in table.columns]
        assert {(table.title, head) for head in heads} <= explained
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert book["Dossiers"]["B4"].value == 6 or book["Dossiers"].max_row == 5
