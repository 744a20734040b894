"""What stands on a page: words, ruled lines and images, in points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier_nlp.records import Box

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom on the page (or left, bottom, right, top in a PDF)."""


@dataclass(slots=True)
class Word:
    """A run of characters without a space. ``size`` 0 means: not asked for."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    confidence: float = 1.0

    @property
    def middle(self) -> float:
        """Height of the middle of the word on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line: horizontal when ``top == bottom``, else vertical."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether the line lies flat."""
        return self.top == self.bottom


@dataclass(slots=True)
class PageContent:
    """All that one engine saw on one page (``number`` counts from 1).

    ``turn`` counts the quarter turns (clockwise) by which the page was set upright.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    marks: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    dots: list[Bounds] = field(default_factory=list)
    bars: list[Bounds] = field(default_factory=list)
    covered: list[Word] = field(default_factory=list)
    image_share: float = 0.0
    drawn: int = 0
    unmapped: int = 0
    characters: int = 0
    source: str = "text"
    notes: tuple[str, ...] = ()
    turn: int = 0


@dataclass(slots=True)
class Line:
    """Words on one baseline, left to right, in one column (or one cell)."""

    words: list[Word]
    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    column: int = 0
    right_bound: float = 0.0
    left_bound: float = 0.0

    @property
    def height(self) -> float:
        """Height of the line box."""
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        """The rectangle around the line."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def make_line(words: list[Word], page: int) -> Line:
    """Make a line of words that are already in order."""
    first = words[0]
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    size, bold, italic = 0.0, True, True
    for word in words:
        if word.x0 < x0:
            x0 = word.x0
        if word.top < top:
            top = word.top
        if word.x1 > x1:
            x1 = word.x1
        if word.bottom > bottom:
            bottom = word.bottom
        if word.size:
            size = max(size, word.size)
            bold = bold and word.bold
            italic = italic and word.italic
    text = " ".join([word.text for word in words])
    known = size > 0
    return Line(words, text, page, x0, top, x1, bottom, size, known and bold, known and italic)


def union(parts: Iterable[Box | Line]) -> Box | None:
    """Return the rectangle around boxes or lines, or ``None`` for none."""
    listed = list(parts)
    if not listed:
        return None
    return Box(
        min([part.x0 for part in listed]),
        min([part.top for part in listed]),
        max([part.x1 for part in listed]),
        max([part.bottom for part in listed]),
    )


def median(values: Iterable[float], default: float = 0.0) -> float:
    """Return the (lower) median, or the default for no values."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else default
