"""A real scheduler and two workers on loopback: same tables, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dossier_nlp.batch import cluster as engine
from dossier_nlp.batch import run as batch
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.batch.worker import Job, Outcome
from dossier_nlp.errors import InputError
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.settings import Settings, load

distributed = pytest.importorskip("distributed", reason="Dask is missing (extra cluster)")
pytestmark = pytest.mark.cluster

DOSSIERS = 40
LINES = (
    "Volgens moeder is het bij vader niet veilig.",
    "Vader vertelt dat moeder het kind manipuleert.",
    "De GI stelt een veiligheidsplan op en houdt toezicht.",
    "Moeder is betrokken en werkt mee aan het contact.",
    "Vader betwist dat hij moeder heeft geslagen.",
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "in"
    for number in range(DOSSIERS):
        place = folder / f"gezin-{number:02d}"
        place.mkdir(parents=True)
        for paper in (1, 2):
            said = [LINES[(number * paper + i) % len(LINES)] for i in range(3)]
            text = "\n\n".join(["Verslag", f"Datum: {paper} mei 2021", *said])
            (place / f"verslag-{paper}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def local(source: Path) -> Path:
    """Return the same pile done by the pool of this machine."""
    out = source.parent / "here"
    assert batch.run(source, out, load()).exit_code == 0
    return out


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers as a user would, each a process of its own."""
    address_file = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *words],
            start_new_session=True,
            **quiet,
        )
        started.append(process)
        return process

    file = str(address_file)
    start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
          "--scheduler-file", file)  # fmt: skip
    try:
        for _ in range(600):
            if address_file.exists() and address_file.stat().st_size:
                break
            time.sleep(0.1)
        workers = [
            start("dask_worker", "--scheduler-file", file, "--nthreads", "1", "--no-dashboard",
                  "--host", "127.0.0.1", "--memory-limit", "0")
            for _ in (1, 2)
        ]  # fmt: skip
        with distributed.Client(scheduler_file=file, timeout=300) as client:
            client.wait_for_workers(2, timeout=300)
            yield client.scheduler.address, workers
    finally:
        for process in reversed(started):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started, without warning."""
    try:
        family = [
            *psutil.Process(process.pid).children(recursive=True),
            psutil.Process(process.pid),
        ]
    except psutil.NoSuchProcess:
        return
    for one in family:
        try:
            one.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        except psutil.NoSuchProcess:
            continue
    process.wait()


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((out / "tables").iterdir())}


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed the POSIX way")
def test_forty_dossiers_and_a_worker_killed_halfway(
    source: Path,
    local: Path,
    scheduler: tuple[str, list[subprocess.Popen[bytes]]],
    tmp_path: Path,
) -> None:
    address, workers = scheduler
    killed_at: list[int] = []

    def halfway(done: int, total: int, last: str) -> None:
        if done == total // 2:
            kill(workers[0])
            killed_at.append(done)

    settings = load(None, {"batch": {"scheduler": address}})
    report = batch.run(source, tmp_path / "there", settings, progress=halfway)
    assert killed_at == [DOSSIERS // 2]
    assert len(report.outcomes) == DOSSIERS
    assert report.exit_code == 0
    # What the killed worker had written but not told is found done by the one that takes over.
    assert sum(outcome.skipped for outcome in report.outcomes) <= 1
    assert tables(tmp_path / "there") == tables(local)
    # Done by the cluster, done for this machine: the results are kept in the same place.
    again = batch.run(source, tmp_path / "there", load())
    assert all(outcome.skipped for outcome in again.outcomes)


def hang(job: Job) -> Outcome:
    """Stand in for the real work: one dossier never ends."""
    if job.dossier_id == "hangs":
        time.sleep(600)
    return Outcome(job.dossier_id, 1, 1, 1, 0, 0, False, {}, {}, "m", "l")


def test_a_dossier_over_time_is_stopped_once_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load(None, {"batch": {"max_seconds": 0.2}})
    job = Job(DossierFiles("hangs", ()), tmp_path, settings, run="run-1")
    ended: list[int] = []
    monkeypatch.setattr(engine.os, "_exit", ended.append)
    monkeypatch.setattr(engine, "run_job", lambda job: time.sleep(1.5))
    engine.run_within_time(job)
    assert ended == [engine._OVER_TIME]
    stored = ResultStore(tmp_path).read("hangs")
    assert stored is not None
    assert [problem.code for problem in stored.result.problems] == ["timeout"]
    monkeypatch.setattr(engine, "run_job", hang)
    assert engine.run_within_time(job).errors == 1, "the scheduler's next try finds it kept"
    later = Job(job.source, tmp_path, settings, run="run-2")
    assert engine.kept_failure(later) is None, "the next run tries again"


def test_a_scheduler_that_is_not_there_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_nlp.batch.cluster._CONNECT_SECONDS", 1)
    settings = load(None, {"batch": {"scheduler": "tcp://127.0.0.1:9"}})
    with pytest.raises(InputError, match="no Dask scheduler"):
        batch.run(source, tmp_path / "out", settings)


def test_settings_travel_to_the_workers() -> None:
    import pickle

    settings = Settings()
    assert pickle.loads(pickle.dumps(settings)) == settings
