"""Lemmas by ending: the rules that are shipped, and how they are applied."""

from __future__ import annotations

import pytest

from dossier_nlp.language import lemma_rules
from dossier_nlp.language.lemma_rules import LemmaRules
from dossier_nlp.language.lemma_table import load_rules


@pytest.fixture(scope="module")
def shipped() -> LemmaRules:
    return load_rules()


@pytest.mark.parametrize(
    ("form", "pos", "feats", "lemma"),
    [
        ("kwetteraars", "NOUN", "Number=Plur", "kwetteraar"),
        ("brisketten", "NOUN", "Number=Plur", "brisket"),
        ("kwaligheden", "NOUN", "Number=Plur", "kwaligheid"),
        ("plofkonijn", "NOUN", "Number=Sing", "plofkonijn"),
        ("frunnikelde", "VERB", "VerbForm=Fin|Tense=Past|Number=Sing", "frunnikelen"),
        ("georganideerd", "VERB", "VerbForm=Part", "organideren"),
        ("afgeknoesterd", "VERB", "VerbForm=Part", "afknoesteren"),
        ("vastenavond", "VERB", "VerbForm=Part", None),
        ("knoestige", "ADJ", "Degree=Pos", "knoestig"),
        ("jeugdzorg-brigaders", "NOUN", "Number=Plur", "jeugdzorg-brigader"),
        ("woelend", "ADJ", "Degree=Pos", None),
        ("2019", "NOUN", "Number=Plur", None),
        ("kwetteraars", "ADV", "", None),
    ],
)
def test_shipped_rules(
    shipped: LemmaRules, form: str, pos: str, feats: str, lemma: str | None
) -> None:
    assert shipped.lemma(form, pos, feats) == lemma


def test_the_longest_ending_tells() -> None:
    rules = LemmaRules(
        {("NOUN", "Plur", "en"): (2, ""), ("NOUN", "Plur", "heden"): (5, "heid")}, ()
    )
    assert rules.lemma("goedheden", "NOUN", "Number=Plur") == "goedheid"
    assert rules.lemma("banken", "NOUN", "Number=Plur") == "bank"


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("gemaakt", ("", "maakt")),
        ("aangemaakt", ("aan", "maakt")),
        ("geïnd", ("", "ind")),
        ("gek", ("", "gek")),
    ],
)
def test_participles_lose_their_ge(form: str, parts: tuple[str, str]) -> None:
    assert lemma_rules.Participles(["aan"]).split(form) == parts


def test_edit() -> None:
    assert lemma_rules.edit("skeletten", "skelet") == (3, "")
    assert lemma_rules.edit("boeven", "boef") == (3, "f")
    assert lemma_rules.read(["NOUN\tPlur\tven\t3\tf"]) == {("NOUN", "Plur", "ven"): (3, "f")}
