from __future__ import annotations

import pytest

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon import load

HEADER = "id\tpattern\tcategory\texample\tcounter_example\tsource\texceptions\tnote\tframe\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_NLP_LEXICONS", str(tmp_path))
    return tmp_path


def test_rows_keep_file_line_and_family_columns(folder):
    (folder / "toy.tsv").write_text(
        "# a comment\n" + HEADER + "toy.a\tveilig\tthreat\t[veilig]\t\tbron\tx y; z\t\tlabel\n",
        encoding="utf-8",
    )
    (only,) = load.load_rows("toy")
    assert (only.file, only.line) == ("toy.tsv", 3)
    assert only.exceptions == ("x y", "z")
    assert only.get("frame") == "label"
    assert only.get("agent", "subject") == "subject"


def test_quotes_are_ordinary_characters(folder):
    (folder / "toy.tsv").write_text(
        HEADER + 'toy.a\tx\tthreat\tZij zei: "[x]\'s"\t\tbron\n', encoding="utf-8"
    )
    assert load.load_rows("toy")[0].example == 'Zij zei: "[x]\'s"'


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Toy A\tveilig\tthreat\n", "line 2: id"),
        ("toy.a\t\tthreat\n", "line 2: pattern"),
        ("toy.a\tx\tthreat" + "\t" * 9 + "\n", "line 2: 12 cells"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(folder, body, says):
    (folder / "toy.tsv").write_text(HEADER + body, encoding="utf-8")
    with pytest.raises(LexiconError, match=f"toy.tsv, {says}"):
        load.load_rows("toy")


def test_a_missing_column_and_a_missing_file_are_named(folder):
    (folder / "toy.tsv").write_text("id\tpattern\ntoy.a\tx\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="lacks the column category"):
        load.load_rows("toy")
    with pytest.raises(LexiconError, match="no such lexicon"):
        load.load_rows("nothing")


def test_latin_1_is_refused_with_the_name_of_the_file(folder):
    (folder / "toy.tsv").write_bytes(HEADER.encode() + "toy.a\té\tthreat\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"toy\.tsv"):
        load.load_rows("toy")


def test_names_list_lexicons_in_folders_and_leave_word_lists_out(folder):
    (folder / "toy.tsv").write_text(HEADER + "toy.a\tx\tthreat\n", encoding="utf-8")
    (folder / "roles").mkdir()
    (folder / "roles" / "x.tsv").write_text(HEADER + "x.a\tx\tvictim\n", encoding="utf-8")
    (folder / "words.tsv").write_text("class\tword\nA\tb\n", encoding="utf-8")
    assert load.lexicon_names() == ("roles/x", "toy")


def test_fingerprint_sees_content_and_names_but_not_line_ends(folder):
    path = folder / "toy.tsv"
    path.write_bytes(b"id\tx\n")
    first = load.fingerprint()
    path.write_bytes(b"id\tx\r\n")
    assert load.fingerprint() == first
    path.write_bytes(b"id\ty\n")
    changed = load.fingerprint()
    assert changed != first
    path.rename(folder / "other.tsv")
    assert load.fingerprint() != changed
