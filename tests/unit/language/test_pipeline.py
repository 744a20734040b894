"""The pipeline: which model, which components, and that pieces join without a seam."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from language_cases import embedded
from spacy.tokens import Doc

from dossier_nlp import language
from dossier_nlp.errors import SettingsError
from dossier_nlp.language import pipeline
from dossier_nlp.language.extensions import register
from dossier_nlp.language.parsed import parse_document, parse_dossier, pieces_of
from dossier_nlp.language.people import People
from dossier_nlp.records import Document, Dossier
from dossier_nlp.settings import LanguageSettings

SETTINGS = LanguageSettings(model="embedded")


def document(text: str) -> Document:
    return Document("d", "01", "01.txt", "", text, (), 1)


def test_the_pipeline_is_loaded_once():
    assert pipeline.load(SETTINGS) is pipeline.load(SETTINGS)


def test_context_components_come_last_and_in_order():
    names = embedded().pipe_names
    assert tuple(names[-3:]) == pipeline.CONTEXT_PIPES


def test_the_model_has_a_name_and_a_version():
    assert language.model_name(SETTINGS).startswith("nl_dossier-")


def test_a_model_that_is_not_installed_is_a_settings_error():
    if spacy.util.is_package(pipeline.LARGE):
        pytest.skip("the large model is installed")
    with pytest.raises(SettingsError, match="not installed"):
        pipeline.load(LanguageSettings(model="nl_core_news_lg"))


def test_extensions_may_be_registered_again():
    register()
    register()
    assert Doc.has_extension("mentions")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Moeder.",
        "\n",
        "Moeder belt.\nVader niet.",
        "Een zin met  dubbele spaties en een tab\there.\n\n\nEn lege regels.\n",
        "x" * 50,
        "Geen spatie" + "y" * 300,
        "[de moeder] en [minderjarige 1] | cel | cel\n- punt\n- punt",
    ],
)
def test_the_text_of_the_doc_is_the_text_of_the_document(text):
    doc = parse_document(embedded(), document(text), People())
    assert doc.text == text
    assert "".join(pieces_of(text, longest=40)) == text


def test_pieces_are_cut_at_line_breaks_and_join_without_a_seam(monkeypatch):
    lines = [f"Regel {n}: moeder vertelt dat vader de kinderen ophaalt." for n in range(40)]
    text = "\n".join(lines)
    monkeypatch.setattr("dossier_nlp.language.parsed.PIECE_CHARACTERS", 300)
    pieces = list(pieces_of(text, longest=300))
    assert len(pieces) > 5
    assert all(piece.endswith("\n") for piece in pieces[:-1])
    doc = parse_document(embedded(), document(text), People())
    assert doc.text == text
    starts = {sentence.start_char for sentence in doc.sents}
    assert {text.index(line) for line in lines} <= starts
    assert all(sentence.text.count("\n") <= 1 for sentence in doc.sents)


def test_a_dossier_keeps_its_order_and_its_people():
    texts = ("Vader Peter belt.", "Peter is boos.")
    papers = tuple(Document("d", f"{n}", f"{n}.txt", "", t, (), 1) for n, t in enumerate(texts))
    parsed = parse_dossier(Dossier("d", papers), SETTINGS)
    assert [one.document.document_id for one in parsed] == ["0", "1"]
    assert [m.actor for m in parsed[1].doc._.mentions] == ["father"]
    assert [p.actor for p in language.people_of(parsed)] == ["father"]


def test_the_same_text_gives_the_same_answers():
    text = (
        'Moeder zegt: "Hij slaat mij niet." Zij is volgens vader boos. Mocht dat zo zijn, dan stopt'
        " hij."
    )

    def answers():
        doc = parse_document(embedded(), document(text), People())
        return doc._.mentions, doc._.attributions, doc._.assertion_scopes

    assert answers() == answers()


def test_components_work_in_a_pipeline_of_somebody_else():
    other = spacy.load(pipeline.EMBEDDED)
    for name in pipeline.CONTEXT_PIPES:
        other.add_pipe(name)
    doc = other("Moeder ontkent dat zij vader slaat.")
    assert [m.actor for m in doc._.mentions] == ["mother", "mother", "father"]
    assert {a.holder for a in doc._.attributions} == {"mother"}
    assert any(scope.kind == "negation" for scope in doc._.assertion_scopes)


def test_a_word_at_the_end_of_a_sentence_is_no_abbreviation():
    doc = embedded()("Moeder wijst dit van de hand. Dat zegt mr. Jansen (vader): het klopt niet.")
    assert [t.text for t in doc if "." in t.text or ":" in t.text] == [".", "mr.", ":", "."]


def test_an_author_of_whom_only_the_name_is_given_is_known_from_other_papers():
    report = replace(
        document("Betreft: moeder Marit en vader Peter. Zij zijn uit elkaar."), type=""
    )
    letter = replace(
        document("Beste school,\nIk kom morgen niet.\nGroet,\nPeter"),
        document_id="02",
        type="email",
    )
    nameless = replace(letter, document_id="03", type="")
    parsed = parse_dossier(Dossier("d", (report, letter, nameless)), SETTINGS)
    assert [one.document.author for one in parsed] == ["unknown", "father", "unknown"]
