"""The life line of a claim as a drawing: time to the right, a lane per holder.

Geometry only, in pixels of the drawing; the template draws it. Every mark has the number of its
sentence in the list below, so that the drawing says nothing that the list does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossier_nlp.records import AUTHOR, Claim, ClaimMention, Document
from dossier_nlp.reporting.framing import voice_of
from dossier_nlp.reporting.places import Places

LABELS = 190
WIDTH = 860
MARGIN = 26
LANE = 34
TOP = 12
STACK = 20
AXIS = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention in the drawing."""

    number: int
    x: float
    y: float
    act: str
    bare: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One holder."""

    holder: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, or the date of the only document, on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class LifeLine:
    """A drawing of ``width`` by ``height``; ``disputed_x`` is where the dispute begins."""

    width: int
    height: float
    marks: tuple[Mark, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    disputed_x: float | None
    has_undated: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Dates of a dossier to pixels."""

    first: int
    last: int
    left: float = LABELS + 2 * MARGIN
    right: float = WIDTH - MARGIN

    @classmethod
    def of(cls, dates: list[str]) -> Scale:
        """Return a scale over all given ISO dates; unknown ones are passed over."""
        known = [day for day in map(ordinal, dates) if day is not None]
        return cls(min(known, default=0), max(known, default=0))

    def x(self, iso: str) -> float:
        """Return the place of a date; the left edge where it is unknown."""
        day = ordinal(iso)
        if day is None:
            return self.left - MARGIN
        if self.last == self.first:
            return (self.left + self.right) / 2
        share = min(max((day - self.first) / (self.last - self.first), 0.0), 1.0)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the turns of the years, thinned out so that labels do not touch."""
        if self.last == self.first:
            if not self.first:
                return ()
            return (Tick(self.x(date.fromordinal(self.first).isoformat()), _year(self.first)),)
        years = range(int(_year(self.first)) + 1, int(_year(self.last)) + 1)
        ticks = [Tick(self.x(f"{year}-01-01"), str(year)) for year in years]
        if not ticks:
            ends = (self.first, self.last)
            return tuple(
                Tick(self.x(day.isoformat()), f"{day.month}-{day.year}")
                for day in map(date.fromordinal, ends)
            )
        kept: list[Tick] = []
        for tick in ticks:
            if not kept or tick.x - kept[-1].x >= 44:
                kept.append(tick)
        return tuple(kept)


def _year(day: int) -> str:
    return str(date.fromordinal(day).year)


def ordinal(iso: str) -> int | None:
    """Return the day number of an ISO date, of the middle of a month or year; else ``None``."""
    parts = iso.split("-")
    filled = [*parts, *("06", "15")[len(parts) - 1 :]] if 0 < len(parts) < 3 else parts
    try:
        return date(*map(int, filled)).toordinal()
    except (TypeError, ValueError):
        return None


def voice(mention: ClaimMention, documents: dict[str, Document]) -> str:
    """Return whose lane a mention stands in: the author of the paper where that is known."""
    found = voice_of(mention.holder, documents.get(mention.document_id))
    return found.removeprefix(f"{AUTHOR}:")


def is_bare(mention: ClaimMention, claim: Claim) -> bool:
    """Tell whether a mention repeats the claim after a dispute without naming the dispute."""
    return (
        mention.act == "repetition"
        and mention.acknowledged is False
        and mention.document_id in claim.bare_repeated
    )


def _on_lane(lane: Lane, level: int, count: int) -> float:
    """Return the height of a mark: a stack of `count` marks has its middle on the line."""
    return lane.y + lane.height / 2 + (level - (count - 1) / 2) * STACK


def life_line(claim: Claim, places: Places, scale: Scale) -> LifeLine:
    """Lay out the mentions of a claim."""
    voices = [voice(mention, places.documents) for mention in claim.mentions]
    order = list(dict.fromkeys(voices))
    stacks: dict[tuple[str, int], int] = {}
    slots = [
        (who, round(scale.x(mention.date) / STACK))
        for mention, who in zip(claim.mentions, voices, strict=True)
    ]
    levels: list[int] = []
    for slot in slots:
        levels.append(stacks.get(slot, 0))
        stacks[slot] = levels[-1] + 1
    lanes: dict[str, Lane] = {}
    y = float(TOP)
    for who in order:
        deepest = max(n for (holder, _), n in stacks.items() if holder == who)
        height = LANE + (deepest - 1) * STACK
        lanes[who] = Lane(who, y, height)
        y += height
    marks = tuple(
        Mark(
            number=number,
            x=scale.x(mention.date),
            y=_on_lane(lanes[slot[0]], level, stacks[slot]),
            act=mention.act,
            bare=is_bare(mention, claim),
            anchor=places.of_range(mention.document_id, mention.start, mention.end),
        )
        for number, (mention, slot, level) in enumerate(
            zip(claim.mentions, slots, levels, strict=True), start=1
        )
    )
    against = [
        scale.x(mention.date)
        for mention in claim.mentions
        if mention.act in ("dispute", "refutation") and ordinal(mention.date) is not None
    ]
    return LifeLine(
        width=WIDTH,
        height=y + AXIS,
        marks=marks,
        lanes=tuple(lanes.values()),
        ticks=scale.ticks(),
        disputed_x=min(against, default=None),
        has_undated=any(ordinal(mention.date) is None for mention in claim.mentions),
    )
