"""Words of text recognition: what is dropped, what is mended, and what is left alone."""

from __future__ import annotations

import pytest

from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.scan_words import is_kept, mend_line, parted_initial


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("de Gl verzoekt", "de GI verzoekt"),
        ("De (Gl), Gl.", "De (GI), GI."),
        ("{de vrouw), verzoekster", "[de vrouw], verzoekster"),
        ("{minderjarige 1} (8) en", "[minderjarige 1] (8) en"),
        ("[de man] (vader) belt", "[de man] (vader) belt"),
        ("|overleg| met", "overleg met"),
        ("1B'er belt klas 1B", "IB'er belt klas 1B"),
        ("L.v.m. ziekte", "I.v.m. ziekte"),
        ("(tel.) een {twee} [drie)", "(tel.) een [twee] [drie]"),
        ("Als zij lk zegt", "Als zij Ik zegt"),
        ("Gladys Al glas", "Gladys Al glas"),
    ],
)
def test_what_was_surely_misread_is_mended(read: str, meant: str) -> None:
    assert mend_line(read.split()) == meant.split()


def test_mending_changes_nothing_twice_and_no_count() -> None:
    words = ["{de", "moeder)", "zei:", "Gl's", "|plan|", "(oud)", "[x]", ")", "intem"]
    once = mend_line(words)
    assert len(once) == len(words)
    assert mend_line(once) == once


def test_no_misread_word_is_the_mending_of_another() -> None:
    misread = load_cues("quality")["misread"]
    assert not set(misread) & set(misread.values())


@pytest.mark.parametrize(
    ("text", "confidence", "line", "kept"),
    [
        ("uitgegumd.'", 0.0, [95.0, 92.0, 0.0], True),
        ("uitgegumd.'", 0.0, [95.0, 0.0], False),
        ("Vader", 30.0, [30.0], True),
        ("e", 5.0, [95.0, 92.0, 5.0], False),
        ("|", 95.0, [95.0, 92.0], False),
        ("=", 95.0, [95.0, 92.0], True),
        ("", 95.0, [95.0], False),
    ],
)
def test_a_doubtful_word_counts_among_sure_ones(
    text: str, confidence: float, line: list[float], kept: bool
) -> None:
    assert is_kept(text, confidence, line) is kept


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("E.Dekker", ("E.", "Dekker")),
        ("J.P.deVries,", ("J.P.", "deVries,")),
        ("i.v.m.", ("i.v.m.",)),
        ("O.T.S.", ("O.T.S.",)),
        ("Jan", ("Jan",)),
        ("FA.RK", ("FA.RK",)),
    ],
)
def test_an_initial_stands_apart(word: str, parts: tuple[str, ...]) -> None:
    assert parted_initial(word) == parts
