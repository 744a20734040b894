"""What is usual in a document: type size, leading, and where its lines end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier_nlp.reading.geometry import Line

_SAME_SIZE = 0.75
BIGGER = 1.1
"""A type this much larger than the usual one is that of a heading."""
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_CLOSERS = "\"'”’»)]"
_EDGE_STEP = 4.0
_NEAR_EDGE = 0.14
_ENOUGH_WRAPPED = 2


@dataclass(frozen=True, slots=True)
class Typography:
    """What is usual in a document.

    Attributes
    ----------
    size
        The size of most of the text, 0 when unknown.
    leading
        Distance of two lines of one paragraph, in sizes.
    right
        The right edge that nearly all lines keep.
    sizes
        The larger sizes, from the largest down: the levels of headings.
    edges
        By column and left edge: the right edge of text that was seen to wrap there.
    page_edge
        Where the text of a page would end if its margins are equal; it counts when no text was
        seen to wrap.
    slack
        Room at the end of a line that proves nothing, where widths are not exact.
    """

    size: float = 0.0
    leading: float = 1.2
    right: float = 0.0
    sizes: tuple[float, ...] = ()
    edges: Mapping[tuple[int, int], float] = field(default_factory=dict)
    page_edge: float = 0.0
    slack: float = 0.0

    def right_edge(self, line: Line) -> float:
        """Return the right edge that the words of a line had to keep."""
        place = round(line.x0 / _EDGE_STEP)
        for near in (place, place - 1, place + 1):
            if (line.column, near) in self.edges:
                return max(self.edges[line.column, near], line.x1)
        if line.column:
            return max(line.right_bound, line.x1)
        return max(line.right_bound, line.x1, self.right, 0.0 if self.edges else self.page_edge)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends like a sentence, closing quotes and brackets aside."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most of the text, 0 when unknown."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return max(sorted(letters), key=lambda one: letters[one]) if letters else 0.0


def measure(lines: Iterable[Line]) -> Typography:
    """Measure what is usual over all lines of a document, in reading order."""
    letters: Counter[float] = Counter()
    steps: list[float] = []
    rights: list[float] = []
    pairs: list[tuple[Line, Line]] = []
    previous: Line | None = None
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
        rights.append(line.x1)
        same = previous and (line.page, line.column) == (previous.page, previous.column)
        if previous and same and abs(line.size - previous.size) < _SAME_SIZE:
            step = (line.top - previous.top) / (line.size or line.height or 1.0)
            if 0.9 < step < 2.4:
                steps.append(step)
                pairs.append((previous, line))
        previous = line
    if not letters:
        return Typography()
    size = max(sorted(letters), key=lambda one: letters[one])
    larger = tuple(sorted((one for one in letters if one > size * BIGGER), reverse=True))
    rights.sort()
    right = rights[min(len(rights) - 1, int(0.95 * len(rights)))]
    return Typography(size, _usual(steps), right, larger, _edges(pairs))


def _usual(steps: list[float]) -> float:
    """Return the most usual step, the lower of nearly equal ones (between lines, not blocks)."""
    counts = Counter(round(step, 1) for step in steps)
    if not counts:
        return 1.2
    most = max(counts.values())
    return min(step for step, count in counts.items() if count >= 0.5 * most)


def _edges(pairs: list[tuple[Line, Line]]) -> dict[tuple[int, int], float]:
    """Return the right edges at which text wraps, by column and left edge.

    A line wraps when the next one goes on in lower case. The widest such line that has another
    one near it shows the edge.
    """
    wrapped: dict[tuple[int, int], list[float]] = {}
    for above, below in pairs:
        if below.text[:1].islower() and not ends_sentence(above.text):
            place = (above.column, round(above.x0 / _EDGE_STEP))
            wrapped.setdefault(place, []).append(above.x1)
    edges: dict[tuple[int, int], float] = {}
    for place, ends in wrapped.items():
        left = place[1] * _EDGE_STEP
        # One line that runs out of the text (an address, a long word) is no edge.
        for widest in sorted(ends, reverse=True):
            reach = _NEAR_EDGE * max(widest - left, 1.0)
            if sum(widest - reach < end <= widest for end in ends) >= _ENOUGH_WRAPPED:
                edges[place] = widest
                break
    return edges
