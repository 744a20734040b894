"""Measures text recognition: word error rate of scans made from papers whose text is known.

``python bench/scans.py`` renders the first pages of development samples at 150 and 300 dpi, turns
them a little, adds blur and noise, reads them, and compares with the text of the born-digital
PDF. ``--damage`` does so with harder damage: pages on their side, pale, unevenly lit.
``--samples`` reads the scanned samples themselves and compares with the text they were made
from. ``--errors`` shows the words that differ (development samples only).
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
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
Grey = NDArray[np.float64]


def make_scan(
    source: Path, target: Path, dpi: int, pages: int, seed: int, damage: str = "usual"
) -> Path:
    """Write a PDF of pictures of the first pages, damaged as scans are."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(source)
    pictures = []
    for index in range(min(pages, len(document))):
        picture = document[index].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        angle = chance.uniform(-SKEW, SKEW)
        picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        picture = picture.filter(ImageFilter.GaussianBlur(0.4 * dpi / 150))
        grey = DAMAGE[damage](np.asarray(picture).astype(float))
        grey += noise.normal(0, NOISE, grey.shape)
        pictures.append(Image.fromarray(np.clip(grey, 0, 255).astype("uint8")))
    document.close()
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dpi, quality=80)
    return target


def usual(grey: Grey) -> Grey:
    """Return what an ordinary scanner makes: a little less contrast."""
    return np.asarray(grey * 0.92 + 12)


def shadow(grey: Grey) -> Grey:
    """Let the light fall off towards the right, as in a photograph."""
    return np.asarray(grey * np.linspace(1.0, 0.45, grey.shape[1]))


def edges(grey: Grey) -> Grey:
    """Lay the sheet on black: dark edges on three sides."""
    framed = usual(grey)
    height, width = grey.shape
    framed[:, : width // 30] = framed[: height // 40] = framed[:, -width // 60 :] = 20
    return framed


DAMAGE: dict[str, Callable[[Grey], Grey]] = {
    "usual": usual,
    "pale": lambda grey: grey * 0.35 + 150,
    "dark": lambda grey: grey * 0.5 + 10,
    "shadow": shadow,
    "edges": edges,
    "upside down": lambda grey: usual(np.rot90(grey, 2)),
    "on its left side": lambda grey: usual(np.rot90(grey)),
    "on its right side": lambda grey: usual(np.rot90(grey, 3)),
}


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


def made_scans(sources: list[Path], dpi: int, pages: int, damage: str, show: bool) -> None:
    """Measure scans made from development samples."""
    wrong = total = seen = 0
    spent = worst = 0.0
    all_differences: Counter[tuple[str, str]] = Counter()
    for seed, source in enumerate(sources):
        want = first_pages(source, pages)
        with tempfile.TemporaryDirectory() as folder:
            path = make_scan(source, Path(folder) / "scan.pdf", dpi, pages, seed, damage)
            start = processor_seconds()
            got = words_of(read_file(path, "bench", ReadingSettings())[0].text)
            spent += processor_seconds() - start
        seen += min(pages, len(pypdfium2.PdfDocument(source)))
        errors = word_errors(want, got)
        wrong, total = wrong + errors, total + len(want)
        worst = max(worst, errors / len(want))
        all_differences += differences(want, got)
        name = f"{source.parent.name}/{source.name[:2]}"
        print(f"{dpi} dpi {name:8} {len(want):6} words  WER {errors / len(want):.4f}", flush=True)
    print(
        f"{dpi} dpi, {damage}: {len(sources)} papers, {seen} pages, {total} words: "
        f"WER {wrong / total:.4f}, worst paper {worst:.4f}, {spent / seen:.1f} s a page"
    )
    if show:
        _show(all_differences)


def processor_seconds() -> float:
    """Return the processor time of this process and of those it has started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


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
    parser.add_argument("--from", type=int, default=0, dest="first", help="from which on (0)")
    parser.add_argument("--pages", type=int, default=2, help="pages of each paper (2)")
    parser.add_argument("--dpi", default="150,300", help="dots an inch (150,300)")
    parser.add_argument("--damage", default="usual", help=f"one of: {', '.join(DAMAGE)}")
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
        papers = [path for name in names for path in sorted((SAMPLE / name).glob("*.pdf"))]
        papers = [path for path in papers if first_pages(path, given.pages)]
        papers = papers[given.first :: given.every]
        for dpi in given.dpi.split(","):
            made_scans(papers, int(dpi), given.pages, given.damage, given.errors)


if __name__ == "__main__":
    main()
