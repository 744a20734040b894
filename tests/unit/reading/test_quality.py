"""What is said of how well a document was read."""

from __future__ import annotations

import pytest

from dossier_nlp.reading.geometry import PageContent, Word
from dossier_nlp.reading.quality import judge

DUTCH = "De moeder en de vader zijn het er niet over eens of het kind bij hem kan blijven slapen."


def page(text: str = "", number: int = 1, **options: object) -> PageContent:
    words = [Word(word, 0, 0, 10, 10, confidence=0.9) for word in text.split()]
    made = PageContent(number, 595, 842, words, **options)  # type: ignore[arg-type]
    made.characters = sum(map(len, text.split()))
    return made


def codes(*pages: PageContent, text: str) -> list[tuple[str, str]]:
    return [(notice.code, notice.severity) for notice in judge(pages, text).notices]


def test_running_dutch_is_well_read() -> None:
    text = " ".join([DUTCH] * 10)
    judgement = judge([page(text)], text)
    assert (judgement.quality, judgement.notices) == (1.0, ())


@pytest.mark.parametrize(
    ("options", "code", "severity"),
    [
        ({}, "no_text", "error"),
        ({"image_share": 1.0}, "no_text", "warning"),
        ({"image_share": 1.0, "source": "ocr"}, "scan_without_text", "warning"),
        ({"source": "ocr"}, "no_text", "error"),
    ],
)
def test_a_document_without_text(options: dict[str, object], code: str, severity: str) -> None:
    assert codes(page(**options), text="") == [(code, severity)]
    assert judge([page(**options)], "").quality == 0.0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "blank_page"),
        ({"drawn": 12}, "page_without_text"),
        ({"image_share": 0.9}, "page_without_text"),
        ({"image_share": 1.0, "source": "ocr"}, "scan_without_text"),
    ],
)
def test_one_page_without_text(options: dict[str, object], code: str) -> None:
    empty = page(number=2, **options)
    assert codes(page(DUTCH), empty, text=DUTCH) == [(code, "warning")]


def test_letters_without_a_map() -> None:
    assert ("no_unicode_map", "error") in codes(page(DUTCH, unmapped=30), text=DUTCH)
    assert judge([page(DUTCH, unmapped=30)], DUTCH).quality < 0.5


def test_words_without_spaces() -> None:
    text = " ".join([DUTCH.replace(" ", "").rstrip(".")] * 10)
    assert ("run_together", "error") in codes(page(text), text=text)


def test_another_language() -> None:
    text = "The mother told them that she would rather stay home with her own child today. " * 8
    assert codes(page(text), text=text) == [("not_dutch", "warning")]


def test_a_doubtful_scan_is_of_less_quality() -> None:
    assert judge([page(DUTCH, source="ocr")], DUTCH).quality == 0.9
