"""A pile of hostile files and names: no crash, nothing written outside OUT, each with its row."""

from __future__ import annotations

import csv
import hashlib
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import hostile_pile

from dossier_nlp.batch import run as batch
from dossier_nlp.reporting.cells import csv_cell
from dossier_nlp.reporting.columns import text
from dossier_nlp.settings import load

pytestmark = pytest.mark.robustness


def snapshot(root: Path, but: Path) -> dict[str, str]:
    """Return every path below `root` with what it holds, except below `but`."""
    seen = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if Path(folder, name) != but]
        for name in (*folders, *files):
            path = Path(folder, name)
            ordinary = path.is_file() and not path.is_symlink()
            seen[os.fspath(path)] = (
                hashlib.sha256(path.read_bytes()).hexdigest() if ordinary else "special"
            )
    return seen


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_hostile_pile(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    made = hostile_pile.build(source)
    assert sum(map(len, made.values())) + 8 >= 300
    before = snapshot(tmp_path, out)
    settings = load(
        None,
        {
            "reading": {
                "ocr": "off",
                "max_bytes": 60_000_000,
                "max_seconds": 30,
                "max_chars": 100_000,
            },
        },
    )
    report = batch.run(source, out, settings)
    assert report.exit_code == 3
    assert snapshot(tmp_path, out) == before
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out
    # Nothing but the tables, pages and results of these dossiers, each in its own place.
    assert {entry.name for entry in out.iterdir()} <= {
        ".lock", "run.json", "results", "cache", "tables", "report",
    }  # fmt: skip
    assert all(path.resolve().is_relative_to(out.resolve()) for path in out.rglob("*"))
    problems = rows(out, "problems")
    broken = [p for p in problems if p["code"] in ("internal", "crash", "timeout", "memory")]
    assert [(p["dossier_id"][:40], p["message"]) for p in broken] == []
    assert {p["code"] for p in problems} >= {
        "empty_file",
        "broken_pdf",
        "broken_docx",
        "too_much_text",
    }
    documents = {(r["dossier_id"], r["file"]) for r in rows(out, "documents")}
    told = documents | {(p["dossier_id"], p["file"]) for p in problems}
    shown = {(plain(dossier), plain(file)) for dossier, file in told}
    for folder, files in made.items():
        # A slash in a made-up name makes a folder in a folder: one dossier.
        dossier = plain(folder.split("/")[0])
        for file in files:
            if not file.startswith(".") and file not in ("documents.toml", "dossier.csv"):
                assert (dossier, plain(file)) in shown, (folder[:40], file[:40])
    hostname = Path("/etc/hostname")
    if hostname.is_file() and len(hostname.read_text().strip()) > 5:
        name = hostname.read_text().strip()
        for file in out.rglob("*.csv"):
            assert name not in file.read_text(encoding="utf-8")


def test_a_carriage_return_in_a_name_breaks_no_row() -> None:
    cell = csv_cell("brief\rtwee", text("file", "Bestand", "Naam."), "standard")
    assert "\r" not in cell


def plain(cell: str) -> str:
    """Return the letters and digits of a name: cells are defused and control signs replaced."""
    return "".join(c for c in cell if c.isalnum())


def test_ten_thousand_files_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "vol"
    folder.mkdir(parents=True)
    for number in range(10_000):
        (folder / f"stuk-{number:05d}.txt").touch()
    (folder / "verslag.txt").write_bytes(hostile_pile.TEXT)
    report = batch.run(tmp_path / "in", tmp_path / "out", load())
    assert report.exit_code == 3
    problems = rows(tmp_path / "out", "problems")
    assert sum(problem["code"] == "empty_file" for problem in problems) == 10_000
    assert len(rows(tmp_path / "out", "documents")) == 1
