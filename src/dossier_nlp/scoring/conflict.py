"""The course of the conflict: its start and duration, the phase of divorce, loss of contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Document, Event, Tag
from dossier_nlp.scoring.phrases import PhraseMatch, find_phrases, load_phrases
from dossier_nlp.scoring.timeline import DateIndex

BREAK = "rf1.communication_break"
CAUGHT = "rf1.child_caught"
_LONG_AFTER = 19
"""Months after the separation from which parents are past it (phase 5)."""
_LONG_FILE = 9
"""Months that a file spans from which, where no separation is told, it lies behind them."""
_EARLIEST_YEARS = 8
"""A start of the conflict lies at most so many years before the first paper."""
_PROCEEDINGS = frozenset({"verzoekschrift", "verweerschrift", "beschikking"})


@dataclass(frozen=True, slots=True)
class ConflictStart:
    """When the conflict began (ISO date of its first day) and how long it lasts, in months."""

    date: str = ""
    months: int | None = None


def months_between(first: str, last: str) -> int:
    """Return whole months from one ISO date to another."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return (end.year - begin.year) * 12 + end.month - begin.month


def conflict_start(
    documents: Sequence[Document], tags: Sequence[Tag], dates: DateIndex
) -> ConflictStart:
    """Find the start of the conflict: the first dated break in communication, else the first paper.

    Parameters
    ----------
    documents
        The papers in order of date.
    tags
        All tags; breaks in communication and mutual blame say that there is a conflict.
    dates
        The dates in the papers.

    Returns
    -------
    ConflictStart
        Empty where nothing speaks of a conflict or no paper has a date.
    """
    dated = [document.date for document in documents if document.date]
    conflicts = [t for t in tags if t.category in {BREAK, "rf2.mutual_blame"}]
    if not dated or not conflicts:
        return ConflictStart()
    last = dated[-1]
    floor = f"{int(dated[0][:4]) - _EARLIEST_YEARS}{dated[0][4:]}"
    found = [
        mention.date_from
        for tag in tags
        if tag.category == BREAK and tag.polarity == "affirmed"
        for mention in dates.within(tag.document_id, tag.sentence_start, tag.sentence_end)
        if floor <= mention.date_from <= last
    ]
    phrases = load_phrases("conflict_start")
    for document in documents:
        for match in find_phrases(document.text, phrases):
            found.extend(
                mention.date_from
                for mention in dates.within(
                    document.document_id, match.sentence_start, match.sentence_end
                )
                if floor <= mention.date_from <= last
            )
    start = min(found) if found else dated[0]
    return ConflictStart(start, months_between(start, last))


def phase_of(
    documents: Sequence[Document], events: Sequence[Event], dates: DateIndex
) -> int | None:
    """Return the phase of parenthood and divorce (3, 4 or 5), None where no paper tells.

    Phases 1 (beginning parenthood) and 2 (trouble in the relation) come before there is a
    dossier about a divorce; they are not told apart here.
    """
    dated = [document.date for document in documents if document.date]
    phrases = load_phrases("phase")
    seen: Counter[str] = Counter()
    separations: list[str] = []
    for document in documents:
        for match in find_phrases(document.text, phrases):
            seen[match.phrase.category] += 1
            if match.phrase.category == "separation" and dated:
                separations.extend(
                    mention.date_from
                    for mention in dates.within(
                        document.document_id, match.sentence_start, match.sentence_end
                    )
                    if mention.date_from <= dated[-1]
                )
    if not dated:
        return None
    span = months_between(dated[0], dated[-1])
    if not seen and span < _LONG_FILE:
        return None
    since = months_between(min(separations), dated[-1]) if separations else span
    if since >= _LONG_AFTER or (not separations and not seen["divorcing"] and span >= _LONG_FILE):
        return 5
    in_court = any(document.type in _PROCEEDINGS for document in documents) or any(
        event.kind == "proceeding" for event in events
    )
    return 4 if in_court else 3


# ---------------------------------------------------------------------------- contact


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
