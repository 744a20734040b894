"""How well a document was read, as a number and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dossier_nlp.reading.content import Notice
from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.geometry import PageContent

_LONG_WORD = 35
_MANY_LONG = 0.02
_MUCH_UNMAPPED = 0.03
_LITTLE_DUTCH = 0.12
"""Running Dutch has about four in ten words of the list of function words."""
_ENOUGH_WORDS = 60
_SAMPLE = 3_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """The quality (0-1) and the notices that go with it."""

    quality: float
    notices: tuple[Notice, ...]


def judge(pages: Sequence[PageContent], text: str) -> Judgement:
    """Judge what came out of the pages."""
    notices: list[Notice] = []
    words = text.split()
    characters = sum(page.characters for page in pages) or 1
    scores = [1.0]
    if not words:
        return Judgement(0.0, (_no_text(pages),))
    blank = [page.number for page in pages if not page.words and not page.notes]
    if blank and len(blank) < len(pages):
        shown = [p for p in pages if p.number in blank and (p.drawn or p.image_share)]
        scanned = [p.number for p in shown if p.source == "ocr"]
        if scanned:
            notices.append(_scan_without_text(scanned))
        drawn = [p.number for p in shown if p.source != "ocr"]
        if drawn:
            notices.append(
                Notice("page_without_text", f"no text on {_pages(drawn)}, only drawings")
            )
        empty = [number for number in blank if number not in (*drawn, *scanned)]
        if empty:
            notices.append(Notice("blank_page", f"nothing on {_pages(empty)}"))
    unmapped = sum(page.unmapped for page in pages) / characters
    if unmapped > _MUCH_UNMAPPED:
        notices.append(
            Notice(
                "no_unicode_map",
                f"{unmapped:.0%} of the characters cannot be named by the fonts of the PDF; "
                "read it with reading.ocr = force",
                "error",
            )
        )
    scores.append(1 - min(unmapped * 4, 1.0))
    long_words = sum([len(word) > _LONG_WORD and word.isalpha() for word in words]) / len(words)
    if long_words > _MANY_LONG:
        notices.append(
            Notice(
                "run_together", f"{long_words:.0%} of the words seem to be run together", "error"
            )
        )
    scores.append(1 - min(long_words * 10, 1.0))
    if len(words) >= _ENOUGH_WORDS:
        some, known = words[:_SAMPLE], _function_words()
        share = sum(map(known.__contains__, map(str.lower, some))) / len(some)
        if share < _LITTLE_DUTCH and long_words <= _MANY_LONG:
            notices.append(
                Notice("not_dutch", "few Dutch words: another language, tables or bad text")
            )
        scores.append(min(1.0, 0.5 + share / _LITTLE_DUTCH / 2))
    read = [word.confidence for page in pages if page.source == "ocr" for word in page.words]
    if read:
        scores.append(sum(read) / len(read))
    return Judgement(round(min(scores), 3), tuple(notices))


def _scan_without_text(numbers: list[int]) -> Notice:
    message = f"text recognition found no words on {_pages(numbers)}; look at the pages"
    return Notice("scan_without_text", message)


def _no_text(pages: Sequence[PageContent]) -> Notice:
    scanned = [page.number for page in pages if page.source == "ocr" and page.image_share]
    if scanned:
        return _scan_without_text(scanned)
    seen = any(page.image_share or page.drawn for page in pages)
    message = "only pictures, no text" if seen else "the document is empty"
    return Notice("no_text", message, "warning" if seen else "error")


def _pages(numbers: list[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:8])
    return f"page{'s' if len(numbers) > 1 else ''} {listed}{', ...' if len(numbers) > 8 else ''}"


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load_cues("quality")["function_words"])
