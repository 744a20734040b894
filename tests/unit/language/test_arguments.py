"""Subjects, objects and auxiliaries mended by grammar, on hand-built parses."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dossier_nlp.language.agents import DossierAgents
from dossier_nlp.language.arguments import ArgumentRules, load

NLP = spacy.blank("nl")
RULES = ArgumentRules(
    {"lukken": "active", "opleggen": "passive", "lopen": "active", "slaan": "passive"},
    frozenset({"passen"}),
    frozenset({"op", "weg"}),
)

FEATURES = {
    "VERB": "VerbForm=Fin|Number=Sing",
    "AUX": "VerbForm=Fin|Number=Sing",
    "PART": "VerbForm=Part",
    "NOUN": "Number=Sing",
}


def mended(words: str, heads: list[int], deps: str, pos: str, lemmas: str) -> list[str]:
    """Return ``label(head, word)`` of each word; the class PART stands for a participle."""
    classes = pos.split()
    doc = Doc(
        NLP.vocab,
        words=words.split(),
        heads=heads,
        deps=deps.split(),
        pos=["VERB" if name == "PART" else name for name in classes],
        morphs=[FEATURES.get(name, "") for name in classes],
        lemmas=lemmas.split(),
    )
    DossierAgents(NLP.vocab, RULES)(doc)
    return [f"{token.dep_}({token.head.text}, {token.text})" for token in doc]


@pytest.mark.parametrize(
    ("helper", "verb", "lemma", "subject", "auxiliary"),
    [
        ("worden", "geslagen", "slaan", "nsubj:pass", "aux:pass"),
        ("hebben", "geslagen", "slaan", "nsubj", "aux"),
        ("zijn", "gelukt", "lukken", "nsubj", "aux"),
        ("zijn", "opgelegd", "opleggen", "nsubj:pass", "aux:pass"),
        ("zijn", "weggelopen", "weglopen", "nsubj", "aux"),  # as 'lopen'
    ],
)
@pytest.mark.parametrize("given", ["nsubj aux", "nsubj:pass aux:pass"])
def test_voice(
    helper: str, verb: str, lemma: str, subject: str, auxiliary: str, given: str
) -> None:
    found = mended(
        f"dit is {verb}", [2, 2, 2], f"{given} ROOT", "PRON AUX PART", f"dit {helper} {lemma}"
    )
    assert found[:2] == [f"{subject}({verb}, dit)", f"{auxiliary}({verb}, is)"]


@pytest.mark.parametrize(("verb", "lemma"), [("gezoemd", "zoemen"), ("opgeslagen", "opslaan")])
def test_an_unknown_verb_keeps_its_labels(verb: str, lemma: str) -> None:
    found = mended(
        f"dit is {verb}", [2, 2, 2], "nsubj aux ROOT", "PRON AUX PART", f"dit zijn {lemma}"
    )
    assert found[:2] == [f"nsubj({verb}, dit)", f"aux({verb}, is)"]


def test_a_present_participle_has_no_voice() -> None:
    found = mended(
        "dit is schokkend", [2, 2, 2], "nsubj aux ROOT", "PRON AUX PART", "dit zijn opleggen"
    )
    assert found[0] == "nsubj(schokkend, dit)"


def test_what_has_a_copula_is_a_quality() -> None:
    found = mended(
        "zij is geschorst", [2, 2, 2], "nsubj:pass cop ROOT", "PRON AUX ADJ", "zij zijn geschorst"
    )
    assert found[0] == "nsubj(geschorst, zij)"


def test_a_participle_takes_over_from_its_auxiliary() -> None:
    found = mended(
        "zij had hem alles gegund .",
        [1, 1, 1, 4, 1, 1],
        "nsubj ROOT iobj obj xcomp punct",
        "PRON VERB PRON PRON PART PUNCT",
        "zij hebben hem alles gunnen .",
    )
    assert found == [
        "nsubj(gegund, zij)",
        "aux(gegund, had)",
        "iobj(gegund, hem)",
        "obj(gegund, alles)",
        "ROOT(gegund, gegund)",
        "punct(gegund, .)",
    ]


@pytest.mark.parametrize("pos", ["VERB", "NOUN"])
def test_a_participle_is_known_by_its_form(pos: str) -> None:
    found = mended(
        "hij werd opgelachen", [1, 1, 1], "nsubj ROOT xcomp", f"PRON VERB {pos}", "hij worden x"
    )
    assert found == [
        "nsubj:pass(opgelachen, hij)",
        "aux:pass(opgelachen, werd)",
        "ROOT(opgelachen, opgelachen)",
    ]


def test_a_quality_is_no_participle() -> None:
    found = mended("hij werd boos", [1, 1, 1], "nsubj ROOT xcomp", "PRON VERB ADJ", "hij worden x")
    assert found[0] == "nsubj(werd, hij)"


def test_auxiliaries_have_no_arguments() -> None:
    found = mended(
        "ik heb dat gezegd",
        [1, 3, 3, 3],
        "nsubj aux obj ROOT",
        "PRON AUX PRON PART",
        "ik hebben dat x",
    )
    assert found[0] == "nsubj(gezegd, ik)"


@pytest.mark.parametrize(
    ("words", "lemmas", "label"),
    [
        ("hier past straf", "hier passen straf", "nsubj"),
        ("hier eist straf", "hier eisen straf", "obj"),  # a transitive verb
    ],
)
def test_an_intransitive_verb_has_a_subject(words: str, lemmas: str, label: str) -> None:
    found = mended(words, [1, 1, 1], "advmod ROOT obj", "ADV VERB NOUN", lemmas)
    assert found[2].startswith(f"{label}(")


def test_an_imperative_has_no_subject() -> None:
    assert (
        mended("pas straf", [0, 0], "ROOT obj", "VERB NOUN", "passen straf")[1] == "obj(pas, straf)"
    )


@pytest.mark.parametrize(
    ("lemma", "voice"),
    [("verhuizen", "active"), ("verdwijnen", "active"), ("opleggen", "passive"), ("x", None)],
)
def test_shipped_voices(lemma: str, voice: str | None) -> None:
    doc = Doc(NLP.vocab, words=["gedaan"], pos=["VERB"], morphs=["VerbForm=Part"], lemmas=[lemma])
    assert load().voice(doc[0], frozenset({"zijn"})) == voice
