"""Spreadsheet formulas stay text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_nlp.reporting.guard import defuse

SIGNS = "=+-@"
NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@＝＋－＠﹢﹣﹦﹫\t\r\n \"';,\x00\u00a0\u200b\u202e\ufeffaA1("),
        st.characters(),
    ),
    max_size=20,
)


def starts_formula(cell: str) -> bool:
    """Say whether a spreadsheet could run a cell: another way of looking than the guard's."""
    for sign in unicodedata.normalize("NFKC", cell):
        if sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf"} or sign == '"':
            continue
        return sign in SIGNS
    return False


@given(NASTY)
def test_no_cell_starts_a_formula(text):
    assert not starts_formula(defuse(text))


@given(NASTY)
def test_nothing_behind_a_separator_starts_a_formula(text):
    """A comma file opened as a semicolon or tab file is cut at other places."""
    cells = [defuse(text)]
    for separator in ("\t", "\n", "\r", ";"):
        cells = [part for cell in cells for part in cell.split(separator)]
    assert not any(starts_formula(cell) for cell in cells)


@given(NASTY)
def test_twice_is_once(text):
    assert defuse(defuse(text)) == defuse(text)


@given(st.text(alphabet="abcdefgh .!?()1234567890é€–", max_size=40))
def test_ordinary_text_stays_as_it_is(text):
    assert defuse(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  =1", "  '=1"),
        ("\t@SUM(A1)", "\t'@SUM(A1)"),
        ("\r+31", "\r'+31"),
        ("＝cmd|' /C calc'!A1", "'＝cmd|' /C calc'!A1"),
        ("- moeder belt", "'- moeder belt"),
        ("zin; =1", "zin; '=1"),
        ("zin, =1", "zin, '=1"),
        ("€ 1.000,- per maand", "€ 1.000,- per maand"),
        ("moeder-kindrelatie", "moeder-kindrelatie"),
        ("a=b", "a=b"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_examples(text, expected):
    assert defuse(text) == expected
