"""The people of a register as a genogram lists them: each person once, under the fullest names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dossier_nlp.language.people_entries import Entry
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.records import Person

_PREFIXES = WordClass("actors", "prefixes")
_HOUSES = frozenset({"school", "professional", "gi", "vt"})
_HOUSE = re.compile(r"(?:De|Het|'t) [A-ZÀ-Þ][\w-]+")
_NEEDS_SPACE = re.compile(r"\.(?=[^\W\d_]{2}|\()")

Spelled = tuple[list[str], list[Entry]]


def name_parts(name: str) -> tuple[str, str, str]:
    """Return initials, first name and surname of a name."""
    called = re.search(r"\(([^)]+)\)", name)
    bare = re.sub(r"\([^)]*\) ?", "", name)
    words = _NEEDS_SPACE.sub(". ", bare).split()
    initials = []
    while words and re.fullmatch(r"(?:[A-ZÀ-Þ][a-z]?\.)+", words[0]):
        initials.append(words.pop(0))
    first = called.group(1) if called else ""
    if words and not initials and words[0].lower() not in _PREFIXES:
        first = words.pop(0)
    return "".join(initials), first, " ".join(words)


def list_persons(names: Mapping[str, Entry]) -> tuple[Person, ...]:
    """Return each person once, by actor and name.

    Parameters
    ----------
    names
        Name as written -> entry.
    """
    grouped: dict[tuple[str, str], Spelled] = defaultdict(lambda: ([], []))
    for name, entry in sorted(names.items()):
        if not _is_house(name, entry):
            spelled, entries = grouped[entry.actor, entry.name]
            spelled.append(name)
            entries.append(entry)
    by_actor: dict[str, list[Spelled]] = defaultdict(list)
    for (actor, _), person in sorted(grouped.items()):
        by_actor[actor].append(person)
    return tuple(
        _person(actor, *person)
        for actor, persons in sorted(by_actor.items())
        for person in _joined(persons)
    )


def _is_house(name: str, entry: Entry) -> bool:
    """Tell whether the name is that of a school or body ('De Wilg'), not of somebody in it."""
    return (
        entry.actor in _HOUSES
        and not entry.gender
        and entry.name == name
        and _HOUSE.fullmatch(name) is not None
    )


def _joined(persons: list[Spelled]) -> list[Spelled]:
    """Join 'Hamers' to 'M. Hamers' where only one person of that actor can be meant."""
    full = sorted(persons, key=lambda person: -max(map(_fullness, person[0])))
    joined: list[Spelled] = []
    for person in full:
        fits = [other for other in joined if _same(person[0], other[0])]
        if len(fits) == 1:
            fits[0][0].extend(person[0])
            fits[0][1].extend(person[1])
        else:
            joined.append(person)
    return sorted(joined, key=lambda person: min(person[0]))


def _fullness(name: str) -> int:
    return sum(len(part.split()) for part in name_parts(name))


def _same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a name and a fuller one can be of the same person."""
    return any(_can_be(name_parts(a), name_parts(b)) for a in names for b in others)


def _can_be(part: tuple[str, str, str], whole: tuple[str, str, str]) -> bool:
    (initials, first, surname), (of_initials, of_first, of_surname) = part, whole
    if not of_surname:
        return False
    if not initials and not surname:  # one word: a surname or a first name
        return first.casefold() in (of_surname.casefold(), of_first.casefold())
    if surname.casefold() != of_surname.casefold():
        return False
    if initials and of_initials:
        return initials == of_initials
    return not (initials or first) or (initials or first)[0] == (of_initials or of_first)[:1]


def _person(actor: str, names: list[str], entries: list[Entry]) -> Person:
    first = entries[0]
    return Person(
        actor=actor,
        names=_shown(names),
        age=max((entry.age for entry in entries), key=len),
        born=max((entry.born for entry in entries), key=len),
        document_id=first.document_id,
        start=first.start,
        end=first.end,
    )


def _shown(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that say more than the others: not 'K.Vos' and 'Vos' beside 'K. Vos'."""
    spaced = {_NEEDS_SPACE.sub(". ", name) for name in names}
    shown: list[str] = []
    known: list[set[str]] = []
    for name in sorted(spaced, key=lambda n: (-len(n.split()), not n[0].isupper(), n)):
        words = {word.strip("()").casefold() for word in name.split()}
        if not any(words <= other for other in known):
            known.append(words)
            shown.append(name)
    return tuple(shown)
