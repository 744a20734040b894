"""The timeline of a dossier: a list of what happened, and a drawing of what ran when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier_nlp.records import Event, Tag
from dossier_nlp.reporting.lifelines import MARGIN, WIDTH, Scale, Tick, ordinal
from dossier_nlp.reporting.places import Places, Quote

ROW = 24
TOP = 34
MAX_ROWS = 30
LABELS = 230


@dataclass(frozen=True, slots=True)
class Source:
    """A place that tells of an event: the number of its paper, and where it stands."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An event of the list; ``also`` are the other papers that tell of it, each once."""

    event: Event
    quote: Quote
    also: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A dot or a bar in the drawing; ``width`` is 0 for a dot."""

    x: float
    width: float
    status: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One intervention, measure or procedure, with all that is told of it."""

    name: str
    kind: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on the axis."""

    x: float
    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The drawing and the list."""

    moments: tuple[Moment, ...]
    lanes: tuple[Lane, ...]
    papers: tuple[Paper, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: float
    left: int
    left_out: int


def chronology(places: Places) -> Chronology:
    """Lay out the events of a dossier; document events are in the drawing as papers."""
    result = places.result
    events = [event for event in result.events if event.kind != "document"]
    events.sort(key=lambda e: (e.date_from or e.date_to or "9999", e.date_to, e.name))
    dates = [d for e in events for d in (e.date_from, e.date_to)]
    dates += [document.date for document in result.documents]
    scale = Scale.of(dates)
    scale = Scale(scale.first, scale.last, LABELS + MARGIN, WIDTH - MARGIN)
    named: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.kind != "event" and ordinal(event.date_from or event.date_to) is not None:
            named.setdefault((event.kind, event.name or event.text), []).append(event)
    lanes = [
        Lane(name, kind, TOP + number * ROW, tuple(_bar(e, places, scale) for e in group))
        for number, ((kind, name), group) in enumerate(list(named.items())[:MAX_ROWS])
    ]
    tags = {tag.tag_id: tag for tag in result.tags}
    papers = tuple(
        Paper(scale.x(document.date), number, f"d{number}")
        for number, document in enumerate(result.documents, start=1)
        if ordinal(document.date) is not None
    )
    return Chronology(
        moments=tuple(
            Moment(event, _quote(event, places), _also(event, places, tags)) for event in events
        ),
        lanes=tuple(lanes),
        papers=papers,
        ticks=scale.ticks(),
        width=WIDTH,
        height=TOP + max(len(lanes), 1) * ROW + 26,
        left=LABELS,
        left_out=max(len(named) - MAX_ROWS, 0),
    )


def _quote(event: Event, places: Places) -> Quote:
    return places.quote_range(event.document_id, event.start, event.end, event.text, event.page)


def _also(event: Event, places: Places, tags: Mapping[str, Tag]) -> tuple[Source, ...]:
    """Return the papers beside the first that tell of an event, in order of number."""
    found: dict[int, str] = {}
    for source in event.sources:
        tag = tags.get(source)
        number = places.numbers.get(tag.document_id if tag else source)
        if number is not None and number != places.numbers.get(event.document_id):
            found.setdefault(number, places.of_tag(tag) if tag else f"d{number}")
    return tuple(Source(number, anchor) for number, anchor in sorted(found.items()))


def _bar(event: Event, places: Places, scale: Scale) -> Bar:
    start = scale.x(event.date_from or event.date_to)
    end = scale.x(event.date_to or event.date_from)
    long = event.date_from != event.date_to and end - start > 8
    return Bar(
        x=start,
        width=end - start if long else 0,
        status=event.status,
        anchor=places.of_range(event.document_id, event.start, event.end),
        label=event.date_from or event.date_to,
    )
