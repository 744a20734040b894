"""The command line: helpful errors in one line with exit code 2, and commands that show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dossier_nlp", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "brief.txt").write_text("Volgens moeder is het bij vader niet veilig.", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda t: ("run", t / "weg", "--out", t / "out"), "weg"),
        (lambda t: ("run", t / "leeg", "--out", t / "out"), "leeg"),
        (lambda t: ("run", t / "in", "--out", t / "vol"), "holds something else"),
        (lambda t: ("run", t / "in", "--out", t / "o", "--settings", t / "s.toml"), "TOML"),
        (lambda t: ("run", t / "in", "--out", t / "o", "--ocr", "soms"), "reading.ocr"),
        (lambda t: ("run", t / "in", "--out", t / "o", "--model", "nl_x"), "language.model"),
        (lambda t: ("read", t / "weg.pdf"), "weg.pdf"),
        (lambda t: ("tag", "weg.pdf"), "weg.pdf"),
        (lambda t: ("tag", "Moeder.", "--families", "fout"), "fout"),
        (lambda t: ("report", t), "no run"),
        (lambda t: ("explain", t, "p1", "rf1"), "no run"),
        (lambda t: ("evaluate", t / "leeg"), "no annotated dossiers"),
    ],
)
def test_wrong_use_gives_one_clear_line(make, says: str, source: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "leeg").mkdir()
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "foto.jpg").write_bytes(b"x")
    (tmp_path / "s.toml").write_text("[reading\n", encoding="utf-8")
    done = command(*make(tmp_path))
    assert done.returncode == 2, done.stdout + done.stderr
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_tag_shows_holder_rule_and_polarity() -> None:
    done = command("tag", "Volgens moeder is het bij vader niet veilig.", "--families", "safety")
    assert done.returncode == 0, done.stderr
    assert "safety.threat" in done.stdout
    assert "holder mother" in done.stdout


def test_tag_of_text_without_findings_says_so() -> None:
    done = command("tag", "De bus vertrekt om tien uur.")
    assert done.returncode == 0, done.stderr
    assert "no tags" in done.stdout


def test_read_shows_blocks_and_metadata(sample: Path) -> None:
    done = command("read", next((sample / "p1").glob("01_*.pdf")))
    assert done.returncode == 0, done.stderr
    assert "heading" in done.stdout
    assert "2015-05-21" in done.stdout
    assert "veiligthuisverslag" in done.stdout


def test_doctor_names_what_is_there_and_how_to_get_the_rest() -> None:
    done = command("doctor")
    assert done.returncode == 0, done.stderr
    assert "embedded" in done.stdout
    assert "nl_core_news_lg" in done.stdout


def test_lexicon_list_counts_rows() -> None:
    done = command("lexicon", "list")
    assert done.returncode == 0, done.stderr
    assert "safety" in done.stdout


def test_one_small_file_is_a_dossier(source: Path, tmp_path: Path) -> None:
    done = command("run", source / "brief.txt", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "report" / "index.html").is_file()
    tags = (tmp_path / "out" / "tables" / "tags.csv").read_text(encoding="utf-8")
    assert "safety" in tags
    assert "mother" in tags
