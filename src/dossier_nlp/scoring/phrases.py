"""Cue phrases over plain text, for questions about a dossier as a whole.

The scoring room works on records, without a parse. Its cue lists (``lexicons/scoring/*.tsv``) hold
phrases in a small language: words; ``a/b`` one of these; ``stam*`` a word that starts so; ``*stam``
one that ends so; ``..3`` at most three words between. A phrase never crosses the end of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.load import read_table
from dossier_nlp.lexicon.paths import lexicon_dir

_WORD = r"[^\s.;:!?|]+"
_PLAIN_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST = chr(0x10FFFF)
"""Sorts after every letter."""
_SPACE = r"[^\S\n]+"
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(\[]*[A-Z0-9\[])|\n")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of a cue list: what it stands for and the expression that finds it.

    ``anchor`` are the options of its rarest word: only sentences with one of them are searched.
    """

    id: str
    category: str
    text: str
    expression: re.Pattern[str]
    anchor: tuple[str, ...] = ()
    example: str = ""
    counter_example: str = ""


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found in a text, in character offsets, with its sentence."""

    phrase: Phrase
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def compile_phrase(text: str) -> re.Pattern[str]:
    """Turn a phrase into an expression."""
    parts: list[str] = []
    for word in text.split():
        gap = re.fullmatch(r"\.\.(\d*)", word)
        if gap:
            parts.append(rf"(?:{_WORD}{_SPACE}){{0,{gap.group(1) or 5}}}")
            continue
        options = "|".join(_word(option) for option in word.split("/"))
        parts.append(rf"(?:{options}),?{_SPACE}")
    expression = "".join(parts)
    if not expression.endswith(_SPACE):
        raise LexiconError(f"phrase {text!r}: a gap cannot be last")
    return re.compile(rf"(?<!\w){expression[: -len(_SPACE)]}(?!\w)", re.IGNORECASE)


def anchor_of(text: str) -> tuple[str, ...]:
    """Return the options of the word of a phrase whose shortest option is longest."""
    words = [tuple(word.lower().split("/")) for word in text.split() if not word.startswith("..")]
    return max(words, key=lambda options: min(len(option.strip("*")) for option in options))


def _word(option: str) -> str:
    word = re.escape(option.strip("*"))
    before = r"\w*" if option.startswith("*") else ""
    after = r"\w*" if option.endswith("*") else ""
    return f"{before}{word}{after}"


@cache
def _load(path: Path) -> tuple[Phrase, ...]:
    phrases = []
    for line, row in read_table(path):
        try:
            expression = compile_phrase(row["phrase"])
        except (KeyError, LexiconError) as error:
            raise LexiconError(f"{path.name}, line {line}: {error}") from error
        phrases.append(
            Phrase(
                row["id"],
                row["category"],
                row["phrase"],
                expression,
                anchor_of(row["phrase"]),
                row.get("example", ""),
                row.get("counter_example", ""),
            )
        )
    return tuple(phrases)


def load_phrases(name: str) -> tuple[Phrase, ...]:
    """Return the cue list ``lexicons/scoring/<name>.tsv``.

    Raises
    ------
    LexiconError
        When the list is missing or a row is wrong; the message names file and line.
    """
    path = lexicon_dir() / "scoring" / f"{name}.tsv"
    if not path.is_file():
        raise LexiconError(f"{path.name}: there is no such cue list in {path.parent}")
    return _load(path)


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences, roughly: at end marks before a capital and at line breaks."""
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > start:
            bounds.append((start, match.start()))
        start = match.end()
    if start < len(text):
        bounds.append((start, len(text)))
    return bounds


def find_phrases(text: str, phrases: tuple[Phrase, ...]) -> Iterator[PhraseMatch]:
    """Yield the phrases in a text, in its order; the longest of those that overlap."""
    indexed = _indexed(text)
    bounds = indexed.bounds
    found: dict[int, list[tuple[int, int, Phrase]]] = {}
    for phrase in phrases:
        for number in indexed.with_any(phrase.anchor):
            for match in phrase.expression.finditer(text, *bounds[number]):
                found.setdefault(number, []).append((match.start(), match.end(), phrase))
    for number in sorted(found):
        kept: list[tuple[int, int, Phrase]] = []
        for left, right, phrase in sorted(
            found[number], key=lambda f: (f[0] - f[1], f[0], f[2].id)
        ):
            if all(right <= a or b <= left for a, b, _ in kept):
                kept.append((left, right, phrase))
        for left, right, phrase in sorted(kept, key=lambda f: f[:2]):
            yield PhraseMatch(phrase, left, right, *bounds[number])


class _Indexed:
    """The sentences of a text, and in which of them every word stands."""

    def __init__(self, text: str) -> None:
        self.bounds = sentences(text)
        self._index: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        for number, (start, end) in enumerate(self.bounds):
            for word in set(_PLAIN_WORD.findall(text[start:end].lower())):
                self._index.setdefault(word, []).append(number)
        self._words = sorted(self._index)

    def with_any(self, options: tuple[str, ...]) -> list[int]:
        """Return the numbers of the sentences with one of these words, in order."""
        numbers: set[int] = set()
        for option in options:
            numbers.update(self._with(option))
        return sorted(numbers)

    def _with(self, option: str) -> tuple[int, ...]:
        stem = option.strip("*")
        if option == stem:
            return tuple(self._index.get(stem, ()))
        found = self._known.get(option)
        if found is None:
            places = (self._index[word] for word in self._like(stem, option.startswith("*")))
            found = self._known[option] = tuple(number for group in places for number in group)
        return found

    def _like(self, stem: str, inside: bool) -> list[str]:
        if inside:
            return [word for word in self._words if stem in word]
        first = bisect_left(self._words, stem)
        return self._words[first : bisect_left(self._words, stem + _LAST, first)]


@lru_cache(maxsize=16)
def _indexed(text: str) -> _Indexed:
    """Return the index of a text; several lists are looked for in it one after the other."""
    return _Indexed(text)
