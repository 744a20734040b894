"""The lint sees every kind of row, and says what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.lint import check_lexicons


@pytest.fixture(scope="module")
def nlp():
    return pipeline.load(LanguageSettings(model="embedded"))


def spoilt(folder: Path, monkeypatch, name: str, row: str, column: str, text: str) -> None:
    """Copy the lexicons with one cell of one row replaced, and make that copy the one in use."""
    copy = folder / "lexicons"
    shutil.copytree(lexicon_dir(), copy)
    path = copy / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    header = next(line for line in lines if not line.startswith("#")).split("\t")
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if cells[0] == row:
            cells[header.index(column)] = text
            lines[number] = "\t".join(cells)
            break
    else:
        raise AssertionError(f"no row {row}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("DOSSIER_NLP_LEXICONS", str(copy))


@pytest.mark.parametrize(
    "name", ["roles/threat", "roles/labels", "strengths/nouns", "holder/nouns", "indicators/rf6"]
)
def test_shipped_lexicons_of_every_kind_are_well(nlp, name):
    assert check_lexicons(nlp, [name]) == []


@pytest.mark.parametrize(
    ("name", "row", "column", "text", "fault"),
    [
        pytest.param(
            "roles/threat",
            "perpetrator.threat.bedreigen",
            "example",
            "De hond [bedreigt] de kat.",
            "does not fire in its example",
            id="a frame without a person",
        ),
        pytest.param(
            "roles/adjectives",
            "perpetrator.adjectives.agressief_gewelddadig_handtastelijk",
            "counter_example",
            "Moeder is agressief.",
            "fires in its counter-example",
            id="a quality of a person",
        ),
        pytest.param(
            "roles/labels",
            "perpetrator.labels.narcist_narciste",
            "category",
            "culprit",
            "there is no category 'culprit'",
            id="a category that the family lacks",
        ),
        pytest.param(
            "strengths/adjectives",
            "strength.warmth.liefdevol",
            "example",
            "De juf is [liefdevol].",
            "does not fire in its example",
            id="a quality of somebody else than a parent",
        ),
        pytest.param(
            "indicators/rf1",
            "rf1.child_caught.boodschapper",
            "example",
            "Vader is de [doorgeefluik].",
            "does not fire in its example",
            id="an indicator without its company",
        ),
        pytest.param(
            "holder/nouns",
            "holder.noun.zorgen",
            "example",
            "De [vreugde] van moeder is groot.",
            "does not fire in its example",
            id="a cue that does not match",
        ),
    ],
)
def test_faults_are_told(tmp_path, monkeypatch, nlp, name, row, column, text, fault):
    spoilt(tmp_path, monkeypatch, name, row, column, text)
    found = check_lexicons(nlp, [name])
    assert any(row in line and fault in line for line in found)
