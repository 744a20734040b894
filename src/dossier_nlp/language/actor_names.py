"""Mentions by names that the register of the dossier knows."""

from __future__ import annotations

import re
from bisect import bisect_left

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.people import Entry, People

_TITLES = frozenset(
    "mevrouw mevr. mevr mw. mw meneer mijnheer dhr. dhr hr. heer de drs. dr. mr. ir. prof. ing.".split()
)
_WORD = re.compile(r"\w")


def find_names(text: str, columns: Columns, people: People | None) -> list[Mention]:
    """Return the mentions by known names, a title in front included."""
    if people is None or people.matcher is None:
        return []
    mentions = []
    for match in people.matcher.finditer(text):
        entry = people.entry(match.group())
        start = bisect_left(columns.idx, match.start())
        if entry is None or start >= len(columns) or columns.idx[start] != match.start():
            continue
        end = bisect_left(columns.idx, match.end(), start)
        mentions.append(_mention(columns, start, end, match.group(), entry))
    return mentions


def _mention(columns: Columns, start: int, end: int, written: str, entry: Entry) -> Mention:
    floor = columns.bounds(start)[0]
    first = start
    while first > floor and columns.lower[first - 1] in _TITLES:
        first -= 1
    if columns.lower[first] == "de" and first + 1 < len(columns) and columns.lower[first + 1] != "heer":
        first += 1
    return Mention(
        start=min(first, start),
        end=end,
        actor=entry.actor,
        name=entry.name,
        kind="token" if written.startswith("[") else "name",
        head=end - 1,
        number="sing",
        gender=entry.gender,
        rule=f"people.{entry.actor}",
    )
