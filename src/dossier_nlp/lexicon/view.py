"""What the matcher needs to know of a Doc, as plain lists indexed by token."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import LEMMA, LOWER, POS, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc

from dossier_nlp.lexicon.inflect import word_class

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
    """A Doc as lists: keys (lower form, lemma), parts of speech, sentence bounds, mentions."""

    __slots__ = (
        "barrier",
        "cluster",
        "doc",
        "first",
        "keys",
        "last",
        "mention_ends",
        "mention_starts",
        "pos",
    )

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        table = doc.to_array([LOWER, LEMMA, POS, SENT_START])
        columns = table.T.tolist() if len(doc) else [[], [], [], []]
        lowers, lemmas, self.pos, starts = columns
        self.keys = list(zip(lowers, lemmas))
        self._set_sentences(starts)
        strings = doc.vocab.strings
        barriers = {strings[mark] for mark in _BARRIERS}
        self.barrier = [lower in barriers for lower in lowers]
        # what may stand in front of the verb of a cluster: 'te', 'worden'
        cluster = {strings[word] for word in word_class("CLUSTER")}
        self.cluster = [lower in cluster for lower in lowers]
        self.mention_starts: dict[int, list[tuple[int, str]]] = {}
        self.mention_ends: dict[int, list[tuple[int, str]]] = {}
        if Doc.has_extension("mentions"):
            for mention in doc._.mentions or ():
                self.mention_starts.setdefault(mention.start, []).append(
                    (mention.end, mention.actor)
                )
                self.mention_ends.setdefault(mention.end, []).append((mention.start, mention.actor))

    def _set_sentences(self, starts: list[int]) -> None:
        """Set ``first`` and ``last`` (exclusive) of the sentence of every token."""
        count = len(starts)
        self.first, self.last = [0] * count, [count] * count
        begin = 0
        for index in range(count):
            if starts[index] == 1:
                begin = index
            self.first[index] = begin
        end = count
        for index in range(count - 1, -1, -1):
            self.last[index] = end
            if starts[index] == 1:
                end = index

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
