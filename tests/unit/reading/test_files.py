"""Files of every format, dossiers of files, and what is told about them."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import docx
import pytest
from reading_specimens import Page, write_pdf

from dossier_nlp.errors import InputError, ReadingError
from dossier_nlp.reading import find_dossiers, read_dossier, read_file, read_files
from dossier_nlp.reading.declared import read_declarations
from dossier_nlp.reading.explain import draw_page, explain
from dossier_nlp.settings import ReadingSettings

PASSWORD_FILE = Path(__file__).parents[2] / "data" / "reading" / "password_geheim.pdf"
LETTER = """Basisschool De Linde
Datum: {date}

Geachte ouders,

Vandaag hebben wij gesproken over het rekenen en over de gymles, en over de vraag hoe
vader en moeder allebei op de hoogte blijven van wat er op school gebeurt.

Met vriendelijke groet,
juf Anna"""


def write_letter(path: Path, date: str = "3 mei 2021") -> Path:
    path.write_text(LETTER.format(date=date), encoding="utf-8")
    return path


# ------------------------------------------------------------------- finding


def test_a_folder_of_folders_is_a_dossier_each(tmp_path: Path) -> None:
    for name in ("b", "a", ".git", "leeg"):
        (tmp_path / name).mkdir()
    for file in ("a/1.pdf", "a/2.txt", "a/2.md", "a/dossier.toml", "b/1.docx", ".git/x.pdf"):
        (tmp_path / file).write_bytes(b"x")
    (tmp_path / "a" / ".hidden.pdf").write_bytes(b"x")
    (tmp_path / "a" / "~$2.docx").write_bytes(b"x")
    found = find_dossiers(tmp_path)
    assert [(one.dossier_id, [file.name for file in one.files]) for one in found] == [
        ("a", ["1.pdf", "2.txt"]),
        ("b", ["1.docx"]),
    ]


def test_a_folder_of_files_is_one_dossier(tmp_path: Path) -> None:
    write_letter(tmp_path / "b.txt")
    write_letter(tmp_path / "a.txt")
    (tmp_path / "foto.jpg").write_bytes(b"x")
    (found,) = find_dossiers(tmp_path)
    assert [file.name for file in found.files] == ["a.txt", "b.txt"]
    assert [file.name for file in found.unreadable] == ["foto.jpg"]


def test_one_file_is_one_dossier(tmp_path: Path) -> None:
    (found,) = find_dossiers(write_letter(tmp_path / "brief.txt"))
    assert found.dossier_id == "brief"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets are no files there")
def test_what_is_no_file_is_told_and_never_opened(
    tmp_path: Path, settings: ReadingSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = tmp_path / "zaak"
    case.mkdir()
    write_letter(case / "brief.txt")
    os.mkfifo(case / "pijp.pdf")
    (case / "weg.docx").symlink_to(tmp_path / "nergens.docx")
    with socket.socket(socket.AF_UNIX) as plug:
        # By its short name: the path of a socket may not be long.
        plug.bind("zaak/stekker.txt")
        (found,) = find_dossiers(tmp_path)
        dossier = read_dossier(case, settings)
    assert [one.name for one in found.no_files] == ["pijp.pdf", "stekker.txt", "weg.docx"]
    assert [file.name for file in found.files] == ["brief.txt"]
    assert [document.file for document in dossier.documents] == ["brief.txt"]
    told = [(one.file, one.severity, one.code) for one in dossier.problems]
    assert told == [(one.name, "error", "unreadable") for one in found.no_files]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files there")
def test_a_folder_with_only_a_pipe_is_a_dossier_with_a_problem(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    write_letter(tmp_path / "a" / "brief.txt")
    os.mkfifo(tmp_path / "b" / "pijp.pdf")
    os.mkfifo(tmp_path / "a" / "dossier.csv")
    found = find_dossiers(tmp_path)
    assert [one.dossier_id for one in found] == ["a", "b"]
    assert [read_files(one, settings).problems[0].code for one in found] == ["unreadable"] * 2


@pytest.mark.parametrize("name", ["weg", "leeg", "notes.md"])
def test_nothing_to_read_is_one_clear_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(InputError) as caught:
        find_dossiers(tmp_path / name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


# ------------------------------------------------------------------- formats


def test_plain_text_becomes_blocks(tmp_path: Path, settings: ReadingSettings) -> None:
    document, _ = read_file(write_letter(tmp_path / "brief.txt"), "d", settings)
    assert document.text.split("\n") == [
        "Basisschool De Linde",
        "Datum: 3 mei 2021",
        "Geachte ouders,",
        "Vandaag hebben wij gesproken over het rekenen en over de gymles, en over de vraag hoe "
        "vader en moeder allebei op de hoogte blijven van wat er op school gebeurt.",
        "Met vriendelijke groet,",
        "juf Anna",
    ]
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["letterhead", "letterhead", *["paragraph"] * 4]
    assert (document.date, document.discipline) == ("2021-05-03", "school")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_plain_text(tmp_path: Path, settings: ReadingSettings, encoding: str) -> None:
    text = "Zij vond het één keer écht te veel, zei de coördinator van de gezinsvoogdij. " * 4
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    document, _ = read_file(tmp_path / "a.txt", "d", settings)
    assert document.text == text.strip()


def test_double_spaced_text_is_joined_too(tmp_path: Path, settings: ReadingSettings) -> None:
    lines = [
        "De gestelde hulpvraag van een van beide ouders verschilt per discipline, en wanneer de",
        "betrokken disciplines zich daar niet van bewust zijn, dan is het mogelijk dat zij ouders",
        "zo goed mogelijk van dienst willen zijn, binnen de kennis die zij van hun eigen vak",
        "hebben.",
        "Een ander probleem is dat de afwikkeling van een zaak nog vaak wordt benaderd als een",
        "wedstrijd.",
    ]
    (tmp_path / "a.txt").write_text("\n\n".join(lines))
    document, _ = read_file(tmp_path / "a.txt", "d", settings)
    assert document.text == " ".join(lines[:4]) + "\n" + " ".join(lines[4:])


def test_word_file(tmp_path: Path, settings: ReadingSettings) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    made.add_heading("Plan van aanpak", 1)
    made.add_paragraph("Datum: 3 mei 2021")
    made.add_paragraph("Ouders halen de kinderen zelf op.", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Wie", "Wat"), ("vader", "belt"))):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    made.add_page_break()
    made.add_paragraph("Einde.")
    made.save(str(tmp_path / "plan.docx"))
    document, problems = read_file(tmp_path / "plan.docx", "d", settings)
    assert document.text.split("\n") == [
        "Plan van aanpak",
        "Datum: 3 mei 2021",
        "Ouders halen de kinderen zelf op.",
        "Wie | Wat",
        "vader | belt",
        "Einde.",
    ]
    kinds = [block.kind for block in document.blocks]
    assert kinds == [
        "removed",
        "heading",
        "paragraph",
        "list_item",
        *["table_row"] * 2,
        "paragraph",
    ]
    assert [document.text[a:b] for a, b in document.blocks[5].cells] == ["vader", "belt"]
    assert (document.pages, document.page_of(len(document.text) - 2)) == (2, 2)
    assert (document.type, document.date) == ("planvanaanpak", "2021-05-03")
    assert problems == ()


def test_password(settings: ReadingSettings) -> None:
    document, _ = read_file(PASSWORD_FILE, "d", settings, password="geheim")
    assert document.text == "Vader belt de school."
    for wrong in (None, "fout"):
        with pytest.raises(ReadingError) as caught:
            read_file(PASSWORD_FILE, "d", settings, password=wrong)
        assert caught.value.code == "encrypted"


def test_pdf_offsets_and_fingerprint(tmp_path: Path, settings: ReadingSettings) -> None:
    path = write_pdf(tmp_path / "a.pdf", [Page().text(60, 100, "Vader belt de school.")])
    document, _ = read_file(path, "d", settings)
    again, _ = read_file(path, "d", settings)
    assert document == again
    assert len(document.sha256) == 64
    assert document.pages == 1


# ------------------------------------------------------------------- dossiers


def test_documents_are_ordered_by_date_then_name(tmp_path: Path, settings: ReadingSettings) -> None:
    for name, date in (("a", "9 mei 2021"), ("b", "3 mei 2020"), ("c", "3 mei 2021")):
        write_letter(tmp_path / f"{name}.txt", date)
    (tmp_path / "d.txt").write_text("Een briefje zonder datum.")
    dossier = read_dossier(tmp_path, settings, dossier_id="x1")
    assert [document.document_id for document in dossier.documents] == ["b", "c", "a", "d"]
    assert {document.dossier_id for document in dossier.documents} == {"x1"}


def test_a_bad_file_costs_a_row(tmp_path: Path, settings: ReadingSettings) -> None:
    write_letter(tmp_path / "goed.txt")
    (tmp_path / "leeg.pdf").write_bytes(b"")
    (tmp_path / "scan.jpg").write_bytes(b"x")
    dossier = read_dossier(tmp_path, settings)
    assert [document.file for document in dossier.documents] == ["goed.txt"]
    rows = {(p.file, p.severity, p.code) for p in dossier.problems}
    assert ("leeg.pdf", "error", "empty_file") in rows
    assert ("scan.jpg", "warning", "unknown_format") in rows


def test_the_same_file_twice_is_read_once(tmp_path: Path, settings: ReadingSettings) -> None:
    write_letter(tmp_path / "a.txt")
    write_letter(tmp_path / "b.txt")
    dossier = read_dossier(tmp_path, settings)
    assert [document.file for document in dossier.documents] == ["a.txt"]
    assert [problem.code for problem in dossier.problems if problem.file == "b.txt"] == [
        "duplicate"
    ]


def test_equal_names_in_sub_folders_get_ids_of_their_own(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    for folder, date in (("x", "3 mei 2020"), ("y", "3 mei 2021")):
        (tmp_path / "case" / folder).mkdir(parents=True)
        write_letter(tmp_path / "case" / folder / "brief.txt", date)
    (found,) = find_dossiers(tmp_path)
    dossier = read_dossier(tmp_path / "case", settings)
    assert found.dossier_id == "case"
    assert [document.document_id for document in dossier.documents] == ["brief", "brief-2"]


# ------------------------------------------------------------------- declarations


def test_declared_fields_win(tmp_path: Path, settings: ReadingSettings) -> None:
    write_letter(tmp_path / "a.txt")
    (tmp_path / "dossier.csv").write_text("file;date;type\na.txt;2020-02-01;email\n")
    (document,) = read_dossier(tmp_path, settings).documents
    assert (document.date, document.date_source, document.type) == (
        "2020-02-01",
        "declared",
        "email",
    )


def test_a_statement_about_a_file_that_is_not_there_is_told(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    write_letter(tmp_path / "a.txt")
    (tmp_path / "dossier.csv").write_text("file;date\na.txt;2020-02-01\nb.txt;2020-02-01\n")
    problems = read_dossier(tmp_path, settings).problems
    assert [(p.file, p.code) for p in problems] == [("b.txt", "declaration")]


def test_declarations_in_toml(tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_text(
        '[[documents]]\nfile = "a.pdf"\ndate = 2020-02-01\nauthor = "mother"\n'
        '[[documents]]\nfile = "b.pdf"\ntype = "roman"\n'
    )
    stated = read_declarations(tmp_path)
    assert stated.by_file["a.pdf"] == {"date": "2020-02-01", "author": "mother"}
    assert stated.by_file["b.pdf"] == {}
    assert stated.faults == (("documents.toml", "row 2: type is not usable"),)


def test_an_annotated_dossier_gives_no_answers_away(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    write_letter(tmp_path / "a.txt")
    (tmp_path / "dossier.toml").write_text(
        'id = "p1"\n[[document]]\nbestand = "a.md"\ndatum = "1999-01-01"\ntype = "email"\n'
    )
    (document,) = read_dossier(tmp_path, settings).documents
    assert document.date == "2021-05-03"
    assert document.date_source == "label:own"


def test_broken_declarations_are_told(tmp_path: Path, settings: ReadingSettings) -> None:
    write_letter(tmp_path / "a.txt")
    (tmp_path / "documents.toml").write_text("[[documents\n")
    problems = read_dossier(tmp_path, settings).problems
    assert ("documents.toml", "declaration") in {(p.file, p.code) for p in problems}


# ------------------------------------------------------------------- explaining


def test_explanation_shows_what_was_taken_out(tmp_path: Path, settings: ReadingSettings) -> None:
    pages = [
        Page().text(60, 20, "Rapport - vertrouwelijk", 8).text(60, 200, f"Zin {word}.")
        for word in ("een", "twee")
    ]
    path = write_pdf(tmp_path / "a.pdf", pages)
    told = explain(path, settings)
    assert [(note.page, note.reason) for note in told.removed] == [
        (1, "running header"),
        (2, "running header"),
    ]
    assert any("[running header]" in line for line in told.lines())
    picture = draw_page(path, told, 2)
    assert picture.size[0] > 500
    with pytest.raises(ReadingError):
        draw_page(path, told, 3)
