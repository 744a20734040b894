"""Indicators that are counts over the dossier: direction, order, repetition, overlap.

They look at the papers that speak of the case and at what rules found: an unrelated paper in the
pile and the learned readers leave them as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Claim, Document, Event, Reuse, Tag
from dossier_nlp.scoring.conflict import ConflictTrace
from dossier_nlp.scoring.disciplines import Involvement, growth
from dossier_nlp.scoring.timeline import Course, courses
from dossier_nlp.scoring.wording import say

PARENTS = ("mother", "father")
_MANY_DISCIPLINES = 5
_GROWTH_FREE = 3
_LEARNED = ("learned.", "reader.")
"""How the rules of the learned parts of tagging begin."""


def is_learned(tag: Tag) -> bool:
    """Tell whether a trained model, not a rule, made a tag."""
    return tag.rule.startswith(_LEARNED)


def case_papers(
    documents: Iterable[Document], tags: Iterable[Tag], per_1000: float
) -> tuple[Document, ...]:
    """Return the papers that speak of the case.

    A newsletter or a letter about taxes in the pile holds a stray tag at most; a paper about a
    family in trouble holds many.

    Parameters
    ----------
    documents
        The papers of a dossier.
    tags
        All tags; what the learned parts found does not count.
    per_1000
        Tags per 1,000 words from which a paper speaks of the case.
    """
    found = Counter(tag.document_id for tag in tags if not is_learned(tag))
    return tuple(
        document
        for document in documents
        if found[document.document_id]
        and 1000 * found[document.document_id] >= per_1000 * document.words
    )


@dataclass(frozen=True, slots=True)
class Count:
    """A computed indicator: its amount, the number that says it and the places behind it.

    ``places`` are (document id, start, end); the text stands in the document.
    """

    name: str
    amount: float
    told: int
    places: tuple[tuple[str, int, int], ...] = ()

    @property
    def words(self) -> str:
        """The count in words."""
        return say(f"computed.{self.name}", n=self.told)


@dataclass(frozen=True, slots=True)
class Material:
    """What the computed indicators look at; a paper can be left out of all of it at once.

    ``documents`` are the papers that speak of the case (see :func:`case_papers`), in order of date.
    """

    documents: tuple[Document, ...]
    tags: tuple[Tag, ...]
    claims: tuple[Claim, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    events: tuple[Event, ...] = ()
    involved: tuple[Involvement, ...] = ()
    conflict: ConflictTrace = field(default_factory=ConflictTrace)
    tag_document: Mapping[str, str] = field(default_factory=dict)

    def without(self, document_id: str) -> Material:
        """Return the material as if one paper were not in the dossier."""
        documents = tuple(d for d in self.documents if d.document_id != document_id)
        return Material(
            documents,
            tuple(tag for tag in self.tags if tag.document_id != document_id),
            tuple(claim_in(claim, documents) for claim in self.claims),
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
            self.conflict.without(document_id),
            self.tag_document,
        )


def claim_in(claim: Claim, documents: Sequence[Document]) -> Claim:
    """Return a claim as these papers alone show it: bare only after what is left of a dispute."""
    order = {document.document_id: number for number, document in enumerate(documents)}
    disputed = [order[name] for name in claim.disputed_in if name in order]
    told = [
        order[mention.document_id]
        for mention in claim.mentions
        if mention.act in {"assertion", "repetition"} and mention.document_id in order
    ]
    after = max(min(disputed), min(told)) if disputed and told else len(order)
    bare = tuple(name for name in claim.bare_repeated if order.get(name, -1) > after)
    return replace(claim, bare_repeated=bare)


def compute(material: Material) -> dict[str, Count]:
    """Return every computed indicator by its name (``rf5.bare_repetition``)."""
    firm = [tag for tag in material.tags if not is_learned(tag)]
    return {
        "rf1.conflict_duration": _duration(material.conflict.months or 0),
        "rf2.two_way_accusations": _accusations(firm),
        "rf3.referrals_in_row": _referrals(material.documents, firm),
        "rf3.disciplines": _disciplines(material),
        "rf5.bare_repetition": _bare(material),
        "rf5.reuse": _reused(material),
        "rf7.simultaneous_courses": _overlaps(material.events),
        "rf7.discipline_growth": _growth(material),
    }


def _duration(months: int) -> Count:
    return Count("conflict_duration", months / 12, months)


def _accusations(tags: Sequence[Tag]) -> Count:
    """Count accusations that both parents make: the smaller of the two numbers.

    What the learned reader adds does not count; it may withhold a role that a rule found.
    """
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
    return Count("two_way_accusations", amount, amount, places)


def _referrals(papers: Sequence[Document], tags: Sequence[Tag]) -> Count:
    """Count papers of the case in a row (by date) that each refer on, beyond the first."""
    with_referral = {
        tag.document_id: (tag.document_id, tag.start, tag.end)
        for tag in reversed(tags)
        if tag.category == "rf3.referral" and tag.polarity == "affirmed"
    }
    longest: list[str] = []
    run: list[str] = []
    for document in papers:
        run = [*run, document.document_id] if document.document_id in with_referral else []
        longest = max(longest, run, key=len)
    amount = max(0, len(longest) - 1)
    places = tuple(with_referral[name] for name in longest) if amount else ()
    return Count("referrals_in_row", amount, len(longest), places)


def _disciplines(material: Material) -> Count:
    number = len(material.involved)
    places = tuple(one.places[0] for one in material.involved)
    return Count("disciplines", max(0, number - _MANY_DISCIPLINES), number, places)


def _growth(material: Material) -> Count:
    running = growth(material.documents, material.involved)
    added = running[-1] - running[0] if running else 0
    first = material.documents[0].document_id if running else ""
    places = tuple(one.places[0] for one in material.involved if one.places[0][0] != first)
    return Count("discipline_growth", max(0, added - _GROWTH_FREE), added, places)


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
    return Count("bare_repetition", amount, amount, tuple(places))


def _reused(material: Material) -> Count:
    pairs = {(one.from_document_id, one.to_document_id) for one in material.reuse}
    places = tuple((one.to_document_id, one.to_start, one.to_end) for one in material.reuse)
    return Count("reuse", len(pairs), len(places), places)


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
    return Count("simultaneous_courses", len(found), len(found), places)


def _exact(event: Event) -> bool:
    return event.precision in {"day", "week", "month"}


def _during(event: Event, course: Course) -> bool:
    return course.begin < event.date_from and event.date_to < course.end
