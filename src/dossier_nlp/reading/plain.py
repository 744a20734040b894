"""Plain text files: the encoding is detected, hard-wrapped lines become paragraphs again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from charset_normalizer import from_bytes

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.content import Content, Notice
from dossier_nlp.reading.geometry import PageContent, Word
from dossier_nlp.reading.layout import lay_out
from dossier_nlp.reading.quality import judge
from dossier_nlp.settings import ReadingSettings

_ENCODINGS = ("utf_8", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "cp850", "mac_roman")
"""What Dutch text comes in; a free guess takes short files for Baltic or Turkish."""
_CHARACTER = 5.0
_LINE = 12.0
_SIZE = 10.0
_SLACK = 8 * _CHARACTER
"""Most text files were set in another type than one of equal widths."""
_BINARY = 0.02


def read_text(path: Path, settings: ReadingSettings) -> Content:
    """Read a plain text file; a form feed begins a page.

    Raises
    ------
    ReadingError
        When it holds no text, or too much.
    """
    data = path.read_bytes()
    text, notices = decode(data, path.name)
    if len(text) > settings.max_chars:
        raise ReadingError(
            "too_much_text",
            f"{path.name}: holds over {settings.max_chars:,} characters; "
            "split the file or raise reading.max_chars",
        )
    pages = [_page(number, page) for number, page in enumerate(text.split("\f"), start=1)]
    made, blocks = lay_out(pages, _SLACK)
    judgement = judge(pages, made)
    return Content(
        made, blocks, len(pages), "text", judgement.quality, (*notices, *judgement.notices)
    )


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of some bytes, and a notice when the encoding had to be guessed.

    Raises
    ------
    ReadingError
        When the bytes are no text.
    """
    try:
        text = data.decode("utf-8-sig")
        notices: tuple[Notice, ...] = ()
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=list(_ENCODINGS)).best()
        if best is None:
            raise ReadingError("no_text_file", f"{name}: this is no text file") from None
        notices = (Notice("guessed_encoding", f"read as {best.encoding}"),)
        text = str(best)
    strange = sum(char < " " and char not in "\t\n\r\f" for char in text)
    if strange > _BINARY * max(len(text), 1):
        raise ReadingError("no_text_file", f"{name}: this is no text file")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices


def _page(number: int, text: str) -> PageContent:
    """Set a text in a type of equal widths, so that the rules of layout can be used."""
    rows = single_spaced(text.expandtabs(4).split("\n"))
    width = max((len(row) for row in rows), default=0) * _CHARACTER + 100
    page = PageContent(number, width, max(len(rows), 1) * _LINE * 4)
    # Text files have no margins in which running lines could stand: keep away from the edges.
    top = page.height / 3
    for place, row in enumerate(rows):
        at = 0
        for word in row.split():
            at = row.index(word, at)
            y = top + place * _LINE
            page.words.append(
                Word(
                    word,
                    50 + at * _CHARACTER,
                    y,
                    50 + (at + len(word)) * _CHARACTER,
                    y + _SIZE,
                    _SIZE,
                )
            )
            at += len(word)
    page.characters = sum(len(word.text) for word in page.words)
    return page


def single_spaced(rows: list[str]) -> list[str]:
    """Take one empty line out of every run where a text was saved with double spacing.

    That is seen from sentences that go on behind an empty line, time and again.
    """
    shown = [place for place, row in enumerate(rows) if row.strip()]
    pairs = list(pairwise(shown))
    parted = [(a, b) for a, b in pairs if b - a > 1]
    running = sum(
        rows[b].lstrip()[:1].islower() and not rows[a].rstrip().endswith((".", "!", "?", ":", ";"))
        for a, b in parted
    )
    if len(parted) < 0.8 * len(pairs) or running < max(0.3 * len(parted), 3):
        return rows
    kept: list[str] = []
    for place, row in enumerate(rows):
        first_empty = not row.strip() and place > 0 and rows[place - 1].strip()
        if not first_empty:
            kept.append(row)
    return kept
