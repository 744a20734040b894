"""Speed and memory on a pile made from the sample dossiers: ``make bench``.

Reports words per second of each room, the ratio of everything else to the bare parse, other tools
on the same papers, two workers against one, peak memory, the time to resume, and whether the main
process stays flat. Rooms and tools are told in seconds of the processor, which other work on the
machine hardly changes; runs as a whole in seconds of the clock as well. Compare only figures of one
call. ``--dossiers 12`` is a quick look, the default is the whole pile of 200.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import peers
import pile

from dossier_nlp import analysis, reporting, settings
from dossier_nlp.batch import run as batch
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.batch.worker import settle_collector
from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.paths import ENVIRONMENT_VARIABLE, lexicon_dir
from dossier_nlp.records import DossierResult

PEER_PAPERS = 40
"""Papers that the other tools read: they are slow, and their speed hardly varies."""
FLAT = (200, 2000)
"""Numbers of dossiers between which the main process may not grow beyond its bound."""
BUDGET_RATIO, BUDGET_PAGE_MS, BUDGET_WORKER_MB, BUDGET_MAIN_MB = 0.8, 10, 900, 300

PEAK = """
import json, resource, sys, time
from pathlib import Path
def peak():
    # What getrusage tells of a new process may be the size of the one that started it.
    status = Path("/proc/self/status")
    if status.exists():
        lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(lines[0].split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""
RUN = f"""{PEAK}
from dossier_nlp import settings
from dossier_nlp.batch import run
if __name__ == "__main__":
    source, out, workers, cache = sys.argv[1:5]
    chosen = settings.load(None, {{
        "reading": {{"ocr": "off"}},
        "batch": {{"workers": int(workers), "cache_mb": int(cache)}}}})
    start = time.perf_counter()
    times = []
    report = run.run(Path(source), Path(out), chosen,
                     progress=lambda done, total, name: times.append(time.perf_counter()))
    mine = resource.getrusage(resource.RUSAGE_SELF)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({{
        "wall": time.perf_counter() - start,
        # Between the first outcomes and the last all workers are warm and busy.
        "each": (times[-1] - times[len(times) // 4]) / max(1, len(times) * 3 // 4),
        "main_cpu": mine.ru_utime + mine.ru_stime,
        "worker_cpu": theirs.ru_utime + theirs.ru_stime,
        "main_mb": peak(), "worker_mb": theirs.ru_maxrss / 1024,
        "skipped": sum(o.skipped for o in report.outcomes), "exit": report.exit_code}}))
"""
REPORT = f"""{PEAK}
from dossier_nlp import settings
from dossier_nlp.batch import run
if __name__ == "__main__":
    out = Path(sys.argv[1])
    run.write_reports(out, settings.load(), run.load_manifest(out))
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({{"cpu": theirs.ru_utime + theirs.ru_stime, "mb": peak(),
                       "reporter_mb": theirs.ru_maxrss / 1024}}))
"""
TINY = """Verslag

Datum: 3 mei 20{year:02d}

Volgens moeder is het bij vader niet veilig. Vader weerspreekt dat. De GI maakt een plan met beide
ouders. Beide ouders zijn betrokken bij de kinderen.
"""
"""A paper of a few lines: 2,000 of them are done in minutes, and the main process does not care."""


def main() -> None:
    """Measure everything and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=200)
    parser.add_argument("--only", default="rooms,peers,runs,flat", help="parts, with commas")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    parts = given.only.split(",")
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "pile"
        papers = pile.make(source, given.dossiers)
        load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        lines = [
            f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, "
            f"{load} at the start; {given.dossiers} dossiers, {papers} PDFs"
        ]
        say(lines)
        measured = {
            "rooms": lambda: rooms(source),
            "peers": lambda: others(source),
            "runs": lambda: runs(source, Path(place)),
            "flat": lambda: flat(Path(place)),
        }
        for part in parts:
            found = ["", *measured[part]()]
            say(found)
            lines += found
    if given.write:
        given.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def say(lines: list[str]) -> None:
    """Print at once: the whole takes long."""
    print("\n".join(lines), flush=True)


def kept(value: float, most: float) -> str:
    """Say whether a budget is kept."""
    return "kept" if value <= most else "NOT kept"


def rooms(source: Path) -> list[str]:
    """Processor seconds per room in one process, and the bare parse of the same pieces."""
    chosen = settings.load(None, {"reading": {"ocr": "off"}})
    nlp = pipeline.load(chosen.language)
    # Models and lexicons are loaded once a process; a worker does a hundred dossiers with them.
    start = peers.processor_seconds(lambda: warm(chosen))
    settle_collector()  # as every worker does behind its first dossier
    clock = analysis.Clock(timer=time.process_time)
    words = pages = 0
    bare = 0.0
    with tempfile.TemporaryDirectory() as place:
        store = ResultStore(Path(place) / "results")
        names = []
        for folder in sorted(source.iterdir()):
            result = analysis.analyse_path(folder, chosen, clock)
            with clock.stage("store"):
                store.write(result, "f")
            names.append(result.dossier_id)
            words += sum(document.words for document in result.documents)
            pages += sum(document.pages for document in result.documents)
            pieces = [
                d.text[b.start : b.end]
                for d in result.documents
                for b in d.blocks
                if b.end > b.start
            ]
            bare += peers.processor_seconds(
                lambda pieces=pieces: bare_parse(nlp, pieces, chosen.language.batch_size)
            )
        with clock.stage("tables"):
            reporting.write_tables(store.results(names), Path(place) / "t", chosen.report)
        with clock.stage("pages"):
            reporting.write_pages(
                lambda: store.results(names), Path(place) / "r", chosen.report, {}
            )
    total = sum(clock.seconds.values())
    ratio, page_ms = (total - bare) / bare, 1000 * clock.seconds["reading"] / pages
    return [
        f"{pages} pages, {words} words; OCR off; seconds of the processor, one process",
        "",
        "| room | seconds | words per second | share of the bare parse |",
        "|---|---|---|---|",
        f"| bare parse (for comparison) | {bare:.1f} | {words / bare:.0f} | 1 |",
        *(
            f"| {name} | {spent:.1f} | {words / max(spent, 1e-9):.0f} | {spent / bare:.2f} |"
            for name, spent in clock.seconds.items()
        ),
        f"| all | {total:.1f} | {words / total:.0f} | {total / bare:.2f} |",
        "",
        f"All but the bare parse, to the bare parse: {ratio:.2f} "
        f"(at most {BUDGET_RATIO}: {kept(ratio, BUDGET_RATIO)})",
        f"Reading: {page_ms:.1f} ms a page, {pages / clock.seconds['reading']:.0f} pages a second "
        f"(at most {BUDGET_PAGE_MS} ms: {kept(page_ms, BUDGET_PAGE_MS)})",
        f"Everything: {pages / total:.1f} pages a second",
        f"Loading models and lexicons, once a process and not counted above: {start:.1f} s",
    ]


def warm(chosen: settings.Settings) -> None:
    """Do one dossier and its page, so that everything is loaded."""
    result = analysis.analyse_path(pile.SAMPLE / "p1", chosen)
    with tempfile.TemporaryDirectory() as place:
        reporting.write_tables(iter([result]), Path(place) / "t", chosen.report)
        reporting.write_pages(lambda: iter([result]), Path(place) / "r", chosen.report, {})


def bare_parse(nlp: object, pieces: list[str], batch_size: int) -> None:
    """Run the pieces through the components of the parser and nothing else."""
    with nlp.select_pipes(enable=pipeline.parser_pipes(nlp)):  # type: ignore[attr-defined,arg-type]
        for _ in nlp.pipe(pieces, batch_size=batch_size):  # type: ignore[attr-defined]
            pass


def others(source: Path) -> list[str]:
    """Other tools on the same papers."""
    files = sorted(source.glob("*/*.pdf"))[:PEER_PAPERS]
    chosen = settings.load(None, {"reading": {"ocr": "off"}})
    nlp = pipeline.load(chosen.language)
    folders = sorted({file.parent for file in files})
    warm(chosen)
    settle_collector()
    clock = analysis.Clock(timer=time.process_time)
    texts: list[str] = []
    for folder in folders:
        result = analysis.analyse_path(folder, chosen, clock)
        texts += [document.text for document in result.documents]
    words, ours = sum(len(text.split()) for text in texts), sum(clock.seconds.values())
    reading, parsing, plain_words = peers.plain(files, nlp, pipeline.parser_pipes(nlp))
    rows = [
        "| tool | does | words per second |",
        "|---|---|---|",
        f"| dossier-nlp, all rooms | all | {words / ours:.0f} |",
        f"| dossier-nlp, reading only | clean text | {words / clock.seconds['reading']:.0f} |",
        f"| pdfplumber + spaCy, same model | raw text, parse | "
        f"{plain_words / (reading + parsing):.0f} |",
        f"| pdfplumber only | raw text | {plain_words / reading:.0f} |",
        f"| pypdfium2 only | raw text | {plain_words / peers.pdfium(files):.0f} |",
    ]
    found = peers.frog(texts[:PEER_PAPERS])
    frogged = sum(len(text.split()) for text in texts[:PEER_PAPERS])
    rows.append(
        f"| Frog (starting: {found[0]:.0f} s, not counted) | parse, names | "
        f"{frogged / max(found[1], 1e-9):.0f} |"
        if found
        else "| **FROG WAS NOT MEASURED: it is not installed here, or did not run** | | |"
    )
    return rows


def runs(source: Path, place: Path) -> list[str]:
    """Whole runs: one worker, two workers, again, and again with a changed lexicon."""
    one = whole(source, place / "one", 1, cache=0)
    two = whole(source, place / "two", 2, cache=2000)
    again = whole(source, place / "two", 2, cache=2000)
    edited = place / "lexicons"
    shutil.copytree(lexicon_dir(), edited)
    with (edited / "safety.tsv").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    retag = whole(source, place / "two", 2, 2000, {ENVIRONMENT_VARIABLE: str(edited)})
    rows = [
        "| run | clock s | workers' cpu s | main's cpu s | largest worker MB | main MB |",
        "|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {name} | {r['wall']:.0f} | {r['worker_cpu']:.0f} | {r['main_cpu']:.0f} | "
        f"{r['worker_mb']:.0f} | {r['main_mb']:.0f} |"
        for name, r in (
            ("one worker, no caches", one),
            ("two workers, caches kept", two),
            ("again, nothing changed", again),
            ("again, a tagging lexicon changed", retag),
        )
    ]
    tables = sorted((place / "one" / "tables").glob("*.csv"))
    same = all(
        file.read_bytes() == (place / "two" / "tables" / file.name).read_bytes() for file in tables
    )
    return [
        *rows,
        "",
        f"Two workers do {one['each'] / two['each']:.2f} times the work of one once they are warm, "
        f"{one['wall'] / two['wall']:.2f} times from start to finish (at least 1.8, on two free "
        "cores); tables of both the same: " + ("yes" if same else "NO"),
        f"Largest worker {two['worker_mb']:.0f} MB "
        f"(under {BUDGET_WORKER_MB}: {kept(two['worker_mb'], BUDGET_WORKER_MB)})",
        "",
        *sizes(place / "two"),
    ]


def sizes(out: Path) -> list[str]:
    """Tell what a run takes on the disk, by word and by dossier."""
    counts = batch.load_manifest(out)["counts"]
    rows = ["| folder | MB | bytes a word | kB a dossier |", "|---|---|---|---|"]
    for name in ("results", "cache/readings", "cache/parses", "tables", "report"):
        size = sum(f.stat().st_size for f in (out / name).rglob("*") if f.is_file())
        rows.append(
            f"| {name} | {size / 1e6:.1f} | {size / counts['words']:.1f} | "
            f"{size / 1000 / counts['dossiers']:.0f} |"
        )
    return rows


def whole(
    source: Path, out: Path, workers: int, cache: int, more: dict[str, str] | None = None
) -> dict[str, float]:
    """Do a run in a process of its own and return what it took."""
    return script(RUN, [str(source), str(out), str(workers), str(cache)], more)


def script(text: str, words: list[str], more: dict[str, str] | None = None) -> dict[str, float]:
    """Run a script in a process of its own and return the figures that it tells."""
    with tempfile.TemporaryDirectory() as folder:
        # Workers start by importing the script of their parent, so it must be a file.
        file = Path(folder) / "once.py"
        file.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(file), *words],
            env=os.environ | (more or {}),
            capture_output=True,
            text=True,
            check=True,
        )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def flat(place: Path) -> list[str]:
    """Peak memory of the main process, and of what makes tables and pages, with more dossiers."""
    rows = ["| whole runs of tiny dossiers | main MB | largest other process MB | clock s |"]
    rows.append("|---|---|---|---|")
    peaks = []
    for number in FLAT:
        source, out = place / f"tiny-{number}", place / f"tiny-out-{number}"
        for index in range(number):
            folder = source / f"gezin-{index:06d}"
            folder.mkdir(parents=True)
            text = TINY.format(year=index % 25)
            (folder / "verslag.txt").write_text(text, encoding="utf-8")
        told = whole(source, out, 2, 0)
        peaks.append(told["main_mb"])
        rows.append(
            f"| {number} | {told['main_mb']:.0f} | {told['worker_mb']:.0f} | {told['wall']:.0f} |"
        )
        shutil.rmtree(source)
        shutil.rmtree(out)
    rows += ["", f"Under {BUDGET_MAIN_MB} MB: {kept(peaks[-1], BUDGET_MAIN_MB)}", ""]
    return rows + reporters(place)


def reporters(place: Path) -> list[str]:
    """Peak memory of making tables and pages again from results as rich as those of the sample."""
    chosen = settings.load(None, {"reading": {"ocr": "off"}})
    models = [analysis.analyse_path(pile.SAMPLE / name, chosen) for name in ("d6", "p1", "d13")]
    rows = ["| dossiers | main MB | largest of the two that make tables and pages MB | cpu s |"]
    rows.append("|---|---|---|---|")
    for number in FLAT:
        out = place / f"flat-{number}"
        store = ResultStore(out / "results")
        names = []
        for result in copies(models, number):
            store.write(result, "f")
            names.append(result.dossier_id)
        info = {"status": "done", "dossiers": {name: {} for name in names}}
        (out / batch.RUN_FILE).write_text(json.dumps(info), encoding="utf-8")
        told = script(REPORT, [str(out)])
        rows.append(
            f"| {number} | {told['mb']:.0f} | {told['reporter_mb']:.0f} | {told['cpu']:.0f} |"
        )
        shutil.rmtree(out)
    return rows


def copies(models: list[DossierResult], number: int) -> Iterator[DossierResult]:
    """Yield the results of so many dossiers, made from a few."""
    for index in range(number):
        model, name = models[index % len(models)], f"gezin-{index:06d}"
        documents = tuple(replace(document, dossier_id=name) for document in model.documents)
        problems = tuple(replace(problem, dossier_id=name) for problem in model.problems)
        yield replace(model, dossier_id=name, documents=documents, problems=problems)


if __name__ == "__main__":
    main()
