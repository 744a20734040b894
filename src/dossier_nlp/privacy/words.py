"""The word lists of the privacy room (``lexicons/privacy``), read once."""

from __future__ import annotations

import re
from functools import cache

from dossier_nlp.lexicon.load import load_table


@cache
def cues(kind: str) -> str:
    """Return the cue words of a kind as one alternation, longest first, any case."""
    words = [row["word"] for row in load_table("privacy/cues") if row["kind"] == kind]
    return alternatives(words)


@cache
def column(table: str, name: str) -> frozenset[str]:
    """Return one column of a list."""
    return frozenset(row[name] for row in load_table(table) if row[name])


@cache
def first_names() -> frozenset[str]:
    """Return common first names."""
    return column("actors/first_names", "name")


@cache
def surnames() -> frozenset[str]:
    """Return common surnames without their prefixes."""
    return column("privacy/surnames", "name")


@cache
def not_names() -> frozenset[str]:
    """Return words, in lower case, that are no name though they have a capital."""
    other = column("privacy/not_surnames", "word")
    return frozenset(word.lower() for word in column("actors/not_names", "word") | other)


@cache
def allowed() -> frozenset[str]:
    """Return names that point to nobody in a dossier, in lower case."""
    return frozenset(name.lower() for name in column("privacy/allowed_names", "name"))


@cache
def prefixes() -> str:
    """Return the words before a surname as one alternation, first letter in either case."""
    words = column("privacy/surname_prefixes", "word")
    return "|".join(
        _either_case(word) for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _either_case(word: str) -> str:
    spaced = r"[ \u00a0]".join(re.escape(part) for part in word.split())
    first = word[0]
    return f"[{first}{first.upper()}]{spaced[1:]}" if first.isalpha() else spaced


def alternatives(words: list[str]) -> str:
    """Return words as one alternation; a space in one stands for any blanks on a line."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"[ \u00a0]+".join(map(re.escape, word.split())) for word in ordered)
