from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier_nlp import settings, tagging
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.cli.lexicon_diff import lexicon_diff
from dossier_nlp.errors import InputError
from dossier_nlp.language.parsed import parse_dossier
from dossier_nlp.records import Block, Document, Dossier, DossierResult, Piece

TEXT = "Moeder vindt het bij vader onveilig. De man zou haar hebben geslagen."
CHOSEN = settings.load(None, {"language": {"model": "embedded"}})


@pytest.fixture(scope="module")
def result() -> DossierResult:
    block = Block("paragraph", 0, len(TEXT), (Piece(0, len(TEXT), 1),))
    document = Document("een", "brief", "brief.txt", "0", TEXT, (block,), 1)
    tags = tagging.tag_dossier(parse_dossier(Dossier("een", (document,)), CHOSEN.language))
    assert {tag.family for tag in tags} >= {"safety", "violence"}
    return DossierResult("een", (document,), tags=tags)


def write(folder: Path, result: DossierResult) -> Path:
    ResultStore(folder / "results").write(result, "f")
    return folder


def test_a_run_tagged_alike_would_not_change(tmp_path, result, capsys) -> None:
    lexicon_diff(write(tmp_path, result), CHOSEN)
    assert "No tag would change." in capsys.readouterr().out


def test_a_missing_tag_is_told_by_place_without_words(tmp_path, result, capsys) -> None:
    kept = tuple(tag for tag in result.tags if tag.family != "safety")
    lexicon_diff(write(tmp_path, replace(result, tags=kept)), CHOSEN)
    out = capsys.readouterr().out
    start = TEXT.index("onveilig")
    assert f"een/brief p. 1, {start}-{start + 8}" in out
    assert "het bij vader" not in out


def test_another_value_is_told(tmp_path, result, capsys) -> None:
    tags = tuple(
        replace(tag, polarity="negated") if tag.family == "safety" else tag for tag in result.tags
    )
    lexicon_diff(write(tmp_path, replace(result, tags=tags)), CHOSEN)
    assert "polarity negated -> affirmed" in capsys.readouterr().out


def test_a_folder_without_results_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="no results"):
        lexicon_diff(tmp_path, CHOSEN)
