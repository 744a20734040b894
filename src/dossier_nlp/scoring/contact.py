"""Loss of contact between a child and a parent: whether the papers tell of it, and between whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Document, Person, Tag
from dossier_nlp.scoring.phrases import PhraseMatch, find_phrases, load_phrases

BREAK = "rf1.communication_break"
CAUGHT = "rf1.child_caught"
SIDES = {"mother": "mother-child", "father": "father-child"}
_WORD = re.compile(r"\w[\w'’-]+")


@dataclass(frozen=True, slots=True)
class ContactLoss:
    """Loss of contact in the dossier: ``present``, ``threatened`` or ``none``; and between whom."""

    state: str = "none"
    between: tuple[str, ...] = ()
    matches: tuple[tuple[str, PhraseMatch], ...] = ()


_ENOUGH_LOSS = 2
"""Papers that tell of lost contact from which it counts as present."""
_ENOUGH_CAUGHT = 2
"""Papers with a child caught between parents from which contact counts as threatened."""
_BREAK_PAPERS = 2
_BREAK_SHARE = 0.5
"""Papers that tell of a break between parents, and their share, from which contact is lost."""


def contact_loss(
    documents: Sequence[Document], tags: Sequence[Tag], people: Sequence[Person] = ()
) -> ContactLoss:
    """Read from the papers whether a child has lost, or may lose, contact with a parent.

    Parameters
    ----------
    documents
        The papers in order of date.
    tags
        All tags; a child caught between parents and a break between parents count.
    people
        The people as the papers present them: parents may be called by their names.
    """
    phrases = load_phrases("contact")
    found = [
        (document.document_id, match)
        for document in documents
        for match in find_phrases(document.text, phrases)
    ]
    by_state = Counter(match.phrase.category for _, match in found)
    papers = {document_id for document_id, match in found if match.phrase.category == "loss"}
    caught = {tag.document_id for tag in tags if tag.category == CAUGHT}
    if len(papers) >= _ENOUGH_LOSS:
        state = "present"
    elif by_state["loss"] + by_state["threat"] or len(caught) >= _ENOUGH_CAUGHT:
        state = "threatened"
    else:
        return ContactLoss()
    telling = [pair for pair in found if pair[1].phrase.category in {"loss", "threat"}]
    between = _sides(documents, telling, people)
    if by_state["siblings"]:
        between.add("children")
    if _parents_apart(documents, tags):
        between.add("parents")
    return ContactLoss(state, tuple(sorted(between)), tuple(telling))


def _parents_apart(documents: Sequence[Document], tags: Sequence[Tag]) -> bool:
    papers = {t.document_id for t in tags if t.category == BREAK and t.polarity == "affirmed"}
    return len(papers) >= max(_BREAK_PAPERS, _BREAK_SHARE * len(documents))


def _sides(
    documents: Sequence[Document],
    found: Sequence[tuple[str, PhraseMatch]],
    people: Sequence[Person],
) -> set[str]:
    """Return which parents the sentences are about; a parent named rarely does not count.

    The expression itself tells, else its sentence where that names only one of the two.
    """
    texts = {document.document_id: document.text for document in documents}
    names = _names_of_sides(people)
    votes: Counter[str] = Counter()
    for document_id, match in found:
        text = texts[document_id]
        told = _named(text[match.start : match.end], names)
        if not told:
            told = _named(text[match.sentence_start : match.sentence_end], names)
            told = told if len(told) == 1 else set()
        votes.update(told)
    most = max(votes.values(), default=0)
    return {side for side, count in votes.items() if count and count * 2 >= most}


def _names_of_sides(people: Sequence[Person]) -> dict[str, str]:
    """Return word -> side: how a parent is called in general, and by name in these papers."""
    names = {row["word"]: row["side"] for row in load_table("scoring/sides")}
    own: dict[str, set[str]] = {}
    for person in people:
        side = SIDES.get(person.actor)
        for word in _WORD.findall(" ".join(person.names).lower()):
            own.setdefault(word, set()).add(side or "")
    for word, sides in own.items():
        # A surname that child and parent share tells nothing.
        if len(sides) == 1 and "" not in sides:
            names.setdefault(word, *sides)
    return names


def _named(text: str, names: Mapping[str, str]) -> set[str]:
    return {names[word] for word in _WORD.findall(text.lower()) if word in names}
