"""Closed classes of words (conjunctions, determiners, ...) that the grammar of this room asks for.

The words stand in ``word_classes.tsv`` of ``lexicons/actors``, ``lexicons/holder`` and
``lexicons/assertion``; they are read when a class is first asked, not when a module is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dossier_nlp.lexicon.load import load_table


class WordClass:
    """A set of lower-case words, read on first use.

    Parameters
    ----------
    room
        Folder of the list: ``actors``, ``holder`` or ``assertion``.
    names
        The classes whose words belong to it.
    """

    def __init__(self, room: str, *names: str) -> None:
        self._room = room
        self._names = names

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words."""
        rows = load_table(f"{self._room}/word_classes")
        return frozenset(row["word"] for row in rows if row["class"] in self._names)

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.words))

    def meets(self, words: set[str]) -> bool:
        """Tell whether one of `words` belongs to the class."""
        return not self.words.isdisjoint(words)
