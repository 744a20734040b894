"""How much of a known text came through reading: the measure of ``read --check``."""

from __future__ import annotations

from rapidfuzz.distance import Indel

ENOUGH = 0.998
"""What a born-digital document must reach."""


def letters_and_digits(text: str) -> str:
    """Return only the letters and digits of a text, in lower case: no layout, no hyphens."""
    return "".join(char for char in text if char.isalnum()).casefold()


def similarity(text: str, reference: str) -> float:
    """Return the similarity (0-1) of two texts by their letters and digits, in order.

    It is twice the longest common subsequence over the length of both; a paragraph in the wrong
    place costs as much as one that is missing.
    """
    return float(
        Indel.normalized_similarity(letters_and_digits(text), letters_and_digits(reference))
    )
