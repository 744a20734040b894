"""What the matcher needs to know of a Doc, as plain lists indexed by token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from typing import Any

from spacy.attrs import LEMMA, LOWER, POS, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc

from dossier_nlp.lexicon.inflect import word_class

Key = tuple[int, int]
"""Lower form and lemma of a token, as spaCy numbers them."""

PARENTS = frozenset({"mother", "father", "parents", "stepparent"})
PROFESSIONALS = frozenset(
    {
        "gi",
        "rvdk",
        "vt",
        "professional",
        "mediator",
        "lawyer",
        "court",
        "school",
        "guardian_ad_litem",
    }
)
_BARRIERS = (";", ":")
_COLUMNS = [LOWER, LEMMA, POS, SENT_START]


def covers(placeholder: str, actor: str) -> bool:
    """Tell whether a placeholder of the pattern language (``PARENT``) covers an actor."""
    if placeholder == "PARENT":
        return actor in PARENTS
    if placeholder == "CHILD":
        return actor == "child"
    if placeholder == "PROF":
        return actor in PROFESSIONALS
    return True


class DocView:
    """A Doc as lists: keys (lower form, lemma), parts of speech, sentence bounds, mentions.

    Attributes
    ----------
    places
        Distinct key -> the tokens that have it.
    found
        What lexicons found already, by lexicon and question: several rooms ask the same.
    seen
        The word tests that are satisfied (``words.Seen``), once a lexicon has asked.
    """

    __slots__ = (
        "_mentions",
        "_table",
        "barrier",
        "cluster",
        "doc",
        "first",
        "found",
        "keys",
        "last",
        "mention_ends",
        "mention_starts",
        "places",
        "pos",
        "seen",
    )

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        table = doc.to_array(_COLUMNS)
        columns = table.T.tolist() if len(doc) else [[], [], [], []]
        lowers, lemmas, self.pos, starts = columns
        self.keys = list(zip(lowers, lemmas))
        self._set_places()
        self._set_sentences(starts)
        strings = doc.vocab.strings
        barriers = {strings[mark] for mark in _BARRIERS}
        self.barrier = [lower in barriers for lower in lowers]
        # what may stand in front of the verb of a cluster: 'te', 'worden'
        cluster = {strings[word] for word in word_class("CLUSTER")}
        self.cluster = [lower in cluster for lower in lowers]
        self._table = table.tobytes()
        self.seen: Any = None
        self._look_at_people()

    def _look_at_people(self) -> None:
        self.mention_starts: dict[int, list[tuple[int, str]]] = {}
        self.mention_ends: dict[int, list[tuple[int, str]]] = {}
        self._mentions = _mentions(self.doc)
        for mention in self._mentions:
            self.mention_starts.setdefault(mention.start, []).append((mention.end, mention.actor))
            self.mention_ends.setdefault(mention.end, []).append((mention.start, mention.actor))
        self.found: dict[Any, Any] = {}

    def now(self) -> DocView | None:
        """Return what is true of the Doc now, None where its words are not what they were."""
        if self.doc.to_array(_COLUMNS).tobytes() != self._table:
            return None
        if _mentions(self.doc) == self._mentions:
            return self
        view = copy(self)  # the language room looks for people step by step
        view._look_at_people()
        return view

    def _set_places(self) -> None:
        places: dict[Key, list[int]] = defaultdict(list)
        for index, key in enumerate(self.keys):
            places[key].append(index)
        self.places = dict(places)

    def _set_sentences(self, starts: list[int]) -> None:
        """Set ``first`` and ``last`` (exclusive) of the sentence of every token."""
        count = len(starts)
        bounds = [index for index, start in enumerate(starts) if start == 1 or index == 0]
        self.first: list[int] = []
        self.last: list[int] = []
        for begin, end in zip(bounds, [*bounds[1:], count]):
            self.first += [begin] * (end - begin)
            self.last += [end] * (end - begin)

    def mention_from(self, index: int, placeholder: str) -> Iterator[int]:
        """Yield the ends of mentions that start at `index`, a determiner in front allowed."""
        for start in (index, index + 1):
            if start > index and not self._is_determiner(index):
                return
            for end, actor in self.mention_starts.get(start, ()):
                if covers(placeholder, actor):
                    yield end

    def mention_to(self, end: int, placeholder: str) -> Iterator[int]:
        """Yield the starts of mentions that end at `end` (exclusive), determiners included."""
        for start, actor in self.mention_ends.get(end, ()):
            if covers(placeholder, actor):
                if start and self._is_determiner(start - 1):
                    yield start - 1
                yield start

    def _is_determiner(self, index: int) -> bool:
        if index >= len(self.doc):
            return False
        token = self.doc[index]
        return token.pos_ == "DET" or token.lower_ in word_class("POSS")


_latest: list[DocView] = []


def view_of(doc: Doc) -> DocView:
    """Return the view of `doc`; that of the latest Doc is kept while the Doc stays as it is.

    The rooms look at one paper many times in a row, and to make its view costs more than most
    searches.
    """
    known = next((view.now() for view in _latest if view.doc is doc), None)
    view = known or DocView(doc)
    _latest[:] = [view]
    return view


def _mentions(doc: Doc) -> list[Any]:
    return list(doc._.mentions or ()) if Doc.has_extension("mentions") else []
