"""Speed and memory on the sample dossiers: ``make bench``.

Prints seconds per room, the ratio of everything else to the bare parse, pages per second beside
plain pypdfium2 and pdfplumber, two workers against one, and peak memory. Figures depend on the
machine: compare only what one call of this script measured.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from dossier_nlp import analysis, reading, reporting, settings
from dossier_nlp.batch import run as batch
from dossier_nlp.errors import ReadingError
from dossier_nlp.language import pipeline

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpora_sample"


def main() -> None:
    """Measure everything and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="rooms only, no pools, no peers")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    lines = [f"Python {platform.python_version()}, {platform.machine()}", ""]
    lines += rooms()
    if not given.quick:
        lines += ["", *readers(), "", *workers()]
    text = "\n".join(lines) + "\n"
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rooms() -> list[str]:
    """Seconds per room over all sample dossiers, one process."""
    chosen = settings.load(None, {"reading": {"ocr": "off"}})
    nlp = pipeline.load(chosen.language)
    clock = analysis.Clock()
    results = []
    for folder in sorted(p.parent for p in SAMPLE.glob("*/dossier.toml")):
        results.append(analysis.analyse_path(folder, chosen, clock))
    documents = [document for result in results for document in result.documents]
    words = sum(document.words for document in documents)
    pages = sum(document.pages for document in documents)
    pieces = [d.text[b.start : b.end] for d in documents for b in d.blocks if b.start < b.end]
    with nlp.select_pipes(enable=pipeline.parser_pipes(nlp)):
        bare = timed(lambda: list(nlp.pipe(pieces, batch_size=chosen.language.batch_size)))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        clock.seconds["tables"] = timed(
            lambda: reporting.write_tables(iter(results), out / "tables", chosen.report)
        )
        clock.seconds["pages"] = timed(
            lambda: reporting.write_pages(lambda: iter(results), out / "r", chosen.report, {})
        )
    total = sum(clock.seconds.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        f"{len(documents)} documents, {pages} pages, {words} words; OCR off",
        "",
        "| room | seconds | words per second |",
        "|---|---|---|",
        f"| bare parse (for comparison) | {bare:.1f} | {words / bare:.0f} |",
    ]
    lines += [f"| {n} | {s:.1f} | {words / s:.0f} |" for n, s in clock.seconds.items() if s]
    lines += [
        f"| all | {total:.1f} | {words / total:.0f} |",
        "",
        f"All but the bare parse, to the bare parse: {(total - bare) / bare:.2f} (at most 0.8)",
        f"Reading: {1000 * clock.seconds['reading'] / pages:.1f} ms a page (at most 10)",
        f"Peak memory of this process: {peak:.0f} MB",
    ]
    return lines


def readers() -> list[str]:
    """Milliseconds per page of our reader beside the plain libraries, on the same files."""
    files = sorted(SAMPLE.glob("p*/*.pdf"))
    pages = 0
    for file in files:
        with pypdfium2.PdfDocument(file) as pdf:
            pages += len(pdf)
    chosen = settings.load(None, {"reading": {"ocr": "off"}}).reading

    def ours() -> None:
        for file in files:
            try:
                reading.read_file(file, "bench", chosen)
            except ReadingError:
                continue

    def pdfium() -> None:
        for file in files:
            with pypdfium2.PdfDocument(file) as pdf:
                for page in pdf:
                    page.get_textpage().get_text_range()

    def plumber() -> None:
        for file in files:
            with pdfplumber.open(file) as pdf:
                for page in pdf.pages:
                    page.extract_text()
                    page.close()

    lines = [f"| reader ({len(files)} files, {pages} pages) | ms a page |", "|---|---|"]
    for name, work in (("dossier-nlp", ours), ("plain pypdfium2", pdfium), ("pdfplumber", plumber)):
        lines.append(f"| {name} | {1000 * timed(work) / pages:.1f} |")
    return lines


def workers() -> list[str]:
    """Seconds of a whole run with one worker and with two."""
    seconds = {}
    for count in (1, 2):
        chosen = settings.load(None, {"reading": {"ocr": "off"}, "batch": {"workers": count}})
        with tempfile.TemporaryDirectory() as folder:
            report = batch.run(SAMPLE, Path(folder) / "out", chosen)
            seconds[count] = report.seconds
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        f"One worker {seconds[1]:.1f} s, two workers {seconds[2]:.1f} s: "
        f"{seconds[1] / seconds[2]:.2f} times (at least 1.8)",
        f"Largest worker: {children:.0f} MB (at most 900)",
    ]


if __name__ == "__main__":
    sys.exit(main())
