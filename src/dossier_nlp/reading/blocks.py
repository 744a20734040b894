"""Lines of one column to blocks: headings, paragraphs, list items, quotations, footnotes.

A line break is a real one when the next word would still have fitted on the line; that holds for
justified and for ragged text, for letterheads, addresses and signatures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier_nlp.reading.geometry import Line, median
from dossier_nlp.reading.markers import Marker, find_marker
from dossier_nlp.reading.tables import Row
from dossier_nlp.reading.typography import BIGGER, Typography, ends_sentence

_GAP = 1.32
"""Times the usual leading: more white than this parts two paragraphs."""
_NEXT_LINE = 2.5
"""Line heights within which the other half of a cut word stands."""
_SAME_SIZE = 0.75
_SMALLER = 0.88
_LONGEST_HEADING = 160
_INDENT = 5.0
_QUOTE_INDENT = 9.0
_SPACE = 0.28
"""Width of a space, in font sizes."""
_LABEL = re.compile(r"[A-ZÀ-Ý][\w /().&-]{1,40}:\s+\S")
_CUT_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")
_HEAD = 360.0
"""Height (points) down to which lines of the first page may be a letterhead."""


@dataclass(slots=True)
class RawBlock:
    """A block before its text is made: its lines, or the cells of a table row."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    row: Row | None = None
    level: int = 0
    marker: Marker | None = None
    reason: str = ""
    zone: int = 0

    @property
    def text(self) -> str:
        """The words of its lines, for rules that look at them."""
        return " ".join(line.text for line in self.lines)


def split_blocks(lines: list[Line], usual: Typography) -> list[RawBlock]:
    """Split the lines of one column, from the top down, into blocks."""
    blocks: list[RawBlock] = []
    for line in lines:
        marker = find_marker(line.text)
        current = blocks[-1] if blocks else None
        if current is None or _starts_block(current, line, marker, usual):
            blocks.append(RawBlock("", [line], marker=marker))
        else:
            current.lines.append(line)
    left = min((line.left_bound for line in lines), default=0.0)
    for block in blocks:
        _classify(block, left, usual)
    return blocks


# --------------------------------------------------------------------------- where one begins


def _wide_gap(above: Line, below: Line, usual: Typography, leading: float | None) -> bool:
    """Tell whether more white stands between two lines than between lines of one block."""
    size = below.size or usual.size or below.height
    step = below.top - above.top
    if leading is not None:
        return step > 1.2 * leading + 1.0
    return step > _GAP * max(usual.leading, 1.0) * size + 0.5 or step < -0.5 * size


def _starts_block(current: RawBlock, line: Line, marker: Marker | None, usual: Typography) -> bool:
    above = current.lines[-1]
    bound = usual.right_edge(above)
    leading = line_step(current.lines)
    cut = _CUT_WORD.search(above.text) is not None and line.text[:1].islower()
    if cut and abs(line.top - above.top) < _NEXT_LINE * above.height:
        # Half a word goes on, even where the lines of a scan stand unevenly.
        return False
    if _wide_gap(above, line, usual, leading):
        return True
    if above.size and line.size and abs(above.size - line.size) > _SAME_SIZE:
        return True
    if above.bold != line.bold and not (above.bold and line.text[:1].islower()):
        return True
    if cut:
        return False
    ends = ends_sentence(above.text)
    fits = room_left(above, line, bound) - usual.slack
    if marker is not None and _is_new_item(current, line, marker, ends, fits):
        return True
    if len(current.lines) == 1 and _is_label(above) and _is_next_label(above, line, ends, fits):
        return True
    if fits > 0:
        carries_on = line.text[:1].islower() and not ends
        return not carries_on or fits > 0.2 * max(bound - above.x0, 1.0)
    first = current.lines[0]
    if len(current.lines) == 1 and current.marker is not None:
        return False
    # An indented first line, or a line that steps out of an indented block.
    moved = line.x0 - (above.x0 if len(current.lines) > 1 else first.x0)
    return ends and abs(moved) > _INDENT and not (len(current.lines) == 1 and moved < 0)


def line_step(lines: list[Line]) -> float | None:
    """Return the leading of the last two lines of a block, ``None`` for a single line."""
    return lines[-1].top - lines[-2].top if len(lines) > 1 else None


def _is_new_item(current: RawBlock, line: Line, marker: Marker, ends: bool, fits: float) -> bool:
    """Tell whether a mark at the start of a line begins an item, and is no chance number."""
    if _follows(current, line):
        return True
    hanging = len(current.lines) > 1 and current.marker is not None
    if hanging and line.x0 < current.lines[1].x0 - 2:
        return True
    if current.marker is None and abs(line.x0 - current.lines[-1].x0) > _INDENT:
        return True
    return marker.kind == "bullet" or ends or fits > 0


def _follows(current: RawBlock, line: Line) -> bool:
    """Tell whether the number of a line comes after the number of the block above it."""
    first = current.lines[0]
    numbers = [re.match(r"\(?(\d+)[.)]", one.text) for one in (first, line)]
    if not numbers[0] or not numbers[1] or abs(first.x0 - line.x0) > _INDENT:
        return False
    return int(numbers[1][1]) == int(numbers[0][1]) + 1


def _is_label(line: Line) -> bool:
    """Tell whether a line begins with a label, as those of a letterhead do: ``Datum: ...``."""
    return _LABEL.match(line.text) is not None


def _is_next_label(above: Line, line: Line, above_ends: bool, fits: float) -> bool:
    """Tell whether a line below a label is a line of its own, not the rest of the value."""
    if _is_label(line):
        return True
    if not (line.page == 1 and line.top < _HEAD) or above_ends or not line.text[:1].isupper():
        return False
    # A word or two that did not fit any more are the rest of a value: "Basisschool De / Linde".
    return fits > 0 or (len(line.words) > 2 and not _is_open(above))


def _is_open(line: Line) -> bool:
    """Tell whether a line stops inside brackets or behind a comma."""
    return line.text.endswith(",") or line.text.count("(") > line.text.count(")")


def room_left(above: Line, line: Line, bound: float) -> float:
    """Return how much room was left on a line behind the first word of the next one."""
    word = line.words[0]
    space = _SPACE * (above.size or above.height * 0.8)
    slack = 1.5 + 0.004 * max(bound, 0.0)
    return bound - (above.x1 + space + (word.x1 - word.x0)) - slack


# --------------------------------------------------------------------------- what it is


def _classify(block: RawBlock, left: float, usual: Typography) -> None:
    """Give a block its kind (and level, for a heading)."""
    text = block.text
    size = median(line.size for line in block.lines)
    bold = all(line.bold for line in block.lines)
    big = bool(usual.size) and size > usual.size * BIGGER
    if len(text) <= _LONGEST_HEADING and (big or (bold and _may_head(text))):
        block.kind = "heading"
        block.level = _level(size, big, usual)
    elif block.marker is not None:
        block.kind = "list_item"
    elif usual.size and 0 < size < usual.size * _SMALLER and text[:1] in "0123456789*†[(":
        block.kind = "footnote"
    elif _is_quote(block, left):
        block.kind = "quote"
    else:
        block.kind = "paragraph"


def _may_head(text: str) -> bool:
    """Tell whether a bold line can be a heading: no sentence, no label with its value."""
    return not text.endswith((".", ";", ",")) and ": " not in text


def _level(size: float, big: bool, usual: Typography) -> int:
    if not big:
        return min(len(usual.sizes) + 1, 6)
    nearest = min(usual.sizes, key=lambda one: abs(one - size), default=size)
    return min(usual.sizes.index(nearest) + 1, 6) if usual.sizes else 1


def _is_quote(block: RawBlock, left: float) -> bool:
    indented = all(line.x0 > left + _QUOTE_INDENT for line in block.lines)
    italic = all(line.italic for line in block.lines)
    return indented and (italic or block.lines[0].x0 > left + 2 * _QUOTE_INDENT)
