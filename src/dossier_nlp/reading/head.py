"""The head of a paper: its title, the lines of its letterhead with their labels, its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier_nlp.reading.content import Content
from dossier_nlp.reading.cues import alternatives, load_cues

_MOST_LINES = 26
_RUNNING_TEXT = 170
_TITLE_BLOCKS = 14
_FOOT_BLOCKS = 8
_LONGEST_RUNNING = 120
_MOST_RUNNING = 12
_FILE_NAME = re.compile(r"\.\w{2,5}\Z")
"""Programs give a file its own name for a title: that tells what a user called it, no more."""
_LABEL = re.compile(r"([^\W\d][\w /().'’-]{0,42}?)\s*(?::|\s\|)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the letterhead: ``Datum: 3 mei`` has label ``datum`` and value ``3 mei``."""

    text: str
    label: str
    value: str
    role: str

    @property
    def unlabelled(self) -> bool:
        """Whether the line is no pair of label and value."""
        return not self.label


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the running text of a paper.

    ``running`` are its running headers and footers, taken out of the text, and the title that
    the file has among its properties.
    """

    lines: tuple[HeadLine, ...]
    titles: tuple[str, ...]
    foot: tuple[str, ...]
    running: tuple[str, ...]
    body: str
    dated_rows: int
    rows: int

    @property
    def senders(self) -> tuple[HeadLine, ...]:
        """Lines that may tell who wrote the paper."""
        return tuple(line for line in self.lines if line.role != "recipient")

    @property
    def labels(self) -> frozenset[str]:
        """The labels that occur."""
        return frozenset(line.label for line in self.lines if line.label)


def find_head(content: Content) -> Head:
    """Find the head and the foot of a paper in its blocks."""
    shown = [block for block in content.blocks if block.kind != "removed"]
    text = content.text
    lines: list[HeadLine] = []
    titles: list[str] = []
    for number, block in enumerate(shown[:_MOST_LINES]):
        piece = text[block.start : block.end]
        if block.kind == "heading" and number < _TITLE_BLOCKS:
            titles.append(piece)
        if block.kind in ("heading", "letterhead", "paragraph", "quote", "table_row", "list_item"):
            if len(piece) > _RUNNING_TEXT:
                break
            lines.append(_head_line(piece))
    rows = [text[b.start : b.end] for b in shown if b.kind == "table_row"]
    return Head(
        tuple(lines),
        tuple(titles),
        tuple(text[block.start : block.end] for block in shown[-_FOOT_BLOCKS:]),
        _running(content),
        text.casefold(),
        sum(_starts_with_date(row) for row in rows),
        len(rows),
    )


def _running(content: Content) -> tuple[str, ...]:
    """Return what the running lines and the file itself call the paper, each once."""
    removed = (block.text.strip() for block in content.blocks if block.kind == "removed")
    lines = dict.fromkeys(line for line in removed if len(line) <= _LONGEST_RUNNING)
    titles = [*lines][:_MOST_RUNNING]
    own = content.properties.get("Title", "").strip()
    if own and _FILE_NAME.search(own) is None:
        titles.append(own)
    return tuple(titles)


def _head_line(text: str) -> HeadLine:
    match = _LABEL.match(text)
    label = match[1].casefold().strip() if match else ""
    value = text[match.end() :] if match else text
    role = ""
    if _begins_with("recipient").match(text):
        role = "recipient"
    elif match and _begins_with("author").match(text):
        role = "author"
    return HeadLine(text, label, value, role)


def _starts_with_date(row: str) -> bool:
    return re.match(r"\W*(?:\w{2}\.?\s)?\d{1,2}[-/.\s]\s?(?:\d{1,2}|\w{3,9})\b", row) is not None


@cache
def _begins_with(role: str) -> re.Pattern[str]:
    words = load_cues("senders")["labels"][role]
    return re.compile(rf"(?:{alternatives(words)})(?!\w)", re.I)
