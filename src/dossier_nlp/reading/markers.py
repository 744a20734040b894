"""What begins a list item or a numbered paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier_nlp.reading.cues import load_cues

_NUMBER = re.compile(
    r"""(?:
        \d{1,2}(?:\.\d{1,2}){1,3}\.?    # 1.1  2.3.1.
      | \(?\d{1,3}[.)]                  # 1.  2)  (3)
      | \(?[a-z][.)]                    # a.  b)  (c)
      | (?:x{0,3}(?:ix|iv|v?i{0,3}))[.)]  # iv.
      | (?:X{0,3}(?:IX|IV|V?I{0,3}))\.    # IV.
      | §\s?\d+(?:\.\d+)*
    )(?=\s|\Z)""",
    re.X,
)
_GLUED = re.compile(r"(\d{1,3}[.)])(?=[A-ZÀ-Ý\[“\"‘'(])")
"""A number whose hanging text follows so closely that the space is lost: ``10.De man``."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item: a bullet (dropped from the text) or a number (kept)."""

    kind: str
    length: int


def find_marker(text: str) -> Marker | None:
    """Return the mark with which a line begins, if any.

    Returns
    -------
    Marker or None
        ``length`` counts the characters of the mark and the white behind it.
    """
    bullets, weak = _bullets()
    first, _, rest = text.partition(" ")
    if first in bullets and rest:
        return Marker("bullet", len(text) - len(rest.lstrip()))
    if first in weak and rest and rest[0].isupper():
        return Marker("bullet", len(text) - len(rest.lstrip()))
    # A bullet glued to its text, in fonts that draw it as part of the first word.
    if len(first) > 1 and first[0] in bullets and first[0] not in "-–—*»":
        return Marker("bullet", 1)
    if number := _NUMBER.match(text):
        return Marker("number", number.end())
    return None


def unglue(text: str) -> str:
    """Put back the space between a number and its hanging text."""
    return _GLUED.sub(r"\1 ", text, count=1) if _GLUED.match(text) else text


@cache
def _bullets() -> tuple[frozenset[str], frozenset[str]]:
    cues = load_cues("layout")["bullets"]
    return frozenset(cues["marks"]), frozenset(cues["weak"])
