"""Indicators that are counts over the dossier: direction, order, repetition, overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Claim, Document, Event, Reuse, Tag
from dossier_nlp.scoring.disciplines import Involvement, growth
from dossier_nlp.scoring.timeline import Course, courses

PARENTS = ("mother", "father")
_MANY_DISCIPLINES = 5
_GROWTH_FREE = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A computed indicator: its amount, the words that say it and the places behind it.

    ``places`` are (document id, start, end); the text stands in the document.
    """

    amount: float
    words: str
    places: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What the computed indicators look at; a paper can be left out of all of it at once."""

    documents: tuple[Document, ...]
    tags: tuple[Tag, ...]
    claims: tuple[Claim, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    events: tuple[Event, ...] = ()
    involved: tuple[Involvement, ...] = ()
    months: int | None = None
    tag_document: Mapping[str, str] = field(default_factory=dict)

    def without(self, document_id: str) -> Material:
        """Return the material as if one paper were not in the dossier."""
        return Material(
            tuple(d for d in self.documents if d.document_id != document_id),
            tuple(tag for tag in self.tags if tag.document_id != document_id),
            tuple(c for c in self.claims if c.first_document_id != document_id),
            tuple(
                one
                for one in self.reuse
                if document_id not in {one.from_document_id, one.to_document_id}
            ),
            tuple(
                event
                for event in self.events
                if any(self.tag_document.get(s, s) != document_id for s in event.sources)
            ),
            tuple(
                one.without(document_id) for one in self.involved if one.without(document_id).places
            ),
            self.months,
            self.tag_document,
        )


def compute(material: Material) -> dict[str, Count]:
    """Return every computed indicator by its name (``rf5.bare_repetition``)."""
    return {
        "rf1.conflict_duration": _duration(material.months),
        "rf2.two_way_accusations": _accusations(material.tags),
        "rf3.referrals_in_row": _referrals(material),
        "rf3.disciplines": _disciplines(material),
        "rf5.bare_repetition": _bare(material),
        "rf5.reuse": _reused(material),
        "rf7.simultaneous_courses": _overlaps(material.events),
        "rf7.discipline_growth": _growth(material),
    }


def _duration(months: int | None) -> Count:
    years = (months or 0) / 12
    return Count(years, f"conflict loopt {months or 0} maanden")


def _accusations(tags: Sequence[Tag]) -> Count:
    """Count accusations that both parents make: the smaller of the two numbers."""
    made: dict[tuple[str, str], list[Tag]] = {}
    for tag in tags:
        accuses = (tag.family, tag.category) == ("role", "perpetrator") or tag.family == "violence"
        if accuses and tag.polarity == "affirmed" and tag.holder in PARENTS:
            made.setdefault((tag.holder, tag.actor), []).append(tag)
    sides = [made.get(("mother", "father"), []), made.get(("father", "mother"), [])]
    amount = min(len(side) for side in sides)
    places = (
        tuple((t.document_id, t.start, t.end) for side in sides for t in side) if amount else ()
    )
    return Count(amount, f"beschuldigingen in beide richtingen: {amount}", places)


def _referrals(material: Material) -> Count:
    """Count papers in a row (by date) that each refer on, beyond the first."""
    with_referral = {
        tag.document_id: (tag.document_id, tag.start, tag.end)
        for tag in reversed(material.tags)
        if tag.category == "rf3.referral" and tag.polarity == "affirmed"
    }
    longest: list[str] = []
    run: list[str] = []
    for document in material.documents:
        run = [*run, document.document_id] if document.document_id in with_referral else []
        longest = max(longest, run, key=len)
    amount = max(0, len(longest) - 1)
    places = tuple(with_referral[name] for name in longest) if amount else ()
    return Count(amount, f"verwijzingen op rij: {len(longest)} stukken", places)


def _disciplines(material: Material) -> Count:
    number = len(material.involved)
    places = tuple(one.places[0] for one in material.involved)
    return Count(max(0, number - _MANY_DISCIPLINES), f"{number} disciplines betrokken", places)


def _growth(material: Material) -> Count:
    running = growth(material.documents, material.involved) if material.documents else []
    added = running[-1] - running[0] if running else 0
    return Count(max(0, added - _GROWTH_FREE), f"{added} disciplines erbij gekomen")


def _bare(material: Material) -> Count:
    known = {document.document_id for document in material.documents}
    places: list[tuple[str, int, int]] = []
    amount = 0
    for claim in material.claims:
        papers = [name for name in claim.bare_repeated if name in known]
        amount += len(papers)
        places.extend(
            (mention.document_id, mention.start, mention.end)
            for mention in claim.mentions
            if mention.document_id in papers and mention.act == "repetition"
        )
    return Count(amount, f"betwiste beweringen kaal herhaald: {amount} keer", tuple(places))


def _reused(material: Material) -> Count:
    pairs = {(one.from_document_id, one.to_document_id) for one in material.reuse}
    places = tuple((one.to_document_id, one.to_start, one.to_end) for one in material.reuse)
    return Count(len(pairs), f"passages bijna letterlijk overgenomen: {len(places)}", places)


def _overlaps(events: Sequence[Event]) -> Count:
    """Count procedures that began while a collaborative intervention ran."""
    joint = {row["name"] for row in load_table("scoring/joint")}
    running = [c for c in courses(events) if c.name in joint and c.begin < c.end]
    found = [
        event
        for event in events
        if event.kind == "proceeding" and event.status == "started" and _exact(event)
        if any(_during(event, course) for course in running)
    ]
    places = tuple((event.document_id, event.start, event.end) for event in found)
    return Count(len(found), f"procedures tijdens een gezamenlijk traject: {len(found)}", places)


def _exact(event: Event) -> bool:
    return event.precision in {"day", "week", "month"}


def _during(event: Event, course: Course) -> bool:
    return course.begin < event.date_from and event.date_to < course.end
