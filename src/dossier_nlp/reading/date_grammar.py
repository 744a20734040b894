"""The forms of Dutch dates as regular expressions, built from ``lexicons/reading/dates.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier_nlp.reading.cues import alternatives, load_cues

_GAP = r"[^\S\n]+"
_MAY_GAP = r"[^\S\n]*"
_APOSTROPHE = "['’‘`´]"
_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = rf"{_APOSTROPHE}{_MAY_GAP}\d\d"
_NO_WORD_BEFORE = r"(?<![\w/€$])(?<!\d[.,:-])"
_NO_WORD_BEHIND = r"(?![\w/]|[-.,:]\d)"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of date. ``needs`` are strings of which a match holds one, in lower case.

    Looking for strings is a hundred times faster than trying a pattern at every character; a
    form without them needs a digit.
    """

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled forms, in the order in which they are tried, and the words behind them."""

    forms: tuple[Form, ...]
    words: dict[str, Any]
    months: dict[str, int]
    directions: dict[str, str]
    before: dict[str, re.Pattern[str]]
    amount_behind: re.Pattern[str]
    joiner: re.Pattern[str]
    deictic_exception: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Return the grammar of the lexicon in use (built once)."""
    words = load_cues("dates")
    months = {**words["months"], **words["short_months"]}
    directions = {
        _bare(word): name for name, listed in words["direction"].items() for word in listed
    }
    return Grammar(
        forms=_forms(words),
        words=words,
        months=months,
        directions=directions,
        before=_contexts(words),
        amount_behind=re.compile(
            rf"{_MAY_GAP}(?:{alternatives(words['amounts']['after'])})(?!\w)", re.I
        ),
        joiner=re.compile(
            rf"[^\S\n]*(?:{alternatives(words['range']['words'])}|,|of|resp\.?|respectievelijk)"
            r"[^\S\n]*",
            re.I,
        ),
        deictic_exception=re.compile(alternatives(words["deictic_exceptions"]["phrases"]), re.I),
    )


def _bare(word: str) -> str:
    """Return a word without its dots, as a key: ``j.l.`` and ``jl`` are one."""
    return word.lower().replace(".", "")


def key(word: str) -> str:
    """Return the key under which a matched word stands in the lexicon."""
    return re.sub(r"\s+", " ", _bare(word)).strip()


def _forms(words: dict[str, Any]) -> tuple[Form, ...]:
    month = alternatives(words["months"])
    any_month = rf"(?:{month}|(?:{alternatives(words['short_months'])})\b\.?)"
    weekday = alternatives(words["weekdays"])
    long_weekday = alternatives(day for day in words["weekdays"] if len(day) > 2)
    direction = "|".join(
        re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", _GAP) + r"\.?"
        for word in sorted(
            (w for listed in words["direction"].values() for w in listed),
            key=lambda word: (-len(word), word),
        )
    )
    part = rf"(?:(?P<part>{alternatives(words['parts'])}){_GAP})"
    season = alternatives(words["seasons"])
    unit = alternatives(words["units"])
    number = rf"\d{{1,2}}|{alternatives(words['numbers'])}|{alternatives(words['vague_numbers'])}"
    year_words = rf"(?P<year>{_YEAR}|{_SHORT_YEAR})|(?P<year_words>(?:{direction}){_GAP}jaar)"
    tail = rf"(?:,?{_GAP}(?:van{_GAP})?(?:{year_words}))?(?:{_GAP}(?P<direction>{direction}))?"
    led = rf"(?:(?:{weekday})\.?,?{_GAP})?"
    day_number = r"\d{1,2}(?:e|de|ste)?"
    day_joiner = rf"{_MAY_GAP}(?:,|en|t/m|tot{_GAP}en{_GAP}met|tot|of|-|–|&){_MAY_GAP}"
    sources = {
        "iso_day": rf"(?<![\w/-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        "numeric_day": (
            rf"{_NO_WORD_BEFORE}{led}(?P<day>\d{{1,2}}){_MAY_GAP}(?P<sep>[-/.])"
            rf"{_MAY_GAP}(?P<month>\d{{1,2}}){_MAY_GAP}(?P=sep){_MAY_GAP}"
            rf"(?P<year>{_YEAR}|{_APOSTROPHE}?\d\d)(?![\w/-]|[.,:]\d)"
        ),
        "numeric_day_month": (
            rf"{_NO_WORD_BEFORE}(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})(?![\w/-]|[.,:]\d)"
        ),
        "day_month": (
            rf"{_NO_WORD_BEFORE}{led}(?P<days>{day_number}(?:{day_joiner}{day_number})*)"
            rf"{_GAP}(?P<month>{any_month}){tail}{_NO_WORD_BEHIND}"
        ),
        "month": (
            rf"(?<![\w-]){part}?(?:de{_GAP}maand{_GAP})?"
            rf"(?:(?P<direction_before>{direction}){_GAP})?"
            rf"(?P<month>{any_month}){tail}{_NO_WORD_BEHIND}"
        ),
        "season": (
            rf"(?<![\w-]){part}?(?:(?:de|het){_GAP})?"
            rf"(?:(?P<direction_before>{direction}){_GAP})?"
            rf"(?P<season>{season})(?:{_MAY_GAP}(?:van{_GAP})?(?:het{_GAP}jaar{_GAP})?"
            rf"(?:{year_words})(?:{_MAY_GAP}[-/–]{_MAY_GAP}(?:{_YEAR}|\d\d))?)?"
            rf"(?:{_GAP}(?P<direction>{direction}))?{_NO_WORD_BEHIND}"
        ),
        "years": (
            rf"{_NO_WORD_BEFORE}(?P<year>{_YEAR}){_MAY_GAP}[-–/]{_MAY_GAP}"
            rf"(?P<last>{_YEAR}|\d\d)(?![\w/-]|[.,:]\d)"
        ),
        "year": rf"{_NO_WORD_BEFORE}(?<!-){part}?(?P<year>{_YEAR})(?![\w/-]|[.,:]\d)",
        "part_of_year_words": rf"(?<!\w){part}(?P<year_words>(?:{direction}){_GAP}jaar)(?!\w)",
        "ago": rf"(?<!\w)(?P<number>{number}){_GAP}(?P<unit>{unit}){_GAP}(?:geleden|terug)(?!\w)",
        "unit": (
            rf"(?<!\w)(?P<direction>{direction}){_GAP}(?P<unit>{unit})"
            rf"(?:{_GAP}(?:(?P<weekday>{long_weekday})|(?P<month>{month})|(?P<season>{season})))?"
            r"(?!\w)"
        ),
        "weekday": (
            rf"(?<!\w)(?:(?P<direction_before>{direction}){_GAP}(?P<weekday>{long_weekday})"
            rf"|(?P<weekday_first>{long_weekday}){_GAP}(?P<direction>{direction}))(?!\w)"
        ),
        "deictic": rf"(?<![\w-])(?P<word>{alternatives(words['deictic'])})(?![\w-])",
        "iso_week": rf"(?<!\w)week{_GAP}(?P<week>\d{{1,2}})(?:,?{_GAP}(?:van{_GAP})?"
        rf"(?P<year>{_YEAR}))?{_NO_WORD_BEHIND}",
        "decade": (
            rf"(?<!\w)jaren{_GAP}(?:(?P<decade>{alternatives(words['decades'])})"
            rf"|{_APOSTROPHE}(?P<tens>[5-9])0)(?!\w)"
        ),
    }
    needs = _needs(words)
    return tuple(
        Form(name, re.compile(source, re.I), needs.get(name, ()))
        for name, source in sources.items()
    )


def _needs(words: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the strings that the forms cannot do without."""
    months = _shortest([*words["months"], *words["short_months"]])
    units = _shortest(words["units"])
    return {
        "day_month": months,
        "month": months,
        "season": _shortest(words["seasons"]),
        "part_of_year_words": ("jaar",),
        "ago": ("geleden", "terug"),
        "unit": units,
        "weekday": _shortest(day for day in words["weekdays"] if len(day) > 2),
        "deictic": _shortest(words["deictic"]),
        "iso_week": ("week",),
        "decade": ("jaren",),
    }


def _shortest(listed: Iterable[str]) -> tuple[str, ...]:
    """Return the words that do not hold a shorter one; of several words, the first."""
    firsts = {word.split()[0] for word in listed}
    return tuple(
        sorted(one for one in firsts if not any(other in one and other != one for other in firsts))
    )


def _contexts(words: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return the patterns that must end just before a date, by the name of the context."""
    lists = {
        **{f"relation.{name}": listed for name, listed in words["relations"].items()},
        **{f"cue.{name}": listed for name, listed in words["cues"].items()},
        "amount": words["amounts"]["before"],
        "between": words["range"]["between"],
    }
    return {
        name: re.compile(rf"(?<![\w])(?:{alternatives(listed)})[^\S\n]*\Z", re.I)
        for name, listed in lists.items()
    }
