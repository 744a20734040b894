"""The timeline: what tags and papers tell, merged over documents, with dates as intervals.

The same mediation told in three papers is one event with three sources. A date in the sentence
counts; where there is none, the date of the paper does (precision ``document``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier_nlp.reading.dates import DateMention, find_dates
from dossier_nlp.records import Document, Event, Tag

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
    told = [event for event in told if event.kind != "violence" or event.precision != "document"]
    told.sort(key=lambda e: (by_id[e.document_id].date or "9999", e.document_id, e.start, e.end))
    events = [*merge(told), *(_paper(document) for document in documents)]
    return tuple(
        sorted(events, key=lambda e: (e.date_from or "9999", e.date_to, e.kind, e.name, e.sources))
    )


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

    def nearest(self, tag: Tag) -> DateMention | None:
        """Return the date in the sentence of a tag that stands nearest to it."""
        start = min(tag.sentence_start, tag.start)
        end = max(tag.sentence_end, tag.end)
        found = self.within(tag.document_id, start, end)
        if not found:
            return None
        return min(found, key=lambda m: (_distance(m, tag), m.start))


def _distance(mention: DateMention, tag: Tag) -> int:
    if mention.end <= tag.start:
        return tag.start - mention.end
    return max(0, mention.start - tag.end)


def _event(tag: Tag, document: Document, dates: DateIndex) -> Event:
    mention = dates.nearest(tag)
    if mention is not None:
        date_from, date_to, precision = mention.date_from, mention.date_to, mention.precision
    elif document.date:
        date_from, date_to, precision = document.date, document.date, "document"
    else:
        date_from, date_to, precision = "", "", "unknown"
    return Event(
        document_id=tag.document_id,
        page=tag.page,
        start=tag.start,
        end=tag.end,
        date_from=date_from,
        date_to=date_to,
        precision=precision,
        kind=KINDS.get(tag.category, "violence"),
        name=plain(tag.name) if tag.name else tag.category,
        status=tag.status,
        text=tag.text,
        discipline=document.discipline,
        sources=(tag.tag_id,),
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
