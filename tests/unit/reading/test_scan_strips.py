"""Columns of a scanned page are set one below the other, and words go back to their places."""

from __future__ import annotations

import numpy as np

from dossier_nlp.reading.scan_strips import Strip, find_strips, shift_of, stacked

SCALE = 2.0


def sheet(*columns: tuple[int, int, int], rows: tuple[int, int] = (200, 1400)) -> np.ndarray:
    """Return the ink of a page with columns of lines (left, right, first line), in pixels."""
    dark = np.zeros((1684, 1190), dtype=bool)
    for left, right, first in columns:
        for top in range(rows[0] + first, rows[1], 26):
            dark[top : top + 14, left:right] = True
    return dark


def test_one_column_is_left_whole() -> None:
    assert find_strips(sheet((120, 1060, 0)), SCALE) == []


def test_two_columns_are_cut_at_the_white_between_them() -> None:
    left, right = find_strips(sheet((120, 560, 0), (620, 1060, 13)), SCALE)
    assert left.right <= right.left + 12
    assert (left.left, right.right) == (114, 1066)
    assert left.at == 0
    assert right.at == left.height


def test_a_title_above_two_columns_is_a_strip_of_its_own() -> None:
    dark = sheet((120, 560, 0), (620, 1060, 13))
    dark[100:130, 300:900] = True
    title, left, right = find_strips(dark, SCALE)
    assert (title.top, title.bottom) == (94, 136)
    assert left.top == 194
    assert right.left > left.left


def test_numbers_and_bullets_stay_with_their_lines() -> None:
    assert find_strips(sheet((120, 140, 0), (180, 1060, 0)), SCALE) == []


def test_two_lines_beside_each_other_stay_together() -> None:
    assert find_strips(sheet((120, 500, 0), (700, 1060, 0), rows=(200, 240)), SCALE) == []


def test_an_empty_page_has_no_strips() -> None:
    assert find_strips(np.zeros((1684, 1190), dtype=bool), SCALE) == []


def test_a_word_of_the_stack_goes_back_to_its_place() -> None:
    strips = [Strip(100, 50, 300, 150, 0), Strip(400, 60, 600, 160, 100)]
    grey = np.full((200, 700), 250, dtype=np.uint8)
    grey[80, 120], grey[90, 430] = 1, 2
    picture = stacked(grey, strips, 250)
    assert picture.shape == (200, 200)
    for value, place in ((1, (80, 120)), (2, (90, 430))):
        ((row, column),) = np.argwhere(picture == value)
        right, down = shift_of(strips, float(row))
        assert (row + down, column + right) == place
    assert shift_of([], 12.0) == (0, 0)
