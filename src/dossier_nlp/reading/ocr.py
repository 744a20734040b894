"""Scanned pages through tesseract, one page a process, with a time limit."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.geometry import PageContent, Rule, Word, median
from dossier_nlp.reading.scan_light import even_light
from dossier_nlp.reading.scan_picture import (
    ink,
    lies_on_its_side,
    line_ink,
    paper_grey,
    straighten,
    without_lines,
)
from dossier_nlp.reading.scan_rules import ruled_lines
from dossier_nlp.reading.scan_strips import Strip, find_strips, shift_of, stacked
from dossier_nlp.reading.scan_words import is_kept, mend_line, parted_initial

_DPI = 300
"""What tesseract was trained on; a coarser scan is enlarged to it, and no further: at 400 some
pages got better and others much worse."""
_MAX_PIXELS = 30_000_000
_BLANK = 0.0002
"""Share of ink of an empty page: a few specks of dust."""
_ONE_COLUMN = ("--psm", "4")
"""How tesseract looks for lines: whatever stands side by side was set one below the other."""
_FEW_LETTERS, _MUCH_INK = 40, 0.002
_SURE, _BETTER = 0.7, 1.2
"""Mean confidence below which a page is read turned as well; times by which that must be better."""
_HEADING = 1.28
"""A line this much higher than the usual one is set in a larger type."""


@cache
def what_is_missing(language: str) -> str:
    """Return what keeps OCR from working here, or the empty string."""
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract is not installed (see the section on scans in the manual)"
    try:
        listed = subprocess.run(  # noqa: S603  (fixed program, no shell)
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return "tesseract does not start"
    known = (listed.stdout + listed.stderr).split()
    wanted = [part for part in language.split("+") if part not in known]
    return f"tesseract lacks the language {' '.join(wanted)}" if wanted else ""


def read_page(
    document: pypdfium2.PdfDocument, index: int, language: str, seconds: float
) -> PageContent | None:
    """Read one page as a picture, or return ``None`` when that fails or takes too long."""
    try:
        page = document[index]
        try:
            width, height = page.get_size()
            scale = min(_DPI / 72, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
            image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        finally:
            page.close()
        read = _read_upright(even_light(image, scale), scale, language, seconds)
    except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError, subprocess.SubprocessError):
        return None
    if read.turn % 2:
        width, height = height, width
    content = PageContent(index + 1, width, height, source="ocr", image_share=1.0, turn=read.turn)
    content.words = read.words
    content.rules = read.rules
    content.characters = sum(len(word.text) for word in content.words)
    if not content.words and read.ink < _BLANK:
        # The empty back of a sheet is no page that could not be read.
        content.image_share = 0.0
    return content


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a picture that was turned clockwise by so many quarters."""

    words: list[Word]
    rules: list[Rule]
    ink: float
    turn: int = 0

    @property
    def weight(self) -> float:
        """How much was read, and how surely."""
        return sum(word.confidence * len(word.text) for word in self.words)

    @property
    def doubtful(self) -> bool:
        """Whether there is much ink, but few words or unsure ones: the page may lie askew."""
        letters = sum(len(word.text) for word in self.words)
        if letters < _FEW_LETTERS:
            return self.ink > _MUCH_INK
        return self.weight < _SURE * letters


def _read_upright(image: Any, scale: float, language: str, seconds: float) -> _Read:
    """Read a greyscale picture (PIL); where little comes of it, turned on its side or head too."""
    start = time.monotonic()
    best = _read(image, scale, language, seconds, 0)
    if not best.doubtful:
        return best
    aside = lies_on_its_side(np.asarray(without_lines(image, scale)))
    for turn in (1, 3) if aside else (2,):
        left = seconds - (time.monotonic() - start)
        try:
            turned = image.rotate(-90 * turn, expand=True)
            other = _read(turned, scale, language, max(left, 0.1), turn)
        except subprocess.TimeoutExpired:
            break
        if other.weight > _BETTER * best.weight:
            best = other
        if not best.doubtful:
            break
    return best


def _read(image: Any, scale: float, language: str, seconds: float, turn: int) -> _Read:
    """Read a greyscale picture (PIL): level, without ruled lines, columns one by one."""
    image = straighten(image)
    masks = line_ink(np.asarray(image), scale)
    rules = ruled_lines(image, scale, masks)
    cleaned = without_lines(image, scale, masks)
    grey = np.asarray(cleaned)
    dark = ink(grey)
    strips = find_strips(dark, scale)
    if strips:
        cleaned = Image.fromarray(stacked(grey, strips, paper_grey(grey)))
    table = recognise(cleaned, language, round(scale * 72), seconds)
    return _Read(words_of_table(table, scale, strips), rules, float(dark.mean()), turn)


def recognise(image: Any, language: str, dpi: int, seconds: float) -> str:
    """Return tesseract's table of words (TSV) of a greyscale picture."""
    buffer = io.BytesIO()
    image.convert("L").save(buffer, format="PPM")
    program = shutil.which("tesseract") or "tesseract"
    done = subprocess.run(  # noqa: S603  (fixed program, no shell, picture on its input)
        [program, "stdin", "stdout", "-l", language, "--dpi", str(dpi), *_ONE_COLUMN, "tsv"],
        input=buffer.getvalue(),
        capture_output=True,
        timeout=seconds,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", "replace")


def words_of_table(table: str, scale: float, strips: Sequence[Strip] = ()) -> list[Word]:
    """Return the words of a TSV; the words of one line share its upper and lower edge.

    So a slightly skewed line stays one line.
    """
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        text = (row.get("text") or "").strip()
        if row.get("level") == "5" and text:
            row = _in_place(row, strips)
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(key, []).append({**row, "text": text})
    lines = {key: kept for key, found in lines.items() if (kept := _kept(found))}
    _mend_bullets(list(lines.values()), scale)
    heights = {
        key: median(float(r["height"]) for r in found) / scale for key, found in lines.items()
    }
    usual = median(heights.values(), 10.0)
    words: list[Word] = []
    for key, found in lines.items():
        top = median(float(row["top"]) for row in found) / scale
        bottom = max(
            median(float(row["top"]) + float(row["height"]) for row in found) / scale, top + 4.0
        )
        size = usual if heights[key] < _HEADING * usual else heights[key]
        for row, text in zip(found, mend_line([row["text"] for row in found]), strict=True):
            x0, width = float(row["left"]) / scale, float(row["width"]) / scale
            confidence = float(row["conf"]) / 100
            done = 0
            for part in parted_initial(text):
                start, done = x0 + width * done / len(text), done + len(part)
                end = x0 + width * done / len(text)
                words.append(
                    Word(part, start, top, end, bottom, round(size, 1), confidence=confidence)
                )
    return words


def _in_place(row: dict[str, str], strips: Sequence[Strip]) -> dict[str, str]:
    """Put a word that was read on the stack of strips back where it stands on the page."""
    left, top, height = (float(row[name]) for name in ("left", "top", "height"))
    right, down = shift_of(strips, top + height / 2)
    return {**row, "left": str(left + right), "top": str(top + down)}


def _kept(line: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out what is no word."""
    confidences = [float(row["conf"]) for row in line]
    return [
        row
        for row, confidence in zip(line, confidences, strict=True)
        if is_kept(row["text"], confidence, confidences)
    ]


def _mend_bullets(lines: list[list[dict[str, str]]], scale: float) -> None:
    """Put bullets back that were read as a letter or sign: ``e``, ``«``, ``¢``.

    They stand alone at the start of at least two lines, at the same place, before a wide gap.
    """
    misread = load_cues("layout")["bullets"]["misread"]
    found: dict[int, list[dict[str, str]]] = {}
    for line in lines:
        first, second = line[0], line[1] if len(line) > 1 else None
        if second is None or first["text"].strip() not in misread:
            continue
        gap = float(second["left"]) - float(first["left"]) - float(first["width"])
        if gap > 0.35 * float(second["height"]):
            found.setdefault(round(float(first["left"]) / scale / 4), []).append(first)
    for place, firsts in found.items():
        if len(firsts) + len(found.get(place + 1, ())) + len(found.get(place - 1, ())) > 1:
            for first in firsts:
                first["text"] = "•"
