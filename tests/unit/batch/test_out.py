"""The folder of a run: what is refused, with one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from dossier_nlp.batch import run as batch
from dossier_nlp.batch.fingerprint import dossier_fingerprint
from dossier_nlp.errors import InputError
from dossier_nlp.settings import Settings, load


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "brief.txt").write_text("Moeder is open.", encoding="utf-8")
    return folder


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "vakantie.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match="holds something else"):
        batch.prepare_out(out, source)
    assert [entry.name for entry in out.iterdir()] == ["vakantie.jpg"]


def test_a_file_as_out_is_refused(tmp_path: Path, source: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="must be a folder"):
        batch.prepare_out(tmp_path / "out", source)


def test_out_around_the_input_is_refused(tmp_path: Path, source: Path) -> None:
    for out in (source, tmp_path):
        with pytest.raises(InputError, match="must not hold the input"):
            batch.prepare_out(out, source)


def test_two_runs_on_one_out_refuse_each_other(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    batch.prepare_out(out, source)
    with FileLock(out / batch.LOCK_FILE), pytest.raises(InputError, match="another run"):
        batch.run(source, out, Settings())


def test_a_run_that_is_not_there_or_not_finished_is_named(tmp_path: Path, source: Path) -> None:
    with pytest.raises(InputError, match="no run in"):
        batch.load_manifest(tmp_path)
    batch.prepare_out(tmp_path / "out", source)
    with pytest.raises(InputError, match="not finished"):
        batch.load_manifest(tmp_path / "out")


def test_fingerprint_follows_all_that_decides_a_result() -> None:
    files = [("a.pdf", "1"), ("b.pdf", "2")]
    base = dossier_fingerprint(files, "m", "l", load())
    assert dossier_fingerprint(reversed(files), "m", "l", load()) == base
    assert dossier_fingerprint([("a.pdf", "1")], "m", "l", load()) != base
    assert dossier_fingerprint(files, "m2", "l", load()) != base
    assert dossier_fingerprint(files, "m", "l2", load()) != base
    assert dossier_fingerprint(files, "m", "l", load(None, {"reading": {"max_pages": 5}})) != base
    same = load(None, {"batch": {"workers": 7}, "report": {"xlsx": True}})
    assert dossier_fingerprint(files, "m", "l", same) == base
