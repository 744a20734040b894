"""The embedded Dutch model: a spaCy pipeline trained on the UD Dutch treebanks.

How it was made stands in ``training/``; its data, licence and figures in ``docs/model-card.md``.
"""

from __future__ import annotations

import json
from pathlib import Path

NAME = "nl_dossier"


def path() -> Path:
    """Return the folder that ``spacy.load`` takes."""
    return Path(__file__).resolve().parent / NAME


def lemma_table_path() -> Path:
    """Return the lemma table of the treebank: form, part of speech, lemma."""
    return path().with_name("lemmas.tsv")


def lemma_rules_path() -> Path:
    """Return the rules for forms that the table lacks: class, inflection, ending, edit."""
    return path().with_name("lemma_rules.tsv")


def verb_facts_path() -> Path:
    """Return what the treebank knows of verbs: verb, fact."""
    return path().with_name("verb_facts.tsv")


def labels() -> dict[str, list[str]]:
    """Return the labels of each component, as the model's ``meta.json`` states them."""
    meta = json.loads((path() / "meta.json").read_text(encoding="utf-8"))
    return {name: list(values) for name, values in meta["labels"].items() if values}
