"""One-to-one matching of annotated and found spans by overlap, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """A span with the attributes that are compared, from either side."""

    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


def match(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[int, int]]:
    """Pair overlapping spans greedily, the largest overlap first, each span once.

    Returns
    -------
    list of (int, int)
        Indexes into ``gold`` and ``found``.
    """
    overlaps = [
        (min(g.end, f.end) - max(g.start, f.start), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if min(g.end, f.end) > max(g.start, f.start)
    ]
    overlaps.sort(reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


@dataclass(slots=True)
class Score:
    """Running counts of one family: hits, misses, false alarms, agreement of attributes."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    agreed: dict[str, int] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)

    def add(self, gold: Sequence[Item], found: Sequence[Item]) -> None:
        """Count one document."""
        pairs = match(gold, found)
        self.hits += len(pairs)
        self.misses += len(gold) - len(pairs)
        self.false_alarms += len(found) - len(pairs)
        for i, j in pairs:
            for name, value in gold[i].attributes.items():
                self.compared[name] = self.compared.get(name, 0) + 1
                same = found[j].attributes.get(name) == value
                self.agreed[name] = self.agreed.get(name, 0) + same

    @property
    def gold(self) -> int:
        """Number of annotated spans."""
        return self.hits + self.misses

    @property
    def precision(self) -> float:
        """Share of the found spans that are annotated (0 when nothing was found)."""
        return self.hits / (self.hits + self.false_alarms or 1)

    @property
    def recall(self) -> float:
        """Share of the annotated spans that were found (0 when there is none)."""
        return self.hits / (self.gold or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def agreement(self, name: str) -> float | None:
        """Share of the matched spans that agree on an attribute; ``None`` if none compared."""
        if not self.compared.get(name):
            return None
        return self.agreed.get(name, 0) / self.compared[name]


@dataclass(slots=True)
class Counts:
    """Hits, misses and false alarms of set-like answers (pairs, names)."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0

    def add(self, gold: set[T], found: set[T]) -> None:
        """Count one dossier."""
        self.hits += len(gold & found)
        self.misses += len(gold - found)
        self.false_alarms += len(found - gold)

    @property
    def precision(self) -> float:
        """Share of the found answers that are right."""
        return self.hits / (self.hits + self.false_alarms or 1)

    @property
    def recall(self) -> float:
        """Share of the right answers that were found."""
        return self.hits / (self.hits + self.misses or 1)


@dataclass(slots=True)
class Rate:
    """Right answers out of all."""

    right: int = 0
    total: int = 0

    def add(self, gold: object, found: object) -> None:
        """Count one answer."""
        self.total += 1
        self.right += gold == found

    @property
    def value(self) -> float | None:
        """Share that is right; ``None`` when nothing was asked."""
        return self.right / self.total if self.total else None
