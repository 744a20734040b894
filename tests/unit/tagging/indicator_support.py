"""Marked-up lines for tests of interventions and indicators, and the pipeline they run on."""

from __future__ import annotations

import re
from pathlib import Path

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
DATA = Path(__file__).resolve().parents[2] / "data" / "tagging"


def read_cases(name: str) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Return the plain lines of a case file with (label, start, end) of their marks."""
    cases = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        plain, marks, at = "", [], 0
        for match in _MARK.finditer(line):
            plain += line[at : match.start()]
            marks.append((match.group(1), len(plain), len(plain) + len(match.group(2))))
            plain += match.group(2)
            at = match.end()
        cases.append((plain + line[at:], marks))
    return cases
