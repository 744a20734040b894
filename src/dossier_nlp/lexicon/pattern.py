"""The pattern language of the lexicons, read into elements (see ``docs/developers.md``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier_nlp.errors import LexiconError

DEFAULT_GAP = 5
PARTS_OF_SPEECH = frozenset({"ADJ", "NOUN", "VERB", "ADV", "DET", "NUM", "PRON", "ADP", "PROPN"})
MENTIONS = frozenset({"ACTOR", "PARENT", "CHILD", "PROF"})
WORD_CLASSES = frozenset({"POSS", "REFL"})

_GAP = re.compile(r"\.\.(\d*)$")


@dataclass(frozen=True, slots=True)
class Test:
    """One way in which a token (or mention) may satisfy an element.

    ``kind`` is ``word`` (lemma, verb or lower form), ``form`` (lower form only), ``suffix``,
    ``prefix``, ``pos``, ``mention`` or ``class``.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: a gap (``gap`` > 0) or a token that satisfies one of `tests`."""

    tests: frozenset[Test] = frozenset()
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as a sequence of elements; ``first:last`` are those inside the braces."""

    text: str
    elements: tuple[Element, ...]
    first: int
    last: int


def _test(part: str, text: str) -> Test:
    if part.startswith("<") and part.endswith(">"):
        name = part[1:-1]
        if name in PARTS_OF_SPEECH:
            return Test("pos", name)
        if name in MENTIONS:
            return Test("mention", name)
        if name in WORD_CLASSES:
            return Test("class", name)
        raise LexiconError(f"pattern {text!r}: there is no <{name}>")
    if part.startswith("=") and len(part) > 1:
        return Test("form", part[1:].lower())
    if part.startswith("*") and len(part) > 1:
        return Test("suffix", part[1:].lower())
    if part.endswith("*") and len(part) > 1:
        return Test("prefix", part[:-1].lower())
    if not part or set(part) & set("*=<>{}"):
        raise LexiconError(f"pattern {text!r}: {part!r} cannot be read")
    return Test("word", part.lower())


def _element(word: str, text: str) -> Element:
    gap = _GAP.match(word)
    if gap:
        return Element(gap=int(gap.group(1) or DEFAULT_GAP))
    optional = word.endswith("?") and len(word) > 1
    if optional:
        word = word[:-1]
    parts = word.split("/") if word != "/" else [word]
    return Element(frozenset(_test(part, text) for part in parts), optional)


def parse_pattern(text: str) -> Pattern:
    """Read a pattern.

    Raises
    ------
    LexiconError
        When it cannot be read: unknown placeholder, braces that do not close, no word in it.
    """
    spaced = text.replace("{", " { ").replace("}", " } ").split()
    elements: list[Element] = []
    first = last = None
    for word in spaced:
        if word == "{":
            if first is not None:
                raise LexiconError(f"pattern {text!r}: only one pair of braces is allowed")
            first = len(elements)
        elif word == "}":
            if first is None or last is not None:
                raise LexiconError(f"pattern {text!r}: the braces do not match")
            last = len(elements)
        else:
            elements.append(_element(word, text))
    if (first is None) != (last is None):
        raise LexiconError(f"pattern {text!r}: the braces do not match")
    if first is None or last is None:
        first, last = 0, len(elements)
    pattern = Pattern(text, tuple(elements), first, last)
    _refuse_empty(pattern)
    return pattern


def _refuse_empty(pattern: Pattern) -> None:
    elements = pattern.elements
    if not any(is_anchor(element) for element in elements):
        raise LexiconError(
            f"pattern {pattern.text!r}: it needs at least one word that is not optional"
        )
    if elements[0].gap or elements[-1].gap:
        raise LexiconError(f"pattern {pattern.text!r}: a gap cannot be first or last")
    inside = elements[pattern.first : pattern.last]
    if not any(not element.gap and not element.optional for element in inside):
        raise LexiconError(f"pattern {pattern.text!r}: nothing certain between the braces")


def is_anchor(element: Element) -> bool:
    """Tell whether an element is a word that must be there, so that a search may start at it."""
    return (
        not element.gap
        and not element.optional
        and all(test.kind in {"word", "form", "suffix", "prefix"} for test in element.tests)
    )
