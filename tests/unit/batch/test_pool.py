"""A worker that crashes, hangs or raises costs its own dossier and no other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier_nlp.batch import pool, worker
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.batch.worker import Job, Outcome
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.records import DossierResult
from dossier_nlp.settings import BatchSettings, Settings

SECRET = "mevrouw Jansen sloeg"


def behave(job: Job) -> Outcome:
    """Stand in for the real work; the name of the dossier says what to do."""
    if job.dossier_id == "crash":
        os._exit(11)
    if job.dossier_id == "hang":
        time.sleep(600)
    if job.dossier_id == "raise":
        raise ValueError(SECRET)
    if job.dossier_id == "memory":
        raise MemoryError
    ResultStore(job.results).write(DossierResult(job.dossier_id, ()), "f")
    return Outcome(job.dossier_id, 1, 1, 1, 0, 0, False, {}, {}, "m", "l")


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Outcome]:
    monkeypatch.setattr(pool, "run_job", behave)
    names = ["good1", "crash", "raise", "good2", "hang", "memory", "good3"]
    jobs = [Job(DossierFiles(n, ()), tmp_path / "results", Settings()) for n in names]
    settings = BatchSettings(max_seconds=15)
    found = list(pool.run_pool(jobs, 2, settings))
    assert sorted(o.dossier_id for o in found) == sorted(names)
    return {o.dossier_id: o for o in found}


def test_one_bad_dossier_costs_no_other(tmp_path: Path, outcomes: dict[str, Outcome]) -> None:
    assert all(outcomes[name].errors == 0 for name in ("good1", "good2", "good3"))
    codes = {}
    store = ResultStore(tmp_path / "results")
    for name in ("crash", "hang", "raise", "memory"):
        assert outcomes[name].errors == 1
        stored = store.read(name)
        assert stored is not None
        assert stored.fingerprint == "", "a failure must be tried again"
        codes[name] = stored.result.problems[0].code
        assert SECRET not in stored.result.problems[0].message
    assert codes == {"crash": "crash", "hang": "timeout", "raise": "internal", "memory": "memory"}


def test_never_more_workers_than_jobs() -> None:
    assert pool.worker_count(BatchSettings(workers=8), jobs=3) == 3
    assert pool.worker_count(BatchSettings(workers=0), jobs=1000) >= 1


def test_memory_limit_stops_a_greedy_worker() -> None:
    import multiprocessing

    if sys.platform == "win32":
        pytest.skip("no address-space limit on Windows")
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_greedy)
    process.start()
    process.join(60)
    assert process.exitcode == 7


def _greedy() -> None:
    worker.limit_memory(500)
    try:
        bytearray(2_000_000_000)
    except MemoryError:
        os._exit(7)
    os._exit(0)


ORPHANS = """
import os, sys, time
from multiprocessing import get_context
from dossier_nlp.batch.worker import follow_parent
sys.path.insert(0, {folder!r})
from test_pool import linger
if __name__ == "__main__":
    child = get_context("spawn").Process(target=linger)
    child.start()
    print(child.pid, flush=True)
    time.sleep(600)
"""


def linger() -> None:
    """Stand in for a worker in the middle of a dossier."""
    worker.follow_parent()
    print("works", flush=True)
    time.sleep(600)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS.format(folder=str(Path(__file__).parent)), encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert parent.stdout.readline() == "works\n"
    os.kill(child, 0)
    parent.kill()
    # The pipe ends when both of them are gone.
    assert parent.stdout.read() == ""
    parent.wait()
