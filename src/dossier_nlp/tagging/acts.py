"""Acts: a verb with parts that must stand in the same clause, in whatever order.

A row of an act lexicon names its verb in ``pattern`` and its parts in ``needs``: parts are
separated by ``;``, alternatives of a part by ``/``, each written in the pattern language; between
the words of an alternative a determiner and an adjective may stand ('bij keel' fits 'bij de keel').
Words in ``exceptions`` rule the act out when they stand in the clause.

Verbs and parts are matched in one walk over the document; what remains is to see which of them
share a clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from dossier_nlp.language.actors import mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.compile import CompiledLexicon
from dossier_nlp.lexicon.load import Row, load_rows
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.pattern import MENTIONS
from dossier_nlp.lexicon.view import covers
from dossier_nlp.tagging.frames_clause import clause_window

_INNER_GAP = " ..2 "
_VERBAL = ("VERB", "AUX")
_UNSTRESSED = ("be", "ver", "ont", "her", "mis")
_PARTICIPLE = ("d", "t", "en")
_PLACEHOLDERS = {f"<{name}>": name for name in sorted(MENTIONS)}

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A row of an act lexicon, read: each part is a tuple of pattern texts."""

    row: Row
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ActMatch:
    """An act that was found: its verb, the tokens that satisfied it, and its clause."""

    row: Row
    verb: int
    tokens: tuple[int, ...]
    window: _Place
    weight: int

    @property
    def start(self) -> int:
        """First token of the act."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """End (exclusive) of the act."""
        return self.tokens[-1] + 1


def _read(row: Row) -> Act:
    parts = []
    for part in row.get("needs").split(";"):
        alternatives = [text.split() for text in part.split("/") if text.strip()]
        if alternatives:
            parts.append(tuple(_INNER_GAP.join(words) for words in alternatives))
    return Act(row, tuple(parts))


class ActLexicon:
    """The acts of some rows, with one matcher for all their verbs and parts."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._acts: dict[str, list[Act]] = defaultdict(list)
        texts: dict[str, Row] = {}
        for act in map(_read, rows):
            self._acts[act.row.pattern].append(act)
            for text in (act.row.pattern, *(t for part in act.parts for t in part)):
                if text not in _PLACEHOLDERS:
                    bare = act.row.model_copy(update={"pattern": text, "exceptions": ()})
                    texts.setdefault(text, bare)
        self._matcher = CompiledLexicon(texts.values())

    def find(self, doc: Doc, keep_all: bool = False) -> list[ActMatch]:
        """Return the acts in `doc`: for every verb the most demanding one, or all that fit."""
        c = columns(doc)
        places: dict[str, list[_Place]] = defaultdict(list)
        for match in self._matcher.find(doc, keep_overlaps=True):
            places[match.row.pattern].append((match.start, match.end))
        for mention in mentions_of(doc):
            for text, placeholder in _PLACEHOLDERS.items():
                if covers(placeholder, mention.actor):
                    places[text].append((mention.start, mention.end))
        best: dict[int, ActMatch] = {}
        every: list[ActMatch] = []
        for verb, acts in self._acts.items():
            for index, _ in places.get(verb, ()):
                if not _is_verbal(c, index):
                    continue
                for found in self._at(c, index, acts, places):
                    every.append(found)
                    known = best.get(index)
                    if known is None or found.weight > known.weight:
                        best[index] = found
        if keep_all:
            return sorted(every, key=lambda match: (match.verb, match.row.id))
        return [best[index] for index in sorted(best)]

    def _at(
        self, c: Columns, index: int, acts: Sequence[Act], places: dict[str, list[_Place]]
    ) -> Iterable[ActMatch]:
        window = clause_window(c, index)
        for act in acts:
            tokens = {index}
            for part in act.parts:
                place = _nearest(part, index, window, places)
                if place is None:
                    break
                tokens.update(range(*place))
            else:
                if not _excepted(c, act.row, window):
                    yield ActMatch(act.row, index, tuple(sorted(tokens)), window, len(act.parts))


def _nearest(
    part: Sequence[str], verb: int, window: _Place, places: dict[str, list[_Place]]
) -> _Place | None:
    """Return the place in the clause nearest to the verb where one alternative stands."""
    found: list[tuple[int, _Place]] = []
    for text in part:
        there = places.get(text)
        if not there:
            continue
        for start, end in there[bisect_left(there, (window[0], 0)) :]:
            if start >= window[1]:
                break
            if end <= window[1] and not start <= verb < end:
                found.append((min(abs(start - verb), abs(end - 1 - verb)), (start, end)))
    return min(found)[1] if found else None


def _excepted(c: Columns, row: Row, window: _Place) -> bool:
    words = row.exceptions
    return bool(words) and any(c.lower[i] in words or c.lemma[i] in words for i in range(*window))


def _is_verbal(c: Columns, index: int) -> bool:
    """Tell whether the token may be the verb it looks like: nouns only as a participle."""
    if c.pos[index] in _VERBAL or c.pos[index] == "ADJ":
        return True
    if c.pos[index] not in ("NOUN", "PROPN", "ADV", "NUM", "X"):
        return False
    lower = c.lower[index]
    return "ge" in lower[:6] or (lower.startswith(_UNSTRESSED) and lower.endswith(_PARTICIPLE))


@cache
def _compiled(folder: Path, names: tuple[str, ...]) -> ActLexicon:
    return ActLexicon(row for name in names for row in load_rows(name))


def act_lexicon(*names: str) -> ActLexicon:
    """Return the acts of the named lexicons (made once for each folder of lexicons)."""
    return _compiled(lexicon_dir(), names)
