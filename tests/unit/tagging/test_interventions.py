from __future__ import annotations

import pytest
from indicator_support import read_cases
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.language.parsed import parse_document
from dossier_nlp.language.people import collect_people
from dossier_nlp.lexicon.compile import CompiledLexicon, Lexicons
from dossier_nlp.lexicon.load import EXCEPTION, load_rows
from dossier_nlp.records import FAMILIES, INTERVENTION_STATUSES, Block, Document, Piece
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.interventions import CUES, NAMES, find


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


@pytest.mark.parametrize(("text", "marks"), read_cases("intervention_cases.txt"))
def test_intervention_cases(nlp: Language, text: str, marks: list[tuple[str, int, int]]) -> None:
    doc = nlp(text)
    found = [
        (f"{f.category} {f.name} {f.status}", doc[f.start].idx, doc[f.end - 1].idx)
        for f in find(doc, Lexicons())
    ]
    assert [label for label, _, _ in found] == [label for label, _, _ in marks]
    for (_, start, end), (_, left, right) in zip(found, marks, strict=True):
        assert start < right
        assert left <= end


@pytest.mark.parametrize("name", [NAMES, CUES])
def test_every_row_fires_on_its_example(nlp: Language, name: str) -> None:
    dead = []
    for row in (row for row in load_rows(name) if row.category != EXCEPTION):
        doc = nlp(row.example.replace("[", "").replace("]", ""))
        if not CompiledLexicon([row]).find(doc):
            dead.append(row.id)
    assert dead == []


def test_rows_speak_the_vocabulary_of_the_records() -> None:
    names = [row for row in load_rows(NAMES) if row.category != EXCEPTION]
    assert {row.category for row in names} == set(FAMILIES["intervention"])
    assert all(row.get("name") for row in names)
    cues = load_rows(CUES)
    assert {row.get("status") for row in cues} == set(INTERVENTION_STATUSES)


def test_a_generic_noun_takes_the_name_of_the_intervention_before_it(nlp: Language) -> None:
    doc = nlp("De mediation is in mei gestart. Het traject is in juli afgerond.")
    found = [(f.name, f.status) for f in find(doc, Lexicons())]
    assert found == [("mediation", "started"), ("mediation", "completed")]


def test_name_and_status_are_both_evidence(nlp: Language) -> None:
    doc = nlp("De mediation is na twee gesprekken gestrand.")
    (finding,) = find(doc, Lexicons())
    assert {cue.kind for cue in finding.cues} == {"trigger", "status"}
    for cue in finding.cues:
        assert doc.text[cue.start : cue.end] == cue.text


def test_a_stand_in_a_cell_of_its_own_belongs_to_the_name_in_its_row() -> None:
    text = "Ouderschap Blijft | voortijdig gestopt"
    cells = ((0, 17), (20, len(text)))
    block = Block("table_row", 0, len(text), (Piece(0, len(text), 1),), cells=cells)
    document = Document("d", "plan", "plan.txt", "", text, (block,), 1)
    nlp = pipeline.load(LanguageSettings(model="embedded"))
    doc = parse_document(nlp, document, collect_people([document]))
    assert [(f.name, f.status) for f in find(doc, Lexicons())] == [("Ouderschap_Blijft", "stopped")]
    doc = nlp(text)  # as running text the bar ends the clause
    assert find(doc, Lexicons()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Van deze beschikking kan binnen drie maanden hoger beroep worden ingesteld.",
        "De belastingdienst heeft uw aangifte ontvangen.",
        "Het verloop van de procedure blijkt uit de ingekomen stukken.",
    ],
)
def test_formulas_tell_of_no_procedure(nlp: Language, text: str) -> None:
    assert find(nlp(text), Lexicons()) == []


def test_a_stand_without_a_name_belongs_to_what_was_just_named(nlp: Language) -> None:
    found = find(nlp("De mediation is in maart gestart. Die is verlengd tot oktober."), Lexicons())
    assert [(one.name, one.status) for one in found] == [
        ("mediation", "started"),
        ("mediation", "running"),
    ]


def test_help_for_parents_is_mandated_beside_a_measure(nlp: Language) -> None:
    free = find(nlp("De ouders zijn gestart met Ouderschap Blijft."), Lexicons())
    measure = "De ondertoezichtstelling is verlengd. "
    bound = find(nlp(measure + "De ouders zijn gestart met Ouderschap Blijft."), Lexicons())
    assert [one.category for one in free] == ["voluntary"]
    assert bound[-1].category == "mandated"
