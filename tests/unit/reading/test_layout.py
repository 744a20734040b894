"""Reading order, blocks, tables, columns and running lines, on small PDFs made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_specimens import Page, text_width, write_pdf

from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.records import Block
from dossier_nlp.settings import ReadingSettings

LONG = (
    "Moeder vertelt dat zij de afgelopen maanden veel met de kinderen heeft gepraat over de "
    "verhuizing en dat zij het belangrijk vindt dat vader daarbij betrokken wordt. Vader zegt dat "
    "hij de afspraken over het weekend wil houden zoals zij nu zijn en dat hij op tijd belt."
)
OTHER = (
    "De school ziet twee betrokken ouders die allebei naar de gesprekken komen en die vragen "
    "stellen over het rekenen. De leerkracht heeft met hen afgesproken dat zij elke maand bellen "
    "en dat de kinderen hun tas zelf inpakken voordat zij van huis gaan."
)


def read(
    tmp_path: Path, pages: list[Page], settings: ReadingSettings, **options: object
) -> tuple[str, tuple[Block, ...]]:
    content = read_pdf(write_pdf(tmp_path / "stuk.pdf", pages, **options), settings)
    return content.text, content.blocks


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    return [block.kind for block in blocks if block.kind != "removed"]


def test_a_paragraph_is_one_block_and_a_gap_begins_another(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    page = Page()
    y = page.wrapped(60, 100, LONG, 470)
    page.wrapped(60, y + 12, OTHER, 470)
    text, blocks = read(tmp_path, [page], settings)
    assert text == f"{LONG}\n{OTHER}"
    assert kinds(blocks) == ["paragraph", "paragraph"]
    assert blocks[0].pieces[0].box is not None


def test_letterhead_lines_stay_lines(tmp_path: Path, settings: ReadingSettings) -> None:
    lines = ["Basisschool De Linde", "Datum: 3 mei 2021", "Betreft: gesprek", "Aan: de ouders"]
    page = Page()
    for number, line in enumerate(lines):
        page.text(60, 80 + 13 * number, line)
    page.wrapped(60, 180, LONG, 470)
    text, blocks = read(tmp_path, [page], settings)
    assert text.split("\n") == [*lines, LONG]
    assert kinds(blocks) == ["letterhead"] * 4 + ["paragraph"]


def test_headings_have_levels(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page().text(60, 80, "Eindverslag", 18, "F2").text(60, 120, "1. Verloop", 13, "F2")
    y = page.wrapped(60, 145, LONG, 470)
    page.text(60, y + 14, "Gesprek met de ouders", 10, "F2")
    page.wrapped(60, y + 34, OTHER, 470)
    _, blocks = read(tmp_path, [page], settings)
    assert [(b.kind, b.level) for b in blocks if b.kind == "heading"] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
    ]


def test_a_sentence_runs_on_over_the_page(tmp_path: Path, settings: ReadingSettings) -> None:
    words = LONG.split()
    first, second = Page(), Page()
    first.wrapped(60, 700, " ".join(words[:30]), 470)
    second.wrapped(60, 60, " ".join(words[30:]), 470)
    for number, page in enumerate((first, second), start=1):
        page.text(60, 25, "Rapport - vertrouwelijk", 8)
        page.text(500, 815, f"Pagina {number} van 2", 8)
    text, blocks = read(tmp_path, [first, second], settings)
    assert text == LONG
    (paragraph,) = [block for block in blocks if block.kind == "paragraph"]
    assert [piece.page for piece in paragraph.pieces] == [1, 2]
    reasons = [block.reason for block in blocks if block.kind == "removed"]
    assert reasons == ["running header", "page number"] * 2


def test_two_columns_are_read_one_after_the_other(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    page = Page().text(60, 60, "Nieuwsbrief van de school voor alle ouders en kinderen", 18, "F2")
    page.wrapped(60, 110, LONG, 220)
    page.wrapped(310, 110, OTHER, 220)
    text, _ = read(tmp_path, [page], settings)
    assert text.split("\n")[1:] == [LONG, OTHER]


def test_a_sentence_runs_on_over_columns(tmp_path: Path, settings: ReadingSettings) -> None:
    words = (LONG + " " + OTHER).split()
    page = Page()
    page.wrapped(60, 110, " ".join(words[:52]), 220)
    page.wrapped(310, 110, " ".join(words[52:]), 220)
    text, _ = read(tmp_path, [page], settings)
    assert text == " ".join(words)


def test_three_columns(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    third = LONG.replace("Moeder", "Oma")
    for x, column in ((50, LONG), (220, OTHER), (390, third)):
        page.wrapped(x, 110, column, 145)
    text, _ = read(tmp_path, [page], settings)
    assert text.split("\n") == [LONG, OTHER, third]


def test_labels_beside_values_are_no_columns(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    rows = [("Naam", "Roos"), ("Geboren", "2010"), ("School", "De Linde"), ("Groep", "vier")]
    for number, (label, value) in enumerate(rows):
        page.text(60, 100 + 14 * number, label).text(300, 100 + 14 * number, value)
    text, _ = read(tmp_path, [page], settings)
    assert text.split("\n") == [f"{label} | {value}" for label, value in rows]


TABLE_X = (60, 140, 260, 520)


def table_page(rows: list[tuple[str, str, str]], top: float = 100) -> Page:
    page = Page()
    for number, row in enumerate(rows):
        for x, cell in zip(TABLE_X, row):
            page.text(x + 4, top + 30 * number + 4, cell)
    return page.grid(TABLE_X, [top + 30 * number for number in range(len(rows) + 1)])


def test_ruled_table_gives_rows_with_cells(tmp_path: Path, settings: ReadingSettings) -> None:
    rows = [("Datum", "Wie", "Inhoud"), ("03-09", "moeder", "Belt terug."), ("05-09", "", "Mail.")]
    text, blocks = read(tmp_path, [table_page(rows)], settings)
    assert text.split("\n") == [
        "Datum | Wie | Inhoud",
        "03-09 | moeder | Belt terug.",
        "05-09 |  | Mail.",
    ]
    assert [text[a:b] for a, b in blocks[1].cells] == ["03-09", "moeder", "Belt terug."]


def test_table_over_two_pages_loses_its_second_header(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    head = ("Datum", "Wie", "Inhoud")
    first = table_page([head, ("03-09", "moeder", "Belt."), ("05-09", "vader", "Hij wil")], 650)
    second = table_page([head, ("", "", "graag bellen."), ("07-09", "school", "Mail.")], 60)
    text, blocks = read(tmp_path, [first, second], settings)
    assert text.split("\n") == [
        "Datum | Wie | Inhoud",
        "03-09 | moeder | Belt.",
        "05-09 | vader | Hij wil graag bellen.",
        "07-09 | school | Mail.",
    ]
    assert [b.reason for b in blocks if b.kind == "removed"] == ["repeated table header"]


def test_a_table_without_ruled_lines(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    rows = [
        ("Datum", "Wie", ["Inhoud"]),
        ("03-09", "moeder", ["Belt terug over het", "weekend en de sportles."]),
        ("05-09", "vader", ["Komt op kantoor en", "vertelt over de zwemles."]),
        ("07-09", "school", ["Mail van juf."]),
    ]
    y = page.wrapped(60, 80, LONG, 470) + 10
    for date, who, content in rows:
        page.text(60, y, date).text(140, y, who)
        for line in content:
            page.text(240, y, line)
            y += 13
        y += 4
    page.text(60, y + 2, "Advies", 10, "F2").wrapped(60, y + 24, OTHER, 470)
    text, blocks = read(tmp_path, [page], settings)
    assert text.split("\n") == [
        LONG,
        "Datum | Wie | Inhoud",
        "03-09 | moeder | Belt terug over het weekend en de sportles.",
        "05-09 | vader | Komt op kantoor en vertelt over de zwemles.",
        "07-09 | school | Mail van juf.",
        "Advies",
        OTHER,
    ]
    assert kinds(blocks) == ["paragraph", *["table_row"] * 4, "heading", "paragraph"]


def test_a_box_around_a_text_is_no_table(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    bottom = page.wrapped(70, 100, LONG, 440)
    page.grid([60, 530], [90, bottom + 10])
    text, blocks = read(tmp_path, [page], settings)
    assert text == LONG
    assert kinds(blocks) == ["paragraph"]


def test_list_items(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    y = page.wrapped(60, 100, LONG, 470)
    items = ["vader haalt op vrijdag", "moeder brengt op zondag", "opa past op"]
    for number, item in enumerate(items):
        page.text(70, y + 10 + 13 * number, "\x95").text(84, y + 10 + 13 * number, item)
    page.parts = [part.replace("\x95", "\\225") for part in page.parts]
    text, blocks = read(tmp_path, [page], settings)
    assert text.split("\n")[1:] == items
    assert kinds(blocks)[1:] == ["list_item"] * 3


def test_drawn_bullets_part_items_too(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    y = page.wrapped(60, 100, LONG, 470)
    items = [OTHER[:85], "moeder brengt op zondag", "opa past op"]
    for number, item in enumerate(items):
        page.box(72, y + 14 + 13 * number, 3, 3).text(84, y + 10 + 13 * number, item)
    text, _ = read(tmp_path, [page], settings)
    assert text.split("\n")[1:] == items


def test_numbered_paragraphs_keep_their_number(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    y = page.wrapped(60, 100, f"1.1 {LONG}", 470)
    page.wrapped(60, y, f"1.2 {OTHER}", 470)
    text, blocks = read(tmp_path, [page], settings)
    assert text.split("\n") == [f"1.1 {LONG}", f"1.2 {OTHER}"]
    assert kinds(blocks) == ["list_item", "list_item"]


def test_line_numbers_in_the_margin_go(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    y, line, number = 100.0, "", 1
    for word in [*LONG.split(), ""]:
        if not word or text_width(f"{line} {word}", 10) > 430:
            page.text(40, y, str(number)).text(80, y, line)
            y, line, number = y + 13, word, number + 1
        else:
            line = f"{line} {word}".strip()
    for _ in range(3):
        page.text(40, y, str(number)).text(80, y, "Zij belt.")
        y, number = y + 13, number + 1
    text, blocks = read(tmp_path, [page], settings)
    assert LONG in text.replace("\n", " ")
    assert not any(word.isdigit() for word in text.split())
    assert "line numbers in the margin" in [block.reason for block in blocks]


# Text that stands upright once the page is turned: its matrix, first place, step to the next line.
TURNED = {
    90: ("0 1 -1 0", (100, 100), (14, 0)),
    180: ("-1 0 0 -1", (500, 700), (0, 14)),
    270: ("0 -1 1 0", (400, 700), (-14, 0)),
}


@pytest.mark.parametrize("angle", TURNED)
def test_turned_pages_are_read_upright(
    tmp_path: Path, settings: ReadingSettings, angle: int
) -> None:
    matrix, (x, y), (dx, dy) = TURNED[angle]
    page = Page()
    lines = ["Vader belt de school.", "Moeder schrijft een brief."]
    for number, line in enumerate(lines):
        place = f"{x + number * dx} {y + number * dy}"
        page.parts.append(f"BT /F1 10 Tf {matrix} {place} Tm ({line}) Tj ET")
    text, _ = read(tmp_path, [page], settings, rotate=angle)
    assert text.split("\n") == lines


def test_text_beside_the_page_is_not_read(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page().text(60, 100, "Zichtbaar.").text(700, 100, "Verborgen.")
    text, _ = read(tmp_path, [page], settings)
    assert text == "Zichtbaar."


def test_offsets_lead_back_to_the_page(tmp_path: Path, settings: ReadingSettings) -> None:
    first, second = Page(), Page()
    first.wrapped(60, 100, LONG, 470)
    second.wrapped(60, 100, OTHER, 470)
    text, blocks = read(tmp_path, [first, second], settings)
    for block in blocks:
        assert 0 <= block.start <= block.end <= len(text)
        for piece in block.pieces:
            assert block.start <= piece.start <= piece.end <= block.end
    assert [block.page for block in blocks] == [1, 2]
