"""Who casts whom: the matrix holder x actor x role, and strengths beside concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier_nlp.records import ACTORS, AUTHOR, FAMILIES, UNKNOWN, Document, Tag
from dossier_nlp.reporting.places import Places, Quote, is_learned

_ORDER = {actor: number for number, actor in enumerate((AUTHOR, *ACTORS, UNKNOWN))}


def actor_order(actor: str) -> tuple[int, str]:
    """Sort key of actors and voices: the family, the professionals, the unknown."""
    return _ORDER.get(actor.removeprefix(f"{AUTHOR}:"), len(_ORDER)), actor


def voice_of(holder: str, document: Document | None) -> str:
    """Return whose voice speaks: ``author:court`` where the court wrote the paper itself.

    'The author' alone would put a father's letter and a ruling on one line.
    """
    if holder == AUTHOR and document is not None and document.author not in (UNKNOWN, ""):
        return f"{AUTHOR}:{document.author}"
    return holder


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a holder casts an actor in a role, and the sentences in which it happens."""

    holder: str
    actor: str
    anchor: str
    n: int
    negated: int
    hidden: int
    unsure: int
    heat: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """One role: rows are holders, columns are actors, empty cells are ``None``."""

    role: str
    actors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...], int], ...]
    n: int
    hidden: int


def heat(n: float, most: float, steps: int = 5) -> int:
    """Return 0-``steps`` for the share of the most; anything above nothing gets at least 1."""
    return 0 if n <= 0 or most <= 0 else max(1, min(steps, round(steps * n / most)))


def role_matrices(places: Places) -> list[RoleMatrix]:
    """Return a matrix per role that occurs."""
    tags = [tag for tag in _in_order(places) if tag.family == "role"]
    most = max((len(group) for group in _groups(places, tags).values()), default=0)
    matrices = []
    for role in FAMILIES["role"]:
        groups = {key: group for key, group in _groups(places, tags).items() if key[2] == role}
        if not groups:
            continue
        holders = sorted({holder for holder, _, _ in groups}, key=actor_order)
        actors = sorted({actor for _, actor, _ in groups}, key=actor_order)
        rows = []
        for holder in holders:
            cells = tuple(
                _cell(places, holder, groups.get((holder, actor, role), []), most)
                for actor in actors
            )
            rows.append((holder, cells, sum(cell.n for cell in cells if cell)))
        hidden = sum(tag.backgrounded for group in groups.values() for tag in group)
        n = sum(map(len, groups.values()))
        matrices.append(RoleMatrix(role, tuple(actors), tuple(rows), n, hidden))
    return matrices


def _in_order(places: Places) -> Iterable[Tag]:
    for document in places.result.documents:
        yield from places.tags.get(document.document_id, ())


def _groups(places: Places, tags: list[Tag]) -> dict[tuple[str, str, str], list[Tag]]:
    groups: dict[tuple[str, str, str], list[Tag]] = {}
    for tag in tags:
        voice = voice_of(tag.holder, places.documents.get(tag.document_id))
        groups.setdefault((voice, tag.actor, tag.category), []).append(tag)
    return groups


def _cell(places: Places, holder: str, tags: list[Tag], most: int) -> Cell | None:
    if not tags:
        return None
    first = tags[0]
    return Cell(
        holder=holder,
        actor=first.actor,
        anchor=f"rol-{first.category}-{holder.replace(':', '-')}-{first.actor or 'niemand'}",
        n=len(tags),
        negated=sum(tag.polarity == "negated" for tag in tags),
        hidden=sum(tag.backgrounded for tag in tags),
        unsure=sum(map(is_learned, tags)),
        heat=heat(len(tags), most),
        quotes=tuple(places.quote_tag(tag) for tag in tags),
    )


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the papers say of a parent: strengths beside concerns."""

    actor: str
    elaborated: tuple[Quote, ...]
    named: tuple[Quote, ...]
    concerns: tuple[Quote, ...]

    @property
    def strengths(self) -> int:
        """Number of strengths, elaborated or named."""
        return len(self.elaborated) + len(self.named)


def portraits(places: Places) -> list[Portrait]:
    """Return the portraits of mother and father, always both, and of whoever else has one.

    A concern is a passage that casts the parent as perpetrator, says that he or she used
    violence, or denies a strength. Of two that stand on the same words one is shown.
    """
    found = []
    for actor in ("mother", "father", "parents", "stepparent"):
        tags = [tag for tag in _in_order(places) if tag.actor == actor]
        strengths = [t for t in tags if t.family == "strength" and t.polarity == "affirmed"]
        concerns: list[Tag] = []
        for tag in tags:
            if _is_concern(tag) and not (concerns and _overlap(concerns[-1], tag)):
                concerns.append(tag)
        if not (strengths or concerns or actor in ("mother", "father")):
            continue
        found.append(
            Portrait(
                actor,
                tuple(places.quote_tag(t) for t in strengths if t.category == "elaborated"),
                tuple(places.quote_tag(t) for t in strengths if t.category == "named"),
                tuple(places.quote_tag(t) for t in concerns),
            )
        )
    return found


def _is_concern(tag: Tag) -> bool:
    if tag.family == "strength":
        return tag.polarity == "negated"
    accused = tag.family == "violence" or (tag.family, tag.category) == ("role", "perpetrator")
    return accused and tag.polarity != "negated" and tag.status != "refuted"


def _overlap(one: Tag, other: Tag) -> bool:
    same = one.document_id == other.document_id
    return same and one.start < other.end and other.start < one.end
