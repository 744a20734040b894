from __future__ import annotations

import random

from dossier_nlp.claims.reuse import MIN_WORDS, find_reuse
from dossier_nlp.records import Block, Document, Piece

PASSAGE = (
    "In de zomer van 2018 heeft vader Bram op een camping in de Ardennen een hele avond alleen "
    "in de tent gelaten terwijl hij zelf in het dorp op een terras zat"
)
EDITED = PASSAGE.replace("een hele avond alleen", "een avond lang alleen")


def document(name: str, *paragraphs: str, kind: str = "paragraph") -> Document:
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n" if text else ""
        start = len(text)
        text += paragraph
        blocks.append(Block(kind, start, len(text), (Piece(start, len(text), 1),)))
    return Document("d", name, name, "", text, tuple(blocks), 1)


def test_verbatim_passage_is_found_with_its_places() -> None:
    documents = [document("01", "Iets anders.", PASSAGE), document("02", PASSAGE + ".")]
    (found,) = find_reuse(documents)
    assert (found.from_document_id, found.to_document_id) == ("01", "02")
    assert documents[0].text[found.from_start : found.from_end] == PASSAGE
    assert documents[1].text[found.to_start : found.to_end] == PASSAGE == found.text
    assert found.similarity == 1.0


def test_small_edits_are_bridged_and_lower_the_similarity() -> None:
    (found,) = find_reuse([document("01", PASSAGE), document("02", EDITED)])
    assert found.text == EDITED
    assert 0.85 < found.similarity < 1.0


def test_nearest_earlier_document_is_the_source() -> None:
    found = find_reuse([document(name, PASSAGE) for name in ("01", "02", "03")])
    assert [(r.from_document_id, r.to_document_id) for r in found] == [("01", "02"), ("02", "03")]


def test_short_overlap_is_no_reuse() -> None:
    shared = " ".join(PASSAGE.split()[: MIN_WORDS - 1])
    assert find_reuse([document("01", shared + " a"), document("02", shared + " b")]) == ()


def test_headings_and_letterheads_are_left_out() -> None:
    for kind in ("heading", "letterhead"):
        pair = [document("01", PASSAGE, kind=kind), document("02", PASSAGE, kind=kind)]
        assert find_reuse(pair) == ()


def test_boilerplate_is_left_out() -> None:
    text = (
        "Ouders kunnen binnen twee weken reageren op dit rapport en het dossier wordt bewaard "
        "volgens de wettelijke termijn die daarvoor geldt in de wet"
    )
    assert find_reuse([document("01", text), document("02", text)]) == ()


def test_repetition_within_one_document_is_no_reuse() -> None:
    assert find_reuse([document("01", PASSAGE, PASSAGE)]) == ()


def test_a_run_never_crosses_paragraphs() -> None:
    words = PASSAGE.split()
    halves = " ".join(words[:6]), " ".join(words[6:])
    found = find_reuse([document("01", *halves), document("02", PASSAGE)])
    assert all(r.to_start >= len(halves[0]) for r in found)


def test_nothing_to_compare() -> None:
    assert find_reuse([]) == ()
    assert find_reuse([document("01", "Te kort.")]) == ()


def test_random_words_share_nothing_and_order_is_stable() -> None:
    generator = random.Random(7)
    words = [f"woord{number}" for number in range(3000)]
    documents = [
        document(f"{number:02d}", " ".join(generator.choices(words, k=400)) + " " + PASSAGE)
        for number in range(6)
    ]
    first, second = find_reuse(documents), find_reuse(documents)
    assert first == second
    assert len(first) == 5
    assert {r.text for r in first} == {PASSAGE}
