from __future__ import annotations

import pytest
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import roles_rules


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


def categories(nlp: Language, text: str) -> list[str]:
    return [f.category for f in roles_rules.find_by_rules(nlp(text), Lexicons())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vader kleineert moeder.", ["perpetrator", "victim"]),
        ("De kinderen worden niet verwaarloosd.", []),
        ("Vader zegt dat hij moeder heeft gekleineerd.", []),
        ("Vader zegt dat hij moeder niet heeft geslagen.", ["perpetrator", "victim"]),
    ],
)
def test_who_is_cast_depends_on_the_voice(nlp: Language, text: str, expected: list[str]) -> None:
    assert categories(nlp, text) == expected
