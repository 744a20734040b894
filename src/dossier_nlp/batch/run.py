"""A run: every dossier of a folder analysed, kept, and turned into tables and pages."""

from __future__ import annotations

import errno
import json
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dossier_nlp import __version__
from dossier_nlp.batch.cluster import run_cluster
from dossier_nlp.batch.fingerprint import rooms, settings_hash
from dossier_nlp.batch.pool import run_pool, worker_count
from dossier_nlp.batch.reports import RESULTS, write_reports
from dossier_nlp.batch.store import OutputError, ResultStore, cannot_write
from dossier_nlp.batch.worker import Job, Outcome
from dossier_nlp.caching.folder import prepare, trim
from dossier_nlp.errors import InputError
from dossier_nlp.reading.discover import DossierFiles, find_dossiers
from dossier_nlp.settings import Settings

RUN_FILE = "run.json"
LOCK_FILE = ".lock"
CACHE = "cache"
_CACHES = ("readings", "parses")
_TRIM_EVERY = 50
"""Dossiers after which the caches are brought below their bound again."""
_DISK_ERRORS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG}
)

Progress = Callable[[int, int, str], None]
"""Told how many dossiers are done, of how many, and which was the last."""


@dataclass(slots=True)
class RunReport:
    """What came of a run."""

    out: Path
    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        """Number of problems with severity ``error``."""
        return sum(outcome.errors for outcome in self.outcomes)

    @property
    def warnings(self) -> int:
        """Number of problems with severity ``warning``."""
        return sum(outcome.warnings for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 all well, 1 nothing could be done, 3 done with problems."""
        if not any(outcome.documents for outcome in self.outcomes):
            return 1
        return 3 if self.errors else 0


def run(
    source: Path,
    out: Path,
    settings: Settings,
    fresh: bool = False,
    progress: Progress | None = None,
) -> RunReport:
    """Analyse every dossier under ``source`` and write results, tables and pages to ``out``.

    Dossiers whose files, model, lexicons, settings and code are the same as in an earlier run
    on ``out`` are not done again, unless ``fresh``.

    Raises
    ------
    InputError
        When ``source`` holds no dossiers, or ``out`` holds something else or is in use.
    """
    dossiers = find_dossiers(source)
    if settings.privacy.redact:
        dossiers = neutral_names(dossiers)
    prepare_out(out, source)
    with locked(out), _saying_where(out):
        return _run_locked(dossiers, out, settings, fresh, progress)


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the folder of a run; the system lets go of it when the process dies.

    Raises
    ------
    InputError
        When another run holds it.
    """
    lock = FileLock(out / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InputError(
            f"another run is writing to {out}; wait for it or choose another"
        ) from None
    except OSError as error:
        raise InputError(cannot_write(out, error)) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _saying_where(out: Path) -> Iterator[None]:
    """Turn what a full or read-only disk raises into one clear line."""
    try:
        yield
    except OSError as error:
        # Other errors of the system (a lost scheduler, say) are no fault of the disk.
        if error.errno not in _DISK_ERRORS:
            raise
        raise OutputError(cannot_write(out, error)) from None


def neutral_names(dossiers: list[DossierFiles]) -> list[DossierFiles]:
    """Mask what points at a person in the names of dossiers, and keep them apart by a number."""
    from dossier_nlp.privacy.redact import mask_file_name

    taken = {one.dossier_id for one in dossiers}
    renamed = []
    for one in sorted(dossiers, key=lambda one: one.dossier_id):
        name = masked = mask_file_name(one.dossier_id)
        number = 2
        while masked != one.dossier_id and name in taken:
            name, number = f"{masked}-{number}", number + 1
        taken.add(name)
        renamed.append(replace(one, dossier_id=name))
    return renamed


def prepare_out(out: Path, source: Path) -> None:
    """Make the folder of a run, and refuse one that holds something else.

    Raises
    ------
    InputError
        When ``out`` is a file, lies around the input, cannot be made, or holds files that are
        not of a run.
    """
    if out.exists() and not out.is_dir():
        raise InputError(f"--out must be a folder, this is a file: {out}")
    resolved, inside = out.resolve(), source.resolve()
    if resolved == inside or resolved in inside.parents:
        raise InputError(f"--out must not hold the input: {out}; choose another folder")
    if out.is_dir():
        names = {entry.name for entry in out.iterdir()} - {LOCK_FILE}
        if names and RUN_FILE not in names:
            raise InputError(
                f"{out} holds something else (no {RUN_FILE} in it); choose an empty or new folder"
            )
    try:
        out.mkdir(parents=True, exist_ok=True)
        marker = out / RUN_FILE
        if not marker.exists():
            _write_json(marker, {"status": "running", "version": __version__})
    except OSError as error:
        raise InputError(cannot_write(out, error)) from None


def _run_locked(
    dossiers: list[DossierFiles],
    out: Path,
    settings: Settings,
    fresh: bool,
    progress: Progress | None,
) -> RunReport:
    start, since = time.perf_counter(), time.time()
    # Tables and pages are of the last finished run until this one is done; run.json says so.
    _write_json(out / RUN_FILE, {"status": "running", "version": __version__})
    store = ResultStore(out / RESULTS)
    store.clean()
    for folder in ("tables", "report"):
        # Halves of a run that was killed while it wrote them.
        for half in (out / folder).glob(".*.part"):
            half.unlink(missing_ok=True)
    if settings.privacy.redact:
        # What an earlier run left unmasked under another name would stay: nothing overwrites it.
        store.keep_only(dossier.dossier_id for dossier in dossiers)
        (out / "tables" / "tables.xlsx").unlink(missing_ok=True)
    cache = _cache(out, settings)
    name = secrets.token_hex(8)
    jobs = [Job(dossier, store.folder, settings, fresh, cache, name) for dossier in dossiers]
    # The largest first, so that no worker is left alone with one at the end.
    jobs.sort(key=lambda job: (-_size(job), job.dossier_id))
    report = RunReport(out)
    count = 0 if settings.batch.scheduler else worker_count(settings.batch, len(jobs))
    outcomes = (
        run_pool(jobs, count, settings.batch)
        if count
        else run_cluster([_absolute(job) for job in jobs], settings.batch)
    )
    for outcome in outcomes:
        report.outcomes.append(outcome)
        if cache and len(report.outcomes) % _TRIM_EVERY == 0:
            _trim(cache, settings, since)
        if progress:
            progress(len(report.outcomes), len(jobs), outcome.dossier_id)
    report.outcomes.sort(key=lambda outcome: outcome.dossier_id)
    report.seconds = time.perf_counter() - start
    info = manifest(report, settings, count)
    write_reports(out, settings, info)
    _write_json(out / RUN_FILE, info)
    if cache:
        _trim(cache, settings, since, finished=True)
    return report


def _cache(out: Path, settings: Settings) -> Path | None:
    """Ready the folder of kept readings and parses, or remove it where none may be kept."""
    cache = out / CACHE
    if settings.privacy.redact or not settings.batch.cache_mb:
        # Kept readings hold the text as it is: with --redact not even an old one may stay.
        shutil.rmtree(cache, ignore_errors=True)
        return None
    for part in _CACHES:
        prepare(cache / part)
    return cache


def _trim(cache: Path, settings: Settings, since: float, finished: bool = False) -> None:
    most = settings.batch.cache_mb * 1_000_000 // len(_CACHES)
    for part in _CACHES:
        trim(cache / part, most, since, finished)


def _absolute(job: Job) -> Job:
    """Name files by absolute paths: workers of a cluster stand in another folder."""
    source = replace(
        job.source,
        files=tuple(file.resolve() for file in job.source.files),
        unreadable=tuple(file.resolve() for file in job.source.unreadable),
    )
    cache = job.cache.resolve() if job.cache else None
    return replace(job, source=source, results=job.results.resolve(), cache=cache)


def manifest(report: RunReport, settings: Settings, workers: int) -> dict[str, Any]:
    """Return what run.json holds: versions, fingerprints, counts, durations; no case text."""
    outcomes = report.outcomes
    done = [outcome for outcome in outcomes if outcome.model]
    return {
        "status": "done",
        "version": __version__,
        "code": rooms(),
        "model": done[0].model if done else "",
        "lexicon": done[0].lexicon if done else "",
        "settings": settings.model_dump(mode="json"),
        "settings_fingerprint": settings_hash(settings),
        "workers": workers,
        "seconds": round(report.seconds, 2),
        "counts": {
            "dossiers": len(outcomes),
            "skipped": sum(outcome.skipped for outcome in outcomes),
            "documents": sum(outcome.documents for outcome in outcomes),
            "pages": sum(outcome.pages for outcome in outcomes),
            "words": sum(outcome.words for outcome in outcomes),
            "errors": report.errors,
            "warnings": report.warnings,
        },
        "exit_code": report.exit_code,
        "dossiers": {
            outcome.dossier_id: {
                "inputs": outcome.inputs,
                "documents": outcome.documents,
                "errors": outcome.errors,
                "warnings": outcome.warnings,
                "seconds": outcome.seconds,
            }
            for outcome in outcomes
        },
    }


def load_manifest(out: Path) -> dict[str, Any]:
    """Read run.json of a finished run.

    Raises
    ------
    InputError
        When the folder holds no finished run.
    """
    try:
        info = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    except OSError:
        raise InputError(f"no run in {out}: {RUN_FILE} is missing") from None
    except ValueError:
        raise InputError(f"{out / RUN_FILE} is damaged; run again") from None
    if not isinstance(info, dict) or "dossiers" not in info:
        raise InputError(f"the run in {out} is not finished; run again to finish it")
    return info


def _size(job: Job) -> int:
    total = 0
    for file in job.source.files:
        try:
            total += file.stat().st_size
        except OSError:
            continue
    return total


def _write_json(file: Path, content: dict[str, Any]) -> None:
    temporary = file.with_name(f".{file.name}.tmp")
    # File names that are no Unicode hold half characters, which UTF-8 cannot write: escape them.
    text = json.dumps(content, ensure_ascii=True, indent=1, sort_keys=True)
    try:
        temporary.write_text(text + "\n", encoding="utf-8")
        temporary.replace(file)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
