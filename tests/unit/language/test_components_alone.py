"""The context components in somebody's own pipeline: no dossier, no document, plain text."""

from __future__ import annotations

import pytest
import spacy
from language_cases import embedded

from dossier_nlp.language.actors import mentions_of
from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.holder import holder_of
from dossier_nlp.language.pipeline import CONTEXT_PIPES

TEXT = "Moeder vertelt dat vader haar niet heeft geslagen. De Raad meent dat er geen gevaar is."


@pytest.fixture(scope="module")
def own_pipeline():
    """A pipeline that somebody builds: a parser from elsewhere, these components behind it."""
    source = embedded()
    nlp = spacy.blank("nl", vocab=source.vocab)  # sourced lemmatizers keep ids of their vocab
    for name in source.pipe_names:
        if name not in CONTEXT_PIPES:
            nlp.add_pipe(name, source=source)
    for name in CONTEXT_PIPES:
        nlp.add_pipe(name)
    return nlp


def test_components_work_behind_anybodys_parser(own_pipeline):
    doc = own_pipeline(TEXT)
    words = [token.text for token in doc]
    blow, danger = words.index("geslagen"), words.index("gevaar")
    assert {m.actor for m in mentions_of(doc)} >= {"mother", "father", "rvdk"}
    assert holder_of(doc, blow, blow + 1).holder == "mother"
    assert assertion_of(doc, blow, blow + 1).polarity == "negated"
    assert holder_of(doc, danger, danger + 1).holder == "rvdk"
    assert assertion_of(doc, danger, danger + 1).polarity == "negated"


def test_every_answer_names_its_cue(own_pipeline):
    doc = own_pipeline(TEXT)
    blow = [token.text for token in doc].index("geslagen")
    for answer in (holder_of(doc, blow, blow + 1), assertion_of(doc, blow, blow + 1)):
        assert answer.cues
        assert all(doc.text[cue.start : cue.end] == cue.text for cue in answer.cues)


@pytest.mark.parametrize("name", CONTEXT_PIPES)
def test_each_component_runs_on_an_unparsed_text(name):
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(name)
    assert nlp(TEXT).text == TEXT
    assert nlp("").text == ""


def test_a_component_stands_alone_in_any_order(own_pipeline):
    alone = spacy.blank("nl", vocab=own_pipeline.vocab)
    for name in own_pipeline.pipe_names:
        if name not in CONTEXT_PIPES:
            alone.add_pipe(name, source=own_pipeline)
    alone.add_pipe("dossier_assertion")
    doc = alone(TEXT)
    danger = [token.text for token in doc].index("gevaar")
    assert assertion_of(doc, danger, danger + 1).polarity == "negated"
