"""The timeline beside the annotated interventions, merged over the documents of a dossier.

An annotated intervention is all that carries one name in a dossier. What it went through is a set
of stands: kind and outcome, each counted once however many papers tell of it. A stand is found
when an event of the same kind and outcome tells of that intervention: it has its name, or one of
its places overlaps a place where the intervention is annotated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.evaluation import vocabulary as v
from dossier_nlp.evaluation.gold import GoldDossier
from dossier_nlp.records import DossierResult, Event
from dossier_nlp.scoring.timeline import KINDS, plain

Place = tuple[str, int, int]
Stand = tuple[str, str]
"""Kind of the event and its status."""


@dataclass(frozen=True, slots=True)
class Course:
    """One annotated intervention: its places, and its stands in the order of the papers."""

    name: str
    places: tuple[Place, ...]
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the timeline with the places that tell of it."""

    event: Event
    places: tuple[Place, ...]

    @property
    def stand(self) -> Stand:
        """Kind and status."""
        return self.event.kind, self.event.status

    def tells_of(self, course: Course) -> bool:
        """Tell whether the event is one of an annotated intervention."""
        return self.event.name == course.name or any(
            one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
            for one in self.places
            for other in course.places
        )


@dataclass(frozen=True, slots=True)
class TimelineFigures:
    """What was found of one dossier: right answers as lists of yes and no.

    Attributes
    ----------
    stands
        For every annotated intervention, kind and outcome: is it in the timeline?
    outcomes
        For every annotated intervention: is it there with its kind and its last outcome?
    known
        For every annotated intervention: is it there at all?
    events
        For every event of the timeline: is it an annotated stand?
    """

    stands: tuple[bool, ...]
    outcomes: tuple[bool, ...]
    known: tuple[bool, ...]
    events: tuple[bool, ...]


def compare_timeline(gold: GoldDossier, result: DossierResult) -> TimelineFigures:
    """Compare the timeline of a dossier with its annotated interventions."""
    told = _told(result)
    stands: list[bool] = []
    outcomes: list[bool] = []
    known: list[bool] = []
    right: set[int] = set()
    for course in annotated_courses(gold):
        mine = [n for n, one in enumerate(told) if one.tells_of(course)]
        found = {told[n].stand for n in mine}
        wanted = tuple(dict.fromkeys(course.stands))
        stands += [stand in found for stand in wanted]
        outcomes.append(course.stands[-1] in found)
        known.append(bool(mine))
        right.update(n for n in mine if told[n].stand in wanted)
    return TimelineFigures(
        tuple(stands), tuple(outcomes), tuple(known), tuple(n in right for n in range(len(told)))
    )


def annotated_courses(gold: GoldDossier) -> list[Course]:
    """Merge the annotated interventions of a dossier over its documents, by name."""
    places: dict[str, list[Place]] = {}
    stands: dict[str, list[Stand]] = {}
    for item in sorted(gold.documents, key=lambda d: (d.date, d.document.document_id)):
        for span in item.spans:
            if span.tag != "INT":
                continue
            given = span.attributes
            name = plain(given.get("naam", ""))
            kind = KINDS.get(v.INTERVENTION.get(given.get("soort", ""), ""), "")
            status = v.INTERVENTION_STATUS.get(given.get("uitkomst", ""), "")
            places.setdefault(name, []).append((item.document.document_id, span.start, span.end))
            stands.setdefault(name, []).append((kind, status))
    return [Course(name, tuple(places[name]), tuple(stands[name])) for name in places]


def _told(result: DossierResult) -> list[Told]:
    tags: Mapping[str, Place] = {
        tag.tag_id: (tag.document_id, tag.start, tag.end) for tag in result.tags
    }
    return [
        Told(event, _places(event, tags))
        for event in result.events
        if event.kind in set(KINDS.values())
    ]


def _places(event: Event, tags: Mapping[str, Place]) -> tuple[Place, ...]:
    own = (event.document_id, event.start, event.end)
    return (own, *_of_sources(event.sources, tags))


def _of_sources(sources: Sequence[str], tags: Mapping[str, Place]) -> list[Place]:
    return [tags[name] for name in sources if name in tags]
