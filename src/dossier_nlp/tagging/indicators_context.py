"""What must stand around an indicator before it counts: company words and the right person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache

from spacy.tokens import Doc

from dossier_nlp.language.actors import mentions_within
from dossier_nlp.lexicon.compile import CompiledLexicon, Match
from dossier_nlp.lexicon.load import Row
from dossier_nlp.lexicon.view import DocView

_PARENTS = frozenset({"mother", "father", "parents", "stepparent"})
_LONGEST_TITLE = 8


@cache
def _split(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.strip().split("/")) for part in cell.split(";") if part.strip())


def _groups(row: Row, column: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words in a cell, the options of each apart."""
    return _split(row.get(column))


@lru_cache(maxsize=8)
def _company_words(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the words that rows ask for or forbid, placeholders left out, sorted."""
    columns = ("with", "without")
    groups = (group for row in rows for column in columns for group in _groups(row, column))
    return tuple(sorted({word for group in groups for word in group if not word.startswith("<")}))


@lru_cache(maxsize=8)
def _company_lexicon(patterns: tuple[str, ...]) -> CompiledLexicon:
    """Compile the words that rows ask for; words and placeholders apart, for the matcher."""
    return CompiledLexicon(
        Row(id=f"company.{number}", pattern=pattern, category="company")
        for number, pattern in enumerate(patterns)
    )


class Company:
    """Where the words stand that rows ask for in columns ``with`` and ``without``.

    A group is written ``a/b/c``: one of these words or placeholders (``<PROF>``) must stand in
    the sentence. Groups are separated by ``;`` and all of them must be there.
    """

    def __init__(self, rows: Iterable[Row], view: DocView) -> None:
        words = _company_words(tuple(rows))
        self._places: dict[str, list[int]] = {}
        for match in _company_lexicon(words).find(view.doc, keep_overlaps=True, view=view):
            self._places.setdefault(match.row.pattern, []).append(match.start)
        for placeholder in ("<ACTOR>", "<PARENT>", "<CHILD>", "<PROF>"):
            self._places[placeholder] = _mention_places(view, placeholder)
        strings = view.doc.vocab.strings
        self._places["<NUM>"] = [i for i, pos in enumerate(view.pos) if strings[pos] == "NUM"]

    def holds(self, row: Row, start: int, end: int) -> bool:
        """Tell whether a sentence has the company that `row` asks for and none it forbids."""
        return all(self._has(group, start, end) for group in _groups(row, "with")) and not any(
            self._has(group, start, end) for group in _groups(row, "without")
        )

    def _has(self, group: tuple[str, ...], start: int, end: int) -> bool:
        for word in group:
            places = self._places.get(word)
            if places:
                at = bisect_left(places, start)
                if at < len(places) and places[at] < end:
                    return True
        return False


def _mention_places(view: DocView, placeholder: str) -> list[int]:
    name = placeholder.strip("<>")
    return [
        start
        for start in sorted(view.mention_starts)
        if any(True for _ in view.mention_from(start, name))
    ]


def is_about_child(doc: Doc, match: Match, start: int, end: int) -> bool:
    """Tell whether the nearest person before (else after) a match is a child.

    Parameters
    ----------
    doc
        A Doc with mentions.
    match
        The expression, e.g. 'slaapt slecht'.
    start, end
        Its sentence, in token offsets.
    """
    people = [m for m in mentions_within(doc, start, end) if m.actor in _PARENTS | {"child"}]
    before = [mention for mention in people if mention.start <= match.full_start]
    inside = [m for m in people if match.full_start < m.start < match.full_end]
    after = [mention for mention in people if mention.start >= match.full_end]
    if before:
        return before[-1].actor == "child"
    if inside:
        return inside[0].actor == "child"
    return bool(after) and after[0].actor == "child"


def is_boilerplate(doc: Doc, start: int, end: int, longest: int | None = _LONGEST_TITLE) -> bool:
    """Tell whether a 'sentence' is a bare heading or part of a letterhead.

    A heading names a subject ('Klacht', 'Verwijzing'); it does not say that it occurred. With
    `longest` None every heading and letterhead counts, however long.
    """
    if longest is not None and end - start > longest:
        return False
    block = getattr(doc._, "document", None)
    if block is None:
        return False
    found = block.block_of(doc[start].idx)
    return found is not None and found.kind in {"heading", "letterhead"}
