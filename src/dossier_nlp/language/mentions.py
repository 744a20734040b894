"""The record of a mention, and how mentions are written on and read from a ``Doc``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.extensions import register


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for a person or body.

    Attributes
    ----------
    start, end
        Token offsets, end exclusive; determiners and possessives are inside.
    actor
        One of ``records.ACTORS`` or ``unknown``.
    name
        The name or number by which this one is told apart, ``""`` where the text gives none.
    kind
        ``noun``, ``name``, ``pronoun`` or ``token`` (an anonymisation token).
    head
        Token that stands for the phrase (``moeder`` in 'de moeder van Jip').
    number
        ``sing`` or ``plur``.
    gender
        ``fem``, ``masc`` or ``""``.
    rule
        What made it: a lexicon row, ``people.<name>`` or ``pronoun.<how>``.
    """

    start: int
    end: int
    actor: str
    name: str = ""
    kind: str = "noun"
    head: int = -1
    number: str = "sing"
    gender: str = ""
    rule: str = ""


def set_mentions(doc: Doc, mentions: list[Mention]) -> None:
    """Write mentions and the index from token to innermost mention."""
    register()
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end, m.head))
    index = [-1] * len(doc)
    for number in sorted(range(len(ordered)), key=lambda n: ordered[n].start - ordered[n].end):
        mention = ordered[number]
        index[mention.start : mention.end] = [number] * (mention.end - mention.start)
    doc._.mentions = ordered
    doc._.mention_index = index


def mentions_of(doc: Doc) -> list[Mention]:
    """Return all mentions in text order, outer ones before inner ones."""
    return doc._.mentions or []


def actor_at(doc: Doc, i: int) -> Mention | None:
    """Return the innermost mention that covers token `i`, or None."""
    index = doc._.mention_index
    if not index or index[i] < 0:
        return None
    mention: Mention = doc._.mentions[index[i]]
    return mention


def mentions_within(doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """Yield the mentions that lie inside ``start:end``, in text order."""
    for mention in mentions_of(doc):
        if mention.start >= end:
            break
        if mention.start >= start and mention.end <= end:
            yield mention
