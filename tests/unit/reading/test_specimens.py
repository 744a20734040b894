"""What the sample dossiers lack: footnotes, stamps, bars, ligatures, headers that change."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_specimens import Page, join_objects, pdf_bytes, text_width, write_pdf

from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.settings import ReadingSettings

FIRST = (
    "Moeder vertelt dat zij de afgelopen maanden veel met de kinderen heeft gepraat over de "
    "verhuizing en dat zij het belangrijk vindt dat vader daarbij betrokken wordt, ook als dat"
)
SECOND = (
    "niet vanzelf gaat. Vader zegt dat hij de afspraken over het weekend wil houden zoals zij nu "
    "zijn en dat hij op tijd belt wanneer hij later is."
)


def texts(path: Path, settings: ReadingSettings) -> tuple[list[str], dict[str, str]]:
    """Return the lines of the text, and what was taken out with its reason."""
    content = read_pdf(path, settings)
    taken = {block.text: block.reason for block in content.blocks if block.kind == "removed"}
    return content.text.split("\n"), taken


def test_a_footnote_does_not_cut_the_sentence_above_it(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    first, second = Page(), Page()
    first.wrapped(60, 600, FIRST, 470)
    first.text(60, 700, "1 Zie het verslag van de school van 3 mei 2021.", 7)
    second.wrapped(60, 60, SECOND, 470)
    content = read_pdf(write_pdf(tmp_path / "a.pdf", [first, second]), settings)
    assert content.text.split("\n") == [
        f"{FIRST} {SECOND}",
        "1 Zie het verslag van de school van 3 mei 2021.",
    ]
    assert [block.kind for block in content.blocks] == ["paragraph", "footnote"]


def test_a_footnote_mark_is_no_part_of_the_word(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page().text(60, 100, "De omgang")
    end = 60 + text_width("De omgang", 10)
    page.text(end, 98, "1", 6).text(end + 4, 100, " is hersteld; groep 4B bleef.")
    lines, taken = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert lines == ["De omgang is hersteld; groep 4B bleef."]
    assert taken == {"1": "footnote marks"}


def test_a_table_inside_a_form_keeps_its_cells(tmp_path: Path, settings: ReadingSettings) -> None:
    # As tools make that stamp a page: all of it lies in a form, at half its size.
    page = Page()
    for row, cells in enumerate((("Wie", "Wat"), ("vader", "belt"))):
        for x, cell in zip((124, 404), cells):
            page.text(x, 208 + 60 * row, cell, 20)
    content = "\n".join(page.grid((120, 400, 800), (200, 260, 320)).parts).encode()
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [-2000 -2000 2000 2000]"
        b" /Matrix [0.5 0 0 0.5 0 421] /Resources << /Font << /F1 4 0 R >> >>"
        b" /Length %d >>\nstream\n%s\nendstream"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    sheet = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>"
    )
    data = join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            sheet,
            font,
            form % (len(content), content),
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        ]
    )
    (tmp_path / "a.pdf").write_bytes(data)
    assert texts(tmp_path / "a.pdf", settings)[0] == ["Wie | Wat", "vader | belt"]


def test_headers_that_change_per_page_are_taken_out(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    pages = []
    for number, title in enumerate(("Aanleiding", "Verloop", "Weging", "Advies"), start=1):
        page = Page().text(60, 30, title, 8).text(500, 30, f"{number}/4", 8)
        page.wrapped(60, 100, f"{title}. {FIRST}.", 470)
        pages.append(page)
    lines, taken = texts(write_pdf(tmp_path / "a.pdf", pages), settings)
    assert len(lines) == 4
    assert set(taken) == {"Aanleiding 1/4", "Verloop 2/4", "Weging 3/4", "Advies 4/4"}


def test_the_last_line_of_the_text_is_no_footer(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    y = page.wrapped(60, 740, FIRST + ".", 470)
    page.text(60, y, "Aldus opgemaakt te Delderhaven.")
    lines, taken = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert lines[-1] == "Aldus opgemaakt te Delderhaven."
    assert taken == {}


def test_a_stamp_across_the_text_is_no_text(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    page.wrapped(60, 100, FIRST + ".", 470)
    page.parts.append("BT /F2 30 Tf 0.7 0.7 -0.7 0.7 150 600 Tm (KOPIE) Tj ET")
    lines, _ = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert FIRST + "." in lines


def test_black_bars_leave_the_rest_of_the_line(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page().text(60, 100, "Op verzoek van").text(240, 100, "is de school gebeld.")
    page.box(135, 100, 95, 11)
    lines, _ = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert " ".join(lines) == "Op verzoek van is de school gebeld."


def test_text_under_a_black_bar_is_not_read(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page().text(60, 100, "Moeder heet Wilhelmina en belt.")
    page.box(60 + text_width("Moeder heet ", 10), 98, text_width("Wilhelmina", 10), 13)
    content = read_pdf(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert content.text == "Moeder heet en belt."
    (taken,) = [block for block in content.blocks if block.kind == "removed"]
    assert (taken.text, taken.reason) == ("■", "hidden under a black bar")
    assert "Wilhelmina" not in repr(content)


def test_light_text_on_a_dark_ground_is_read(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    for x, head, cell in ((60, "Wie", "vader"), (200, "Wat", "belt")):
        page.box(x, 100, 140, 20)
        page.parts.append("1 g")
        page.text(x + 4, 104, head)
        page.parts.append("0 g")
        page.text(x + 4, 124, cell)
    page.grid((60, 200, 340), (100, 120, 140))
    lines, taken = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert lines == ["Wie | Wat", "vader | belt"]
    assert taken == {}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("zorgrege\\255", "zorgregeling is"),
        ("zorgrege-", "zorgregeling is"),
    ],
)
def test_hyphens_at_the_end_of_a_line(
    tmp_path: Path, settings: ReadingSettings, shown: str, expected: str
) -> None:
    page = Page()
    page.text(60, 100, "De ouders hebben samen met de mediator gesproken en de nieuwe XX")
    page.text(60, 113, "ling is daarna door de rechtbank vastgelegd en aan allen gestuurd.")
    page.parts[0] = page.parts[0].replace("XX", shown)
    lines, _ = texts(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert expected in lines[0]


def test_ligatures_become_letters(tmp_path: Path, settings: ReadingSettings) -> None:
    data = pdf_bytes(
        [Page().text(60, 100, "de e\x01ecten en de \x02etsen")],
        encoding="<< /Type /Encoding /Differences [1 /ff /fi] >>",
    )
    (tmp_path / "a.pdf").write_bytes(data)
    lines, _ = texts(tmp_path / "a.pdf", settings)
    assert lines == ["de effecten en de fietsen"]


def test_glyphs_without_a_name_are_told(tmp_path: Path, settings: ReadingSettings) -> None:
    # Letters that the font maps to the private use area, as subset fonts without a map do.
    names = " ".join(f"/uniE0{code:02X}" for code in range(97, 123))
    data = pdf_bytes(
        [Page().text(60, 100, "moeder en vader praten samen over school")],
        encoding=f"<< /Type /Encoding /Differences [97 {names}] >>",
    )
    (tmp_path / "a.pdf").write_bytes(data)
    content = read_pdf(tmp_path / "a.pdf", settings)
    assert "no_unicode_map" in {notice.code for notice in content.notices}
    assert content.quality < 0.5


def test_words_run_together_are_told(tmp_path: Path, settings: ReadingSettings) -> None:
    page = Page()
    for row in range(20):
        page.text(30, 60 + 14 * row, "moedervertelttdatzijdekinderennaarschoolbrengtenhaalt", 9)
    content = read_pdf(write_pdf(tmp_path / "a.pdf", [page]), settings)
    assert "run_together" in {notice.code for notice in content.notices}
    assert content.quality < 0.5


def test_blank_pages_are_told(tmp_path: Path, settings: ReadingSettings) -> None:
    pages = [Page(), Page().wrapped(60, 100, FIRST, 470) and Page().text(60, 100, FIRST[:60])]
    content = read_pdf(write_pdf(tmp_path / "a.pdf", pages), settings)
    assert [(n.code, n.message) for n in content.notices] == [("blank_page", "nothing on page 1")]


def test_an_empty_document_is_an_error_row(tmp_path: Path, settings: ReadingSettings) -> None:
    content = read_pdf(write_pdf(tmp_path / "a.pdf", [Page(), Page()]), settings)
    assert [(n.code, n.severity) for n in content.notices] == [("no_text", "error")]
    assert content.quality == 0.0
