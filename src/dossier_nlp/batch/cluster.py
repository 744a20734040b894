"""The cluster engine: the same jobs on the workers of a running Dask scheduler.

The workers must see the input and the folder of the run under the same paths (a shared file
system), and have dossier-nlp installed (extra ``cluster``). Results are kept by the workers, so
that only figures travel.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from dossier_nlp.batch.store import OutputError
from dossier_nlp.batch.worker import Job, Outcome, keep_failure, kept_failure, run_job
from dossier_nlp.errors import InputError, LexiconError, SettingsError
from dossier_nlp.settings import BatchSettings

_IN_FLIGHT = 2
_CONNECT_SECONDS = 20
_OVER_TIME = 17
"""Exit code of a worker that ended itself because a dossier took too long."""


def run_cluster(jobs: Iterable[Job], settings: BatchSettings) -> Iterator[Outcome]:
    """Run jobs on the scheduler named in the settings and yield an outcome for each.

    A dossier whose worker is lost is tried again on another one by the scheduler; one that keeps
    killing its workers gets a kept failure.

    Raises
    ------
    InputError
        When Dask is not installed or the scheduler cannot be reached, or the workers cannot write
        to the folder of the run.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise InputError("--scheduler needs Dask: pip install 'dossier-nlp[cluster]'") from None
    try:
        client = Client(settings.scheduler, timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError):
        raise InputError(f"no Dask scheduler answers at {settings.scheduler}") from None
    with client:
        waiting = iter(jobs)
        running: dict[Any, Job] = {}
        queue: Any = as_completed()
        while True:
            # Asked anew each time: workers come and go.
            most = max(1, _threads(client)) * _IN_FLIGHT
            while len(running) < most:
                job = next(waiting, None)
                if job is None:
                    break
                # pure=False: a job is done again when asked again, whatever was kept before.
                future = client.submit(run_within_time, job, pure=False)
                running[future.key] = job
                queue.add(future)
            if not running:
                return
            future = next(queue)
            yield _collect(future, running.pop(future.key))
            future.release()


def run_within_time(job: Job) -> Outcome:
    """Do a job in a worker of the cluster, within the time that a dossier may take.

    A thread cannot be stopped, so a worker that is over time keeps the failure and ends itself;
    its nanny starts another, the scheduler tries the dossier again, and finds the failure kept.
    """
    failed = kept_failure(job)
    if failed is not None:
        return failed
    timer = threading.Timer(job.settings.batch.max_seconds, _give_up, (job,))
    timer.daemon = True
    timer.start()
    try:
        return run_job(job)
    finally:
        timer.cancel()


def _give_up(job: Job) -> None:
    try:
        keep_failure(
            job,
            "timeout",
            f"the dossier took more than {job.settings.batch.max_seconds:.0f} seconds and was "
            "stopped; raise batch.max_seconds or split the dossier",
        )
    finally:
        os._exit(_OVER_TIME)


def _threads(client: Any) -> int:
    """Return how many jobs the workers can do at the same time."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return sum(int(worker["nthreads"]) for worker in workers.values())


def _collect(future: Any, job: Job) -> Outcome:
    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    error = future.exception()
    if isinstance(error, (OutputError, SettingsError, LexiconError)):
        raise error
    failed = kept_failure(job)
    if failed is not None:
        return failed
    # The text of an error may hold case text; only its kind is told.
    return keep_failure(
        job,
        "cluster",
        f"a worker of the cluster could not finish this dossier ({type(error).__name__})",
    )
