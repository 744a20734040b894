"""Full disk, read-only folder, files that change or go: a clear word, nothing half-written."""

from __future__ import annotations

import csv
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_nlp import analysis
from dossier_nlp.batch import run as batch
from dossier_nlp.batch import worker
from dossier_nlp.batch.pool import run_pool
from dossier_nlp.batch.store import OutputError, ResultStore
from dossier_nlp.errors import InputError
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.records import DossierResult
from dossier_nlp.settings import BatchSettings, Settings, load

TEXT = "Verslag\n\nDatum: 3 mei 2021\n\nVolgens moeder is het bij vader niet veilig.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "verslag.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def job(source: Path, tmp_path: Path) -> worker.Job:
    files = DossierFiles("a", (source / "a" / "verslag.txt",))
    return worker.Job(files, tmp_path / "results", Settings())


def leftovers(folder: Path) -> list[str]:
    return [f.name for f in folder.rglob("*") if f.name.endswith((".tmp", ".part"))]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_result_that_cannot_be_written_is_told_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        real(self, data[: len(data) // 2])
        raise OSError(code, os.strerror(code))

    store = ResultStore(tmp_path / "results")
    store.write(DossierResult("a", ()), "old")
    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OutputError, match="cannot write to") as caught:
        store.write(DossierResult("a", ()), "new")
    assert os.strerror(code) in str(caught.value)
    stored = store.read("a")
    assert stored is not None
    assert stored.fingerprint == "old"
    assert leftovers(tmp_path) == []


def full(job: worker.Job) -> worker.Outcome:
    """Stand in for the real work on a full disk."""
    raise OutputError("cannot write to out: No space left on device")


def test_a_full_disk_ends_the_run_and_costs_no_dossier(
    tmp_path: Path, job: worker.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_nlp.batch.pool.run_job", full)
    with pytest.raises(OutputError, match="No space left"):
        list(run_pool([job] * 5, 1, BatchSettings()))
    assert not (tmp_path / "results").exists(), "no failure is kept for a dossier that is not bad"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_run_without_room_says_so_and_goes_on_when_there_is(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    # A ceiling on the size of files does to a process what a full disk does: writes stop halfway.
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900));"
        "from dossier_nlp.cli import main; main()"
    )
    words = ["run", str(source), "--out", str(out)]
    short = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False
    )
    assert short.returncode == 2, short.stderr
    assert "cannot write to" in short.stderr
    assert "Traceback" not in short.stderr
    assert "veilig" not in short.stderr + short.stdout
    assert leftovers(out) == []
    assert not (out / "tables").exists()
    with pytest.raises(InputError, match="not finished"):
        batch.load_manifest(out)
    report = batch.run(source, out, load())
    assert report.exit_code == 0
    assert batch.load_manifest(out)["counts"]["documents"] == 2


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_read_only_out_is_told_before_anything_is_done(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(InputError, match="cannot write to"):
        batch.run(source, tmp_path / "out", load())
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_without_the_right_to_write_is_told(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(InputError, match="cannot write to"):
        batch.run(source, out, load())


def test_a_file_that_goes_before_it_is_read_costs_a_row(job: worker.Job) -> None:
    job.source.files[0].unlink()
    outcome = worker.run_job(job)
    stored = ResultStore(job.results).read("a")
    assert stored is not None
    assert (outcome.documents, outcome.errors) == (0, 1)
    assert [problem.code for problem in stored.result.problems] == ["unreadable"]


@pytest.mark.parametrize("how", ["changes", "goes"])
def test_a_file_that_changes_while_it_is_read_is_done_again(
    job: worker.Job, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    file, real = job.source.files[0], analysis.analyse_files

    def disturbed(*given: object) -> DossierResult:
        result = real(*given)  # type: ignore[arg-type]
        if how == "changes":
            file.write_text(TEXT + "Vader dreigt.\n", encoding="utf-8")
        else:
            file.unlink()
        return result

    monkeypatch.setattr(analysis, "analyse_files", disturbed)
    assert worker.run_job(job).errors == 1
    stored = ResultStore(job.results).read("a")
    assert stored is not None
    assert "changed" in [problem.code for problem in stored.result.problems]
    monkeypatch.setattr(analysis, "analyse_files", real)
    again = worker.run_job(job)
    assert not again.skipped
    assert again.errors == (0 if how == "changes" else 1)


def test_while_a_run_goes_on_run_json_says_so(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    batch.run(source, out, load())
    seen = []

    def look(done: int, total: int, last: str) -> None:
        seen.append(json.loads((out / batch.RUN_FILE).read_text())["status"])

    batch.run(source, out, load(), progress=look)
    assert seen == ["running", "running"]
    info = batch.load_manifest(out)
    assert info["status"] == "done"
    assert set(info["code"]) >= {"reading", "language", "tagging", "claims", "scoring"}


def test_names_that_are_no_text_do_not_stop_a_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"brief \xff.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    report = batch.run(tmp_path / "in", tmp_path / "out", load())
    assert report.exit_code == 0
    with (tmp_path / "out" / "tables" / "documents.csv").open(encoding="utf-8", newline="") as f:
        assert len(list(csv.DictReader(f))) == 1
