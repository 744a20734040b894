"""The record of an attribution, and the small helpers of those who make one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.records import UNKNOWN, Cue


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody is made to say.

    Attributes
    ----------
    start, end
        Token offsets, end exclusive.
    holder
        Who says so: an actor, ``unknown``, or ``author``.
    chain
        All holders, innermost first, ``author`` left out.
    cues
        The words that decided it, with character offsets.
    kind
        Category of the cue: ``say``, ``think``, ``feel``, ``deny``, ``accuse``, ``ask``,
        ``source``, ``quote``, ``turn``, ``mail``, ``hearsay``.
    """

    start: int
    end: int
    holder: str
    chain: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    kind: str = ""


def cue_at(doc: Doc, view: Columns, start: int, end: int, rule: str) -> Cue:
    """Return the tokens ``start:end`` as a cue of the holder."""
    first, last = view.idx[start], view.end[end - 1]
    return Cue("holder", doc[start:end].text, first, last, rule)


def other_side(sentences: Sentences, start: int, end: int) -> str:
    """Return who speaks against the parent that a stretch is about: the other parent."""
    for token in range(start, end):
        mention = sentences.at.get(token)
        if mention is not None and mention.actor in OTHER_PARENT:
            return OTHER_PARENT[mention.actor]
    return UNKNOWN
