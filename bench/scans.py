"""Measures text recognition: word error rate of scans made from papers whose text is known.

``python bench/scans.py`` renders the first pages of development samples at 150 and 300 dpi, turns
them a little, adds blur and noise, reads them, and compares with the text of the born-digital
PDF. ``--samples`` reads the scanned samples themselves and compares with the text they were made
from. ``--errors`` shows the words that differ (development samples only).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from dossier_nlp.evaluation.gold import find_gold, read_gold
from dossier_nlp.reading import pdf, read_file
from dossier_nlp.settings import ReadingSettings

SAMPLE = Path(__file__).resolve().parents[1] / "corpora_sample"
NOISE = 8.0
"""Standard deviation of the noise, in steps of grey."""
SKEW = 0.9
"""Degrees that a page is turned at most."""
SEPARATOR = "|"


def make_scan(source: Path, target: Path, dpi: int, pages: int, seed: int) -> Path:
    """Write a PDF of pictures of the first pages, each turned a little, blurred and noisy."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(source)
    pictures = []
    for index in range(min(pages, len(document))):
        picture = document[index].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        angle = chance.uniform(-SKEW, SKEW)
        picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        picture = picture.filter(ImageFilter.GaussianBlur(0.4 * dpi / 150))
        grey = np.asarray(picture).astype(float) * 0.92 + 12
        grey += noise.normal(0, NOISE, grey.shape)
        pictures.append(Image.fromarray(np.clip(grey, 0, 255).astype("uint8")))
    document.close()
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dpi, quality=80)
    return target


FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "‚": "'", "–": "-", "—": "-"}
)
"""Forms of quotes and dashes: no reader means another word by them."""


def words_of(text: str) -> list[str]:
    """Return the words of a text; what parts the cells of a table is no word."""
    folded = text.translate(FOLDED).replace("''", '"')
    return [word for word in folded.split() if word != SEPARATOR]


def word_errors(want: list[str], got: list[str]) -> int:
    """Return how many words were changed, lost or made up."""
    return int(Levenshtein.distance(want, got))


def differences(want: list[str], got: list[str]) -> Counter[tuple[str, str]]:
    """Return the runs of words that differ and how often."""
    found: Counter[tuple[str, str]] = Counter()
    for step in Levenshtein.opcodes(want, got):
        if step.tag != "equal":
            one = " ".join(want[step.src_start : step.src_end])
            other = " ".join(got[step.dest_start : step.dest_end])
            found[one, other] += 1
    return found


def first_pages(path: Path, pages: int) -> list[str]:
    """Return the words of the first pages of a born-digital PDF."""
    document, _ = read_file(path, "bench", ReadingSettings(ocr="off"))
    pieces = [
        piece
        for block in document.blocks
        for piece in block.pieces
        if block.kind != "removed" and piece.page <= pages
    ]
    return words_of(document.text[: max((piece.end for piece in pieces), default=0)])


def made_scans(names: list[str], every: int, pages: int, show: bool) -> None:
    """Measure scans made from the development samples."""
    sources = [path for name in names for path in sorted((SAMPLE / name).glob("*.pdf"))]
    sources = [path for path in sources if first_pages(path, pages)][::every]
    for dpi in (150, 300):
        wrong = total = 0
        spent, seen = 0.0, 0
        all_differences: Counter[tuple[str, str]] = Counter()
        for seed, source in enumerate(sources):
            want = first_pages(source, pages)
            with tempfile.TemporaryDirectory() as folder:
                path = make_scan(source, Path(folder) / "scan.pdf", dpi, pages, seed)
                start = time.perf_counter()
                got = words_of(read_file(path, "bench", ReadingSettings())[0].text)
                spent += time.perf_counter() - start
            seen += min(pages, len(pypdfium2.PdfDocument(source)))
            errors = word_errors(want, got)
            wrong, total = wrong + errors, total + len(want)
            all_differences += differences(want, got)
            name = f"{source.parent.name}/{source.name[:2]}"
            print(f"{dpi} dpi {name:8} {len(want):6} words  WER {errors / len(want):.4f}")
        print(f"{dpi} dpi all {total} words: WER {wrong / total:.4f}, {spent / seen:.1f} s a page")
        if show:
            _show(all_differences)


def sample_scans(names: list[str], development: list[str], show: bool) -> None:
    """Measure the scanned papers of the sample."""
    for folder in find_gold(SAMPLE):
        if folder.name not in names:
            continue
        for gold in read_gold(folder).documents:
            if gold.pdf is None or read_file(gold.pdf, "b", ReadingSettings(ocr="off"))[0].text:
                continue
            want = words_of(gold.document.text)
            got = words_of(read_file(gold.pdf, "bench", ReadingSettings())[0].text)
            rate = word_errors(want, got) / len(want)
            print(f"{folder.name}/{gold.pdf.name[:2]} {len(want):6} words  WER {rate:.4f}")
            if show and folder.name in development:
                _show(differences(want, got))


def _show(found: Counter[tuple[str, str]]) -> None:
    for (one, other), count in found.most_common(80):
        print(f"   {count:3} {one[:90]!r} -> {other[:90]!r}")


def main() -> None:
    """Print the word error rate per paper and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", action="store_true", help="the scans of the sample itself")
    parser.add_argument("--errors", action="store_true", help="show the words that differ")
    parser.add_argument("--every", type=int, default=6, help="every how many papers (6)")
    parser.add_argument("--pages", type=int, default=1, help="pages of each paper (1)")
    parser.add_argument("--only", default="", help="dossiers, separated by commas")
    given = parser.parse_args()
    # How right it is, is measured here: a busy machine may not cut pages off.
    pdf.OCR_SECONDS_PER_PAGE = 600.0  # type: ignore[misc]
    split = tomllib.loads((SAMPLE / "split.toml").read_text(encoding="utf-8"))
    development = list(split["development"])
    if given.samples:
        names = given.only.split(",") if given.only else [f.name for f in find_gold(SAMPLE)]
        sample_scans(names, development, given.errors)
    else:
        names = [n for n in development if not given.only or n in given.only.split(",")]
        made_scans(names, given.every, given.pages, given.errors)


if __name__ == "__main__":
    main()
