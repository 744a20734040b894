"""How papers introduce children: by an age, a birth, or a list behind 'de kinderen'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_nlp.language.introductions_names import (
    CAP,
    DATE,
    INITIALS,
    SURNAME,
    Introduction,
    is_name,
)

_ADULT = 19
_AGED = re.compile(
    rf"(?<![\w-])(?P<name>{CAP})(?: {SURNAME})?,? ?"
    rf"(?:\((?:(?:bijna|nu|net|inmiddels|ruim|thans|toen) )?(?P<age>\d{{1,2}})(?: jaar)?"
    rf"(?:,[^)\n]{{0,30}})?\)"
    rf"|(?:van )?(?P<age2>\d{{1,2}})(?: jaar\b|(?=[,.;) ]*(?:en|$))))"
)
_BORN = re.compile(
    rf"(?<![\w-])(?P<name>{CAP}|{INITIALS})(?: {SURNAME})?,? ?"
    rf"\(?(?:geb(?:oren|\.)?|\*)?,? ?(?:op |te [A-Z]\w+ op )?{DATE}\)?"
)
_LIST = rf"{CAP}(?: {SURNAME})?(?: ?\([^()\n]{{1,40}}\))?"
_CHILDREN = re.compile(
    rf"(?i:\b(?:kinderen|minderjarigen|zoons|zonen|dochters|jongens|meisjes|tweeling|geboren))"
    rf":? (?:zijn )?"
    rf"(?P<list>{_LIST}(?:(?:,| en|;|, en) {_LIST})*)"
)
_LISTED = re.compile(rf"(?:^|(?:,|;| en) )(?P<name>{CAP})")


_AFTER_NAME = re.compile(rf"{CAP} $")


def children(text: str, latest_year: int) -> Iterator[Introduction]:
    """Yield the children that an age, a birth or a list tells."""
    for match in _AGED.finditer(text):
        age = int(match.group("age") or match.group("age2"))
        if age < _ADULT and is_name(match.group("name")):
            weight = 2.0 if match.group("age") else 1.0
            yield Introduction(
                match.group("name"), "child", "", weight, *match.span("name"), "aged", age=str(age)
            )
    for match in _BORN.finditer(text):
        age = latest_year - int(match.group("year"))
        if -1 <= age < _ADULT and is_name(match.group("name")):
            bracket = "(" in match.group(0) or "geb" in match.group(0)
            if bracket and not _AFTER_NAME.search(text, 0, match.start()):
                yield Introduction(
                    match.group("name"),
                    "child",
                    "",
                    2.0,
                    *match.span("name"),
                    "born",
                    born=match.group("year"),
                )
    for match in _CHILDREN.finditer(text):
        begin = match.start("list")
        listed = list(_LISTED.finditer(match.group("list")))
        if len(listed) < 2 and ":" not in match.group(0)[: begin - match.start()]:
            continue  # 'met de kinderen Delft verlaten'
        for one in listed:
            if is_name(one.group("name")):
                start = begin + one.start("name")
                name = one.group("name")
                yield Introduction(name, "child", "", 1.5, start, start + len(name), "listed")
