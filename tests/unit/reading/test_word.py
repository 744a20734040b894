"""Word files as they are printed: numbers, notes, text boxes, tracked changes, merged cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_specimens import item, p, run, write_docx

from dossier_nlp.reading.word import read_docx
from dossier_nlp.reading.word_numbers import in_format
from dossier_nlp.records import Block
from dossier_nlp.settings import ReadingSettings


def read(path: Path, settings: ReadingSettings) -> tuple[list[str], list[Block]]:
    content = read_docx(path, settings)
    end = 0
    for block in content.blocks:
        if block.kind != "removed":
            assert block.start == (end + 1 if end else 0)
            first = block.cells[0] if block.cells else (block.start, block.end)
            assert block.pieces[0].start == block.start or first[0] == first[1]
            assert block.pieces[-1].end == block.end
            end = block.end
    assert end == len(content.text)
    return content.text.split("\n"), list(content.blocks)


def removed(blocks: list[Block]) -> dict[str, str]:
    return {block.text: block.reason for block in blocks if block.kind == "removed"}


def test_automatic_numbers_are_read(tmp_path: Path, settings: ReadingSettings) -> None:
    body = (
        item("Feiten", 1)
        + item("Partijen zijn gehuwd.", 1, 1)
        + item("Zij hebben twee kinderen.", 1, 1)
        + item("Roos", 1, 2)
        + item("Siem", 1, 2)
        + item("een losse punt", 2)
        + item("Beoordeling", 1)
        + item("De rechtbank is bevoegd.", 1, 1)
        + item("Opnieuw geteld", 3)
        + item("buiten elke lijst", 9)
    )
    lines, blocks = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == [
        "1. Feiten",
        "1.1 Partijen zijn gehuwd.",
        "1.2 Zij hebben twee kinderen.",
        "(i) Roos",
        "(ii) Siem",
        "een losse punt",
        "2. Beoordeling",
        "2.1 De rechtbank is bevoegd.",
        "1. Opnieuw geteld",
        "buiten elke lijst",
    ]
    assert [block.kind for block in blocks] == ["list_item"] * 9 + ["paragraph"]


def test_a_style_may_number_its_headings(tmp_path: Path, settings: ReadingSettings) -> None:
    style = '<w:pStyle w:val="Hoofdstuk"/>'
    body = p("Aanleiding", style) + p("Tekst.") + p("Advies", style)
    lines, blocks = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == ["1. Aanleiding", "Tekst.", "2. Advies"]
    assert [(b.kind, b.level) for b in blocks] == [("heading", 1), ("paragraph", 0), ("heading", 1)]


def test_notes_follow_their_paragraph(tmp_path: Path, settings: ReadingSettings) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = p(run("De omgang") + note + run(" is hersteld.") + end) + p("Einde.")
    parts = {
        "footnotes": f'<w:footnote w:id="2">{p("Zie het verslag van school.")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{p("Bijlage 3.")}</w:endnote>',
    }
    lines, blocks = read(write_docx(tmp_path / "a.docx", body, parts), settings)
    assert lines == [
        "De omgang is hersteld.",
        "1 Zie het verslag van school.",
        "2 Bijlage 3.",
        "Einde.",
    ]
    assert [block.kind for block in blocks] == ["paragraph", "footnote", "footnote", "paragraph"]


def test_text_boxes_are_read_once(tmp_path: Path, settings: ReadingSettings) -> None:
    box = f"<w:txbxContent>{p('In het kader.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = p(f"{run('Ernaast.')}<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")
    lines, _ = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == ["Ernaast.", "In het kader."]


def test_tracked_changes_read_as_accepted(tmp_path: Path, settings: ReadingSettings) -> None:
    body = p(
        f"{run('Vader ')}<w:del><w:r><w:delText>weigert</w:delText></w:r></w:del>"
        f"<w:ins>{run('wil')}</w:ins>{run(' overleg.')}"
    )
    lines, blocks = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == ["Vader wil overleg."]
    assert removed(blocks) == {"weigert": "deleted with tracked changes"}


def test_content_controls_links_and_hidden_text(tmp_path: Path, settings: ReadingSettings) -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('3 mei 2021')}</w:sdtContent></w:sdt>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    link = f"<w:hyperlink>{run('de site')}</w:hyperlink>"
    inside = p(f"{run('Datum: ')}{control}{hidden}{field}")
    body = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>" + p(f"{run('Zie ')}{link}")
    lines, _ = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == ["Datum: 3 mei 2021", "Zie de site"]


def test_merged_and_nested_cells(tmp_path: Path, settings: ReadingSettings) -> None:
    def cell(inner: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{inner}</w:tc>"

    nested = f"<w:tbl><w:tr>{cell(p('binnen'))}</w:tr></w:tbl>"
    first = cell(p("week 1"), '<w:vMerge w:val="restart"/>') + cell(p("vader"))
    second = cell(p("week 1"), "<w:vMerge/>") + cell(p("moeder") + nested)
    body = f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    lines, blocks = read(write_docx(tmp_path / "a.docx", body), settings)
    assert lines == ["week 1 | vader", " | moeder binnen"]
    assert [len(block.cells) for block in blocks] == [2, 2]


def test_pages_are_counted_once(tmp_path: Path, settings: ReadingSettings) -> None:
    wanted, noted = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("Een.") + p(wanted) + p(f"{noted}{run('Twee gaat ')}{noted}{run('verder op drie.')}")
    content = read_docx(write_docx(tmp_path / "a.docx", body), settings)
    assert content.text == "Een.\nTwee gaat verder op drie."
    assert content.pages == 3
    assert [(piece.page) for piece in content.blocks[1].pieces] == [2, 3]


def test_running_lines_and_comments_are_removed(tmp_path: Path, settings: ReadingSettings) -> None:
    section = '<w:sectPr><w:headerReference w:type="even" r:id="rId3"/></w:sectPr>'
    parts = {
        "header1": p("Vertrouwelijk"),
        "comments": f'<w:comment w:id="1">{p("Klopt dit?")}</w:comment>',
    }
    lines, blocks = read(write_docx(tmp_path / "a.docx", p("Tekst.") + section, parts), settings)
    assert lines == ["Tekst."]
    assert removed(blocks) == {
        "Vertrouwelijk": "running header",
        "Klopt dit?": "comment in the margin",
    }


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (4, "lowerLetter", "d"),
        (28, "upperLetter", "BB"),
        (14, "upperRoman", "XIV"),
        (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"),
        (10**9, "upperRoman", "1000000000"),
    ],
)
def test_formats_of_numbers(number: int, kind: str, expected: str) -> None:
    assert in_format(number, kind) == expected
