"""Counts and rates per 1,000 words: the one place that decides what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dossier_nlp.records import FAMILIES, Document, Tag, count_words

SMALL = 5
"""Below this count a rate says little: pages mark it, the workshop page hides it."""


_count = lru_cache(maxsize=32)(count_words)


def words_in(document: Document) -> int:
    """Return the number of words of a document, counted once however many tables ask."""
    return _count(document.text)


def per_1000(n: int, words: int) -> float | None:
    """Return ``n`` per 1,000 words, ``None`` where there are no words."""
    return n * 1000 / words if words else None


def by_family(tags: Iterable[Tag]) -> Counter[str]:
    """Count the tags of each family; every polarity counts, since each of them is language."""
    return Counter(tag.family for tag in tags)


def family_rates(tags: Iterable[Tag], words: int) -> dict[str, float | None]:
    """Return ``<family>_per_1000`` of every family, in the order of the families."""
    counts = by_family(tags)
    return {f"{family}_per_1000": per_1000(counts[family], words) for family in FAMILIES}
