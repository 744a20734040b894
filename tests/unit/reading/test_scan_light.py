"""Pages that are pale, unevenly lit, edged with black or specked become black on white."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from dossier_nlp.reading.scan_light import even_light
from dossier_nlp.reading.scan_picture import ink

SCALE = 300 / 72


def page() -> np.ndarray:
    """Draw a page of words as bars, on white paper."""
    picture = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(picture)
    for row in range(200, 1500, 50):
        for column in range(140, 1080, 90):
            pen.rectangle((column, row, column + 60, row + 22), fill=25)
    return np.asarray(picture).astype(float)


def evened(grey: np.ndarray) -> np.ndarray:
    """Return the page after treatment."""
    picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    return np.asarray(even_light(picture, SCALE)).astype(int)


def test_a_clean_page_is_left_as_it_is() -> None:
    clean = Image.fromarray(page().astype(np.uint8))
    assert even_light(clean, SCALE) is clean


def test_a_page_in_shadow_becomes_evenly_white() -> None:
    found = evened(page() * np.linspace(1.0, 0.4, 1240))
    paper = found[100:180, 60:1100]
    assert paper.min() > 225
    assert found[210, 150:190].max() < 90
    assert found[210, 1050:1080].max() < 90


def test_pale_ink_becomes_dark() -> None:
    found = evened(page() * 0.3 + 160)
    assert found[100, 100] > 225
    assert found[210, 150:190].max() < 80


def test_dark_edges_go_and_words_stay() -> None:
    framed = page()
    framed[:, :50] = framed[:45] = 15
    found = evened(framed)
    assert found[:, :60].min() > 200
    assert found[:60].min() > 200
    assert np.array_equal(found[200:1500, 140:1080], page()[200:1500, 140:1080].astype(int))


def test_many_specks_go_and_full_stops_stay() -> None:
    specked = page()
    chance = np.random.default_rng(5)
    for row, column in zip(chance.integers(1520, 1740, 900), chance.integers(10, 1220, 900)):
        specked[row : row + 2, column : column + 2] = 0
    specked[218:223, 205:210] = 25  # a full stop behind the first word
    found = evened(specked)
    assert (
        ink(found[1520:].astype(np.uint8)).mean()
        < 0.2 * ink(specked[1520:].astype(np.uint8)).mean()
    )
    assert found[220, 207] == 25


def test_light_letters_on_a_dark_bar_stay_light() -> None:
    grey = page()
    grey[1560:1610, 140:1080] = 40
    grey[1575:1595, 200:400] = 245
    found = evened(grey)
    assert found[1585, 300] - found[1568, 300] > 150


def test_an_empty_page_and_a_black_one_come_through() -> None:
    for level in (250, 90, 0):
        assert evened(np.full((900, 700), float(level))).shape == (900, 700)
