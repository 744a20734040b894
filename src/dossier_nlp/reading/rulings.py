"""What rulings and pleadings name exactly: ECLI, case numbers, the court."""

from __future__ import annotations

import re

_ECLI = re.compile(r"ECLI\s?:\s?NL\s?:\s?[A-Z]{2,7}\s?:\s?\d{4}\s?:\s?[A-Z0-9.]{1,25}", re.I)
_CASE = re.compile(
    r"""(?<![\w/])(?:
        C/\d{2}/[\dXx*]{2,6}(?:[-/][\dXx*]{1,4})?          # C/22/418773
      | (?:FA|JE|KG|HA|AZ|FT)\s?(?:RK|ZA)\s?\d{2}[-/.][\dXx*]{1,5}  # FA RK 15-6120
      | \d{3}\.\d{3}\.\d{3}(?:/\d{2})?                    # 200.123.456/01, courts of appeal
    )(?![\w/])""",
    re.X,
)
_COURT = re.compile(
    r"(?:\b|(?<=de\s))((?:rechtbank|gerechtshof|hof)\s+"
    r"(?:den\s|'s-|’s-)?[A-ZÀ-Ý][\w'’]*(?:-[A-Za-z]+)*(?:\s(?:Noord|Zuid|Oost|West|Midden)\b)?)",
    re.I,
)
_HEAD = 2_500


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
        words = match[1].split()
        place = " ".join(words[1:])
        # The pattern ignores case for "RECHTBANK"; a place still begins with a capital.
        if not place[0].isupper() and not place.startswith(("den ", "'s-", "’s-")):
            continue
        if place.isupper():
            place = "-".join(part.capitalize() for part in place.split("-"))
        return f"{words[0].capitalize()} {place}"
    return ""
