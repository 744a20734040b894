"""A purge removes what a run made, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from dossier_nlp.batch import run as batch
from dossier_nlp.batch.purge import purge
from dossier_nlp.errors import InputError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    for name in ("results", "cache/parses/e", "tables", "report"):
        (folder / name).mkdir(parents=True)
        (folder / name / "x").write_text("Moeder", encoding="utf-8")
    (folder / batch.RUN_FILE).write_text("{}", encoding="utf-8")
    return folder


def test_nothing_of_a_run_is_left(out: Path) -> None:
    assert purge(out) == []
    assert not out.exists()


def test_what_is_not_of_a_run_stays(out: Path, tmp_path: Path) -> None:
    (out / "notes.txt").write_text("x", encoding="utf-8")
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "keep").write_text("x", encoding="utf-8")
    (out / "tables" / "x").unlink()
    (out / "tables").rmdir()
    (out / "tables").symlink_to(outside)
    assert purge(out) == ["notes.txt"]
    assert (outside / "keep").exists()
    assert sorted(entry.name for entry in out.iterdir()) == ["notes.txt"]


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    with pytest.raises(InputError, match="holds no run"):
        purge(tmp_path)
    assert (tmp_path / "results").is_dir()


def test_a_run_that_is_going_on_is_refused(out: Path) -> None:
    with FileLock(out / batch.LOCK_FILE), pytest.raises(InputError, match="another run"):
        purge(out)
    assert (out / "results" / "x").exists()
