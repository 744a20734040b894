"""What a stretch of text looks like to the trained reader: words, shapes of words, actors, rules.

Persons enter by their part in the family only ('PARENT', 'CHILD'), pronouns without their gender:
so the reader cannot weigh mothers and fathers differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from dossier_nlp.language.actors import actor_at, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.view import PARENTS, PROFESSIONALS
from dossier_nlp.tagging.frames_words import grammar_class

_VERBAL = frozenset({"VERB", "AUX"})
_HARD_STOPS = frozenset({";", ":", "|"})
_MIN_GRAM, _MAX_GRAM = 3, 5
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause-like part of a sentence, in token offsets."""

    start: int
    end: int
    sentence: int


def stretches(doc: Doc) -> list[Stretch]:
    """Cut the sentences of `doc` into parts with (as a rule) one verb each."""
    c = columns(doc)
    found: list[Stretch] = []
    for number in range(len(c.sentence_starts) - 1):
        first, last = c.sentence_starts[number], c.sentence_starts[number + 1]
        begin = first
        for i in range(first + 1, last):
            if c.lower[i - 1] in _HARD_STOPS or (
                _may_part(c, i) and _has_verb(c, begin, i) and _has_verb(c, i, last)
            ):
                _add(c, found, begin, i, number)
                begin = i
        _add(c, found, begin, last, number)
    return found


def _may_part(c: Columns, index: int) -> bool:
    if c.lower[index - 1] == "," or c.pos[index] == "SCONJ":
        return True
    return c.pos[index] == "CCONJ" and c.lower[index - 1] != ","


def _has_verb(c: Columns, start: int, end: int) -> bool:
    return any(c.pos[i] in _VERBAL for i in range(start, end))


def _add(c: Columns, found: list[Stretch], start: int, end: int, number: int) -> None:
    while start < end and c.pos[start] in ("PUNCT", "SPACE", "CCONJ"):
        start += 1
    while end > start and c.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    if start < end:
        found.append(Stretch(start, end, number))


def part_in_family(actor: str) -> str:
    """Return the class under which an actor enters the features."""
    if actor in ("mother", "father"):
        return "PARENT"
    if actor in PARENTS:
        return "PARENTS" if actor == "parents" else "STEP"
    if actor in PROFESSIONALS:
        return "PROF"
    return {"child": "CHILD", "family": "FAMILY"}.get(actor, "SOMEBODY")


def words_of(doc: Doc, c: Columns, start: int, end: int) -> list[str]:
    """Return the lemmas of ``start:end``, every mention replaced by its part in the family."""
    words: list[str] = []
    mentions, index = mentions_of(doc), doc._.mention_index
    personal = grammar_class("PERSONAL")
    last = -1
    for i in range(start, end):
        number = index[i] if index else -1
        if number >= 0:
            if number != last:
                words.append(part_in_family(mentions[number].actor))
            last = number
            continue
        last = -1
        if c.pos[i] in ("SPACE", "PUNCT"):
            continue
        if c.lower[i] in personal:
            words.append("SOMEBODY")
        elif c.pos[i] == "PROPN":
            words.append("NAME")
        elif c.lower[i].isdigit() or c.pos[i] == "NUM":
            words.append("NUMBER")
        else:
            words.append(_without_gender(c.lemma[i]))
    return words


@lru_cache(maxsize=60_000)
def _without_gender(word: str) -> str:
    """Return a compound with 'vader' or 'moeder' in it ('moederrol') as one class of words."""
    return "GENDERED" if any(part in word for part in grammar_class("GENDERED")) else word


@lru_cache(maxsize=60_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """Return the features of the pieces of a word."""
    padded = f"_{word}_"
    return tuple(
        dict.fromkeys(
            "g:" + padded[i : i + n]
            for n in range(_MIN_GRAM, _MAX_GRAM + 1)
            for i in range(len(padded) - n + 1)
        )
    )


def features_of(
    doc: Doc,
    stretch: Stretch,
    marks: Iterable[str],
    pieces: bool = True,
    cut: Callable[[str], Iterable[str]] = pieces_of,
    sentences: dict[int, list[str]] | None = None,
) -> dict[str, float]:
    """Return the features of one stretch.

    Parameters
    ----------
    doc, stretch
        Where to look.
    marks
        The lexicon rows and rules seen in it.
    pieces
        Whether pieces of words, the most of the features, are wanted.
    cut
        What gives the features of the pieces of a word; a model knows which of them it weighs.
    sentences
        The words of the sentences of `doc` by number, filled here: stretches share them.
    """
    c = columns(doc)
    words = words_of(doc, c, stretch.start, stretch.end)
    found: dict[str, float] = {}
    for word in words:
        found["w:" + word] = 1.0
        if pieces and word.islower() and len(word) > 3:
            for piece in cut(word):
                found[piece] = 0.4
    for first, second in pairwise(words):
        found[f"b:{first} {second}"] = 1.0
    for i in range(stretch.start, stretch.end):
        if c.dep[i] in _SUBJECTS or c.dep[i] in ("obj", "iobj", "obl:agent"):
            mention = actor_at(doc, i)
            who = part_in_family(mention.actor) if mention else c.pos[i]
            found[f"a:{c.dep[i]}={who}"] = 1.0
    around = None if sentences is None else sentences.get(stretch.sentence)
    if around is None:
        low, high = c.sentence_starts[stretch.sentence], c.sentence_starts[stretch.sentence + 1]
        around = words_of(doc, c, low, high)
        if sentences is not None:
            sentences[stretch.sentence] = around
    for word in around:
        found["s:" + word] = 0.3
    if stretch.end < len(c) and c.lower[stretch.end] == ":":
        found["colon"] = 1.0
    if stretch.start > 0 and c.lower[stretch.start - 1] == ":":
        found["after colon"] = 1.0
    for mark in marks:
        found["r:" + mark] = 2.0
    return found
