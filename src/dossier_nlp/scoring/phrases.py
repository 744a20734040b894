"""Cue phrases over plain text, for questions about a dossier as a whole.

The scoring room works on records, without a parse. Its cue lists (``lexicons/scoring/*.tsv``) hold
phrases in a small language: words; ``a/b`` one of these; ``stam*`` a word that starts so; ``*stam``
one that ends so; ``..3`` at most three words between. A phrase never crosses the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.load import read_table
from dossier_nlp.lexicon.paths import lexicon_dir

_WORD = r"[^\s.;:!?|]+"
_PLAIN_WORD = re.compile(r"\w+(?:-\w+)*")
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
    bounds, index = _indexed(text)
    found: dict[int, list[tuple[int, int, Phrase]]] = {}
    for phrase in phrases:
        for number in _candidates(index, phrase.anchor):
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


@lru_cache(maxsize=16)
def _indexed(text: str) -> tuple[list[tuple[int, int]], dict[str, list[int]]]:
    """Return the sentences of a text, and for each of its words the numbers of its sentences."""
    bounds = sentences(text)
    index: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(bounds):
        for word in set(_PLAIN_WORD.findall(text[start:end].lower())):
            index.setdefault(word, []).append(number)
    return bounds, index


def _candidates(index: dict[str, list[int]], anchor: tuple[str, ...]) -> list[int]:
    numbers: set[int] = set()
    for option in anchor:
        stem = option.strip("*")
        if option == stem:
            numbers.update(index.get(stem, ()))
            continue
        for word, places in index.items():
            fits = stem in word if option.startswith("*") else word.startswith(stem)
            if fits:
                numbers.update(places)
    return sorted(numbers)
