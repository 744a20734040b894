"""What an analyst states beside the files, as a spreadsheet saves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_nlp.reading.declared import read_declarations


def test_a_dutch_spreadsheet(tmp_path: Path) -> None:
    rows = (
        "Bestand;Datum;Soort;Discipline;Auteur",
        "brief één.pdf;14-3-2021;Email;School;school",
        ";;;;",
    )
    (tmp_path / "dossier.csv").write_bytes("\r\n".join(rows).encode("cp1252"))
    stated = read_declarations(tmp_path)
    assert stated.by_file == {
        "brief één.pdf": {
            "date": "2021-03-14",
            "type": "email",
            "discipline": "School",
            "author": "school",
        }
    }
    assert stated.faults == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    rows = ["file,date", "a.pdf,2021-03-14"]
    (tmp_path / "dossier.csv").write_text("\n".join(rows).replace(",", delimiter))
    assert read_declarations(tmp_path).by_file == {"a.pdf": {"date": "2021-03-14"}}


@pytest.mark.parametrize("value", ["31-02-2021", "2021", "maart", "14-3-21"])
def test_what_is_no_date_is_told(tmp_path: Path, value: str) -> None:
    (tmp_path / "dossier.csv").write_text(f"file;date\na.pdf;{value}\n")
    stated = read_declarations(tmp_path)
    assert stated.by_file == {"a.pdf": {}}
    assert stated.faults == (("dossier.csv", "row 1: date is not usable"),)


def test_documents_toml_goes_before_the_others(tmp_path: Path) -> None:
    (tmp_path / "dossier.csv").write_text("file,type,date\na.pdf,email,2020-01-01\n")
    (tmp_path / "dossier.toml").write_text(
        '[[reading.documents]]\nfile = "a.pdf"\ntype = "evaluatie"\n'
    )
    (tmp_path / "documents.toml").write_text('[[documents]]\nfile = "a.pdf"\ndate = 2021-02-02\n')
    assert read_declarations(tmp_path).by_file["a.pdf"] == {
        "type": "evaluatie",
        "date": "2021-02-02",
    }
