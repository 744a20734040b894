"""Loss of contact between a child and a parent: whether the papers tell of it, and between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Document, Tag
from dossier_nlp.scoring.phrases import PhraseMatch, find_phrases, load_phrases

BREAK = "rf1.communication_break"
CAUGHT = "rf1.child_caught"


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
_BREAK_PAPERS = 3


def contact_loss(documents: Sequence[Document], tags: Sequence[Tag]) -> ContactLoss:
    """Read from the papers whether a child has lost, or may lose, contact with a parent."""
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
    between = _sides(documents, telling)
    if by_state["siblings"]:
        between.add("children")
    if len({t.document_id for t in tags if t.category == BREAK}) >= _BREAK_PAPERS:
        between.add("parents")
    return ContactLoss(state, tuple(sorted(between)), tuple(telling))


def _sides(documents: Sequence[Document], found: Sequence[tuple[str, PhraseMatch]]) -> set[str]:
    """Return which parents the sentences are about; a parent named rarely does not count."""
    texts = {document.document_id: document.text for document in documents}
    sides: dict[str, set[str]] = {}
    for row in load_table("scoring/sides"):
        sides.setdefault(row["side"], set()).add(row["word"])
    votes: Counter[str] = Counter()
    for document_id, match in found:
        words = texts[document_id][match.start : match.end].lower().split()
        for side, names in sides.items():
            votes[side] += any(word.strip(",.'\"") in names for word in words)
    most = max(votes.values(), default=0)
    return {side for side, count in votes.items() if count and count * 2 >= most}
