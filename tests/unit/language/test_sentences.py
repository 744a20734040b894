"""Sentence starts by rule."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dossier_nlp.language.sentences import DossierSentences, SentenceRules, create_sentences

NLP = spacy.blank("nl")


@pytest.fixture(scope="module")
def component() -> DossierSentences:
    return create_sentences(NLP, "dossier_sentences")


def split(rules: SentenceRules, text: str) -> list[str]:
    starts = rules.starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Advocaat is mr. De Vries te Utrecht.",
        "Mw. J. Bakker belde om 09.30 uur.",
        "De brief d.d. 12 maart 2020 is ontvangen.",
        "Zie art. 1:255 BW en blz. 3 van het rapport.",
        "Het gesprek is i.v.m. ziekte verzet.",
        "1.1 De moeder verzoekt gezag.",
        "2.3. De vader voert verweer.",
        "Artikel 4. De kosten",
        "“Nee!” zegt zij.",
        "Hij (!) was er wel.",
        "Zaaknr. 2019 loopt nog.",
        "Prof. dr. P.J. Smit schreef het.",
    ],
)
def test_one_sentence(component: DossierSentences, text: str) -> None:
    assert split(component.rules, text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij komt. Hij gaat.", ["Zij komt.", "Hij gaat."]),
        ("Kop\nDe tekst.", ["Kop", "De tekst."]),
        ("12-3 | Moeder belt. Zij huilt. | GI", ["12-3 |", "Moeder belt.", "Zij huilt. |", "GI"]),
        ("Sport, taal etc. Moeder is blij.", ["Sport, taal etc.", "Moeder is blij."]),
        ("Zij zag mr. X. De man bleef.", ["Zij zag mr. X.", "De man bleef."]),
        ("‘Ga weg.’ Hij bleef.", ["‘Ga weg.’", "Hij bleef."]),
        ("Hij kwam. [de moeder] ging.", ["Hij kwam.", "[de moeder] ging."]),
        ("Hij belt. ’s Avonds komt hij.", ["Hij belt.", "’s Avonds komt hij."]),
        ("Dat klopt.De rest niet.", ["Dat klopt.", "De rest niet."]),
        ("Doelen: • rust • contact", ["Doelen:", "• rust", "• contact"]),
        ("Zij is in [plaats 1]. 12 km verder.", ["Zij is in [plaats 1].", "12 km verder."]),
    ],
)  # fmt: skip
def test_several_sentences(component: DossierSentences, text: str, expected: list[str]) -> None:
    assert split(component.rules, text) == expected


def test_every_token_is_decided(component: DossierSentences) -> None:
    doc = component(NLP.make_doc("Zij komt. Hij gaat.\nKop"))
    assert [token.i for token in doc if token.is_sent_start] == [0, 3, 7]
    assert all(token.is_sent_start is not None for token in doc)


def test_line_break_belongs_to_the_block_before(component: DossierSentences) -> None:
    doc = component(NLP.make_doc("Kop\nTekst"))
    assert [sentence.text for sentence in doc.sents] == ["Kop\n", "Tekst"]


def test_empty_document(component: DossierSentences) -> None:
    assert len(component(Doc(NLP.vocab))) == 0


@pytest.mark.parametrize(
    "text", ["x" * 4000 + ". Y", "." * 4000, " " * 4000 + "•", "i" * 40 + "! Q"]
)
def test_hostile_text_takes_no_time(component: DossierSentences, text: str) -> None:
    """A rule that backtracks would not come back from these within the test's time limit."""
    assert component.rules.starts(text)[0] == 0
