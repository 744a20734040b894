from __future__ import annotations

import pytest
from frame_support import Mark, placed, read_lines, same
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.check import marked
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.lexicon.load import load_rows
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import strengths_rules
from dossier_nlp.tagging.base import Finding, without_overlap
from dossier_nlp.tagging.strengths_depth import Depth


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


def strengths(nlp: Language, text: str) -> tuple[list[Finding], list[Mark]]:
    doc = nlp(text)
    depth = Depth(doc)
    found = [
        depth.decide(f) for f in without_overlap(strengths_rules.find_by_rules(doc, Lexicons()))
    ]
    return found, [placed(doc, f"{f.category} {f.actor}", f.start, f.end) for f in found]


@pytest.mark.parametrize(("text", "marks"), read_lines("strength_cases.txt"))
def test_strength_cases(nlp: Language, text: str, marks: list[Mark]) -> None:
    _, found = strengths(nlp, text)
    assert same(found, marks), found


def test_a_following_sentence_that_shows_it_makes_it_elaborated(nlp: Language) -> None:
    shown, _ = strengths(nlp, "Vader is geduldig. Hij bouwt elke zaterdag een hut met zijn zoon.")
    bare, _ = strengths(nlp, "Vader is geduldig. Het gesprek duurde een uur.")
    assert shown[0].category == "elaborated"
    assert bare[0].category == "named"


def test_everything_said_of_a_parent_under_a_heading_of_strengths_counts(nlp: Language) -> None:
    under, _ = strengths(nlp, "Sterke kanten\nVader denkt met zijn handen.")
    elsewhere, _ = strengths(nlp, "Verloop\nVader denkt met zijn handen.")
    assert [f.rule for f in under] == ["strength.section"]
    assert elsewhere == []


@pytest.mark.parametrize("name", [*strengths_rules.FRAMES, *strengths_rules.PATTERNS])
def test_every_row_fires_in_its_example_and_not_in_its_counter_example(
    nlp: Language, name: str
) -> None:
    lexicons, faults = Lexicons(), []
    for row in load_rows(name):
        doc = nlp(marked(row.example)[0])
        if row.id not in {rule for rule, _, _ in strengths_rules.rows_that_fire(doc, lexicons)}:
            faults.append(f"{row.id}: example")
        if row.counter_example:
            doc = nlp(row.counter_example)
            if row.id in {rule for rule, _, _ in strengths_rules.rows_that_fire(doc, lexicons)}:
                faults.append(f"{row.id}: counter-example")
    assert faults == []
