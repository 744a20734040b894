"""What happens inside a worker process: one dossier, from files to a kept result."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from dossier_nlp.batch.fingerprint import dossier_fingerprint
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.caching.keys import file_hash
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.records import DossierResult, Problem
from dossier_nlp.settings import Settings

DECLARATIONS = ("documents.toml", "dossier.csv", "dossier.toml")
"""Files beside the papers in which an analyst may state dates and types."""
_TOLD = 1000
"""Unread files of a dossier that the main process is told of; all of them are in the tables."""
_YOUNG = 20_000
"""New objects after which the garbage collector looks at the young ones."""


@dataclass(frozen=True, slots=True)
class Job:
    """One dossier to be done: small and picklable.

    Attributes
    ----------
    cache
        Folder of kept readings and parses; None keeps none.
    run
        Name of this run; a failure that was kept in it is not tried again within it.
    """

    source: DossierFiles
    results: Path
    settings: Settings
    fresh: bool = False
    cache: Path | None = None
    run: str = ""

    @property
    def dossier_id(self) -> str:
        """Name of the dossier."""
        return self.source.dossier_id


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the main process is told of a dossier: figures, no text of a paper.

    Attributes
    ----------
    unread
        A line for each file that could not be read (as it should).
    """

    dossier_id: str
    documents: int
    pages: int
    words: int
    errors: int
    warnings: int
    skipped: bool
    seconds: dict[str, float]
    inputs: dict[str, str]
    model: str
    lexicon: str
    unread: tuple[str, ...] = ()


def input_files(source: DossierFiles) -> list[Path]:
    """Return everything that a result is made from: the papers and what is declared of them."""
    papers = [*source.files, *source.unreadable, *source.no_files]
    folders = {file.parent for file in papers}
    declared = [folder / name for folder in sorted(folders) for name in DECLARATIONS]
    return papers + [file for file in declared if file.is_file()]


def hashes(files: list[Path]) -> list[tuple[str, str]]:
    """Return names and content hashes; a name tells files of sub-folders apart."""
    folders = sorted({file.parent for file in files})
    return [(f"{folders.index(file.parent)}/{file.name}", file_hash(file)) for file in files]


def start_worker(megabytes: int) -> None:
    """Ready a process of the pool."""
    follow_parent()
    limit_memory(megabytes)


def follow_parent() -> None:
    """End this process when the one that started it is gone.

    A run that is killed lets go of its folder at once; nobody may write there behind its back.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True, name="follow parent").start()


@cache
def settle_collector() -> None:
    """Take what lives as long as the process out of the rounds of the garbage collector.

    Models and lexicons are most of a million objects; to look through them for garbage again and
    again took a tenth of the time of a dossier.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def limit_memory(megabytes: int) -> None:
    """Give this process a ceiling of address space, where the system knows one."""
    if megabytes <= 0 or sys.platform == "win32":
        return
    import resource

    most = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def run_job(job: Job) -> Outcome:
    """Analyse one dossier and keep its result, unless a kept one is still true."""
    from dossier_nlp import analysis
    from dossier_nlp.caching.parses import model_hash
    from dossier_nlp.language import pipeline
    from dossier_nlp.lexicon.load import fingerprint as lexicon_fingerprint

    start = time.perf_counter()
    files = input_files(job.source)
    inputs = hashes(files)
    model = model_hash(pipeline.load(job.settings.language))
    fingerprint = dossier_fingerprint(inputs, model, lexicon_fingerprint(), job.settings)
    store = ResultStore(job.results)
    if not job.fresh:
        kept = store.read(job.dossier_id)
        if kept is not None and kept.fingerprint == fingerprint:
            return _outcome(kept.result, True, {}, _named(job, inputs))
    clock = analysis.Clock()
    result = analysis.analyse_files(job.source, job.settings, clock, job.cache, inputs)
    settle_collector()
    changed = _changed(files, inputs)
    if changed:
        problem = Problem(
            job.dossier_id,
            "",
            "analysis",
            "error",
            "changed",
            f"{changed} of the files changed or went while they were read; run again when they "
            "are at rest",
        )
        result = replace(result, problems=(*result.problems, problem))
        fingerprint = ""
    store.write(result, fingerprint)
    clock.seconds["all"] = time.perf_counter() - start
    return _outcome(result, False, clock.seconds, _named(job, inputs))


def _named(job: Job, inputs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the hashes as run.json tells them; names of files may be names of people."""
    if job.settings.privacy.redact:
        return {f"{number:05d}": content for number, (_, content) in enumerate(inputs, start=1)}
    return dict(inputs)


def _changed(files: list[Path], inputs: list[tuple[str, str]]) -> int:
    """Count the files that are not any more what they were at the start."""
    return sum(before != after for before, after in zip(inputs, hashes(files), strict=True))


def _outcome(
    result: DossierResult, skipped: bool, seconds: dict[str, float], inputs: dict[str, str]
) -> Outcome:
    severities = [problem.severity for problem in result.problems]
    return Outcome(
        dossier_id=result.dossier_id,
        documents=len(result.documents),
        pages=sum(document.pages for document in result.documents),
        words=sum(document.words for document in result.documents),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        skipped=skipped,
        seconds={name: round(value, 3) for name, value in seconds.items()},
        inputs=inputs,
        model=result.model,
        lexicon=result.lexicon,
        unread=_unread(result),
    )


def _unread(result: DossierResult) -> tuple[str, ...]:
    lines = (
        f"{problem.dossier_id}/{problem.file}: {problem.message}"
        for problem in result.problems
        if problem.severity == "error" or problem.code.startswith("scan")
    )
    return tuple(islice(lines, _TOLD))


def failure_mark(job: Job) -> str:
    """Return the fingerprint of a failure: true within one run only, so the next tries again."""
    return f"failed in {job.run}" if job.run else ""


def keep_failure(job: Job, code: str, message: str) -> Outcome:
    """Keep a result that holds nothing but the problem, so that the dossier is not lost."""
    problem = Problem(job.dossier_id, "", "analysis", "error", code, message)
    result = DossierResult(job.dossier_id, documents=(), problems=(problem,))
    ResultStore(job.results).write(result, failure_mark(job))
    return replace(_outcome(result, False, {}, {}), documents=0)


def kept_failure(job: Job) -> Outcome | None:
    """Return the failure that this run kept of a dossier, if any."""
    mark = failure_mark(job)
    kept = ResultStore(job.results).read(job.dossier_id) if mark else None
    if kept is None or kept.fingerprint != mark:
        return None
    return replace(_outcome(kept.result, False, {}, {}), documents=0)
