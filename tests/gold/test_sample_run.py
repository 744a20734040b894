"""The main job on the sample dossiers: real PDFs in, full tables and pages out, resumable."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TABLES = (
    "dossiers",
    "documents",
    "tags",
    "roles",
    "claims",
    "claim_mentions",
    "reuse",
    "risk_factors",
    "evidence",
    "timeline",
    "statistics",
    "problems",
)


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dossier_nlp", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=1100,
    )


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((out / "tables").iterdir())}


@pytest.fixture(scope="module")
def out(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "out"
    done = command("run", sample, "--out", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "index.html" in done.stdout
    return folder


def test_every_table_of_the_contract_is_filled(out: Path) -> None:
    for table in TABLES:
        assert rows(out, table), f"{table}.csv is empty"


def test_every_dossier_and_document_is_there(out: Path, sample: Path) -> None:
    pdfs = {(f.parent.name, f.stem) for f in sample.glob("*/*.pdf")}
    assert {(r["dossier_id"], r["document_id"]) for r in rows(out, "documents")} == pdfs
    assert len(rows(out, "dossiers")) == 31
    assert len(rows(out, "risk_factors")) == 31 * 7


def test_every_tag_leads_to_a_sentence_and_a_page(out: Path) -> None:
    pages = {(r["dossier_id"], r["document_id"]): int(r["pages"]) for r in rows(out, "documents")}
    seen = rows(out, "tags")
    assert len(seen) > 2000
    for row in seen:
        assert 1 <= int(row["page"]) <= pages[row["dossier_id"], row["document_id"]]
        assert row["text"].lstrip("'") in row["sentence"] or row["family"] in ("claim", "role")
        assert row["rule"]


def test_established_violence_is_never_hidden(out: Path) -> None:
    for row in rows(out, "dossiers"):
        if row["violence"] in ("established", "suspected"):
            assert row["triage"] == "safety"


def test_pages_are_there_and_fetch_nothing(out: Path) -> None:
    pages = list((out / "report").glob("*.html"))
    assert len(pages) >= 32
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text
        assert 'src="http' not in text
        assert "url(http" not in text


def test_run_file_holds_no_case_text(out: Path) -> None:
    text = (out / "run.json").read_text(encoding="utf-8")
    info = json.loads(text)
    assert info["status"] == "done"
    assert info["counts"]["dossiers"] == 31
    for word in ("moeder", "vader", "Roos"):
        assert word not in text


def test_a_second_run_does_nothing_again_and_changes_no_table(out: Path, sample: Path) -> None:
    before = tables(out)
    done = command("run", sample, "--out", out)
    assert done.returncode == 0
    assert json.loads((out / "run.json").read_text())["counts"]["skipped"] == 31
    assert tables(out) == before


def test_a_run_that_lost_results_ends_with_the_same_tables(
    out: Path, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    kept = sorted((copy / "results").iterdir())
    kept[0].unlink()
    kept[5].write_bytes(kept[5].read_bytes()[:100])
    shutil.rmtree(copy / "tables")
    done = command("run", sample, "--out", copy)
    assert done.returncode == 0
    assert json.loads((copy / "run.json").read_text())["counts"]["skipped"] == 29
    assert tables(copy) == tables(out)
