"""Sets the speed and memory of reading beside other ways to get the text of the same PDFs.

Run ``python bench/reading.py [FOLDER]``; the default is the sample corpus. Prints a table.
With ``--fidelity`` it prints instead how much of the known source texts came through.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from dossier_nlp.evaluation.gold import find_gold, read_gold
from dossier_nlp.reading import read_file
from dossier_nlp.reading.fidelity import ENOUGH, compare
from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.reading.witness import hear_witness
from dossier_nlp.settings import ReadingSettings

ROOT = Path(__file__).parents[1]
SETTINGS = ReadingSettings(ocr="off")
COUNTED = (
    "words", "not_printed", "missing", "added", "hyphens", "rows", "rows_lost", "cut", "joined",
)  # fmt: skip
"""What of a comparison is added up over files."""


def ours(path: Path) -> int:
    """Read a file into a document with blocks and metadata."""
    return len(read_file(path, "bench", SETTINGS)[0].text)


def plain_pdfium(path: Path) -> int:
    """Read bare page text, without order or blocks."""
    document = pypdfium2.PdfDocument(path)
    length = 0
    for page in document:
        textpage = page.get_textpage()
        length += len(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return length


def plain_pdfplumber(path: Path) -> int:
    """Read bare page text by pdfplumber."""
    length = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            length += len(page.extract_text() or "")
            page.close()
    return length


def pdftotext(path: Path) -> int:
    """Read the text by the program pdftotext."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    return len(done.stdout)


def measure(
    name: str, reader: Callable[[Path], int], files: list[Path], pages: int, times: int = 3
) -> None:
    """Read all files and print one row: wall and processor time per page.

    Of each file the least of several times counts: whatever else the machine does only adds.
    """
    wall = processor = 0.0
    characters = 0
    for path in files:
        walls, processors = [], []
        for _ in range(times):
            since, spent = time.perf_counter(), time.process_time()
            length = reader(path)
            walls.append(time.perf_counter() - since)
            processors.append(time.process_time() - spent)
        wall, processor, characters = (
            wall + min(walls),
            processor + min(processors),
            characters + length,
        )
    print(
        f"{name:<14} {wall / pages * 1000:>9.2f} {processor / pages * 1000:>9.2f} {characters:>12,}"
    )


def long_file(path: Path, pages: int = 1000) -> Path:
    """Write one long PDF by repeating the pages of the first sample."""
    source = pypdfium2.PdfDocument(next(iter(sorted((ROOT / "corpora_sample").glob("*/*.pdf")))))
    target = pypdfium2.PdfDocument.new()
    while len(target) < pages:
        target.import_pages(source)
    target.save(path)
    return path


def fidelity(folder: Path) -> None:
    """Print what came through of annotated dossiers, by the program that made the PDFs.

    What the pages do not print is counted apart.
    """
    totals: dict[str, Counter[str]] = {}
    for case in find_gold(folder):
        for gold in read_gold(case).documents:
            content = read_pdf(gold.pdf, SETTINGS) if gold.pdf else None
            if content is None or not content.text:
                continue
            wanted = gold.document.text
            found = compare(content.text, wanted)
            low = found.likeness < ENOUGH
            if found.likeness < 1:
                witness = hear_witness(gold.pdf, content.blocks, content.pages)
                found = compare(content.text, wanted, witness)
            total = totals.setdefault(content.properties.get("Producer", "?")[:22], Counter())
            total.update(files=1, low=low, printed_low=found.printed < ENOUGH)
            total.update({name: getattr(found, name) for name in COUNTED})
    names = ("files", "low", "printed_low", *COUNTED)
    print(f"{'':<22} " + " ".join(f"{name:>11}" for name in names))
    for producer, total in sorted(totals.items()):
        print(f"{producer:<22} " + " ".join(f"{total[name]:>11}" for name in names))


def main() -> None:
    """Print the table, then the memory that a file of a thousand pages takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "corpora_sample")
    parser.add_argument("--long", type=Path, help="write and read a 1,000-page file here")
    parser.add_argument("--fidelity", action="store_true", help="compare with the source texts")
    options = parser.parse_args()
    if options.fidelity:
        fidelity(options.folder)
        return
    if options.long:
        read = ours(long_file(options.long))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"1,000 pages: {read:,} characters, peak memory {peak:.0f} MB")
        return
    files = sorted(options.folder.rglob("*.pdf"))
    if not files:
        sys.exit(f"no PDF files in {options.folder}")
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in files)
    print(f"{len(files)} files, {pages} pages")
    print(f"{'':<14} {'ms/page':>9} {'cpu ms':>9} {'characters':>12}")
    ours(files[0])
    measure("dossier-nlp", ours, files, pages)
    measure("pypdfium2", plain_pdfium, files, pages)
    measure("pdfplumber", plain_pdfplumber, files[:20], sum(map(_count, files[:20])), 1)
    if shutil.which("pdftotext"):
        measure("pdftotext", pdftotext, files, pages)


def _count(path: Path) -> int:
    return len(pypdfium2.PdfDocument(path))


if __name__ == "__main__":
    main()
