"""Places that belong to somebody: sections by their heading, journal rows by their 'wie' cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import compile_lexicon
from dossier_nlp.lexicon.load import load_table
from dossier_nlp.lexicon.view import DocView
from dossier_nlp.records import Block, Document

_LONGEST_HEADING = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of tokens whose telling belongs to somebody unless the text says otherwise.

    ``kind``: ``section`` (named by a cue word: 'Standpunt van moeder'), ``bare`` (the heading is
    only the person: 'Moeder'), ``row`` (a journal row), ``column`` (cells under 'Mening moeder'),
    ``quote`` (a quoted block).
    """

    start: int
    end: int
    holder: Mention
    kind: str
    cue_start: int
    cue_end: int


def find_places(
    doc: Doc, document: Document | None, sentences: Sentences, docview: DocView
) -> list[Place]:
    """Return the places of a document, in text order."""
    if document is None or not document.blocks:
        return []
    blocks = [b for b in document.blocks if b.kind != "removed" and b.end > b.start]
    cues = compile_lexicon("holder/sections").find(doc, keep_overlaps=True, view=docview)
    cue_starts = sorted({m.start for m in cues})
    places = list(_sections(doc, blocks, sentences, cue_starts))
    places.extend(_rows(blocks, sentences))
    places.extend(_columns(blocks, sentences, cue_starts))
    places.extend(_quoted(blocks, sentences))
    return sorted(places, key=lambda p: (p.start, -p.end))


def _tokens(view: Columns, start: int, end: int) -> tuple[int, int]:
    return bisect_left(view.idx, start), bisect_left(view.idx, end)


def _sections(
    doc: Doc, blocks: Sequence[Block], sentences: Sentences, cue_starts: Sequence[int]
) -> list[Place]:
    view = sentences.view
    headings = [(n, b) for n, b in enumerate(blocks) if b.kind == "heading"]
    places = []
    for place, (_number, block) in enumerate(headings):
        first, last = _tokens(view, block.start, block.end)
        inside = [m for m in sentences.mentions if first <= m.start < last]
        owners = {m.actor for m in inside if m.kind != "pronoun"}
        if last - first > _LONGEST_HEADING or len(owners) != 1 or not inside:
            continue
        following = [b for _, b in headings[place + 1 :] if b.level <= block.level]
        end = following[0].start if following else blocks[-1].end
        body_start, body_end = _tokens(view, block.end, end)
        cued = bisect_right(cue_starts, last - 1) > bisect_left(cue_starts, first)
        kind = "section" if cued else "bare"
        if not cued and last - first > inside[0].end - inside[0].start + 2:
            continue
        places.append(Place(body_start, body_end, inside[0], kind, first, last))
    return places


@cache
def _who_columns() -> frozenset[str]:
    return frozenset(row["header"] for row in load_table("holder/row_headers"))


def _rows(blocks: Sequence[Block], sentences: Sentences) -> list[Place]:
    """Return the rows of journals: the cell under 'wie' names whose contact it is."""
    view = sentences.view
    places = []
    column = -1
    for number, block in enumerate(blocks):
        if block.kind != "table_row":
            column = -1
            continue
        if number == 0 or blocks[number - 1].kind != "table_row":
            column = _who_column(view, block)
            continue
        if column < 0 or column >= len(block.cells):
            continue
        first, last = _tokens(view, *block.cells[column])
        inside = [m for m in sentences.mentions if first <= m.start < last and m.kind != "pronoun"]
        if not inside:
            continue
        for number_, (start, end) in enumerate(block.cells):
            if number_ > column:
                a, b = _tokens(view, start, end)
                places.append(Place(a, b, inside[0], "row", first, last))
    return places


def _columns(
    blocks: Sequence[Block], sentences: Sentences, cue_starts: Sequence[int]
) -> list[Place]:
    """Return the cells under a header such as 'Mening moeder'."""
    view = sentences.view
    places = []
    owners: dict[int, tuple[Mention, int, int]] = {}
    for number, block in enumerate(blocks):
        if block.kind != "table_row":
            owners = {}
            continue
        if number and blocks[number - 1].kind == "table_row":
            for cell, (owner, cue_start, cue_end) in owners.items():
                if cell < len(block.cells):
                    first, last = _tokens(view, *block.cells[cell])
                    places.append(Place(first, last, owner, "column", cue_start, cue_end))
            continue
        owners = {}
        for cell, bounds in enumerate(block.cells):
            first, last = _tokens(view, *bounds)
            named = [m for m in sentences.mentions if first <= m.start < last]
            cued = bisect_right(cue_starts, last - 1) > bisect_left(cue_starts, first)
            if cued and len({m.actor for m in named}) == 1 and named[0].kind != "pronoun":
                owners[cell] = (named[0], first, last)
    return places


def _who_column(view: Columns, block: Block) -> int:
    for number, (start, end) in enumerate(block.cells):
        first, last = _tokens(view, start, end)
        if any(view.lower[t] in _who_columns() for t in range(first, last)):
            return number
    return -1


# --------------------------------------------------------------------------- quoted blocks


def _quoted(blocks: Sequence[Block], sentences: Sentences) -> list[Place]:
    """Return runs of quoted blocks with whom the text before them names ('mail van de vrouw:')."""
    view = sentences.view
    places = []
    before: Mention | None = None
    number = 0
    while number < len(blocks):
        if blocks[number].kind != "quote":
            number += 1
            continue
        last = number
        while last + 1 < len(blocks) and blocks[last + 1].kind == "quote":
            last += 1
        run = blocks[number : last + 1]
        speaker = (
            _headed(sentences, run)
            or _signed(sentences, run[-1])
            or _answering(sentences, run[0])
            or (_introduced(sentences, blocks, number, before) if number else None)
        )
        if speaker is not None:
            first, _ = _tokens(view, blocks[number].start, blocks[number].end)
            _, end = _tokens(view, blocks[last].start, blocks[last].end)
            places.append(Place(first, end, speaker, "quote", speaker.start, speaker.end))
        before = speaker
        number = last + 1
    return places


_GREETINGS = WordClass("holder", "greetings")
_CHILDS_WORDS = WordClass("holder", "childs_words")
_SHORT = 5


def _headed(sentences: Sentences, run: Sequence[Block]) -> Mention | None:
    """Return whom the header of a quoted mail names ('Van: Bas de Wit')."""
    view = sentences.view
    for block in run[:_HEADER_LINES]:
        first, last = _tokens(view, block.start, block.end)
        if last - first < _SHORT - 2 or view.lower[first] not in _SENDERS:
            continue
        if view.lower[first + 1] in (":", "|"):
            named = [m for m in sentences.mentions if first < m.start and m.end <= last]
            return next((m for m in named if m.kind != "pronoun"), None)
    return None


_SENDERS = WordClass("holder", "senders")
_HEADER_LINES = 4


def _signed(sentences: Sentences, block: Block) -> Mention | None:
    """Return who signs, where the last quoted block is little more than a name."""
    view = sentences.view
    first, last = _tokens(view, block.start, block.end)
    if last - first > _SHORT or any(view.form[t] == "fin" for t in range(first, last)):
        return None
    named = [m for m in sentences.mentions if first <= m.start < last and m.kind != "pronoun"]
    return named[-1] if named else None


def _answering(sentences: Sentences, block: Block) -> Mention | None:
    """Return the other parent than the one whom a quoted message greets ('Hoi Bas,')."""
    first, last = _tokens(sentences.view, block.start, block.end)
    if first >= last or sentences.view.lower[first] not in _GREETINGS:
        return None
    for mention in sentences.mentions:
        if not first < mention.start <= first + 2:
            continue
        if sentences.view.lower[mention.head] in _CHILDS_WORDS:
            return replace(mention, actor="child", name="", gender="")
        if mention.actor in OTHER_PARENT:
            return replace(mention, actor=OTHER_PARENT[mention.actor], name="", gender="")
    return None


def _introduced(
    sentences: Sentences, blocks: Sequence[Block], number: int, before: Mention | None
) -> Mention | None:
    """Return whom the text before a quoted block announces, the nearest sentence first.

    Where only a short line parts it from the quote before ('en om twee uur:'), that one goes on.
    """
    view = sentences.view
    looked = 0
    for block in reversed(blocks[max(number - _BLOCKS_BACK, 0) : number]):
        if block.kind == "quote":
            return before
        first, last = _tokens(view, block.start, block.end)
        while last > first and looked < _SENTENCES_BACK:
            begin = max(view.bounds(last - 1)[0], first)
            speaker = _announced(sentences, begin, last)
            if speaker is not None:
                return speaker
            looked += 1
            last = begin
        if block.kind == "heading" or not _opens_quote(
            view, *_tokens(view, block.start, block.end)
        ):
            break
    return None


_BLOCKS_BACK = 2
_SENTENCES_BACK = 3
_RECEIVING = WordClass("holder", "receiving")
_ADDRESSED = WordClass("holder", "addressed")


def _opens_quote(view: Columns, first: int, last: int) -> bool:
    """Tell whether a block does no more than open a quote ('Het bericht luidt:')."""
    return first < last and last - first <= _LONGEST_HEADING and view.lower[last - 1] == ":"


def _announced(sentences: Sentences, first: int, last: int) -> Mention | None:
    """Return whom a sentence announces: behind 'van', the subject, or who else it names.

    Who is written to or about is not the speaker; and who received what follows did not write
    it: between parents that is the other one.
    """
    view = sentences.view
    named = [
        m
        for m in sentences.mentions
        if first <= m.start
        and m.end <= last
        and m.actor not in ("", "unknown")
        and not m.rule.endswith((".first", ".second"))
        and not (m.start > first and view.lower[m.start - 1] in _ADDRESSED)
    ]
    sent = [
        m
        for m in named
        if m.start > first and view.lower[m.start - 1] in ("van", "door") and m.kind != "pronoun"
    ]
    if sent:
        return sent[0]
    subjects = [m for m in named if view.dep[m.head] in ("nsubj", "nsubj:pass")]
    speaker = next(iter(subjects or named), None)
    if speaker is None or not any(view.lemma[t] in _RECEIVING for t in range(first, last)):
        return speaker
    if speaker.actor not in OTHER_PARENT:
        return None
    return replace(speaker, actor=OTHER_PARENT[speaker.actor], name="", gender="")
