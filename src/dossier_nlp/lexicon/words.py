"""Which words satisfy which word tests: one table for all lexicons.

A pattern asks of a word that it is a lemma, a form, ends or starts in a certain way. Many lexicons
ask the same of the same words, so the tests are numbered once for all of them, and what a word
satisfies is worked out once for all of them, too.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from spacy.strings import StringStore

from dossier_nlp.lexicon.inflect import inflected_forms, split_forms
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.view import DocView, Key

Tests = frozenset[int]
_KEPT_WORDS = 200_000
_NONE: Tests = frozenset()


class Seen:
    """The word tests that are satisfied in a Doc, and where.

    Attributes
    ----------
    table, size
        The tests, and how many there were when the Doc was looked at.
    known
        Key -> the tests that it satisfies; keys that satisfy none are left out.
    keys
        Test -> the keys that satisfy it.
    tests
        All tests that are satisfied.
    """

    __slots__ = ("_sentences", "_view", "keys", "known", "size", "table", "tests")

    def __init__(self, table: WordTests, view: DocView, known: dict[Key, Tests], size: int) -> None:
        self._view = view
        self.table = table
        self._sentences: dict[int, Tests] = {}
        self.size = size
        self.known = known
        self.keys: dict[int, list[Key]] = defaultdict(list)
        for key, tests in known.items():
            for test in tests:
                self.keys[test].append(key)
        self.tests: Tests = frozenset(self.keys)

    def around(self, index: int) -> Tests:
        """Return the tests that are satisfied in the sentence of a token."""
        view = self._view
        first = view.first[index]
        there = self._sentences.get(first)
        if there is None:
            known, words = self.known, view.keys[first : view.last[index]]
            there = _NONE.union(*[known[key] for key in words if key in known])
            self._sentences[first] = there
        return there


class WordTests:
    """The distinct word tests of all lexicons, and which of them a word satisfies."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._lemma: dict[str, set[int]] = defaultdict(set)
        self._lower: dict[str, set[int]] = defaultdict(set)
        self._split: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._suffix: dict[str, set[int]] = defaultdict(set)
        self._prefix: dict[str, set[int]] = defaultdict(set)
        self._particles: set[str] = set()
        self._longest_prefix = self._longest_suffix = self._longest_particle = 0
        self._words: dict[Key, Tests] = {}

    def number(self, kind: str, value: str) -> int:
        """Return the number of a test, entering it when it is new."""
        key = (kind, value)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            self._enter(kind, value, number)
            self._words.clear()
        return number

    def _enter(self, kind: str, value: str, number: int) -> None:
        if kind == "form":
            self._lower[value].add(number)
        elif kind == "prefix":
            self._prefix[value].add(number)
            self._longest_prefix = max(self._longest_prefix, len(value))
        elif kind == "suffix":
            for form in inflected_forms(value):
                self._suffix[form].add(number)
                self._longest_suffix = max(self._longest_suffix, len(form))
        else:
            self._lemma[value].add(number)
            for form in inflected_forms(value):
                self._lower[form].add(number)
            for particle, form in split_forms(value) if value.endswith("n") else ():
                self._split[particle, form].add(number)
                self._particles.add(particle)
                self._longest_particle = max(self._longest_particle, len(particle))

    def seen(self, view: DocView) -> Seen:
        """Return what is satisfied in a Doc, worked out once for all lexicons there are."""
        seen: Seen | None = view.seen
        if seen is None or seen.table is not self or seen.size != len(self._numbers):
            strings = view.doc.vocab.strings
            known = {key: tests for key in view.places if (tests := self._of(key, strings))}
            seen = view.seen = Seen(self, view, known, len(self._numbers))
        return seen

    def _of(self, key: Key, strings: StringStore) -> Tests:
        tests = self._words.get(key)
        if tests is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()  # a very long batch must not grow without end
            tests = self._words[key] = self.satisfied(strings[key[0]], strings[key[1]])
        return tests

    def satisfied(self, lower: str, lemma: str) -> Tests:
        """Return the numbers of the tests that a token with this form and lemma satisfies."""
        found: set[int] = set()
        low_lemma = lemma.lower()
        found.update(self._lower.get(lower, ()), self._lemma.get(low_lemma, ()))
        for word in {lower, low_lemma}:
            for cut in range(max(1, len(word) - self._longest_suffix), len(word)):
                found.update(self._suffix.get(word[cut:], ()))
            for cut in range(1, min(len(word), self._longest_prefix + 1)):
                found.update(self._prefix.get(word[:cut], ()))
        for cut in range(1, min(len(low_lemma), self._longest_particle + 1)):
            particle = low_lemma[:cut]
            if particle in self._particles and not lower.startswith(particle):
                found.update(self._split.get((particle, lower), ()))
        return frozenset(found)


@cache
def _table(folder: Path) -> WordTests:
    return WordTests()


def word_tests() -> WordTests:
    """Return the table of this process for the folder of lexicons in use."""
    return _table(lexicon_dir())
