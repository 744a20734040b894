"""Language statistics: counts and rates with their denominators, roles, concerns, keyness."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.records import Document, Tag

GROUPINGS: tuple[str, ...] = ("document", "discipline", "type", "year", "holder")
PARENTS: tuple[str, ...] = ("mother", "father")
PORTRAYED: tuple[str, ...] = (*PARENTS, "parents", "stepparent")
"""Whose strengths are set against concerns."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a category occurs in a group: ``n`` in ``words`` words.

    For the grouping by holder the words are those of the whole dossier, for no holder has words
    of his own.
    """

    group_by: str
    group: str
    family: str
    category: str
    n: int
    words: int

    @property
    def per_1000(self) -> float:
        """Occurrences per 1,000 words."""
        return 1000 * self.n / self.words if self.words else 0.0


def statistics(
    documents: Sequence[Document], tags: Iterable[Tag], groupings: Sequence[str] = GROUPINGS
) -> tuple[Rate, ...]:
    """Count tags by group, family and category.

    Parameters
    ----------
    documents
        The papers that were counted in, of one or of several dossiers.
    tags
        Their tags.
    groupings
        Which groupings to make, of :data:`GROUPINGS`.

    Returns
    -------
    tuple of Rate
        Sorted; groups without any tag of a category are left out.
    """
    by_id = {document.document_id: document for document in documents}
    known = [tag for tag in tags if tag.document_id in by_id]
    # Counting words is the dear part, so every paper is counted once.
    lengths = {document.document_id: document.words for document in documents}
    total = sum(lengths.values())
    rates = []
    for grouping in groupings:
        group = _grouper(grouping, by_id)
        words: Counter[str] = Counter()
        if grouping != "holder":
            for document in documents:
                words[group_of(grouping, document)] += lengths[document.document_id]
        counts = Counter((group(tag), tag.family, tag.category) for tag in known)
        for (name, family, category), number in sorted(counts.items()):
            size = words[name] if grouping != "holder" else total
            rates.append(Rate(grouping, name, family, category, number, size))
    return tuple(rates)


def group_of(grouping: str, document: Document) -> str:
    """Return the group of a paper: its name, discipline, type or year; ``unknown`` without."""
    if grouping == "document":
        return document.document_id
    if grouping == "year":
        return document.date[:4] or "unknown"
    return str(getattr(document, grouping)) or "unknown"


def _grouper(grouping: str, by_id: Mapping[str, Document]) -> Callable[[Tag], str]:
    if grouping == "holder":
        return lambda tag: tag.holder
    return lambda tag: group_of(grouping, by_id[tag.document_id])


@dataclass(frozen=True, slots=True)
class RoleCell:
    """Who (``holder``) casts whom (``actor``) in which role, and how often."""

    holder: str
    actor: str
    role: str
    n: int
    n_negated: int
    n_backgrounded: int


def role_matrix(tags: Iterable[Tag]) -> tuple[RoleCell, ...]:
    """Return the matrix holder x actor x role; ``n`` counts all mentions, denied ones too."""
    cells: dict[tuple[str, str, str], list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.family == "role":
            cells[tag.holder, tag.actor, tag.category].append(tag)
    return tuple(
        RoleCell(
            *key,
            n=len(group),
            n_negated=sum(tag.polarity == "negated" for tag in group),
            n_backgrounded=sum(tag.backgrounded for tag in group),
        )
        for key, group in sorted(cells.items())
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """Strengths beside concerns of one person, affirmed mentions only."""

    actor: str
    strengths: int
    elaborated: int
    concerns: int


def balance(tags: Iterable[Tag]) -> tuple[Balance, ...]:
    """Count strengths against concerns: of mother and father always, of the others where any.

    What is said of 'the parents' stands in a row of its own, so that every mention counts once.
    Of two concerns on the same words one counts.
    """
    by_actor: dict[str, list[Tag]] = {actor: [] for actor in PORTRAYED}
    for tag in sorted(tags, key=lambda t: (t.document_id, t.start, -t.end, t.family, t.tag_id)):
        if tag.actor in by_actor:
            by_actor[tag.actor].append(tag)
    rows = (_balance(actor, found) for actor, found in by_actor.items())
    return tuple(row for row in rows if row.actor in PARENTS or row.strengths or row.concerns)


def _balance(actor: str, tags: Sequence[Tag]) -> Balance:
    strengths = [t for t in tags if t.family == "strength" and t.polarity == "affirmed"]
    concerns: list[Tag] = []
    for tag in tags:
        if is_concern(tag) and not (concerns and _overlap(concerns[-1], tag)):
            concerns.append(tag)
    elaborated = sum(tag.category == "elaborated" for tag in strengths)
    return Balance(actor, len(strengths), elaborated, len(concerns))


def is_concern(tag: Tag) -> bool:
    """Tell whether a tag casts its actor as perpetrator, tells of violence or denies a strength."""
    if tag.family == "strength":
        return tag.polarity == "negated"
    accuses = tag.family == "violence" or (tag.family, tag.category) == ("role", "perpetrator")
    return accuses and tag.polarity != "negated" and tag.status != "refuted"


def _overlap(one: Tag, other: Tag) -> bool:
    same = one.document_id == other.document_id
    return same and one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Key:
    """A term that is typical of one group of texts against another.

    Attributes
    ----------
    log_ratio
        Effect size: the binary logarithm of the ratio of the relative frequencies; 1 is twice as
        often. Zero counts are taken as one half (Hardie, 2014).
    log_likelihood
        Strength of the evidence; above 10.83 is p < .001 for one term (Rayson and Garside, 2000).
    """

    term: str
    n: int
    reference: int
    log_ratio: float
    log_likelihood: float


def keyness(
    group: Mapping[str, int],
    reference: Mapping[str, int],
    minimum: int = 5,
    critical: float = 10.83,
) -> tuple[Key, ...]:
    """Compare the frequencies of terms in two groups of texts.

    Parameters
    ----------
    group, reference
        Term -> count.
    minimum
        Terms with fewer occurrences in both together are left out.
    critical
        Log-likelihood below which a term is left out.

    Returns
    -------
    tuple of Key
        Terms over-used in `group`, the largest effect first.
    """
    size, other_size = sum(group.values()), sum(reference.values())
    if not size or not other_size:
        return ()
    keys = []
    for term, number in group.items():
        other = reference.get(term, 0)
        if number + other < minimum:
            continue
        ratio = math.log2((number / size) / ((other or 0.5) / other_size))
        strength = _log_likelihood(number, other, size, other_size)
        if ratio > 0 and strength >= critical:
            keys.append(Key(term, number, other, round(ratio, 3), round(strength, 2)))
    return tuple(sorted(keys, key=lambda k: (-k.log_ratio, -k.log_likelihood, k.term)))


def _log_likelihood(number: int, other: int, size: int, other_size: int) -> float:
    expected = size * (number + other) / (size + other_size)
    other_expected = other_size * (number + other) / (size + other_size)
    total = number * math.log(number / expected) if number else 0.0
    total += other * math.log(other / other_expected) if other else 0.0
    return 2 * total
