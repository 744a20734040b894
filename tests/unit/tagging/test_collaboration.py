from __future__ import annotations

import pytest
from frame_support import Mark, placed, read_lines, same
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.collaboration_rules import find_by_rules


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


@pytest.mark.parametrize(("text", "marks"), read_lines("collaboration_cases.txt"))
def test_collaboration_cases(nlp: Language, text: str, marks: list[Mark]) -> None:
    doc = nlp(text)
    found = [
        placed(doc, f"{f.category} {f.polarity or '-'}", f.start, f.end)
        for f in find_by_rules(doc, Lexicons())
    ]
    assert same(found, marks), found


def test_one_finding_of_a_kind_in_a_stretch(nlp: Language) -> None:
    doc = nlp("Zij doen het met zijn tweeën, schouder aan schouder; dat doen zij samen als ouders.")
    kinds = [f.category for f in find_by_rules(doc, Lexicons())]
    assert kinds.count("together") <= 2
