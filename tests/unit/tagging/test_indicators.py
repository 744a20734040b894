from __future__ import annotations

import pytest
from indicator_support import read_cases
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.check import marked
from dossier_nlp.lexicon.compile import CompiledLexicon, Lexicons
from dossier_nlp.lexicon.load import Row, load_rows
from dossier_nlp.records import FAMILIES
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.indicators import LEXICONS, find


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


def _rows() -> list[Row]:
    return [row for name in LEXICONS for row in load_rows(name)]


@pytest.mark.parametrize(("text", "marks"), read_cases("indicator_cases.txt"))
def test_indicator_cases(nlp: Language, text: str, marks: list[tuple[str, int, int]]) -> None:
    doc = nlp(text)
    found = [
        (f.category, doc[f.start].idx, doc[f.end - 1].idx + len(doc[f.end - 1]))
        for f in find(doc, Lexicons())
    ]
    if not marks:
        assert found == []
    for category, start, end in marks:
        assert any(c == category and a < end and start < b for c, a, b in found), found


def test_every_row_fires_on_its_example_and_not_on_its_counter_example(nlp: Language) -> None:
    wrong = []
    for row in _rows():
        matcher = CompiledLexicon([row])
        text, ranges = marked(row.example)
        doc = nlp(text)
        spans = [
            (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in matcher.find(doc)
        ]
        for left, right in ranges:
            if not any(start < right and left < end for start, end in spans):
                wrong.append(("example", row.id))
        if row.counter_example and matcher.find(nlp(row.counter_example)):
            wrong.append(("counter-example", row.id))
    assert wrong == []


def test_rows_have_known_categories_unique_ids_and_sources() -> None:
    rows = _rows()
    assert {row.category for row in rows} == set(FAMILIES["indicator"])
    ids = [row.id for row in rows]
    assert len(ids) == len(set(ids))
    assert [row.id for row in rows if not row.source] == []
    assert all(row.id.startswith(row.category) for row in rows)


def test_suffering_of_a_child_is_not_that_of_a_parent(nlp: Language) -> None:
    categories = [f.category for f in find(nlp("Het kind slaapt slecht."), Lexicons())]
    assert "rf1.psychological_suffering" not in categories


def test_one_finding_a_category_and_sentence_with_cues(nlp: Language) -> None:
    doc = nlp("Moeder slaapt slecht, huilt veel en is ziek gemeld op haar werk.")
    found = [f for f in find(doc, Lexicons()) if f.category == "rf1.psychological_suffering"]
    assert len(found) == 1
    assert len(found[0].cues) >= 2
    for one in found[0].cues:
        assert doc.text[one.start : one.end] == one.text


def test_exchange_of_the_parents_mirrors_the_findings(nlp: Language) -> None:
    mother = "Moeder voelt zich niet gehoord en slaapt slecht sinds vader weg is."
    father = "Vader voelt zich niet gehoord en slaapt slecht sinds moeder weg is."
    first = [(f.category, f.rule) for f in find(nlp(mother), Lexicons())]
    second = [(f.category, f.rule) for f in find(nlp(father), Lexicons())]
    assert first
    assert first == second
