"""What rulings and pleadings name exactly: ECLI, case numbers, the court."""

from __future__ import annotations

import re

_ECLI = re.compile(r"ECLI\s?:\s?NL\s?:\s?[A-Z]{2,7}\s?:\s?\d{4}\s?:\s?[A-Z0-9.]{1,25}", re.I)
_CASE = re.compile(
    r"""(?<![\w/])(?:
        C/\d{2}/[\dXx*]{2,6}(?:[-/][\dXx*]{1,4})?          # C/22/418773
      | (?:FA|JE|KG|HA|AZ|FT|ES|BM|OK)\s?(?:RK|ZA)\s?\d{2}[-/.][\dXx*]{1,5}  # FA RK 15-6120
    | \d{3}\.\d{3}\.\d{3}(?:/\d{2})?                    # 200.123.456/01, courts of appeal
    | \d{6}(?=\s?/\s?(?:FA|JE|KG|HA|ES)\s?(?:RK|ZA)\b)   # 345678 / FA RK 13-2345, before 2013
    | (?<=[Nn]ummer\s)\d{2}/\d{5}                       # 21/01234, the supreme court
    )(?!\w|/\w)""",
    re.X,
)
_COURT = re.compile(
    r"(?:\b|(?<=de\s))(hoge\s+raad\b(?:\s+der\s+nederlanden)?|(?:rechtbank|gerechtshof|hof)\s+"
    r"(?:den\s|'s-|’s-)?[A-ZÀ-Ý][\w'’]*(?:-[A-Za-z]+)*(?:\s(?:Noord|Zuid|Oost|West|Midden)\b)?)",
    re.I,
)
_HEAD = 2_500
_SMALL_BEGINNINGS = ("den ", "'s-", "’s-", "'S-", "’S-")


def find_case_facts(text: str, is_ruling: bool) -> dict[str, str]:
    """Return ``ecli``, ``case_numbers`` (in order, separated by ``; ``) and ``court``.

    A key is there only when it was found; the ECLI only on a ruling itself, as other papers
    cite the rulings of others.
    """
    facts: dict[str, str] = {}
    head = text[:_HEAD]
    if is_ruling and (ecli := _ECLI.search(head)):
        facts["ecli"] = re.sub(r"\s", "", ecli[0]).upper()
    cases = list(dict.fromkeys(" ".join(match[0].split()) for match in _CASE.finditer(head)))
    if cases:
        facts["case_numbers"] = "; ".join(cases[:6])
    if court := _named_court(head):
        facts["court"] = court
    return facts


def _named_court(head: str) -> str:
    """Return the first court that is named with its place, its name in ordinary capitals."""
    for match in _COURT.finditer(head):
        kind, *rest = match[1].split()
        if kind.casefold() == "hoge":
            return "Hoge Raad"
        place = " ".join(rest)
        # The pattern ignores case for "RECHTBANK"; a place still begins with a capital.
        if not place[0].isupper() and not place.startswith(_SMALL_BEGINNINGS):
            continue
        return f"{kind.capitalize()} {_ordinary_capitals(place)}"
    return ""


def _ordinary_capitals(place: str) -> str:
    """Return the name of a place as it is written outside headings: ``DEN HAAG`` is Den Haag."""
    letters = place.removeprefix("'s-").removeprefix("’s-")
    if not letters.isupper():
        return place[0].upper() + place[1:] if place.startswith("den ") else place
    words = ["-".join(part.capitalize() for part in word.split("-")) for word in place.split()]
    name = " ".join(words)
    return name[0].lower() + name[1:] if name.startswith(("'S-", "’S-")) else name
