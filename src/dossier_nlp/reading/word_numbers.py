"""The numbers that Word shows before paragraphs but does not store in their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LEVELS = 9
_LONGEST = 4000
"""Numbers above this are shown as digits whatever their format; nobody counts so far."""


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document, list by list."""

    levels: Mapping[str, Mapping[int, _Level]]
    lists: Mapping[str, tuple[str, Mapping[int, int]]]
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_number(self, list_id: str, level: int) -> str | None:
        """Count one paragraph and return what Word shows before it.

        Returns
        -------
        str or None
            The number; empty for a bullet; ``None`` when the paragraph is in no list.
        """
        if list_id not in self.lists or not 0 <= level < _MOST_LEVELS:
            return None
        abstract, restarts = self.lists[list_id]
        levels = self.levels.get(abstract, {})
        own = levels.get(level)
        if own is None:
            return None
        counters = self._counters.setdefault(abstract, [None] * _MOST_LEVELS)
        if level in restarts and (list_id, level) not in self._begun:
            counters[level] = restarts[level] - 1
        self._begun.add((list_id, level))
        before = counters[level]
        counters[level] = own.start if before is None else before + 1
        counters[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)
        if own.format in ("bullet", "none"):
            return ""

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, _Level())
            value = counters[place]
            kind = "decimal" if own.legal else other.format
            return in_format(other.start if value is None else value, kind)

        return re.sub(r"%([1-9])", shown, own.text).strip()


def read_numbering(root: Any) -> Numbering:
    """Read the part ``numbering.xml`` (``None`` for a document without one)."""
    levels: dict[str, dict[int, _Level]] = {}
    lists: dict[str, tuple[str, Mapping[int, int]]] = {}
    if root is None:
        return Numbering(levels, lists)
    for abstract in root.iterchildren(qn("w:abstractNum")):
        name = abstract.get(qn("w:abstractNumId"), "")
        levels[name] = {
            _number(level.get(qn("w:ilvl"))): _read_level(level)
            for level in abstract.iterchildren(qn("w:lvl"))
        }
    for one in root.iterchildren(qn("w:num")):
        abstract = _value(one, "w:abstractNumId")
        restarts = {
            _number(change.get(qn("w:ilvl"))): _number(_value(change, "w:startOverride"))
            for change in one.iterchildren(qn("w:lvlOverride"))
            if change.find(qn("w:startOverride")) is not None
        }
        lists[one.get(qn("w:numId"), "")] = (abstract, restarts)
    return Numbering(levels, lists)


def _read_level(level: Any) -> _Level:
    return _Level(
        format=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText"),
        start=_number(_value(level, "w:start"), 1),
        legal=level.find(qn("w:isLgl")) is not None,
    )


def _value(element: Any, name: str) -> str:
    """Return the ``w:val`` of a child, empty when it is not there."""
    child = element.find(qn(name))
    return (child.get(qn("w:val")) or "") if child is not None else ""


def _number(text: str | None, default: int = 0) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


def in_format(number: int, kind: str) -> str:
    """Return a number as digits, letters or Roman numerals (names of OOXML ``ST_NumberFormat``)."""
    if kind == "decimalZero":
        return f"{number:02d}"
    if not 0 < number <= _LONGEST:
        return str(number)
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    if kind in ("lowerRoman", "upperRoman"):
        numeral = ""
        for value, sign in _ROMAN:
            numeral += sign * (number // value)
            number %= value
        return numeral.upper() if kind.startswith("upper") else numeral
    return str(number)
