from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span
from tagging_cases import document_of, parse

from dossier_nlp.language.parsed import Parsed
from dossier_nlp.records import Cue
from dossier_nlp.tagging.base import (
    SPANS_KEY,
    Finding,
    SentenceIndex,
    SpanComponent,
    character_span,
    cue,
    finish,
    without_overlap,
)


def found(start: int, end: int, **more: object) -> Finding:
    return Finding(start, end, "safety", "threat", "safety.test", **more)


@pytest.fixture
def parsed() -> Parsed:
    return parse("Het is daar onveilig. Moeder zegt niets.")


def test_tags_carry_offsets_page_sentence_and_a_cue(parsed):
    (tag,) = finish([found(3, 4)], parsed)
    tag.check(parsed.document)
    assert (tag.text, tag.page) == ("onveilig", 1)
    assert parsed.document.text[tag.sentence_start : tag.sentence_end] == "Het is daar onveilig."
    assert tag.cues
    assert tag.holder == "author"


def test_ids_are_stable_and_unique(parsed):
    findings = [found(3, 4, actor="mother"), found(3, 4, actor="father")]
    first = [tag.tag_id for tag in finish(findings, parsed)]
    assert first == [tag.tag_id for tag in finish(reversed(findings), parsed)]
    assert len(set(first)) == 2


def test_what_the_tagger_decided_stays(parsed):
    decided = found(3, 4, polarity="negated", holder="gi", holder_chain=("gi", "mother"))
    (tag,) = finish([decided], parsed)
    assert (tag.polarity, tag.holder, tag.holder_chain) == ("negated", "gi", ("gi", "mother"))


def test_of_overlapping_findings_the_longest_stays_unless_priority_says_otherwise():
    assert without_overlap([found(3, 4), found(2, 5)]) == [found(2, 5)]
    first = found(3, 4, priority=1)
    assert without_overlap([first, found(2, 5)]) == [first]


def test_other_actors_and_categories_do_not_compete():
    other = Finding(2, 5, "safety", "control", "safety.test")
    mine = [found(3, 4, actor="mother"), found(3, 4, actor="father"), other]
    assert len(without_overlap(mine)) == 3


def test_white_space_at_the_edges_is_no_part_of_a_tag():
    doc = Doc(spacy.blank("nl").vocab, words=["\n", "ja", "\n"], spaces=[False] * 3)
    assert character_span(doc, 0, 3) == (1, 3)
    assert character_span(doc, 0, 1) == (0, 0)


def test_a_document_without_sentences_is_one_sentence():
    doc = spacy.blank("nl")("Een twee drie")
    assert SentenceIndex(doc).around(1, 2) == (0, len(doc.text))
    assert SentenceIndex(spacy.blank("nl")("")).bounds == []


def test_a_cue_holds_the_text_at_its_offsets(parsed):
    assert cue(parsed.doc, "trigger", 2, 4, "r") == Cue("trigger", "daar onveilig", 7, 20, "r")


def test_an_empty_document_has_no_tags():
    nlp = spacy.blank("nl")
    assert finish([], Parsed(document_of(""), nlp(""))) == ()


def test_the_component_adds_spans_and_keeps_those_of_others(parsed):
    doc = parsed.doc.copy()
    doc.spans[SPANS_KEY] = [Span(doc, 0, 1, label="other")]
    SpanComponent(lambda doc, lexicons: [found(3, 4)])(doc)
    assert [(s.text, s.label_) for s in doc.spans[SPANS_KEY]] == [
        ("Het", "other"),
        ("onveilig", "safety.threat"),
    ]
