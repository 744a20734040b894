"""What happens inside a worker process: one dossier, from files to a kept result."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from dossier_nlp.batch.fingerprint import dossier_fingerprint, file_hash
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.records import DossierResult, Problem
from dossier_nlp.settings import Settings

DECLARATIONS = ("documents.toml", "dossier.csv", "dossier.toml")
"""Files beside the papers in which an analyst may state dates and types."""


@dataclass(frozen=True, slots=True)
class Job:
    """One dossier to be done: small and picklable."""

    source: DossierFiles
    results: Path
    settings: Settings
    fresh: bool = False

    @property
    def dossier_id(self) -> str:
        """Name of the dossier."""
        return self.source.dossier_id


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the main process is told of a dossier: figures only, no text."""

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


def input_files(source: DossierFiles) -> list[Path]:
    """Return everything that a result is made from: the papers and what is declared of them."""
    papers = [*source.files, *source.unreadable]
    folders = {file.parent for file in papers}
    declared = [folder / name for folder in sorted(folders) for name in DECLARATIONS]
    return papers + [file for file in declared if file.is_file()]


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
    from dossier_nlp.language import pipeline
    from dossier_nlp.lexicon.load import fingerprint as lexicon_fingerprint

    start = time.perf_counter()
    inputs = {file.name: file_hash(file) for file in input_files(job.source)}
    model = pipeline.model_name(pipeline.load(job.settings.language))
    fingerprint = dossier_fingerprint(inputs.items(), model, lexicon_fingerprint(), job.settings)
    store = ResultStore(job.results)
    if not job.fresh:
        kept = store.read(job.dossier_id)
        if kept is not None and kept.fingerprint == fingerprint:
            return _outcome(kept.result, True, {}, inputs)
    clock = analysis.Clock()
    result = analysis.analyse_files(job.source, job.settings, clock)
    store.write(result, fingerprint)
    clock.seconds["all"] = time.perf_counter() - start
    return _outcome(result, False, clock.seconds, inputs)


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
    )


def keep_failure(job: Job, code: str, message: str) -> Outcome:
    """Keep a result that holds nothing but the problem, so that the dossier is not lost.

    Its fingerprint is empty: the next run tries again.
    """
    problem = Problem(job.dossier_id, "", "analysis", "error", code, message)
    result = DossierResult(job.dossier_id, documents=(), problems=(problem,))
    ResultStore(job.results).write(result, fingerprint="")
    return replace(_outcome(result, False, {}, {}), documents=0)
