"""Intervals of days: months, seasons, parts of a year, and the year of a date without one."""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta

Interval = tuple[date, date]
"""First and last day, both included."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
_FUTURE_WEIGHT = 2
"""Papers tell of the past more than of what comes: a day ahead counts for two."""


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return _calendar.monthrange(year, month)[1]


def day(year: int, month: int, number: int) -> Interval | None:
    """Return the interval of one day, or ``None`` when there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= number <= days_in_month(year, month):
        return None
    at = date(year, month, number)
    return at, at


def month(year: int, number: int, part: str = "whole") -> Interval:
    """Return a month, or the part of it: thirds of ten days, or halves."""
    last = days_in_month(year, number)
    first, end = {
        "first": (1, 10),
        "middle": (11, 20),
        "last": (21, last),
        "first_half": (1, 15),
        "second_half": (16, last),
    }.get(part, (1, last))
    return date(year, number, first), date(year, number, end)


def year(number: int, part: str = "whole") -> Interval:
    """Return a year, or the part of it; its begin and end are quarters."""
    first, end = {
        "first": (1, 3),
        "middle": (5, 8),
        "last": (10, 12),
        "first_half": (1, 6),
        "second_half": (7, 12),
    }.get(part, (1, 12))
    return date(number, first, 1), date(number, end, days_in_month(number, end))


def season(year_number: int, first: str, last: str, part: str = "whole") -> Interval:
    """Return the season that begins in a year.

    Parameters
    ----------
    first, last
        ``"MM-DD"``; a last day before the first one falls in the next year.
    part
        A third (``first``, ``middle``, ``last``) or a half of it.
    """
    start = _month_day(year_number, first)
    end = _month_day(year_number + (last < first), last)
    if last == "02-28" and end.year % 4 == 0:
        end = date(end.year, 2, 29)
    return cut((start, end), part)


def _month_day(year_number: int, text: str) -> date:
    number, day_number = (int(piece) for piece in text.split("-"))
    return date(year_number, number, day_number)


def cut(interval: Interval, part: str) -> Interval:
    """Return a third or a half of an interval, or the whole of it."""
    start, end = interval
    length = (end - start).days
    third, half = length // 3, length // 2
    cuts = {
        "first": (0, third),
        "middle": (third + 1, 2 * third),
        "last": (2 * third + 1, length),
        "first_half": (0, half),
        "second_half": (half + 1, length),
    }
    a, b = cuts.get(part, (0, length))
    return start + timedelta(days=min(a, length)), start + timedelta(days=max(min(b, length), 0))


def week_of(at: date, offset: int = 0) -> Interval:
    """Return the week (Monday to Sunday) of a day, or one that many weeks off."""
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def iso_week(year_number: int, number: int) -> Interval | None:
    """Return a numbered week, or ``None`` when the year has no such week."""
    try:
        monday = date.fromisocalendar(year_number, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def shift(at: date, unit: str, number: int) -> Interval:
    """Return the calendar unit that lies ``number`` units from the one of ``at``."""
    if unit == "day":
        moved = at + timedelta(days=number)
        return moved, moved
    if unit == "week":
        return week_of(at, number)
    if unit == "weekend":
        monday, sunday = week_of(at, number)
        return monday + timedelta(days=5), sunday
    if unit == "month":
        index = at.year * 12 + at.month - 1 + number
        return month(index // 12, index % 12 + 1)
    if unit == "quarter":
        index = at.year * 4 + (at.month - 1) // 3 + number
        first = index % 4 * 3 + 1
        return date(index // 4, first, 1), month(index // 4, first + 2)[1]
    return year(at.year + number)


def ago(reference: date, unit: str, smallest: float, largest: float) -> Interval:
    """Return the interval meant by 'so many units ago': half a unit of slack on both sides.

    Days are exact when the number is.
    """
    days = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.3, "year": 365.25}.get(unit, 1.0)
    slack = 0.0 if unit == "day" else (0.5 if smallest >= 1 else 0.25)
    start = reference - timedelta(days=round((largest + slack) * days))
    end = reference - timedelta(days=round((smallest - slack) * days))
    return start, min(end, reference)


def nearest_year(month_number: int, day_number: int, reference: date, direction: str) -> int:
    """Return the year of a date without one, seen from the reference date.

    Parameters
    ----------
    direction
        ``past``, ``present``, ``future`` where a word says so, else the empty string.
    """
    candidates = []
    for candidate in (reference.year - 1, reference.year, reference.year + 1):
        last = days_in_month(candidate, month_number)
        gap = (date(candidate, month_number, min(day_number, last)) - reference).days
        if (direction == "past" and gap > 0) or (direction == "future" and gap < 0):
            continue
        candidates.append((gap * _FUTURE_WEIGHT if gap > 0 else -gap, candidate))
    if direction == "present" or not candidates:
        return reference.year
    return min(candidates)[1]


def following_year(month_number: int, day_number: int, anchor: date) -> int:
    """Return the year in which a story that stands at ``anchor`` comes to a month and day.

    A story may step back a little (two months) without naming the year again.
    """
    last = days_in_month(anchor.year, month_number)
    at = date(anchor.year, month_number, min(day_number, last))
    return anchor.year if at >= anchor - timedelta(days=62) else anchor.year + 1
