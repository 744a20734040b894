"""The text of a document with its tags in it, as HTML.

Tags may nest and, seldom, cross. A crossing tag is cut into parts, so that the elements always
nest; its first part carries the anchor. All text passes through ``markupsafe``; nothing here
prints a string that has not been escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from dossier_nlp.records import Block, Document, Tag
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.labels import (
    ACTOR_LABELS,
    CATEGORY_LABELS,
    FAMILY_LABELS,
    N_,
    POLARITY_LABELS,
    STATUS_LABELS,
)
from dossier_nlp.reporting.places import Places, is_learned

LESS_CERTAIN = N_("minder zeker: geen vaste uitdrukking, wel woorden die erop lijken")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document, ready to print; ``page`` is set where a new page begins."""

    kind: str
    html: Markup
    level: int = 0
    cells: tuple[Markup, ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag or anchored stretch, or the part of one that is left when it has been cut.

    ``identity`` is the part of the opening that only the first part carries.
    """

    start: int
    end: int
    opening: Markup
    closing: Markup
    identity: str

    @property
    def key(self) -> tuple[int, int]:
        """Order of opening: earlier first, longer first."""
        return self.start, -self.end

    def rest(self, start: int) -> _Piece:
        """Return the part from ``start`` on, without the identity."""
        opening = Markup(str(self.opening).replace(self.identity, "", 1))  # noqa: S704 - escaped
        return replace(self, start=start, opening=opening)


def passages(document: Document, places: Places, words: Words) -> list[Passage]:
    """Return the blocks of a document with every tag and anchor in them.

    Parameters
    ----------
    document
        What to print.
    places
        Anchors of the dossier, after everything that points into the text has asked for its own.
    words
        Language of the explanations that belong to a tag.
    """
    pieces = _pieces(document, places, words)
    printed: list[Passage] = []
    page, first = 0, 0
    for block in document.blocks:
        if block.kind == "removed" or block.start >= block.end:
            continue
        while first < len(pieces) and pieces[first].end <= block.start:
            first += 1
        new_page = block.page if block.page != page else 0
        page = block.pieces[-1].page if block.pieces else page
        printed.append(_passage(block, document.text, pieces, first, new_page))
    return printed


def _passage(block: Block, text: str, pieces: list[_Piece], first: int, page: int) -> Passage:
    if block.cells:
        cells = tuple(_render(text, start, end, pieces, first) for start, end in block.cells)
        return Passage(block.kind, Markup(""), block.level, cells, page)
    html = _render(text, block.start, block.end, pieces, first)
    return Passage(block.kind, html, block.level, (), page)


def _render(text: str, start: int, end: int, pieces: list[_Piece], first: int) -> Markup:
    """Print ``text[start:end]`` with the pieces in it, clipped to the stretch."""
    parts: list[Markup] = []
    open_pieces: list[_Piece] = []
    at = start

    def close_until(place: int) -> None:
        nonlocal at
        while open_pieces and open_pieces[-1].end <= place:
            piece = open_pieces.pop()
            stop = min(piece.end, end)
            parts.append(escape(text[at:stop]))
            parts.append(piece.closing)
            at = max(at, stop)

    for piece in _within(pieces, first, start, end):
        close_until(piece.start)
        begin = max(piece.start, start)
        parts.append(escape(text[at:begin]))
        parts.append(piece.opening)
        open_pieces.append(piece)
        at = max(at, begin)
    while open_pieces:
        close_until(max(open_pieces[-1].end, end))
    parts.append(escape(text[at:end]))
    return Markup("").join(parts)


def _within(pieces: list[_Piece], first: int, start: int, end: int) -> Iterator[_Piece]:
    for number in range(first, len(pieces)):
        piece = pieces[number]
        if piece.start >= end:
            return
        if piece.end > start:
            yield piece


def _pieces(document: Document, places: Places, words: Words) -> list[_Piece]:
    """Return all tags and anchored stretches as pieces that nest, in the order of the text."""
    whole = [
        _tag_piece(tag, places.of_tag(tag), words)
        for tag in places.tags.get(document.document_id, ())
    ]
    for span in places.spans.get(document.document_id, {}).values():
        identity = f' id="{span.anchor}"'
        opening = Markup('<span class="plek" id="{}">').format(span.anchor)
        whole.append(_Piece(span.start, span.end, opening, Markup("</span>"), identity))
    return _cut(sorted(whole, key=lambda piece: piece.key), _limits(document))


def _cut(whole: list[_Piece], limits: list[int]) -> list[_Piece]:
    """Cut what crosses a limit or another piece; the rest of a cut piece starts afresh."""
    done: list[_Piece] = []
    todo = whole[::-1]
    open_ends: list[int] = []
    limit = 0
    while todo:
        piece = todo.pop()
        while limit < len(limits) and limits[limit] <= piece.start:
            limit += 1
        while open_ends and open_ends[-1] <= piece.start:
            open_ends.pop()
        bounds = open_ends[-1:] + limits[limit : limit + 1]
        stop = min([piece.end, *bounds])
        if stop < piece.end:
            rest = piece.rest(stop)
            place = len(todo)
            while place and todo[place - 1].key < rest.key:
                place -= 1
            todo.insert(place, rest)
        done.append(replace(piece, end=stop))
        open_ends.append(stop)
    return done


def _limits(document: Document) -> list[int]:
    """Ends of blocks and cells: no element of the text reaches over them."""
    ends = {end for block in document.blocks for _, end in block.cells}
    ends |= {block.end for block in document.blocks if block.kind != "removed"}
    return sorted(ends)


def _tag_piece(tag: Tag, anchor: str, words: Words) -> _Piece:
    opening = Markup(
        '<mark id="{0}" tabindex="0" class="t f-{1} p-{4}{6}" data-f="{1}" data-a="{2}"'
        ' data-h="{3}" data-p="{4}" data-info="{5}">'
    ).format(
        anchor, tag.family, tag.actor, tag.holder, tag.polarity, explain(tag, words),
        " learned" if is_learned(tag) else "",
    )  # fmt: skip
    identity = f' id="{anchor}" tabindex="0"'
    return _Piece(tag.start, tag.end, opening, Markup("</mark>"), identity)


def explain(tag: Tag, words: Words) -> str:
    """Say in a few lines what a tag is, who says it, and which rule and words made it."""
    say = words.say
    lines = [f"{say(FAMILY_LABELS[tag.family])}: {say(CATEGORY_LABELS[tag.category])}"]
    facts = [
        (say("over"), say(ACTOR_LABELS.get(tag.actor, tag.actor))),
        (say("volgens"), say(ACTOR_LABELS.get(tag.holder, tag.holder))),
        (say("toon"), say(POLARITY_LABELS[tag.polarity])),
        (say("status"), say(STATUS_LABELS.get(tag.status, tag.status))),
        (say("naam"), tag.name),
        (say("milder woord"), tag.alternative),
        (say("handelende persoon"), say("niet genoemd") if tag.backgrounded else ""),
        (say("zekerheid"), say(LESS_CERTAIN) if is_learned(tag) else ""),
        (say("regel"), tag.rule),
        (say("signaalwoorden"), _cue_words(tag)),
    ]
    lines += [f"{name}: {value}" for name, value in facts if value]
    return "\n".join(lines)


def _cue_words(tag: Tag) -> str:
    quoted: Iterable[str] = dict.fromkeys(f"‘{cue.text}’" for cue in tag.cues if cue.text)
    return ", ".join(quoted)
