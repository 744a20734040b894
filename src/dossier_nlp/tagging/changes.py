"""What differs between two taggings of the same papers: new tags, tags that went, other values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier_nlp.records import Tag

_VALUES = ("category", "actor", "holder", "polarity", "status", "name")


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two taggings differ.

    Attributes
    ----------
    kind
        ``added``, ``removed`` or ``changed``.
    tag
        The tag: the later one, of a removed tag the earlier.
    values
        For a changed tag what is different: field -> (before, after).
    """

    kind: str
    tag: Tag
    values: Mapping[str, tuple[str, str]]


def compare_tags(before: Iterable[Tag], after: Iterable[Tag]) -> list[Change]:
    """Return the differences between two taggings of the same documents, in text order.

    A tag that only has other ends is the same tag: a change of span is not told.
    """
    earlier, later = list(before), list(after)
    pairs = _pairs(earlier, later)
    changes = [
        Change("changed", later[j], values)
        for i, j in pairs.items()
        if (values := _different(earlier[i], later[j]))
    ]
    matched = set(pairs.values())
    changes += [Change("removed", t, {}) for i, t in enumerate(earlier) if i not in pairs]
    changes += [Change("added", t, {}) for j, t in enumerate(later) if j not in matched]
    return sorted(changes, key=lambda c: (c.tag.document_id, c.tag.start, c.tag.end, c.kind))


def count_changes(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    """Return how many changes of each kind every family has: (family, kind) -> number."""
    return Counter((change.tag.family, change.kind) for change in changes)


def _pairs(earlier: list[Tag], later: list[Tag]) -> dict[int, int]:
    """Pair tags of one family that overlap: equal ones first, then the largest overlap."""
    places: dict[tuple[str, str], list[int]] = {}
    for j, tag in enumerate(later):
        places.setdefault((tag.document_id, tag.family), []).append(j)
    candidates = []
    for i, tag in enumerate(earlier):
        for j in places.get((tag.document_id, tag.family), ()):
            other = later[j]
            overlap = min(tag.end, other.end) - max(tag.start, other.start)
            if overlap > 0:
                candidates.append((len(_different(tag, other)), -overlap, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _different(one: Tag, other: Tag) -> dict[str, tuple[str, str]]:
    values = ((name, getattr(one, name), getattr(other, name)) for name in _VALUES)
    return {name: (before, after) for name, before, after in values if before != after}
