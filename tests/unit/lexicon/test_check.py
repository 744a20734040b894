from __future__ import annotations

import pytest
import spacy

from dossier_nlp.lexicon import check

HEADER = "id\tpattern\tcategory\texample\tcounter_example\tsource\texceptions\tnote\n"


@pytest.fixture
def nlp():
    return spacy.blank("nl")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    from dossier_nlp.lexicon.paths import lexicon_dir

    (tmp_path / "language").mkdir()
    for name in ("word_classes", "strong_verbs", "separable_verbs"):
        source = lexicon_dir() / "language" / f"{name}.tsv"
        (tmp_path / "language" / f"{name}.tsv").write_bytes(source.read_bytes())
    monkeypatch.setenv("DOSSIER_NLP_LEXICONS", str(tmp_path))
    return tmp_path


def test_a_good_row_has_no_faults(nlp, folder):
    (folder / "toy.tsv").write_text(
        HEADER + "toy.a\tveilig\tthreat\tHet is [veilig].\tHet is mooi.\tbron\n", encoding="utf-8"
    )
    assert check.check(nlp) == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("toy.a\tveilig\tmystery\tHet is [veilig].\tMooi.\tbron", "no category 'mystery'"),
        ("toy.a\tveilig\tthreat\tHet is [veilig].\tMooi.\t", "source is missing"),
        ("toy.a\tveilig\tthreat\t\tMooi.\tbron", "example is missing"),
        ("toy.a\tveilig\tthreat\tHet is veilig.\tMooi.\tbron", "marks no words"),
        ("toy.a\tveilig\tthreat\tHet is [mooi].\tMooi.\tbron", "does not fire in its example"),
        ("toy.a\tveilig\tthreat\tHet [is] veilig.\tMooi.\tbron", "not on the marked words"),
        ("toy.a\tveilig\tthreat\tHet is [veilig].\tVeilig.\tbron", "fires in its counter-example"),
        ("toy.a\t{veilig\tthreat\tHet is [veilig].\tMooi.\tbron", "braces do not match"),
    ],
)
def test_a_fault_is_named(nlp, folder, row, says):
    (folder / "toy.tsv").write_text(HEADER + row + "\n", encoding="utf-8")
    (fault,) = check.check(nlp)
    assert "toy.tsv, line 2" in fault
    assert says in fault


def test_duplicates_and_dead_rows_are_named(nlp, folder):
    rows = [
        "toy.a\tveilig\tthreat\tHet is [veilig].\tMooi.\tbron",
        "toy.a\tveilig\tthreat\tHet is [veilig].\tMooi.\tbron",
    ]
    (folder / "toy.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    faults = " ".join(check.check(nlp))
    assert "the id is also that of line 2" in faults
    assert "the pattern is also that of line 2" in faults


def test_marked_takes_the_brackets_out():
    assert check.marked("Het [is] veilig.") == ("Het is veilig.", ((4, 6),))


def test_overview_counts_by_category(folder):
    (folder / "toy.tsv").write_text(
        HEADER + "toy.a\tx\tthreat\ntoy.b\ty\tcontrol\n", encoding="utf-8"
    )
    (only,) = check.overview()
    assert (only.name, only.rows, only.categories) == ("toy", 2, {"control": 1, "threat": 1})
