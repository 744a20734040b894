"""Lemmas: separable verbs on hand-built parses, the table, the conjugation."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dossier_nlp.language.conjugation import forms
from dossier_nlp.language.lemma_table import LemmaTable
from dossier_nlp.language.lemmas import DossierLemmas, SeparableVerbs, create_lemmas

NLP = spacy.blank("nl")
PAIRS = {("aan", "voeren"): "aanvoeren", ("plaats", "vinden"): "plaatsvinden", ("tot", "komen"): ""}
VERBS = SeparableVerbs(PAIRS, particles=frozenset({"op", "tot"}), never=frozenset({"hebben"}))


@pytest.fixture(scope="module")
def component() -> DossierLemmas:
    return create_lemmas(NLP, "dossier_lemmas", join_separable=True)


def parse(words: str, heads: list[int], deps: str, pos: str, lemmas: str) -> Doc:
    return Doc(
        NLP.vocab,
        words=words.split(),
        heads=heads,
        deps=deps.split(),
        pos=pos.split(),
        lemmas=lemmas.split(),
    )


@pytest.mark.parametrize(
    ("particle", "base", "full"),
    [
        ("aan", "voeren", "aanvoeren"),
        ("plaats", "vinden", "plaatsvinden"),
        ("op", "kroppen", "opkroppen"),  # not listed: the particle joins any verb
        ("op", "hebben", None),
        ("tot", "komen", None),  # listed as an idiom
        ("rekening", "houden", None),
        ("aan", "aanvoeren", None),
    ],
)
def test_join(particle: str, base: str, full: str | None) -> None:
    assert VERBS.join(particle, base) == full


def test_separable_verb_gets_its_full_lemma(component: DossierLemmas) -> None:
    doc = parse(
        "Vader voert dit aan",
        [1, 1, 1, 1],
        "nsubj ROOT obj compound:prt",
        "NOUN VERB PRON ADP",
        "vader voeren dit aan",
    )
    verb = component(doc)[1]
    assert verb.lemma_ == "aanvoeren"
    assert verb._.verb == "aanvoeren"
    assert doc[0]._.verb == "vader"


def test_particle_before_a_clause_is_no_preposition(component: DossierLemmas) -> None:
    doc = parse(
        "Hij geeft aan dat zij liegt",
        [1, 1, 5, 5, 5, 1],
        "nsubj ROOT case mark nsubj ccomp",
        "PRON VERB ADP SCONJ PRON VERB",
        "hij geven aan dat zij liegen",
    )
    doc[1].set_morph("VerbForm=Fin")
    component(doc)
    assert doc[1]._.verb == "aangeven"
    assert (doc[2].dep_, doc[2].head.i) == ("compound:prt", 1)


def test_idiom_is_not_joined(component: DossierLemmas) -> None:
    doc = parse(
        "Hij is in staat",
        [1, 1, 1, 2],
        "nsubj ROOT compound:prt fixed",
        "PRON VERB ADP NOUN",
        "hij zijn in staat",
    )
    assert component(doc)[1].lemma_ == "zijn"


def test_joining_can_be_left_out() -> None:
    component = create_lemmas(NLP, "dossier_lemmas", join_separable=False)
    doc = parse("Hij valt aan", [1, 1, 1], "nsubj ROOT compound:prt", "PRON VERB ADP", "hij x aan")
    assert component(doc)[1].lemma_ == "vallen"


def test_line_breaks_are_space(component: DossierLemmas) -> None:
    doc = Doc(
        NLP.vocab, words=["Kop", "\n"], pos=["NOUN", "VERB"], heads=[0, 0], deps=["ROOT", "punct"]
    )
    component(doc)
    assert (doc[1].pos_, doc[1].dep_) == ("SPACE", "dep")


def test_capitals_do_not_hide_the_lemma(component: DossierLemmas) -> None:
    doc = parse("MOEDER WEIGERT", [1, 1], "nsubj ROOT", "NOUN VERB", "MOEDER WEIGERT")
    assert [token.lemma_ for token in component(doc)] == ["moeder", "weigeren"]


TABLE = LemmaTable(
    {
        ("groepen", "NOUN"): "groep",
        ("gegaan", "VERB"): "gaan",
        ("gebonden", "VERB"): "binden",
        ("getuigde", "VERB"): "getuigen",
        ("afrikaanse", "ADJ"): "Afrikaans",
        ("zo", "ADV"): "zo",
        ("mw.", ""): "mevrouw",
    },
    frozenset({"om"}),
)


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("groepen", "NOUN", "groep"),
        ("risicogroepen", "NOUN", "risicogroep"),
        ("omgegaan", "VERB", "omgaan"),
        ("begaan", "VERB", "begaan"),
        ("ontbonden", "VERB", "ontbinden"),
        ("betuigde", "VERB", None),
        ("zuid-afrikaanse", "ADJ", "Zuid-Afrikaans"),
        ("zó", "ADV", "zo"),
        ("mw.", "PROPN", "mevrouw"),
        ("groepen", "VERB", None),
        ("risicogroepen", "VERB", "risicogroep"),  # a compound is no verb
        ("begroepen", "VERB", None),
        ("onbekend", "NOUN", None),
    ],
)
def test_table(form: str, pos: str, lemma: str | None) -> None:
    assert TABLE.lemma(form, pos) == lemma


@pytest.mark.parametrize(
    ("infinitive", "particle", "expected"),
    [
        ("bellen", "", {"bel", "belt", "belde", "gebeld"}),
        ("kleineren", "", {"kleineert", "kleineerde", "gekleineerd", "gekleineerde"}),
        ("afschermen", "af", {"afschermt", "afgeschermd"}),
        ("bedreigen", "", {"bedreigt", "bedreigd", "bedreigde"}),
        ("informeren", "", {"informeert", "geïnformeerd"}),
        ("distantiëren", "", {"distantieert", "gedistantieerd"}),
        ("begeleiden", "", {"begeleidt", "begeleidde", "begeleid", "begeleide"}),
        ("verzorgen", "", {"verzorgt", "verzorgd"}),
        ("isoleren", "", {"isoleert", "geïsoleerd"}),
        ("vrezen", "", {"vreest", "vreesde", "gevreesd"}),
    ],
)
def test_conjugation(infinitive: str, particle: str, expected: set[str]) -> None:
    assert expected <= set(forms(infinitive, particle))


@pytest.mark.parametrize(
    ("form", "lemma", "kept"),
    [
        ("Ensor", "ensor", "Ensor"),
        ("Ensors", "ensor", "Ensor"),
        ("N-VA", "n-va", "N-VA"),
        ("xPad", "xpad", "xpad"),
    ],
)
def test_a_name_keeps_its_capital(
    component: DossierLemmas, form: str, lemma: str, kept: str
) -> None:
    doc = Doc(NLP.vocab, words=[form], pos=["PROPN"], lemmas=[lemma], heads=[0], deps=["ROOT"])
    assert component(doc)[0].lemma_ == kept


def test_another_pipeline_can_take_the_component(component: DossierLemmas) -> None:
    words = ["Kinderen", "vertellen"]
    doc = Doc(
        spacy.blank("nl").vocab,
        words=words,
        pos=["NOUN", "VERB"],
        heads=[1, 1],
        deps=["nsubj", "ROOT"],
    )
    assert [token.lemma_ for token in component(doc)] == ["kind", "vertellen"]


@pytest.mark.parametrize(
    ("words", "pos", "given", "lemmas"),
    [
        ("Vader belt", "PROPN VERB", "Vader bellen", "vader bellen"),  # a capital for the sentence
        ("meneer Vader belt", "NOUN PROPN VERB", "meneer Vader bellen", "meneer Vader bellen"),
        ("de GGZ belt", "DET NOUN VERB", "de ggz bellen", "de GGZ bellen"),
        ("VERSLAG GGZ-ZORG", "NOUN NOUN", "VERSLAG GGZ-ZORG", "verslag ggz-zorg"),
        ("een Urkse boot", "DET ADJ NOUN", "een urks boot", "een Urks boot"),
    ],
)
def test_capitals(component: DossierLemmas, words: str, pos: str, given: str, lemmas: str) -> None:
    count = len(words.split())
    doc = parse(words, [0] * count, "ROOT" + " dep" * (count - 1), pos, given)
    assert [token.lemma_ for token in component(doc)] == lemmas.split()


def test_a_rule_gives_way_to_a_lemma_that_exists(component: DossierLemmas) -> None:
    doc = parse("Hij xworstelde", [1, 1], "nsubj ROOT", "PRON VERB", "hij worstelen")
    doc[1].set_morph("VerbForm=Fin|Tense=Past|Number=Sing")
    assert component(doc)[1].lemma_ == "worstelen"
