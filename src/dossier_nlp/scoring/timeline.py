"""The timeline: what tags and papers tell, merged over documents, with dates as intervals.

The same mediation told in three papers is one event with three sources. A date in the sentence
counts; where there is none, the date of the paper does (precision ``document``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.reading.dates import DateMention, find_dates
from dossier_nlp.records import Document, Event, Tag
from dossier_nlp.scoring.tellings import Telling, elided, happenings

KINDS: Mapping[str, str] = {
    "voluntary": "intervention",
    "mandated": "measure",
    "legal": "proceeding",
}
_NEAR_DAYS = 62
"""Days between two dated tellings of one event at most."""
_NOT_AN_EVENT = frozenset({"born", "dated"})
_ENDS = frozenset({"completed", "failed", "stopped"})


def ordered(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents by date (undated ones last), then by id: the order of files is no matter."""
    return tuple(sorted(documents, key=lambda d: (d.date or "9999", d.document_id)))


def build_timeline(documents: Sequence[Document], tags: Sequence[Tag]) -> tuple[Event, ...]:
    """Return the events of a dossier, sorted by date.

    Parameters
    ----------
    documents
        The papers of the dossier.
    tags
        All tags; interventions and dated violence become events.
    """
    by_id = {document.document_id: document for document in documents}
    dates = DateIndex(documents)
    told = [
        _event(tag, by_id[tag.document_id], dates)
        for tag in tags
        if tag.document_id in by_id and _tells(tag)
    ]
    told += [_event(one, by_id[one.document_id], dates) for one in elided(documents, tags)]
    told += [_event(one, by_id[one.document_id], dates) for one in happenings(documents)]
    told = [event for event in told if event.kind not in _DATED_ONLY or _is_dated(event)]
    told.sort(key=lambda e: (by_id[e.document_id].date or "9999", e.document_id, e.start, e.end))
    merged = merge(told)
    merged += witnessed(documents, merged)
    events = [*merged, *(_paper(document) for document in documents)]
    return tuple(
        sorted(events, key=lambda e: (e.date_from or "9999", e.date_to, e.kind, e.name, e.sources))
    )


_DATED_ONLY = frozenset({"violence", "event"})


def _is_dated(event: Event) -> bool:
    return event.precision not in {"document", "unknown"}


def _tells(tag: Tag) -> bool:
    return tag.polarity == "affirmed" and (
        tag.family == "intervention" or (tag.family == "violence" and bool(tag.status))
    )


def plain(name: str) -> str:
    """Return a name in lower case without accents, so that spellings meet."""
    decomposed = unicodedata.normalize("NFKD", name.lower().replace(" ", "_"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class DateIndex:
    """The dates in every document of a dossier, found once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.document_id: document for document in documents}
        self._found: dict[str, list[DateMention]] = {}

    def within(self, document_id: str, start: int, end: int) -> list[DateMention]:
        """Return the dates of events that stand in ``start:end`` of a document."""
        if document_id not in self._found:
            document = self._documents[document_id]
            self._found[document_id] = [
                mention
                for mention in find_dates(document.text, document.date)
                if mention.relation not in _NOT_AN_EVENT
            ]
        return [m for m in self._found[document_id] if start <= m.start and m.end <= end]

    def nearest(self, place: Tag | Telling) -> DateMention | None:
        """Return the date in the sentence of a tag or telling that stands nearest to it."""
        start = min(place.sentence_start, place.start)
        end = max(place.sentence_end, place.end)
        found = self.within(place.document_id, start, end)
        if not found:
            return None
        return min(found, key=lambda m: (_distance(m, place), m.start))


def _distance(mention: DateMention, place: Tag | Telling) -> int:
    if mention.end <= place.start:
        return place.start - mention.end
    return max(0, mention.start - place.end)


def _event(place: Tag | Telling, document: Document, dates: DateIndex) -> Event:
    mention = dates.nearest(place)
    if mention is not None:
        date_from, date_to, precision = mention.date_from, mention.date_to, mention.precision
    elif document.date:
        date_from, date_to, precision = document.date, document.date, "document"
    else:
        date_from, date_to, precision = "", "", "unknown"
    return Event(
        document_id=place.document_id,
        page=document.page_of(place.start),
        start=place.start,
        end=place.end,
        date_from=date_from,
        date_to=date_to,
        precision=precision,
        kind=KINDS.get(place.category, "event" if isinstance(place, Telling) else "violence"),
        name=plain(place.name) if place.name else place.category,
        status=place.status,
        text=document.text[place.start : place.end],
        discipline=document.discipline,
        sources=(place.tag_id if isinstance(place, Tag) else place.document_id,),
    )


def _paper(document: Document) -> Event:
    return Event(
        document_id=document.document_id,
        page=1,
        start=0,
        end=0,
        date_from=document.date,
        date_to=document.date,
        precision="day" if document.date else "unknown",
        kind="document",
        name=document.type or "document",
        status="",
        text="",
        discipline=document.discipline,
        sources=(document.document_id,),
    )


def witnessed(documents: Sequence[Document], told: Sequence[Event]) -> list[Event]:
    """Return the stands that only the kind of a paper tells of: a report of the Raad, an inquiry.

    What is already told is left as it is.
    """
    known = {(event.kind, event.name, event.status) for event in told}
    found = []
    for document in documents:
        for row in load_table("scoring/papers"):
            stand = (KINDS[row["category"]], row["name"], row["status"])
            if document.type == row["type"] and stand not in known:
                known.add(stand)
                found.append(_witness(document, *stand))
    return found


def _witness(document: Document, kind: str, name: str, status: str) -> Event:
    heading = next((block for block in document.blocks if block.kind != "removed"), None)
    start, end = (heading.start, heading.end) if heading else (0, 0)
    return replace(
        _paper(document),
        start=start,
        end=end,
        page=document.page_of(start),
        precision="document" if document.date else "unknown",
        kind=kind,
        name=name,
        status=status,
        text=document.text[start:end],
    )


def merge(told: Sequence[Event]) -> list[Event]:
    """Join the tellings of one event: same kind, name and stand, and dates that agree."""
    merged: list[Event] = []
    for event in told:
        for number, other in enumerate(merged):
            if _same(other, event):
                merged[number] = _join(other, event)
                break
        else:
            merged.append(event)
    return merged


def _same(first: Event, second: Event) -> bool:
    if (first.kind, first.name, first.status) != (second.kind, second.name, second.status):
        return False
    if second.precision in {"document", "unknown"} or first.precision in {"document", "unknown"}:
        return True
    return _days_apart(first, second) <= _NEAR_DAYS


def _days_apart(first: Event, second: Event) -> int:
    if first.date_from <= second.date_to and second.date_from <= first.date_to:
        return 0
    earlier, later = sorted((first, second), key=lambda e: e.date_from)
    return (date.fromisoformat(later.date_from) - date.fromisoformat(earlier.date_to)).days


_PRECISE = ("day", "week", "month", "season", "year", "decade", "document", "unknown")


def _join(first: Event, second: Event) -> Event:
    """Keep the place of the first telling and the most precise date."""
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    best = min((first, second), key=lambda e: (_PRECISE.index(e.precision), e.date_from))
    return replace(
        first,
        date_from=best.date_from,
        date_to=best.date_to,
        precision=best.precision,
        sources=sources,
    )


@dataclass(frozen=True, slots=True)
class Course:
    """The run of one intervention: from its first sign of running to its end."""

    name: str
    kind: str
    begin: str
    end: str
    events: tuple[Event, ...]


def courses(events: Iterable[Event]) -> list[Course]:
    """Return the runs of the interventions that began, each with its begin and end.

    Where no end is told, the end is the last date at which the intervention is spoken of.
    """
    grouped: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.kind in {"intervention", "measure", "proceeding"} and event.date_from:
            grouped.setdefault((event.kind, event.name), []).append(event)
    found = []
    for (kind, name), group in sorted(grouped.items()):
        begun = [event for event in group if event.status in {"started", "running"}]
        if not begun:
            continue
        begin = min(event.date_from for event in begun)
        ends = [e.date_to for e in group if e.status in _ENDS and e.date_to >= begin]
        end = min(ends) if ends else max(event.date_to for event in group)
        found.append(Course(name, kind, begin, max(begin, end), tuple(group)))
    return found
