"""Agents of passives on hand-built parses."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dossier_nlp.language.agents import create_agents

NLP = spacy.blank("nl")


def by_phrase(
    first: str, deps: str, pos: str, feats: list[str], given: str = "obl", bare: bool = True
) -> str:
    """Return the label that 'door moeder' gets at the end of a sentence."""
    words = first.split()
    verb = deps.split().index("ROOT")
    doc = Doc(
        NLP.vocab,
        words=[*words, "door", "moeder"],
        heads=[verb] * len(words) + [len(words) + 1, verb],
        deps=[*deps.split(), "case", given],
        pos=[*pos.split(), "ADP", "NOUN"],
        morphs=[*feats, "", ""],
    )
    create_agents(NLP, "dossier_agents", bare_participles=bare)(doc)
    return doc[-1].dep_


@pytest.mark.parametrize(
    ("first", "deps", "pos", "feats", "label"),
    [
        ("Vader werd geslagen", "nsubj:pass aux:pass ROOT", "NOUN AUX VERB", "VerbForm=Part", True),
        ("Niet gehoord", "advmod ROOT", "ADV VERB", "VerbForm=Part", True),
        ("Hij heeft gemist", "nsubj aux ROOT", "PRON AUX VERB", "VerbForm=Part", False),
        ("Hij is geschorst", "nsubj cop ROOT", "PRON AUX ADJ", "VerbForm=Part", False),
        ("Hij komt", "nsubj ROOT", "PRON VERB", "VerbForm=Fin", False),
    ],
)
def test_agent(first: str, deps: str, pos: str, feats: str, label: bool) -> None:
    morphs = [feats if dep == "ROOT" else "" for dep in deps.split()]
    assert (by_phrase(first, deps, pos, morphs) == "obl:agent") is label


def test_the_treebank_has_no_agent_without_an_auxiliary() -> None:
    feats = ["", "VerbForm=Part"]
    for label in ("obl", "obl:agent"):
        words = ("Niet gehoord", "advmod ROOT", "ADV VERB")
        assert by_phrase(*words, feats, label, bare=False) == "obl"
