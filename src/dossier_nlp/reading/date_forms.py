"""What one form of a Dutch date means: from a match of the grammar to an interval."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dossier_nlp.reading import calendar as cal
from dossier_nlp.reading.date_grammar import Grammar, key

LOOK_BACK = 24
"""Characters before a date in which the word that governs it is looked for."""
_SHORT_YEAR_PIVOT = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in the text; without ``interval`` it still needs a year."""

    start: int
    end: int
    rule: str
    precision: str
    interval: cal.Interval | None = None
    month: int = 0
    days: tuple[int, int] = (0, 0)
    span: tuple[str, str] = ("", "")
    part: str = "whole"
    direction: str = ""

    def in_year(self, year: int) -> cal.Interval | None:
        """Return the interval in a year, or ``None`` where the calendar lacks it."""
        if self.interval:
            return self.interval
        if self.span[0]:
            return cal.season(year, *self.span, self.part)
        if not self.days[0]:
            return cal.month(year, self.month, self.part)
        first, last = (cal.day(year, self.month, number) for number in self.days)
        return (first[0], last[1]) if first and last else None


def _year_number(text: str) -> int:
    """Return a year written in full or as two digits (``'21`` is 2021, ``'84`` is 1984)."""
    digits = re.sub(r"\D", "", text)
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < _SHORT_YEAR_PIVOT else 1900)


def _year_of(words: Grammar, match: re.Match[str], reference: date | None) -> int | None:
    """Return the year that a form names: a number, or "vorig jaar" against the reference."""
    groups = match.groupdict()
    if groups.get("year"):
        return _year_number(groups["year"])
    if groups.get("year_words") and reference:
        return reference.year + _step(words, groups["year_words"].rsplit(None, 1)[0])
    return None


def _direction(words: Grammar, match: re.Match[str]) -> str:
    groups = match.groupdict()
    word = groups.get("direction") or groups.get("direction_before") or ""
    return words.directions.get(key(word), "")


def _step(words: Grammar, word: str) -> int:
    return {"past": -1, "future": 1}.get(words.directions.get(key(word), ""), 0)


def _part(words: Grammar, match: re.Match[str]) -> str:
    word = match.groupdict().get("part")
    return str(words.words["parts"].get(" ".join(word.lower().split()), "whole")) if word else ""


def _before(words: Grammar, name: str, match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    return words.before[name].search(text[max(0, start - LOOK_BACK) : start]) is not None


def _is_amount(words: Grammar, match: re.Match[str]) -> bool:
    behind = words.amount_behind.match(match.string, match.end())
    return behind is not None or _before(words, "amount", match)


def _full_day(words: Grammar, match: re.Match[str], _: date | None) -> list[Found]:
    # With dots, "3.2.14" may also be a paragraph number: ask for two digits or a full year.
    dotted = match.groupdict().get("sep") == "." and len(match["year"]) == 2
    if dotted and min(len(match["day"]), len(match["month"])) < 2:
        return []
    interval = cal.day(_year_number(match["year"]), int(match["month"]), int(match["day"]))
    return [Found(*match.span(), "day_month_year", "day", interval)] if interval else []


def _day_month_numeric(words: Grammar, match: re.Match[str], _: date | None) -> list[Found]:
    text, start = match.string, match.start()
    in_cell = start == 0 or text[start - 1] == "\n" or text[max(0, start - 3) : start] == " | "
    if not (in_cell and len(match[0]) == 5) and not _before(words, "cue.day_month_numeric", match):
        return []
    number, day = int(match["month"]), int(match["day"])
    if not cal.day(2020, number, day):
        return []
    return [Found(*match.span(), "day_month", "day", month=number, days=(day, day))]


def _days_of_month(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    month = words.months[key(match["month"])]
    year = _year_of(words, match, reference)
    direction = _direction(words, match)
    numbers = list(re.finditer(r"\d{1,2}", match["days"]))
    base = match.start("days")
    found: list[Found] = []
    for place, number in enumerate(numbers):
        start = match.start() if place == 0 else base + number.start()
        end = match.end() if place == len(numbers) - 1 else base + number.end()
        day = int(number[0])
        if not cal.day(2020, month, day):
            return []
        interval = cal.day(year, month, day) if year else None
        if year and not interval:
            return []
        rule = "day_month_year" if year else "day_month"
        found.append(
            Found(start, end, rule, "day", interval, month, (day, day), direction=direction)
        )
    return found


def _month(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    part, direction = _part(words, match), _direction(words, match)
    year = _year_of(words, match, reference)
    short = key(match["month"]) in words.words["short_months"]
    if short and not (year and match["month"][0].islower()):
        return []
    # A day that the month lacks ("31 februari") is a slip, not a month.
    if re.search(r"\d[^\S\n]+\Z", match.string[max(0, match.start() - 4) : match.start()]):
        return []
    bare = not (year or part or direction or "maand" in match[0].lower())
    if bare and (match["month"][0].isupper() or not _before(words, "cue.month", match)):
        return []
    number = words.months[key(match["month"])]
    interval = cal.month(year, number, part) if year else None
    rule = "month_year" if year else "month"
    return [
        Found(
            *match.span(),
            rule,
            "month",
            interval,
            number,
            part=part or "whole",
            direction=direction,
        )
    ]


def _season(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    part, direction = _part(words, match), _direction(words, match)
    year = _year_of(words, match, reference)
    if not year and not direction:
        return []
    span = tuple(words.words["seasons"][" ".join(match["season"].lower().split())])
    precision = {True: "day", False: "season"}[span[0] == span[1]]
    interval = cal.season(year, span[0], span[1], part) if year else None
    if interval and key(match["season"]) == "schooljaar":
        precision = "year"
    return [
        Found(
            match.start(),
            match.end() - (len(match[0]) - len(match[0].rstrip())),
            "season_year" if year else "season",
            precision,
            interval,
            span=(span[0], span[1]),
            part=part or "whole",
            direction=direction,
        )
    ]


def _years(words: Grammar, match: re.Match[str], _: date | None) -> list[Found]:
    first = int(match["year"])
    last = (
        int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    )
    if not first < last <= first + 60 or _is_amount(words, match):
        return []
    if last > first + 1 and len(match["last"]) == 2:
        return []
    interval = (cal.year(first)[0], cal.year(last)[1])
    return [Found(*match.span(), "years", "year", interval)]


def _year(words: Grammar, match: re.Match[str], _: date | None) -> list[Found]:
    text, (start, end) = match.string, match.span()
    if _is_amount(words, match):
        return []
    part, number = _part(words, match), int(match["year"])
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return [Found(start, end, "year_in_brackets", "year", cal.year(number))]
    if not part and not _before(words, "cue.year", match):
        return []
    return [Found(start, end, "year", "year", cal.year(number, part))]


def _part_of_year(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    year = _year_of(words, match, reference)
    if year is None:
        return []
    interval = cal.year(year, _part(words, match))
    return [Found(*match.span(), "relative_year", "year", interval)]


def _ago(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    if reference is None:
        return []
    number = " ".join(match["number"].lower().split())
    unit = words.words["units"][match["unit"].lower()]
    vague = words.words["vague_numbers"].get(number)
    exact = int(number) if number.isdigit() else words.words["numbers"].get(number, 0)
    smallest, largest = vague or (exact, exact)
    if not largest or (unit == "year" and largest > 99):
        return []
    interval = cal.ago(reference, unit, smallest, largest)
    precision = {"quarter": "season", "weekend": "week"}.get(unit, unit)
    return [Found(*match.span(), "ago", precision, interval)]


def _unit(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    if reference is None:
        return []
    unit = words.words["units"][match["unit"].lower()]
    # "afgelopen jaren", "komende weken" are stretches without an edge.
    if unit == "day" or match["unit"].lower() in ("weken", "maanden", "jaren"):
        return []
    step = _step(words, match["direction"])
    interval = cal.shift(reference, unit, step)
    precision = {"quarter": "season", "weekend": "week"}.get(unit, unit)
    if match["weekday"] and unit == "week":
        at = interval[0] + timedelta(days=words.words["weekdays"][match["weekday"].lower()])
        interval, precision = (at, at), "day"
    elif match["month"] and unit == "year":
        number = words.months[match["month"].lower()]
        interval, precision = cal.month(interval[0].year, number), "month"
    elif match["season"] and unit == "year":
        span = words.words["seasons"][" ".join(match["season"].lower().split())]
        interval, precision = cal.season(interval[0].year, span[0], span[1]), "season"
    return [Found(*match.span(), "relative", precision, interval)]


def _weekday(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    if reference is None:
        return []
    number = words.words["weekdays"][(match["weekday"] or match["weekday_first"]).lower()]
    gap = (number - reference.weekday()) % 7
    direction = _direction(words, match)
    if direction == "past":
        gap = gap - 7
    elif direction == "future":
        gap = gap or 7
    at = reference + timedelta(days=gap)
    return [Found(*match.span(), "relative", "day", (at, at))]


def _deictic(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    if reference is None:
        return []
    text, (start, end) = match.string, match.span()
    around = words.deictic_exception.finditer(text, max(0, start - 20), min(len(text), end + 12))
    if any(other.start() < end and start < other.end() for other in around):
        return []
    unit, number = words.words["deictic"][match["word"].lower()]
    return [Found(start, end, "relative", "day", cal.shift(reference, unit, number))]


def _iso_week(words: Grammar, match: re.Match[str], reference: date | None) -> list[Found]:
    year = int(match["year"]) if match["year"] else reference.year if reference else 0
    interval = cal.iso_week(year, int(match["week"])) if year else None
    return [Found(*match.span(), "week", "week", interval)] if interval else []


def _decade(words: Grammar, match: re.Match[str], _: date | None) -> list[Found]:
    tens = match["tens"]
    first = 1900 + int(tens) * 10 if tens else words.words["decades"][match["decade"].lower()]
    interval = (date(first, 1, 1), date(first + 9, 12, 31))
    return [Found(*match.span(), "decade", "decade", interval)]


BUILDERS = {
    "iso_day": _full_day,
    "numeric_day": _full_day,
    "numeric_day_month": _day_month_numeric,
    "day_month": _days_of_month,
    "month": _month,
    "season": _season,
    "years": _years,
    "year": _year,
    "part_of_year_words": _part_of_year,
    "ago": _ago,
    "unit": _unit,
    "weekday": _weekday,
    "deictic": _deictic,
    "iso_week": _iso_week,
    "decade": _decade,
}
