"""The date of a paper: its own date first, dates of other things in its text last."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from dossier_nlp.reading.cues import alternatives, load_cues
from dossier_nlp.reading.dates import DateMention, find_dates
from dossier_nlp.reading.head import Head

_INNER_LABEL = re.compile(r"\s(\w+(?:\s\w+)?)\s*:\s*(?=(?:\w+\s)?\d)")
_OLDEST = "1980-01-01"
_DATELINE = re.compile(r"(?:(?:te\s)?[A-ZÀ-Ý\['’][\w .'’\]\-/]{0,40},\s+)?\Z")
_AFTER_DATELINE = re.compile(r"\W*(?:om\s)?(?:\d{1,2}[.:]\d\d.*)?\Z")


def find_document_date(
    head: Head, text: str, file: str, properties: Mapping[str, str]
) -> tuple[str, str]:
    """Return the date of a paper (ISO) and the rule that gave it; both empty if there is none."""
    by_label = _labelled(head)
    # In order of trust; the later ones, which read the whole text, are seldom needed.
    rules: tuple[tuple[str, Callable[[], str]], ...] = (
        ("label:own", lambda: by_label.get("own", "")),
        ("dateline", lambda: _dateline([line.text for line in head.lines])),
        ("label:printed", lambda: by_label.get("printed", "")),
        ("label:sent", lambda: by_label.get("sent", "")),
        ("label:met", lambda: by_label.get("met", "") or by_label.get("like own", "")),
        ("period_end", lambda: _period_end(head)),
        ("head", lambda: _other_in_head(head)),
        ("closing", lambda: _closing(head)),
        ("latest_in_text", lambda: _latest(text, properties)),
        ("file_name", lambda: _in_file_name(file)),
        ("file_properties", lambda: _in_properties(properties)),
    )
    for source, rule in rules:
        if found := rule():
            return found, source
    return "", ""


def _days(text: str) -> list[DateMention]:
    """Return the dates with a day and a year of their own."""
    return [
        mention
        for mention in find_dates(text)
        if mention.precision == "day"
        and mention.relation != "born"
        and mention.rule.startswith("day_month_year")
        and mention.date_from >= _OLDEST
    ]


def _labelled(head: Head) -> dict[str, str]:
    """Return the first date behind a label of each group.

    A label that only begins like one of a group ("Datum observatie") dates what was done.
    """
    found: dict[str, str] = {}
    for name, words, label in _labels():
        for place, line in enumerate(head.lines):
            match = label.match(line.text)
            exact = line.unlabelled or line.label.rstrip(". ") in words
            if match is None:
                # An address on the left, a block of references on the same lines on the right.
                match = _INNER_LABEL.search(line.text)
                named = match[1].casefold() if match else ""
                if match is None or not words & {named, named.split()[-1]}:
                    continue
                exact = True
            rest = line.text[match.end() :]
            if not rest.strip(" :|") and place + 1 < len(head.lines):
                rest = head.lines[place + 1].text
            days = _days(rest)
            if days and exact:
                found.setdefault(name, days[0].date_to)
            elif days:
                found.setdefault(f"like {name}", days[0].date_to)
    return found


def _dateline(lines: list[str]) -> str:
    """Return the date of a line that holds a place and a date, or only a date."""
    for line in lines:
        for mention in _days(line)[:1]:
            before, behind = line[: mention.start], line[mention.end :]
            if ":" not in before and _DATELINE.match(before) and _AFTER_DATELINE.match(behind):
                return mention.date_to
    return ""


def _period_end(head: Head) -> str:
    pattern = _starting("period")
    for line in head.lines:
        if pattern.match(line.text):
            ranges = [m.date_to for m in find_dates(line.text) if m.precision == "day"]
            if ranges:
                return max(ranges)
    return ""


def _other_in_head(head: Head) -> str:
    """Return the first date of the head that is not plainly the date of something else."""
    other = _containing("other")
    for line in head.lines:
        if not other.search(line.text):
            days = _days(line.text)
            if days:
                return days[0].date_to
    return ""


def _closing(head: Head) -> str:
    pattern = _containing("closing")
    for text in reversed(head.foot):
        if pattern.search(text):
            days = _days(text)
            if days:
                return days[-1].date_to
    return _dateline(list(reversed([text for text in head.foot if len(text) < 80])))


def _latest(text: str, properties: Mapping[str, str]) -> str:
    """Return the latest date in the text, none after the file was made."""
    made = _in_properties(properties) or f"{date.max.year}"
    days = sorted(m.date_to for m in _days(text) if m.relation != "until" and m.date_to <= made)
    return days[-1] if days else ""


def _in_file_name(file: str) -> str:
    spaced = re.sub(r"[_\s]", " ", file.rsplit(".", 1)[0])
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[-.]?(\d\d)[-.]?(\d\d)(?!\d)", spaced)
    if match:
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            pass
    days = _days(spaced)
    return days[0].date_to if days else ""


def _in_properties(properties: Mapping[str, str]) -> str:
    match = re.match(r"D?:?((?:19|20)\d\d)(\d\d)(\d\d)", properties.get("CreationDate", ""))
    if not match:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


@cache
def _labels() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    groups = load_cues("document_dates")["labels"]
    return tuple(
        (
            group["name"],
            frozenset(word.rstrip(".") for word in group["words"]),
            re.compile(rf"(?:{alternatives(group['words'])})(?!\w)\s*[:|]?\s*", re.I),
        )
        for group in groups
    )


@cache
def _starting(name: str) -> re.Pattern[str]:
    words = load_cues("document_dates")["words"][name]
    return re.compile(rf"(?:{alternatives(words)})(?!\w)", re.I)


@cache
def _containing(name: str) -> re.Pattern[str]:
    words = load_cues("document_dates")["words"][name]
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.I)
