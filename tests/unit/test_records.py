from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from dossier_nlp.records import Block, Document, Piece, Tag


def document(text: str = "Vader kleineert moeder.\nEinde") -> Document:
    first = Block("paragraph", 0, 23, (Piece(0, 10, 1), Piece(10, 23, 2)))
    second = Block("paragraph", 24, 29, (Piece(24, 29, 3),))
    removed = Block("removed", 23, 23, (Piece(23, 23, 2),), text="blad 2", reason="page number")
    return Document("d", "a", "a.pdf", "0", text, (first, removed, second), pages=3)


def tag(**changes: object) -> Tag:
    values: dict[str, object] = {
        "document_id": "a",
        "tag_id": "a-1",
        "start": 6,
        "end": 15,
        "text": "kleineert",
        "page": 1,
        "family": "role",
        "category": "perpetrator",
        "rule": "roles.kleineren",
    }
    return Tag(**(values | changes))  # type: ignore[arg-type]


def test_tag_accepts_text_at_its_offsets() -> None:
    tag().check(document())


@pytest.mark.parametrize(
    "changes",
    [
        {"end": 16},
        {"text": "", "end": 6},
        {"category": "threat"},
        {"family": "nothing"},
        {"rule": ""},
        {"polarity": "maybe"},
    ],
)
def test_tag_refuses_to_exist_when_it_contradicts_itself(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        tag(**changes)


def test_check_refuses_a_tag_whose_text_stands_elsewhere() -> None:
    with pytest.raises(ValueError, match="not at its offsets"):
        tag(start=7, end=16).check(document())


def test_errors_of_tags_hold_no_case_text() -> None:
    with pytest.raises(ValueError) as caught:
        tag(end=16)
    assert "kleineert" not in str(caught.value)


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (22, 2), (24, 3), (28, 3)])
def test_every_offset_leads_to_its_page(offset: int, page: int) -> None:
    assert document().page_of(offset) == page


def test_block_of_finds_the_block_and_nothing_between_blocks() -> None:
    doc = document()
    assert doc.block_of(3) is doc.blocks[0]
    assert doc.block_of(23) is None


def test_words_counts_tokens_with_letters_or_digits() -> None:
    assert document("Moeder - 38 jaar - zegt: | ja").words == 5


def test_records_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        document().text = "anders"  # type: ignore[misc]
