"""Fidelity on the sample dossiers: the text of every PDF against the text it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dossier_nlp.evaluation.gold import GoldDocument, find_gold, read_gold
from dossier_nlp.reading.content import Content
from dossier_nlp.reading.fidelity import ENOUGH, compare, letters_and_digits
from dossier_nlp.reading.metadata import describe
from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.reading.witness import hear_witness
from dossier_nlp.settings import ReadingSettings

SAMPLES = Path(__file__).parents[3] / "corpora_sample"
SHORT_OF_TEXT = 14
"""PDFs whose pages do not print their whole text: a first line lost beside an empty first page,
or lists whose numbers begin again."""


@dataclass(frozen=True)
class Sample:
    name: str
    gold: GoldDocument
    content: Content


@cache
def samples() -> tuple[Sample, ...]:
    """Read all born-digital samples once."""
    settings = ReadingSettings(ocr="off")
    found = []
    for folder in find_gold(SAMPLES):
        for gold in read_gold(folder).documents:
            assert gold.pdf is not None
            content = read_pdf(gold.pdf, settings)
            if content.text:
                found.append(Sample(f"{folder.name}/{gold.pdf.name[:2]}", gold, content))
    return tuple(found)


def test_there_are_samples() -> None:
    assert len(samples()) >= 130


def test_all_that_is_printed_comes_through() -> None:
    short = 0
    for sample in samples():
        wanted = sample.gold.document.text
        found = compare(sample.content.text, wanted)
        if found.likeness < ENOUGH:
            short += 1
            pdf = sample.gold.pdf
            assert pdf is not None
            witness = hear_witness(pdf, sample.content.blocks, sample.content.pages)
            found = compare(sample.content.text, wanted, witness)
            assert found.not_printed, sample.name
        assert found.printed >= ENOUGH, sample.name
        assert found.rows_lost == 0, sample.name
    # Not more, as that would be a fault of reading that both engines share.
    assert short == SHORT_OF_TEXT


def test_words_are_rarely_joined_or_parted_wrongly() -> None:
    wrong = sum(
        compare(sample.content.text, sample.gold.document.text).hyphens for sample in samples()
    )
    assert wrong <= 2


def test_blocks_are_those_of_the_source() -> None:
    shares = []
    for sample in samples():
        ours = {letters_and_digits(line) for line in sample.content.text.split("\n")}
        theirs = {letters_and_digits(line) for line in sample.gold.document.text.split("\n")} - {""}
        shares.append(len(ours & theirs) / len(theirs))
    assert sum(shares) / len(shares) >= 0.965


def test_no_table_row_is_lost() -> None:
    for sample in samples():
        ours = sum(block.kind == "table_row" for block in sample.content.blocks)
        theirs = [
            row
            for row in sample.gold.document.blocks
            if row.kind == "table_row"
            and letters_and_digits(sample.gold.document.text[row.start : row.end])
        ]
        assert ours == len(theirs), sample.name


def test_running_lines_are_taken_out() -> None:
    for sample in samples():
        taken = " ".join(b.text for b in sample.content.blocks if b.kind == "removed")
        assert " - vertrouwelijk" not in sample.content.text.replace(taken, "")[:60], sample.name
        assert "Pagina 2 van" not in sample.content.text


@pytest.mark.parametrize(("field", "least"), [("date", 0.95), ("type", 0.9)])
def test_dates_and_types(field: str, least: float) -> None:
    # The file names of the samples tell both, so they are kept from the rules.
    right = [
        getattr(describe(sample.content, "stuk.pdf", {}), field) == getattr(sample.gold, field)
        for sample in samples()
    ]
    assert sum(right) / len(right) >= least


def test_every_offset_leads_to_a_place_on_a_page() -> None:
    for sample in samples():
        end = 0
        for block in sample.content.blocks:
            if block.kind == "removed":
                continue
            assert block.start == (end + 1 if end else 0), sample.name
            end = block.end
            assert block.pieces
            for piece in block.pieces:
                assert 1 <= piece.page <= sample.content.pages
                assert piece.box is not None
        assert end == len(sample.content.text)
