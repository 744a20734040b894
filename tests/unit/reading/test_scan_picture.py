"""Scanned pages made ready to read: set straight, ruled lines out, letters and shades kept."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dossier_nlp.reading.scan_picture import (
    lies_on_its_side,
    line_ink,
    long_runs,
    skew,
    straighten,
    without_lines,
)


def page(angle: float = 0.0, lines: bool = False) -> Image.Image:
    """Draw a page of words as bars, in lines of text; ``angle`` turns it."""
    picture = Image.new("L", (1200, 1600), 245)
    pen = ImageDraw.Draw(picture)
    for row in range(200, 1400, 40):
        for column in range(120, 1060, 70):
            pen.rectangle((column, row, column + 50, row + 14), fill=30)
    if lines:
        pen.line((100, 190, 100, 1400), fill=120, width=2)
        pen.line((100, 190, 1100, 190), fill=120, width=2)
    return picture.rotate(angle, fillcolor=245, resample=Image.Resampling.BICUBIC)


@pytest.mark.parametrize("angle", [-2.4, -0.7, 0.0, 0.5, 1.9])
def test_the_skew_of_a_page_is_found(angle: float) -> None:
    assert skew(np.asarray(page(angle))) == pytest.approx(-angle, abs=0.12)


def test_a_straightened_page_is_level() -> None:
    assert abs(skew(np.asarray(straighten(page(1.3))))) < 0.1


def test_a_level_page_is_left_as_it_is() -> None:
    level = page()
    assert straighten(level) is level


def test_noise_and_an_empty_page_have_no_skew() -> None:
    chance = np.random.default_rng(3)
    assert skew(chance.integers(0, 255, (900, 700), dtype=np.uint8)) == pytest.approx(0, abs=4)
    assert skew(np.full((900, 700), 250, dtype=np.uint8)) == 0.0


def test_ruled_lines_go_and_words_stay() -> None:
    ruled, clean = page(lines=True), page()
    found = np.asarray(without_lines(ruled, scale=2.0))
    assert found[700, 100] == 245
    assert found[190, 600] == 245
    words = np.s_[200:1400, 120:1060]
    assert np.array_equal(found[words], np.asarray(clean)[words])


def test_a_page_without_lines_is_left_as_it_is() -> None:
    clean = page()
    assert without_lines(clean, scale=2.0) is clean


def test_a_dark_cell_keeps_its_light_letters() -> None:
    picture = Image.new("L", (1200, 1600), 245)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((100, 200, 1100, 260), fill=40)
    pen.text((120, 220), "DATUM", fill=250)
    before = np.asarray(picture)[200:260, 110:400]
    after = np.asarray(without_lines(picture, scale=2.0))[200:260, 110:400]
    assert np.array_equal(before, after)


def test_long_runs_down_a_column() -> None:
    dark = np.zeros((9, 3), dtype=bool)
    dark[1:7, 0] = True
    dark[[0, 1, 4, 5, 6, 8], 1] = True
    kept = long_runs(dark, 3)
    assert kept[:, 0].tolist() == dark[:, 0].tolist()
    assert np.flatnonzero(kept[:, 1]).tolist() == [4, 5, 6]
    assert not kept[:, 2].any()


def test_a_page_on_its_side_is_known_by_its_lines() -> None:
    assert not lies_on_its_side(np.asarray(page()))
    assert lies_on_its_side(np.asarray(page().rotate(90, expand=True)))


def test_a_hairline_is_found_and_a_row_of_letters_is_none() -> None:
    chance = np.random.default_rng(2)
    grey = np.full((1600, 1200), 244.0)
    grey[800:802, 100:1100] = 200
    grey[300:302, 100:1100] = 235
    for column in range(100, 1100, 9):
        grey[500:520, column : column + 5] = 60
    grey += chance.normal(0, 5, grey.shape)
    _, flat = line_ink(np.clip(grey, 0, 255).astype(np.uint8), scale=300 / 72)
    runs = long_runs(flat.T, 100).T
    assert runs[400, 60:540].mean() > 0.95
    assert not runs[145:155].any()
    assert not runs[240:270].any()
