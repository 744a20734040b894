"""Running headers and footers, page numbers and other print in the margin of a page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from dossier_nlp.reading.cues import alternatives, load_cues
from dossier_nlp.reading.geometry import Line

_MARGIN = 0.14
"""Share of the page height, above and below, in which running lines stand."""
_EDGE = 0.085
"""Share of the height in which an isolated line of small print is no body text."""
_SAME_HEIGHT = 5.0
_SMALL = 0.93
_ISOLATED = 1.4
"""Line heights of white that part running lines from the body."""
_SHARE_OF_PAGES = 0.4
_WIDE = 1.9
"""Line heights of white that set apart two parts of a running line."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The baselines of one page, from the top down, and the height of the page."""

    number: int
    height: float
    lines: tuple[Line, ...]


def find_furniture(pages: list[PageLines], body_size: float) -> dict[int, str]:
    """Find the lines that belong to the page, not to the text.

    Parameters
    ----------
    pages
        All pages of a document with their lines outside tables.
    body_size
        Font size of most of the text; 0 when unknown.

    Returns
    -------
    dict
        From ``id(line)`` to the reason why it is taken out.
    """
    repeated = _repeated(pages)
    heights = _heights(pages)
    reasons: dict[int, str] = {}
    for page in pages:
        for from_top in (True, False):
            lines = page.lines if from_top else page.lines[::-1]
            for place, line in enumerate(lines):
                if not _in_margin(line, page.height, _MARGIN):
                    break
                inner = lines[place + 1] if place + 1 < len(lines) else None
                reason = _reason(line, inner, page, repeated, heights, body_size, len(pages))
                # Whatever stands further in belongs to the text once one line does.
                if not reason:
                    break
                reasons[id(line)] = reason
    return reasons


def _in_margin(line: Line, height: float, share: float) -> bool:
    return line.bottom < share * height or line.top > (1 - share) * height


def _key(line: Line) -> str:
    """Return the text of a line with its numbers blotted out."""
    return _blot(line.text)


def _blot(text: str) -> str:
    """Return a text with its numbers blotted out: page numbers and dates change."""
    return re.sub(r"\d+", "#", text.casefold())


def _keys(line: Line) -> set[str]:
    """Return the key of a line, and those of the parts that wide white sets apart in it.

    A header may name the chapter on the left, which changes, and the file on the right.
    """
    parts: list[list[str]] = [[]]
    reach = line.x0
    for word in line.words:
        if word.x0 - reach > _WIDE * line.height:
            parts.append([])
        parts[-1].append(word.text)
        reach = word.x1
    texts = [" ".join(part) for part in parts] if len(parts) > 1 else []
    named = {text for text in texts if any(map(str.isalpha, text))}
    return {_key(line), *(_blot(text) for text in named)}


def _slot(line: Line, height: float) -> tuple[str, int]:
    """Return the place of a line: its distance to the nearer edge, in coarse steps."""
    top = line.top < height / 2
    distance = line.top if top else height - line.bottom
    return ("top" if top else "bottom"), round(distance / _SAME_HEIGHT)


def _repeated(pages: list[PageLines]) -> set[tuple[str, str]]:
    """Return the (edge, text) pairs that stand on enough pages to be running lines."""
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        found = {
            (_slot(line, page.height)[0], key)
            for line in page.lines
            if _in_margin(line, page.height, _MARGIN)
            for key in _keys(line)
        }
        counts.update(found)
    enough = max(2, min(_SHARE_OF_PAGES * len(pages), 12))
    return {key for key, count in counts.items() if count >= enough}


def _heights(pages: list[PageLines]) -> set[tuple[str, int]]:
    """Return the places at which most pages have their outermost line."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        outer = page.lines[:1] + page.lines[-1:]
        counts.update({_slot(ln, page.height) for ln in outer if _in_margin(ln, page.height, 0.1)})
    return {slot for slot, n in counts.items() if n >= max(3, 0.6 * len(pages))}


def _reason(
    line: Line,
    inner: Line | None,
    page: PageLines,
    repeated: set[tuple[str, str]],
    heights: set[tuple[str, int]],
    body_size: float,
    pages: int,
) -> str:
    """Return why a line in the margin is no text, or the empty string."""
    slot = _slot(line, page.height)
    where = "header" if slot[0] == "top" else "footer"
    if _page_number().fullmatch(line.text):
        return "page number"
    if (slot[0], _key(line)) in repeated:
        return f"running {where}"
    gap = _gap(line, inner)
    isolated = gap > _ISOLATED * line.height
    if isolated and any((slot[0], key) in repeated for key in _keys(line)):
        return f"running {where}"
    small = bool(body_size and line.size and line.size < _SMALL * body_size)
    if isolated and slot in heights and (small or gap > 2.5 * line.height):
        return f"running {where}"
    if isolated and small and _in_margin(line, page.height, _EDGE):
        return f"small print in the {where} margin"
    if isolated and _numbered_edge().search(line.text) and _in_margin(line, page.height, _EDGE):
        return f"running {where} with a page number"
    return ""


def _gap(line: Line, inner: Line | None) -> float:
    """Return the white between a line and the next one towards the middle of the page."""
    if inner is None:
        return float("inf")
    return max(inner.top - line.bottom, line.top - inner.bottom)


@cache
def _page_number() -> re.Pattern[str]:
    cues = load_cues("layout")["page_numbers"]
    words, of = alternatives(cues["words"]), alternatives(cues["of"])
    return re.compile(
        rf"[-–—|\[(\s]*(?:(?:{words})\s*)?\d{{1,4}}(?:\s*(?:{of})\s*\d{{1,4}})?[-–—|\])\s]*", re.I
    )


@cache
def _numbered_edge() -> re.Pattern[str]:
    cues = load_cues("layout")["page_numbers"]
    words, of = alternatives(cues["words"]), alternatives(cues["of"])
    return re.compile(rf"(?<!\w)(?:{words})\s*\d{{1,4}}(?:\s*(?:{of})\s*\d{{1,4}})?\s*\Z", re.I)
