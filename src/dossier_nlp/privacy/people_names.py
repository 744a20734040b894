"""Likely full names of persons: initials or a first name with a surname, a title with a surname.

A first name alone is not reported: anonymised papers use invented ones. Words that are no names
and names that are allowed stand in ``lexicons/privacy`` and ``lexicons/actors``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from dossier_nlp.privacy.words import (
    allowed,
    cues,
    first_names,
    not_names,
    prefixes,
    surnames,
)

_GAP = r"[ \u00a0]"
CAPITAL = r"[A-ZÀ-ÞŠŽŞİ][a-zà-ÿğışčćšžłńœ]+(?:['’-][A-ZÀ-Þ]?[a-zà-ÿ]+)*"
_INITIALS = rf"(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ|Chr|Joh)\.{_GAP}?){{1,5}}"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    prefix = rf"(?P<prefix>(?:(?:{prefixes()}){_GAP}){{1,2}})?"
    surname = rf"{prefix}(?P<surname>{CAPITAL})(?:-{prefix.replace('prefix', 'second')}{CAPITAL})?"
    with_initials = re.compile(
        rf"(?<![\w.])(?P<first>{_INITIALS}(?:\({CAPITAL}\){_GAP}?)?){surname}(?!\w)"
    )
    with_title = re.compile(
        rf"(?<!\w)(?i:{cues('title')})(?![\w]){_GAP}(?P<first>(?:{_INITIALS}|(?:{CAPITAL}{_GAP}){{0,2}})?)"
        rf"{surname}(?!\w)"
    )
    two_words = re.compile(
        rf"(?<![\w'’-])(?P<first>{CAPITAL}{_GAP}(?:{CAPITAL}{_GAP}|[A-ZÀ-Þ]\.{_GAP})?){surname}(?!\w)"
    )
    return with_initials, with_title, two_words


def find_names(text: str, allow: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the places of likely names; some may overlap.

    Parameters
    ----------
    text
        Clean text.
    allow
        Names that may stand, in any case.
    """
    permitted = allowed() | {name.lower() for name in allow}
    with_initials, with_title, two_words = _patterns()
    for match in with_initials.finditer(text):
        if _is_surname(match["surname"]) and _sure_initials(match):
            yield from _unless(permitted, text, match.start("first"), match.end())
    for match in with_title.finditer(text):
        if _is_surname(match["surname"]) and all(map(_is_surname, _words(match["first"]))):
            yield from _unless(permitted, text, match.start("first"), match.end())
    for start, match in _overlapping(two_words, text):
        if _is_full_name(match, text):
            yield from _unless(permitted, text, start, match.end())


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield matches from every word on: 'Zegt Piet Jansen' holds a name from its second word."""
    position = 0
    while match := pattern.search(text, position):
        yield match.start(), match
        first = match["first"].split()[0]
        position = match.start() + len(first)


def _words(text: str) -> list[str]:
    return re.findall(CAPITAL, text)


def _is_surname(word: str) -> bool:
    return word.lower() not in not_names()


def _sure_initials(match: re.Match[str]) -> bool:
    """Tell whether initials are initials: 'ouder A. Zij zegt' has a letter and a new sentence."""
    letters = re.findall(r"[A-ZÀ-Þ]", match["first"])
    prefix = match["prefix"] or ""
    return len(letters) > 1 or prefix[:1].islower() or match["surname"] in surnames()


def _is_full_name(match: re.Match[str], text: str) -> bool:
    first, *middle = match["first"].split()
    last = match["surname"]
    if not _is_surname(last) or first.lower() in not_names():
        return False
    if any(word.lower() in not_names() for word in middle):
        return False
    if first in first_names():
        # Two first names side by side are two children, unless the second is a surname as well.
        return bool(match["prefix"]) or last in surnames() or last not in first_names()
    if last not in surnames():
        return False
    return not _opens_sentence(text, match.start())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\"'“‘(")[-1:]
    return not before or before in ".!?:\n|"


def _unless(
    permitted: Collection[str], text: str, start: int, end: int
) -> Iterator[tuple[int, int]]:
    while text[end - 1] in " .\u00a0" and end > start:
        end -= 1
    name = " ".join(text[start:end].lower().split())
    if name not in permitted and name.rpartition(" ")[2] not in permitted:
        yield start, end
