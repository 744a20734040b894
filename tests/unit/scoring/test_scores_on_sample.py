"""Scores of a real dossier, through all the rooms: what must not change them does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from dossier_nlp import analysis, language
from dossier_nlp.evaluation.evaluate import as_dossier
from dossier_nlp.evaluation.gold import clean_document, read_gold
from dossier_nlp.evaluation.symmetry import mirror
from dossier_nlp.records import Document, Dossier, DossierResult
from dossier_nlp.scoring import score_dossier
from dossier_nlp.settings import Settings
from dossier_nlp.tagging import learned

ROOT = Path(__file__).resolve().parents[3]
NEUTRAL = ROOT / "tests" / "data" / "neutral"
NAME = "d13"
POINTS = 3


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return as_dossier(read_gold(ROOT / "corpora_sample" / NAME))


def analysed(*documents: Document) -> DossierResult:
    with learned.use(None):
        return analysis.analyse(Dossier(NAME, documents), Settings())


@pytest.fixture(scope="module")
def result(dossier: Dossier) -> DossierResult:
    return analysed(*dossier.documents)


def scores(result: DossierResult) -> list[float]:
    return [score.score for score in result.scores]


def test_the_dossier_has_scores_to_change(result: DossierResult) -> None:
    assert len(scores(result)) == 7
    assert max(scores(result)) > 20


def test_unrelated_papers_change_no_score(dossier: Dossier, result: DossierResult) -> None:
    files = sorted(NEUTRAL.glob("*.txt"))
    assert len(files) > 2
    papers = [
        replace(clean_document(file.read_text(encoding="utf-8"), NAME, file.stem)[0], date=date)
        for file, date in zip(files, cycle(["2015-01-01", "2024-06-01", "2035-01-01"]))
    ]
    everything = [*dossier.documents, *papers]
    after = analysed(*sorted(everything, key=lambda one: (one.date, one.document_id)))
    for one, two in zip(scores(result), scores(after), strict=True):
        assert abs(one - two) <= POINTS


def test_order_of_the_files_does_not_matter(dossier: Dossier, result: DossierResult) -> None:
    turned = score_dossier(
        dossier.documents[::-1],
        result.tags[::-1],
        result.claims,
        result.reuse[::-1],
        result.summary.people,
    )
    assert turned.scores == result.scores
    assert turned.events == result.events
    assert turned.summary == result.summary


def test_mirrored_parents_get_the_same_scores(dossier: Dossier, result: DossierResult) -> None:
    parsed = language.parse_dossier(dossier, Settings().language)
    mirrored = analysed(*(mirror(one.document, one.doc) for one in parsed))
    assert scores(mirrored) == scores(result)
    assert [s.present for s in mirrored.scores] == [s.present for s in result.scores]
    turned = {"mother-child": "father-child", "father-child": "mother-child"}
    assert set(mirrored.summary.contact_loss_between) == {
        turned.get(one, one) for one in result.summary.contact_loss_between
    }
