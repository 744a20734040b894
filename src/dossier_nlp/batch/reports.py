"""Tables and pages of a run, each made by a process of its own.

Results are read back one by one and none is kept. Still, the counts of a large pile and the engine
that draws the charts (a hundred MB) would stay with the process that steers the run, which may have
to go on for days. Two processes also make them in the time of the slower one.
"""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from dossier_nlp.batch.store import ResultStore
from dossier_nlp.batch.worker import follow_parent, settle_collector
from dossier_nlp.errors import InputError
from dossier_nlp.settings import Settings

RESULTS = "results"


def write_reports(out: Path, settings: Settings, info: dict[str, Any]) -> None:
    """Make the tables and pages of a run from its kept results.

    Parameters
    ----------
    out
        The folder of the run.
    settings
        The settings of the run.
    info
        What ``run.json`` is to say of it.

    Raises
    ------
    InputError
        When a process that makes them is killed from outside.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPool(max_workers=2, context=context, initializer=follow_parent) as pool:
        try:
            parts = [pool.schedule(part, args=(out, settings, info)) for part in (_pages, _tables)]
            for part in parts:
                part.result()
        except ProcessExpired as error:
            pool.stop()
            raise InputError(
                f"the process that made tables or pages ended unexpectedly (exit code "
                f"{error.exitcode}); the results are kept: make room in memory, then run the same "
                "again"
            ) from None
        except BaseException:
            pool.stop()
            raise


def _tables(out: Path, settings: Settings, info: dict[str, Any]) -> None:
    from dossier_nlp import reporting

    settle_collector()
    results = ResultStore(out / RESULTS).results(sorted(info["dossiers"]))
    reporting.write_tables(results, out / "tables", settings.report)


def _pages(out: Path, settings: Settings, info: dict[str, Any]) -> None:
    from dossier_nlp import reporting

    settle_collector()
    store, names = ResultStore(out / RESULTS), sorted(info["dossiers"])
    reporting.write_pages(lambda: store.results(names), out / "report", settings.report, info)
