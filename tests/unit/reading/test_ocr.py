"""Scans: what is told without OCR, and how well tesseract reads them."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from dossier_nlp.reading import ocr, read_file
from dossier_nlp.reading.geometry import PageContent, Word
from dossier_nlp.reading.pdf import is_scan, page_list
from dossier_nlp.reading.scan_rules import ruled_lines
from dossier_nlp.settings import ReadingSettings

SAMPLE = Path(__file__).parents[3] / "corpora_sample" / "p1" / "06_2019-12-03_klachtbrief.pdf"
HEADER = "level page_num block_num par_num line_num word_num left top width height conf text"
MISSING = ocr.what_is_missing("nld")
needs_tesseract = pytest.mark.skipif(bool(MISSING), reason=f"OCR IS NOT TESTED: {MISSING}")


def table(*rows: tuple[int, int, int, int, int, str]) -> str:
    """Make tesseract's table of words: line, left, top, width, height, text."""
    lines = ["\t".join(HEADER.split())]
    for number, (line, left, top, width, height, text) in enumerate(rows):
        cells = (5, 1, 1, 1, line, number, left, top, width, height, 91.5, text)
        lines.append("\t".join(str(cell) for cell in cells))
    return "\n".join(lines)


def scan(path: Path, target: Path, dpi: int, pages: int = 1, angle: float = 0.0) -> Path:
    """Make a scan of a PDF: pictures with grey noise, a little turned."""
    noise = np.random.default_rng(7)
    document = pypdfium2.PdfDocument(path)
    pictures = []
    for index in range(pages):
        picture = document[index].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grey = np.asarray(picture).astype(float) + noise.normal(0, 8, picture.size[::-1])
        pictures.append(Image.fromarray(np.clip(grey, 0, 255).astype("uint8")))
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dpi)
    return target


def test_a_skewed_line_stays_one_line() -> None:
    words = ocr.words_of_table(
        table(
            (1, 100, 200, 80, 30, "Vader"),
            (1, 200, 206, 80, 30, "belt."),
            (2, 100, 260, 9, 30, "="),
        ),
        scale=2.0,
    )
    assert [word.text for word in words] == ["Vader", "belt.", "="]
    assert words[0].top == words[1].top
    assert words[0].x0 == 50.0


def test_an_initial_gets_a_place_of_its_own() -> None:
    words = ocr.words_of_table(table((1, 100, 200, 80, 30, "E.Dekker")), scale=2.0)
    assert [(word.text, word.x0, word.x1) for word in words] == [
        ("E.", 50.0, 60.0),
        ("Dekker", 60.0, 90.0),
    ]


def test_misread_bullets_are_mended() -> None:
    rows = []
    for line, sign in enumerate(("e", "«", "e")):
        rows += [(line, 100, 200 + 60 * line, 12, 12, sign)]
        rows += [(line, 150, 195 + 60 * line, 90, 30, "appel")]
    words = ocr.words_of_table(table(*rows), scale=2.0)
    assert [word.text for word in words] == ["•", "appel"] * 3
    single = ocr.words_of_table(table(*rows[:2]), scale=2.0)
    assert [word.text for word in single] == ["e", "appel"]


def test_ruled_lines_of_a_picture() -> None:
    picture = Image.new("L", (1200, 1600), 250)
    pen = ImageDraw.Draw(picture)
    for x in (100, 500, 1100):
        pen.line((x, 200, x, 800), fill=150, width=2)
    for y in (200, 500, 800):
        pen.line((100, y, 1100, y), fill=150, width=2)
    pen.text((120, 220), "Vader belt de school.", fill=0)
    rules = ruled_lines(picture, scale=2.0)
    upright = {round(rule.x0 / 5) * 5 for rule in rules if not rule.horizontal}
    flat = {round(rule.top / 5) * 5 for rule in rules if rule.horizontal}
    assert upright == {50, 250, 550}
    assert flat == {100, 250, 400}


def test_a_photograph_has_no_ruled_lines() -> None:
    chance = random.Random(3)
    picture = Image.frombytes("L", (600, 600), bytes(chance.randrange(256) for _ in range(360_000)))
    assert ruled_lines(picture, scale=2.0) == []


def test_an_unknown_language_is_named() -> None:
    missing = ocr.what_is_missing("nosuchlanguage")
    assert "nosuchlanguage" in missing or "not installed" in missing


def test_a_scan_without_ocr_is_told_and_not_empty_silence(tmp_path: Path) -> None:
    path = scan(SAMPLE, tmp_path / "scan.pdf", 72)
    document, problems = read_file(path, "d", ReadingSettings(ocr="off"))
    assert document.text == ""
    assert document.quality == 0.0
    assert ("scan_without_ocr", "warning") in {(p.code, p.severity) for p in problems}


def test_a_bare_machine_tells_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    ocr.what_is_missing.cache_clear()
    try:
        document, problems = read_file(scan(SAMPLE, tmp_path / "a.pdf", 72), "d", ReadingSettings())
    finally:
        ocr.what_is_missing.cache_clear()
    assert document.text == ""
    (row,) = [problem for problem in problems if problem.code == "scan_without_ocr"]
    assert "tesseract is not installed" in row.message


def test_a_stamp_on_a_scan_does_not_hide_that_it_is_one() -> None:
    words = [Word("Productie", 10, 10, 60, 20), Word("3", 62, 10, 70, 20)]
    page = PageContent(1, 595, 842, words, image_share=0.95)
    assert is_scan(page)
    page.words = words * 40
    assert not is_scan(page)
    assert not is_scan(PageContent(1, 595, 842))


def test_pages_are_listed_in_runs() -> None:
    assert page_list([3]) == "page 3"
    assert page_list([1, 2, 3, 7]) == "pages 1-3, 7"


def empty_scan(target: Path, marks: int) -> Path:
    """Make a scan of a sheet with nothing, or with strokes that are no letters."""
    picture = Image.new("L", (620, 877), 250)
    pen = ImageDraw.Draw(picture)
    for place in range(marks):
        pen.line((60, 60 + 90 * place, 560, 100 + 70 * place), fill=0, width=6)
    picture.save(target, resolution=75)
    return target


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("marks", "code"), [(8, "scan_without_text"), (0, "no_text")])
def test_a_scan_without_words_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks: int, code: str
) -> None:
    monkeypatch.setattr(ocr, "recognise", lambda *_: table())
    _, problems = read_file(empty_scan(tmp_path / "a.pdf", marks), "d", ReadingSettings())
    assert [problem.code for problem in problems] == [code]


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("dpi", "angle"), [(300, 0.4), (150, 0.0)])
def test_word_error_rate_of_a_noisy_scan(tmp_path: Path, dpi: int, angle: float) -> None:
    # The first page of a letter; a phrase that the page break cuts does not matter.
    want, _ = read_file(SAMPLE, "d", ReadingSettings(ocr="off"))
    last = max(p.end for b in want.blocks for p in b.pieces if p.page == 1 and b.kind != "removed")
    words = want.text[:last].split()
    path = scan(SAMPLE, tmp_path / "scan.pdf", dpi, angle=angle)
    got, problems = read_file(path, "d", ReadingSettings(ocr="auto"))
    assert got.text_source == "ocr"
    assert problems == ()
    assert Levenshtein.distance(words, got.text.split()) / len(words) <= 0.03
    assert got.date == want.date


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize("angle", [180, 90])
def test_a_page_that_was_laid_in_wrongly_is_read_upright(tmp_path: Path, angle: int) -> None:
    upright = scan(SAMPLE, tmp_path / "upright.pdf", 150)
    (picture,) = pypdfium2.PdfDocument(upright)
    turned = picture.render(scale=150 / 72, grayscale=True).to_pil().rotate(angle, expand=True)
    turned.convert("L").save(tmp_path / "turned.pdf", resolution=150)
    want, _ = read_file(upright, "d", ReadingSettings())
    got, problems = read_file(tmp_path / "turned.pdf", "d", ReadingSettings())
    words = want.text.split()
    assert Levenshtein.distance(words, got.text.split()) / len(words) <= 0.02
    assert problems == ()
    first = next(block for block in got.blocks if block.kind != "removed")
    box = first.pieces[0].box
    assert box is not None
    assert 0 <= box.x0 < box.x1 <= 600
    assert 0 <= box.top < 200


def test_a_page_with_little_that_is_sure_is_doubtful() -> None:
    sure = [Word("woorden", 0, 0, 9, 9, confidence=0.9)] * 40
    unsure = [Word("uǝpɹooʍ", 0, 0, 9, 9, confidence=0.4)] * 40
    assert not ocr._Read(sure, [], ink=0.03).doubtful
    assert ocr._Read(unsure, [], ink=0.03).doubtful
    assert ocr._Read(sure[:2], [], ink=0.03).doubtful
    assert not ocr._Read(sure[:2], [], ink=0.0005).doubtful
