"""Many fixed phrases looked for at once: only those of which a word begins in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_KEY = 5
"""Letters by which words are compared first: enough to rule out nearly all phrases."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in folded text: ``rapport`` as whole words; ``school*`` may go on."""

    words: str
    stem: str
    goes_on: bool
    key: str

    def place(self, text: str) -> int:
        """Return where the phrase first stands in a folded text, -1 where it does not."""
        stem, length = self.stem, len(self.stem)
        start = text.find(stem)
        while start >= 0:
            end = start + length
            begins = start == 0 or not _in_word(text[start - 1])
            if begins and (self.goes_on or end == len(text) or not _in_word(text[end])):
                return start
            start = text.find(stem, start + 1)
        return -1


class PhraseList:
    """Phrases that are looked for together, again and again.

    Each is filed under the first letters of its longest word: a text that has no word with these
    letters cannot hold it.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_key: dict[str, list[Phrase]] = {}
        for words in dict.fromkeys(phrases):
            phrase = make_phrase(words)
            self._by_key.setdefault(phrase.key, []).append(phrase)
        self._always: Sequence[Phrase] = self._by_key.pop("", ())
        self._keys = frozenset(self._by_key)

    def places(self, text: str) -> dict[str, int]:
        """Return the phrases that occur in a folded text, with the place of the first time."""
        found = {word[:_KEY] for word in set(_WORD.findall(text))}
        likely = [*self._always]
        for key in found & self._keys:
            likely.extend(self._by_key[key])
        return {one.words: place for one in likely if (place := one.place(text)) >= 0}


def make_phrase(words: str) -> Phrase:
    """Make a phrase of an entry of a lexicon; a trailing ``*`` lets its last word go on."""
    stem = words.removesuffix("*")
    goes_on = stem != words
    whole = _WORD.findall(stem)
    if goes_on and whole and len(whole[-1]) < _KEY and stem.endswith(whole[-1]):
        # Of a short word that may go on it is not known what the first letters are.
        whole.pop()
    longest = max(whole, key=len, default="")
    return Phrase(words, stem, goes_on, longest[:_KEY])


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
