"""The measure of reading itself: what it counts, and what it never puts down to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_specimens import Page, write_pdf

from dossier_nlp.reading.fidelity import Fidelity, Witness, compare, similarity
from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.reading.witness import hear_witness
from dossier_nlp.settings import ReadingSettings

REFERENCE = (
    "Eindverslag\n1. Moeder belt de school.\n2. Vader haalt Roos op.\nWie | Wat\noma | past op"
)


def test_letters_and_digits_in_order() -> None:
    assert similarity("Een rege-\nling.", "een REGELING") == 1.0
    assert similarity("ab", "ba") == 0.5
    assert similarity("", "iets") == 0.0


def test_equal_texts_have_no_fault() -> None:
    found = compare(REFERENCE, REFERENCE)
    assert found == Fidelity(1.0, 1.0, words=16, rows=2)


@pytest.mark.parametrize(
    ("ours", "field", "count"),
    [
        (REFERENCE.replace("belt de", "belt"), "missing", 1),
        (REFERENCE.replace("belt de", "belt Pagina 2 de"), "added", 2),
        (REFERENCE.replace("oma | past op", "oma | op"), "rows_lost", 1),
        (REFERENCE.replace("haalt Roos", "haalt\nRoos"), "cut", 1),
        (REFERENCE.replace("school.\n2.", "school. 2."), "joined", 1),
        (REFERENCE.replace("Eindverslag", "Eind-verslag"), "hyphens", 1),
    ],
)
def test_every_fault_is_counted(ours: str, field: str, count: int) -> None:
    assert getattr(compare(ours, REFERENCE), field) == count


def test_what_the_pages_do_not_print_is_counted_apart() -> None:
    ours = REFERENCE.removeprefix("Eindverslag\n").replace("2. Vader", "1. Vader")
    alone = compare(ours, REFERENCE)
    assert (alone.missing, alone.added, alone.not_printed) == (2, 1, 0)
    assert alone.printed == alone.likeness < 1
    found = compare(ours, REFERENCE, Witness(text=ours))
    assert (found.missing, found.added, found.not_printed) == (0, 0, 2)
    assert found.likeness == alone.likeness
    assert found.printed == 1.0


@pytest.mark.parametrize(
    ("ours", "witness"),
    [
        # The second engine saw the word.
        (REFERENCE.replace("haalt Roos", "haalt"), Witness(REFERENCE)),
        # The reader took the line out.
        (
            REFERENCE.replace("1. Moeder belt de school.\n", ""),
            Witness(REFERENCE.replace("1. Moeder belt de school.\n", ""), "Moeder belt de school."),
        ),
        # A running line in the text, on the pages too, is a fault all the same.
        (
            REFERENCE.replace("belt de", "belt Vertrouwelijk de"),
            Witness(REFERENCE.replace("belt de", "belt Vertrouwelijk de")),
        ),
        # Two sentences in the wrong order, in the right one on the page.
        (
            "Vader haalt Roos op. Moeder belt de school vandaag.",
            Witness("Moeder belt de school vandaag. Vader haalt Roos op."),
        ),
    ],
)
def test_faults_of_reading_are_never_put_down_to_the_file(ours: str, witness: Witness) -> None:
    reference = "Moeder belt de school vandaag. Vader haalt Roos op."
    wanted = REFERENCE if "\n" in ours else reference
    found = compare(ours, wanted, witness)
    assert found.not_printed == 0
    assert found.missing or found.added


def test_the_witness_reads_the_pages_again(tmp_path: Path, settings: ReadingSettings) -> None:
    pages = [
        Page().text(60, 20, "Rapport - vertrouwelijk", 8).text(60, 200, f"1. Zin {word} staat er.")
        for word in ("een", "twee")
    ]
    path = write_pdf(tmp_path / "a.pdf", pages)
    content = read_pdf(path, settings)
    witness = hear_witness(path, content.blocks, content.pages)
    assert witness.text == "1. Zin een staat er. 1. Zin twee staat er."
    assert "vertrouwelijk" in witness.removed
    reference = "1. Zin een staat er.\n2. Zin twee staat er."
    found = compare(content.text, reference, witness)
    assert (found.not_printed, found.printed) == (1, 1.0)
