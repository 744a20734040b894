"""Mentions by names that the register of the dossier knows."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.introductions_names import not_names
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.people import Entry, People
from dossier_nlp.language.word_classes import WordClass

_TITLES = WordClass("actors", "titles")
_LETTER_USES = 2


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


@cache
def _no_names() -> frozenset[str]:
    return not_names() | {":", "|"}


def find_letters(columns: Columns) -> list[Mention]:
    """Return 'M' and 'V' where a journal uses both for mother and father."""
    places: dict[str, list[int]] = {"m": [], "v": []}
    for token, orth in enumerate(columns.orth):
        letter = orth.rstrip(".").lower()
        if orth[:1].isupper() and len(orth.rstrip(".")) == 1 and letter in places:
            after = columns.orth[token + 1][:1] if token + 1 < len(columns) else ""
            before = columns.orth[token - 1] if token else ""
            behind_name = before[:1].isupper() and before.lower() not in _no_names()
            initial = after.isupper() or behind_name
            if not initial or token == columns.bounds(token)[0]:
                places[letter].append(token)
    if min(len(places["m"]), len(places["v"])) < _LETTER_USES:
        return []
    named = (("m", "mother", "fem"), ("v", "father", "masc"))
    return [
        Mention(t, t + 1, actor, kind="noun", head=t, gender=gender, rule="actors.letter")
        for letter, actor, gender in named
        for t in places[letter]
    ]


def _mention(columns: Columns, start: int, end: int, written: str, entry: Entry) -> Mention:
    floor = columns.bounds(start)[0]
    first = start
    while first > floor and columns.lower[first - 1] in _TITLES:
        first -= 1
    if (
        columns.lower[first] == "de"
        and first + 1 < len(columns)
        and columns.lower[first + 1] != "heer"
    ):
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
