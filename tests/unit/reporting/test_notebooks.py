"""The notebooks run from top to bottom on the tables of a small run, and hold no output."""

from dataclasses import replace
from pathlib import Path

import pytest
from report_results import empty_result, rich_result, safety_result

from dossier_nlp.reporting import write_tables
from dossier_nlp.reporting.notebook import read_table
from dossier_nlp.reporting.schema import DOCUMENTS
from dossier_nlp.settings import ReportSettings

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

FOLDER = Path(__file__).parents[3] / "notebooks"
SENTENCES = [
    tag.text
    for tag in rich_result().tags
    if tag.family != "loaded_term" and len(tag.text.split()) > 2
]
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def small_run():
    """Give a few dossiers that differ in tags, scores and what could be read."""
    yield empty_result()
    yield safety_result()
    for number in range(6):
        result = rich_result(f"d{number}")
        scores = tuple(
            replace(score, score=(score.score + 9 * number) % 100) for score in result.scores
        )
        yield replace(result, scores=scores, tags=result.tags[number:])


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    write_tables(small_run(), folder, ReportSettings())
    return folder


@pytest.mark.parametrize("dialect", ["standard", "excel-nl"])
def test_a_table_is_read_in_any_dialect(tmp_path, dialect):
    write_tables(small_run(), tmp_path, ReportSettings(csv_dialect=dialect))
    documents = read_table(tmp_path, "documents")
    assert list(documents.columns) == list(DOCUMENTS.names)
    assert documents["safety_per_1000"].dtype == float
    assert documents["words"].sum() > 3000
    assert read_table(tmp_path, "tags")["tag_id"].str.len().min() > 0


def test_there_are_two():
    assert [path.stem for path in NOTEBOOKS] == ["01_taalstatistiek_workshop", "02_batchanalyse"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert not any(cell.outputs or cell.execution_count for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, tables, monkeypatch):
    monkeypatch.setenv("DOSSIER_NLP_TABLES", str(tables))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    html = [
        output["data"].get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "data" in output
    ]
    assert sum("<iframe" in text for text in html) >= 3, "charts are drawn"
    if path == NOTEBOOKS[0]:
        assert not [text for text in SENTENCES if text in str(html)], "no sentence of a case"
    assert not any("cdn.jsdelivr" in text or "<script src" in text for text in html)
