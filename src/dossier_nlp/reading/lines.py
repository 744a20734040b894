"""Words to lines: one baseline at a time, cut where a gap is too wide for a space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from dossier_nlp.reading.geometry import Line, Word, make_line, median

_WIDEST_SPACE = 1.9
"""A gap of more than this many line heights is no space between two words of one column."""
_SAME_BASELINE = 0.5
"""Share of the lower box that two words on one baseline have in common."""
_FEWEST = 3
"""Numbers in the margin that show that lines are counted there by fives or tens."""


def group_baselines(words: list[Word]) -> list[list[Word]]:
    """Group words by baseline, from the top down, each group from left to right.

    A raised or lowered small word (a footnote mark) goes with the baseline it overlaps.
    """
    rows: list[list[Word]] = []
    bands: list[tuple[float, float]] = []
    last: tuple[float, float] | None = None
    for middle, _, place in sorted(
        [((w.top + w.bottom) / 2, w.x0, place) for place, w in enumerate(words)]
    ):
        word = words[place]
        top, bottom = word.top, word.bottom
        if (top, bottom) == last and top < bottom:
            # Most words stand exactly as high as the one before.
            rows[-1].append(word)
            continue
        # Only the last few bands can overlap, as the middles come in ascending order.
        for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            high, low = bands[i]
            if not high < middle < low:
                continue
            shared = (low if low < bottom else bottom) - (high if high > top else top)
            lower = low - high if low - high < bottom - top else bottom - top
            if shared > _SAME_BASELINE * lower:
                rows[i].append(word)
                break
        else:
            rows.append([word])
            last = (top, bottom)
            bands.append(last)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def segments(
    rows: list[list[Word]], page: int, cuts: Mapping[int, Sequence[float]] | None = None
) -> list[Line]:
    """Return the pieces of lines: baselines cut at gutters and at gaps as wide as a tab.

    Parameters
    ----------
    rows
        The words by baseline, as :func:`group_baselines` gives them.
    cuts
        By the place of a baseline: the gutters that part it, however narrow.
    """
    pieces: list[Line] = []
    for place, row in enumerate(rows):
        gutters = cuts.get(place, ()) if cuts else ()
        height = median([word.bottom - word.top for word in row], 10.0)
        widest = _WIDEST_SPACE * height
        piece = [row[0]]
        reach = row[0].x1
        for word in row[1:]:
            left = word.x0
            if left - reach > widest or (gutters and any(reach <= one <= left for one in gutters)):
                pieces.append(make_line(piece, page))
                piece = []
            piece.append(word)
            if word.x1 > reach:
                reach = word.x1
        pieces.append(make_line(piece, page))
    return pieces


def merge_rows(pieces: list[Line], page: int) -> list[Line]:
    """Join pieces on one baseline to one line again (where no gutter parts them)."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: (one.top + one.bottom, one.x0)):
        last = rows[-1][0] if rows else None
        if last is not None and same_baseline(last, piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    lines: list[Line] = []
    for row in rows:
        if len(row) == 1:
            lines.append(row[0])
        else:
            words = [word for piece in row for word in piece.words]
            lines.append(make_line(sorted(words, key=lambda word: word.x0), page))
    return lines


def same_baseline(first: Line, second: Line) -> bool:
    """Tell whether two pieces stand on one baseline."""
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _SAME_BASELINE * min(first.height, second.height)


def margin_numbers(words: list[Word]) -> list[Word]:
    """Find the line numbers in the left margin: a rising row of numbers, left of all text.

    Returns
    -------
    list of Word
        Numbers one below the other with a constant step (at least five, or three that count
        by fives or tens), or nothing.
    """
    numbers = [word for word in words if word.text.isdigit() and len(word.text) <= 4]
    if len(numbers) < _FEWEST:
        return []
    others = [word for word in words if not word.text.isdigit()]
    if not others:
        return []
    text_left = min(word.x0 for word in others)
    numbers = sorted((word for word in numbers if word.x1 < text_left - 2), key=lambda w: w.top)
    values = [int(word.text) for word in numbers]
    steps = {right - left for left, right in pairwise(values)}
    if steps == {1} and len(values) >= 5:
        return numbers
    by_fives = steps in ({5}, {10}) and values[0] % 5 == 0
    return numbers if by_fives and len(values) >= _FEWEST else []
