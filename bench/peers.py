"""The same papers through other tools: Frog, and plain pdfplumber with spaCy."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that ``work`` takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def frog(texts: Sequence[str]) -> tuple[float, float] | None:
    """Return Frog's processor seconds to start and to parse the texts, None where it is not.

    Frog tags, lemmatises, chunks, finds names and parses; starting it (reading its models) is
    measured apart, by a run over one word.
    """
    program = shutil.which("frog")
    if program is None:
        warn("frog is not installed; on Debian: apt-get install frog frogdata")
        return None

    def run(text: str) -> float:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "text.txt"
            file.write_text(text, encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [program, "-t", str(file), "-o", str(Path(folder) / "out"), "--threads=1"],
                capture_output=True,
                check=False,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if done.returncode:
                raise RuntimeError("frog failed")
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    try:
        start = run("Dag.\n")
        return start, run("\n\n".join(texts)) - start
    except (RuntimeError, OSError) as error:
        warn(f"frog is installed but did not run ({type(error).__name__})")
        return None


def warn(why: str) -> None:
    """Say loudly that a tool was left out: a table without it must not pass for the whole one."""
    bar = "!" * 72
    print(f"{bar}\nNOT MEASURED: {why}\n{bar}", file=sys.stderr, flush=True)


def plain(files: Sequence[Path], nlp: Any, pipes: Sequence[str]) -> tuple[float, float, int]:
    """Return processor seconds of pdfplumber and of spaCy over its text, and the words."""
    texts: list[str] = []

    def extract() -> None:
        for file in files:
            with pdfplumber.open(file) as pdf:
                pages = []
                for page in pdf.pages:
                    pages.append(page.extract_text())
                    page.close()
                texts.append("\n".join(pages))

    def parse() -> None:
        with nlp.select_pipes(enable=list(pipes)):
            for _ in nlp.pipe(texts, batch_size=8):
                pass

    reading = processor_seconds(extract)
    parsing = processor_seconds(parse)
    return reading, parsing, sum(len(text.split()) for text in texts)


def pdfium(files: Sequence[Path]) -> float:
    """Return processor seconds of plain pypdfium2: the text as it lies in the file."""

    def extract() -> None:
        for file in files:
            with pypdfium2.PdfDocument(file) as pdf:
                for page in pdf:
                    page.get_textpage().get_text_range()

    return processor_seconds(extract)
