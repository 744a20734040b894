from __future__ import annotations

import pytest
from tagging_cases import parse

from dossier_nlp.tagging.context import families_of_paper
from dossier_nlp.tagging.tagger import TAGGERS

LETTER = "De school vraagt alle leerlingen op tijd te komen en een broodje mee te nemen. " * 15
UNGATED = {"safety", "violence", "loaded_term"}


def families(text: str) -> set[str]:
    return set(families_of_paper(parse(text).doc, TAGGERS))


def test_a_paper_without_anybody_of_a_case_holds_safety_and_violence_only() -> None:
    assert families(LETTER) == UNGATED


def test_a_body_named_once_makes_no_case_paper_but_may_bring_help() -> None:
    assert families(LETTER + "Veilig Thuis houdt spreekuur.") == {*UNGATED, "intervention"}


@pytest.mark.parametrize("who", ["Moeder", "Vader", "De jeugdbeschermer"])
def test_a_paper_about_somebody_of_a_case_holds_everything(who: str) -> None:
    assert families(LETTER + f"{who} belt. {who} schrijft. {who} komt.") == set(TAGGERS)


def test_ouders_often_enough_make_a_case_paper() -> None:
    assert families(LETTER + "Ouders overleggen. " * 3) == set(TAGGERS)


def test_a_short_text_is_taken_as_it_is() -> None:
    assert families("Hij heeft haar geslagen.") == set(TAGGERS)
