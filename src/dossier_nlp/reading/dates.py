"""Dutch dates in running text, as intervals with the precision that the words have."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dossier_nlp.reading import calendar as cal
from dossier_nlp.reading.date_forms import BUILDERS, LOOK_BACK, Found
from dossier_nlp.reading.date_grammar import Form, Grammar, grammar

_ROOM = 60
"""Characters on both sides of a word of a date within which the rest of it stands."""
_BLANK = re.compile(r"\s")
_FAR_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, or a stretch of time, named in a text.

    Attributes
    ----------
    start, end
        Character offsets; the word that governs the date (``sinds``, ``op``) is outside.
    date_from, date_to
        First and last day of the interval that the words name, as ISO strings.
    precision
        The unit that is named: ``day``, ``week``, ``month``, ``season``, ``year`` or
        ``decade``. A part of it ("medio mei") narrows the interval, not the precision.
    rule
        The form of date, and ``+anchor`` or ``+reference`` where its year was concluded.
    relation
        How a fact lies to the date where a word says so: ``since``, ``until``, ``before``,
        ``after``, ``born``, ``dated``; ``range`` for a pair of dates; else empty.
    """

    start: int
    end: int
    date_from: str
    date_to: str
    precision: str
    rule: str
    relation: str = ""


def find_dates(text: str, reference: str = "") -> list[DateMention]:
    """Find the dates in a text.

    Parameters
    ----------
    text
        Clean text; a newline ends a thought: no date crosses it.
    reference
        Date of the document (ISO), against which "vorige week" and dates without a year are
        understood; where it is empty, those are left out unless an earlier date helps.

    Returns
    -------
    list of DateMention
        In the order of the text, not overlapping.
    """
    return list(_find(text, reference))


@lru_cache(maxsize=32)
def _find(text: str, reference: str) -> tuple[DateMention, ...]:
    """Find dates; several rooms ask for those of the same document one after the other."""
    words = grammar()
    at = _parse_iso(reference)
    # Few letters change their length in lower case; then an offset would no longer fit.
    lower = text.lower() if len(text.lower()) == len(text) else text
    digits = _around([match.span() for match in re.finditer(r"\d+", text)], text)
    found: list[Found] = []
    for form in words.forms:
        builder = BUILDERS[form.name]
        for start, end in _windows(form, lower, digits):
            for match in form.pattern.finditer(text, start, end):
                found.extend(builder(words, match, at))
    return tuple(_merge_ranges(words, text, _with_years(words, text, _without_overlap(found), at)))


def _windows(form: Form, lower: str, digits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a text in which a form can be at all."""
    if not form.needs:
        return digits
    places: list[tuple[int, int]] = []
    for needed in form.needs:
        at = lower.find(needed)
        while at >= 0:
            places.append((at, at + len(needed)))
            at = lower.find(needed, at + 1)
    return _around(sorted(places), lower)


def _around(places: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return places with room on both sides, up to the end of a word; near ones joined."""
    windows: list[tuple[int, int]] = []
    for start, end in places:
        start, end = max(0, start - _ROOM), end + _ROOM
        if end < len(text):
            blank = _BLANK.search(text, end)
            end = blank.start() if blank else len(text)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, min(end, len(text))))
    return windows


def _parse_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _without_overlap(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping forms; of equals, the one tried first."""
    kept: list[Found] = []
    ends: list[int] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: f.start - f.end):
        place = bisect_right(starts, one.start)
        if place and ends[place - 1] > one.start:
            continue
        if place < len(starts) and starts[place] < one.end:
            continue
        starts.insert(place, one.start)
        ends.insert(place, one.end)
        kept.insert(place, one)
    return kept


def _with_years(
    words: Grammar, text: str, found: list[Found], reference: date | None
) -> list[DateMention]:
    """Give every form its interval: from its own year, the story around it, or the reference."""
    mentions: list[DateMention] = []
    anchor: date | None = None
    anchor_end = 0
    for number, one in enumerate(found):
        relation = _relation(words, text, one.start)
        interval, how = one.interval, ""
        if interval is None:
            same_line = anchor if anchor and "\n" not in text[anchor_end : one.start] else None
            heir = _year_ahead(words, text, found, number)
            interval, how = _conclude(one, heir, same_line, anchor, reference)
        if interval is None:
            continue
        told = how != "+reference" and one.rule not in ("year_in_brackets", "relative", "ago")
        if told and relation != "born":
            anchor, anchor_end = interval[0], one.end
        mentions.append(
            DateMention(
                one.start,
                one.end,
                interval[0].isoformat(),
                interval[1].isoformat(),
                one.precision,
                one.rule + how,
                relation,
            )
        )
    return mentions


def _conclude(
    one: Found,
    heir: date | None,
    same_line: date | None,
    anchor: date | None,
    reference: date | None,
) -> tuple[cal.Interval | None, str]:
    """Conclude the year of a date that names none."""
    month = one.month or int(one.span[0][:2])
    day = one.days[0] or 15
    if heir is not None and not one.direction:
        year = heir.year if (month, day) <= (heir.month, 31) else heir.year - 1
        return one.in_year(year), "+shared"
    if same_line is not None and not one.direction:
        interval = one.in_year(cal.following_year(month, day, same_line))
        if interval and (reference is None or interval[0] <= reference + _FAR_AHEAD):
            return interval, "+anchor"
    if reference is not None:
        year = cal.nearest_year(month, day, reference, one.direction)
        return one.in_year(year), "+reference"
    if anchor is not None:
        return one.in_year(cal.following_year(month, day, anchor)), "+anchor"
    return None, ""


def _year_ahead(words: Grammar, text: str, found: list[Found], number: int) -> date | None:
    """Return the date whose year is shared: "24 februari en 11 mei 2016"."""
    for left, right in zip(found[number:], found[number + 1 :]):
        if not words.joiner.fullmatch(text, left.end, right.start):
            return None
        if right.interval is not None:
            return right.interval[0] if right.rule.endswith("year") else None
    return None


def _relation(words: Grammar, text: str, start: int) -> str:
    before = text[max(0, start - LOOK_BACK) : start]
    before = re.sub(r"(?<!\w)(?:de|het)[^\S\n]*\Z", "", before, flags=re.I)
    for name in ("born", "since", "until", "dated", "before", "after"):
        if words.before[f"relation.{name}"].search(before):
            return name
    return ""


def _merge_ranges(words: Grammar, text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Join "van 2006 tot november 2014" and "12 t/m 18 mei" to one interval."""
    merged: list[DateMention] = []
    units = ("day", "week", "month", "season", "year", "decade")
    for one in mentions:
        last = merged[-1] if merged else None
        if last and _is_range(words, text, last, one):
            merged[-1] = DateMention(
                last.start,
                one.end,
                last.date_from,
                one.date_to,
                max(last.precision, one.precision, key=units.index),
                f"{last.rule}..{one.rule}",
                "range",
            )
        else:
            merged.append(one)
    return merged


def _is_range(words: Grammar, text: str, left: DateMention, right: DateMention) -> bool:
    joint = " ".join(text[left.end : right.start].lower().split())
    if left.relation in ("range", "born") or right.date_to < left.date_from:
        return False
    if joint == "en":
        before = text[max(0, left.start - LOOK_BACK) : left.start]
        return words.before["between"].search(before) is not None
    return joint in words.words["range"]["words"]
