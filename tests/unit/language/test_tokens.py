"""Anonymisation tokens and abbreviations become one token."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dossier_nlp.language.tokens import DossierTokens, create_tokens, placeholder_norm

NLP = spacy.blank("nl")
NORMS = {"minderjarige": "kind", "opa en oma": "grootouders"}


@pytest.fixture(scope="module")
def component() -> DossierTokens:
    return create_tokens(NLP, "dossier_tokens")


def tokens(component: DossierTokens, text: str) -> list[str]:
    return [token.text for token in component(NLP.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("[de moeder]", "moeder"),
        ("[minderjarige 1]", "kind"),
        ("[MINDERJARIGE]", "kind"),
        ("[opa en oma]", "grootouders"),
        ("[jeugdbeschermer 12]", "jeugdbeschermer"),
        ("[nieuwe partner]", "partner"),
    ],
)
def test_norm_is_the_noun_inside(text: str, norm: str) -> None:
    assert placeholder_norm(text, NORMS) == norm


def test_placeholders_are_one_token(component: DossierTokens) -> None:
    found = tokens(component, "[de moeder] zag [minderjarige 1] in [plaats 2].")
    assert found == ["[de moeder]", "zag", "[minderjarige 1]", "in", "[plaats 2]", "."]


def test_a_hard_space_does_not_break_a_placeholder(component: DossierTokens) -> None:
    assert tokens(component, "Daar is [minderjarige\u00a01].")[2] == "[minderjarige\u00a01]"


def test_placeholders_carry_norm_and_mark(component: DossierTokens) -> None:
    doc = component(NLP.make_doc("Daar stond [de moeder] weer."))
    assert doc[2].norm_ == "moeder"
    assert [token._.is_placeholder for token in doc] == [False, False, True, False, False]


@pytest.mark.parametrize("text", ["Hij zei [...] niets.", "Zie [1] en [2019].", "Zij [sic] bleef."])
def test_other_brackets_stay(component: DossierTokens, text: str) -> None:
    assert "[" in tokens(component, text)


def test_brackets_do_not_reach_over_lines(component: DossierTokens) -> None:
    assert "[" in tokens(component, "Een [open\nhaak] hier.")


@pytest.mark.parametrize("text", ["Mw. Smit belt.", "Zie art. 3.", "Op 3 mei jl. kwam zij."])
def test_abbreviations_keep_their_stop(component: DossierTokens, text: str) -> None:
    abbreviation = next(word for word in text.split() if word.endswith(".") and word in text[:-1])
    assert abbreviation in tokens(component, text)


def test_text_is_unchanged(component: DossierTokens) -> None:
    text = "Mw. X en [de vader]\nspraken d.d. 3-2 [minderjarige 1]."
    assert component(NLP.make_doc(text)).text == text


def test_line_breaks_read_as_an_end(component: DossierTokens) -> None:
    doc = component(NLP.make_doc("Kop\nTekst"))
    assert [token.norm_ for token in doc] == ["kop", ".", "tekst"]


def test_empty_document(component: DossierTokens) -> None:
    assert len(component(Doc(NLP.vocab))) == 0
