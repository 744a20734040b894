from __future__ import annotations

import pytest
from frame_support import Mark, exchanged, placed, read_lines, same
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.check import marked
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.lexicon.load import load_rows
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import roles_rules
from dossier_nlp.tagging.base import without_overlap

CASES = read_lines("role_cases.txt")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


def found_in(nlp: Language, text: str) -> list[Mark]:
    doc = nlp(text)
    findings = without_overlap(roles_rules.find_by_rules(doc, Lexicons()))
    return [placed(doc, f"{f.category} {f.actor}", f.start, f.end) for f in findings]


@pytest.mark.parametrize(("text", "marks"), CASES)
def test_role_cases(nlp: Language, text: str, marks: list[Mark]) -> None:
    found = found_in(nlp, text)
    assert same(found, marks), found


@pytest.mark.parametrize("text", [text for text, _ in CASES if "man" in text.lower().split()])
def test_roles_are_mirrored_when_mother_and_father_change_places(nlp: Language, text: str) -> None:
    other = {"father": "mother", "mother": "father"}
    here = [label.split() for label, _, _ in found_in(nlp, text)]
    there = [label.split() for label, _, _ in found_in(nlp, exchanged(nlp, text))]
    assert sorted((role, other.get(who, who)) for role, who in here) == sorted(
        (role, who) for role, who in there
    )


def test_a_passive_without_agent_is_backgrounded(nlp: Language) -> None:
    doc = nlp("De vrouw werd jarenlang vernederd.")
    (act,) = (f for f in roles_rules.find_by_rules(doc, Lexicons()) if f.category == "perpetrator")
    assert act.backgrounded
    assert act.actor == "father"


def test_every_finding_keeps_its_rule_and_its_trigger(nlp: Language) -> None:
    for text, _ in CASES:
        for finding in roles_rules.find_by_rules(nlp(text), Lexicons()):
            assert finding.rule
            assert any(cue.kind == "trigger" for cue in finding.cues)


@pytest.mark.parametrize("name", [*roles_rules.FRAMES, *roles_rules.PATTERNS])
def test_every_row_fires_in_its_example_and_not_in_its_counter_example(
    nlp: Language, name: str
) -> None:
    lexicons, faults = Lexicons(), []
    for row in load_rows(name):
        fired = {
            rule for rule, _, _ in roles_rules.rows_that_fire(nlp(marked(row.example)[0]), lexicons)
        }
        if row.id not in fired:
            faults.append(f"{row.id}: example")
        if row.counter_example:
            doc = nlp(row.counter_example)
            if row.id in {rule for rule, _, _ in roles_rules.rows_that_fire(doc, lexicons)}:
                faults.append(f"{row.id}: counter-example")
    assert faults == []
