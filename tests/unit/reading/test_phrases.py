"""Phrases are found as whole words, wherever in the text, and none is lost to the short cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_nlp.reading.doctype import _titles, _words
from dossier_nlp.reading.phrases import PhraseList, make_phrase
from dossier_nlp.reading.sender import _known_names

PHRASES = [
    "rapport",
    "school*",
    "plan van aanpak",
    "[de moeder]",
    "emdr*",
    "e-mail",
    "de raad ziet",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("het rapport.", ["rapport"]),
        ("rapportage, raadsrapport, rapporten", []),
        ("schoolverslag", ["school*"]),
        ("basisschool", []),
        ("plan van aanpak en rapport", ["plan van aanpak", "rapport"]),
        ("plan van de aanpak", []),
        ("(emdr-traject) van [de moeder]", ["emdr*", "[de moeder]"]),
        ("een e-mail: de raad ziet", ["e-mail", "de raad ziet"]),
        ("raadsrapport en rapport", ["rapport"]),
        ("", []),
    ],
)
def test_phrases_of_a_text(text: str, found: list[str]) -> None:
    assert sorted(PhraseList(PHRASES).places(text)) == sorted(found)


def test_the_place_is_that_of_the_first_whole_phrase() -> None:
    assert make_phrase("rapport").place("raadsrapport, rapport") == 14
    assert PhraseList(PHRASES).places("het rapport") == {"rapport": 4}


@given(
    st.lists(
        st.sampled_from(
            [*(" .,-([]\n_"), *PHRASES, "de", "raad", "ziet", "rapporten", "van", "één"]
        ),
        max_size=14,
    )
)
def test_the_short_cut_finds_what_a_pattern_finds(parts: list[str]) -> None:
    text = "".join(parts).replace("*", "")
    slowly = {}
    for words in PHRASES:
        end = "" if words.endswith("*") else r"(?!\w)"
        match = re.search(rf"(?<!\w){re.escape(words.removesuffix('*'))}{end}", text)
        if match:
            slowly[words] = match.start()
    assert PhraseList(PHRASES).places(text) == slowly


@pytest.mark.parametrize("known", [_titles, _words, _known_names])
def test_every_phrase_of_the_lexicons_is_found_where_it_stands(known: object) -> None:
    phrases = known()  # type: ignore[operator]
    everything = [one.words for group in phrases._by_key.values() for one in group]
    assert len(everything) > 50
    for words in [*everything, *(one.words for one in phrases._always)]:
        assert words in phrases.places(f"in ({words.removesuffix('*')}) staat")
