"""The classes of acts and the everyday synonyms, as the lexicons of this room give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dossier_nlp.lexicon.load import load_table


@dataclass(frozen=True, slots=True)
class ActClass:
    """What holds for a class of acts; see ``lexicons/claims/classes.tsv``."""

    groups: frozenset[str]
    subject: str
    negation_is_part: bool
    has_patient: bool
    generic: bool


@cache
def act_classes() -> dict[str, ActClass]:
    """Return all act classes by name."""
    return {
        row["class"]: ActClass(
            frozenset(row["group"].split()),
            row["subject"],
            row["negation"] == "part",
            row["patient"] == "yes",
            row["generic"] == "yes",
        )
        for row in load_table("claims/classes")
    }


@cache
def synonyms() -> dict[str, str]:
    """Return the word that stands for each of its synonyms."""
    heads: dict[str, str] = {}
    for row in load_table("claims/synonyms"):
        words = row["words"].split()
        for word in words:
            heads.setdefault(word, words[0])
    return heads


@cache
def groups_of(classes: frozenset[str]) -> frozenset[str]:
    """Return the groups of some act classes; few sets of classes occur, so each is kept."""
    table = act_classes()
    return frozenset(group for name in classes for group in table[name].groups)


@cache
def is_personal(classes: frozenset[str]) -> bool:
    """Tell whether it tells one claim from another on whom an act of these classes is done."""
    table = act_classes()
    return any(table[name].has_patient for name in classes)
