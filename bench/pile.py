"""Make a pile of dossiers from the sample by recombination: ``python bench/pile.py FOLDER``.

Every paper follows one of the sample page by page: its kind of document, its number of pages and
one more, each page taken from some sample paper of the same kind at about the same place. So the
pile has real pages with real layout, in combinations that are all different, and as many as wanted.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpora_sample"


def make(folder: Path, dossiers: int, seed: int = 1) -> int:
    """Write ``dossiers`` folders of PDFs below ``folder`` and return the number of PDFs."""
    chance = random.Random(seed)
    models = sorted({file.parent for file in SAMPLE.glob("*/*.pdf")})
    written = 0
    with ExitStack() as stack:
        by_kind: dict[str, list[pypdfium2.PdfDocument]] = defaultdict(list)
        opened: dict[Path, pypdfium2.PdfDocument] = {}
        for file in sorted(SAMPLE.glob("*/*.pdf")):
            opened[file] = stack.enter_context(pypdfium2.PdfDocument(file))
            by_kind[kind_of(file)].append(opened[file])
        for number in range(1, dossiers + 1):
            place = folder / f"gezin-{number:06d}"
            place.mkdir(parents=True, exist_ok=True)
            model = models[(number - 1) % len(models)]
            for file in sorted(model.glob("*.pdf")):
                paper = recombine(by_kind[kind_of(file)], len(opened[file]) + 1, chance)
                paper.save(place / file.name)
                paper.close()
                written += 1
    return written


def kind_of(file: Path) -> str:
    """Return the kind of document that a sample file's name tells (``01_2020-01-01_email``)."""
    return file.stem.rsplit("_", 1)[-1]


def recombine(
    papers: list[pypdfium2.PdfDocument], pages: int, chance: random.Random
) -> pypdfium2.PdfDocument:
    """Return a paper of so many pages, each from one of ``papers``; first pages stay first."""
    made = pypdfium2.PdfDocument.new()
    for place in range(pages):
        donor = chance.choice(papers)
        index = 0 if place == 0 else min(chance.randint(1, max(1, place)), len(donor) - 1)
        made.import_pages(donor, pages=[index])
    return made


def main() -> None:
    """Make a pile from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dossiers", type=int, default=200)
    given = parser.parse_args()
    print(f"{make(given.folder, given.dossiers)} PDFs in {given.folder}")


if __name__ == "__main__":
    main()
