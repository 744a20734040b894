"""The local engine: a pool of processes that loses a worker without losing the batch."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Any

from pebble import ProcessExpired, ProcessPool

from dossier_nlp.batch.store import OutputError
from dossier_nlp.batch.worker import Job, Outcome, keep_failure, run_job, start_worker
from dossier_nlp.errors import LexiconError, SettingsError
from dossier_nlp.settings import BatchSettings

_IN_FLIGHT = 2
"""Jobs handed out per worker: enough to keep it busy, few enough to keep memory flat."""
_TASKS = 100
"""Dossiers after which a worker is replaced, against slow leaks in C libraries."""


def worker_count(settings: BatchSettings, jobs: int) -> int:
    """Return how many processes to use: as asked, else one per core, never more than jobs."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(settings.workers or cores or 1, jobs))


def run_pool(jobs: Iterable[Job], count: int, settings: BatchSettings) -> Iterator[Outcome]:
    """Run jobs in ``count`` processes and yield an outcome for each, as they come.

    A job that takes too long, crashes its process or raises gets a kept failure; the others go
    on.

    Raises
    ------
    OutputError, SettingsError, LexiconError
        What would befall every dossier ends the run.
    """
    # A fresh interpreter per worker behaves the same on every system and inherits no threads.
    context = multiprocessing.get_context("spawn")
    waiting = iter(jobs)
    running: dict[Future[Any], Job] = {}
    with ProcessPool(
        max_workers=count,
        max_tasks=_TASKS,
        context=context,
        initializer=start_worker,
        initargs=(settings.max_memory_mb,),
    ) as pool:
        try:
            while True:
                while len(running) < count * _IN_FLIGHT:
                    job = next(waiting, None)
                    if job is None:
                        break
                    started = pool.schedule(run_job, args=(job,), timeout=settings.max_seconds)
                    running[started] = job
                if not running:
                    return
                done, _ = wait(list(running), return_when=FIRST_COMPLETED)
                for future in done:
                    yield _collect(future, running.pop(future), settings)
        except BaseException:
            pool.stop()
            raise


def _collect(future: Future[Any], job: Job, settings: BatchSettings) -> Outcome:
    """Return what came of a job, or keep its failure.

    Texts of errors are not shown: they may hold case text.
    """
    try:
        outcome: Outcome = future.result()
        return outcome
    except (OutputError, SettingsError, LexiconError):
        raise
    except TimeoutError:
        return keep_failure(
            job,
            "timeout",
            f"the dossier took more than {settings.max_seconds:.0f} seconds and was stopped; "
            "raise batch.max_seconds or split the dossier",
        )
    except ProcessExpired as error:
        return keep_failure(
            job,
            "crash",
            f"the process that did this dossier ended unexpectedly (exit code {error.exitcode}); "
            "the other dossiers are not affected",
        )
    except MemoryError:
        return keep_failure(
            job,
            "memory",
            "the dossier needs more memory than allowed; raise batch.max_memory_mb",
        )
    except CancelledError:
        return keep_failure(job, "cancelled", "the run was stopped before this dossier was done")
    except Exception as error:
        return keep_failure(
            job,
            "internal",
            f"this dossier could not be analysed ({_where(error)}); please report it",
        )


def _where(error: BaseException) -> str:
    """Name the kind of an error and the place in our code it came from, without its message."""
    # The traceback of the worker comes as text; only its last line of ours is taken.
    trace = str(getattr(error, "traceback", ""))
    ours = [line for line in trace.splitlines() if "dossier_nlp" in line and ", line " in line]
    if not ours:
        return type(error).__name__
    file, line = ours[-1].replace("\\", "/").rsplit("dossier_nlp/", 1)[-1].split(", line ")[:2]
    return f"{type(error).__name__} at {file.strip().rstrip(chr(34))}:{line.split(',')[0]}"
