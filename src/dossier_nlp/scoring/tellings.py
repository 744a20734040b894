"""Sentences that tell of a course without a tag: cue lists of the timeline over plain text.

``lexicons/scoring/courses.tsv`` holds what the names of interventions do not reach: a procedure
that is only filed or decided, help under a name of its own, a course whose name is left out.
``lexicons/scoring/events.tsv`` holds what happens in a family; it counts with a date only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.records import Document, Tag
from dossier_nlp.scoring.phrases import PhraseMatch, find_phrases, load_phrases

COURSES = "courses"
EVENTS = "events"
OWN_NAME = "*"
"""In the column ``name``: the word of the text is the name."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a course: its place, and what it says of which course."""

    document_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    category: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    status: str
    types: frozenset[str]
    without: tuple[str, ...]
    heads: tuple[str, ...]


@cache
def _rules(path: Path, name: str) -> Mapping[str, _Rule]:
    """Return what the rows of a cue list say beyond their phrase, by id."""
    rules = {}
    for row in load_table(f"scoring/{name}"):
        heads = (o[1:] for word in row["phrase"].split() for o in word.split("/") if o[:1] == "*")
        rules[row["id"]] = _Rule(
            row["name"],
            row["status"],
            frozenset(row["types"].split()),
            tuple(word for word in row["without"].split("/") if word),
            tuple(heads),
        )
    return rules


def elided(documents: Iterable[Document], tags: Iterable[Tag]) -> Iterator[Telling]:
    """Yield the tellings of courses that no tag of an intervention covers.

    Parameters
    ----------
    documents
        The papers of a dossier.
    tags
        All tags. A sentence in which a tag tells the same stand is left to the tag.
    """
    told: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.family == "intervention":
            told[tag.document_id].append(tag)
    for document in documents:
        for telling in _matches(document, COURSES):
            if not any(_covers(tag, telling) for tag in told[document.document_id]):
                yield telling


def happenings(documents: Iterable[Document]) -> Iterator[Telling]:
    """Yield what happens in a family: a separation, a move, a report."""
    for document in documents:
        yield from _matches(document, EVENTS)


def _matches(document: Document, name: str) -> Iterator[Telling]:
    rules = _rules(lexicon_dir(), name)
    for match in find_phrases(document.text, load_phrases(name)):
        rule = rules[match.phrase.id]
        if rule.types and document.type not in rule.types:
            continue
        sentence = document.text[match.sentence_start : match.sentence_end].lower()
        if _holds(sentence, rule.without):
            continue
        called = rule.name
        if called == OWN_NAME:
            called = _own_name(document.text[match.start : match.end], rule.heads)
        yield _telling(document, match, called, rule.status)


def _holds(sentence: str, words: Sequence[str]) -> bool:
    if not words:
        return False
    found = sentence.replace(",", " ").replace(".", " ").split()
    return any(
        one.startswith(word[:-1]) if word.endswith("*") else one == word
        for word in words
        for one in found
    )


def _own_name(text: str, heads: Sequence[str]) -> str:
    words = [word.strip(".,'\"()").lower() for word in text.split()]
    return next((word for word in words if word.endswith(tuple(heads))), words[0])


def _telling(document: Document, match: PhraseMatch, name: str, status: str) -> Telling:
    return Telling(
        document.document_id,
        match.start,
        match.end,
        match.sentence_start,
        match.sentence_end,
        match.phrase.category,
        name,
        status,
    )


def _covers(tag: Tag, telling: Telling) -> bool:
    if tag.start < telling.end and telling.start < tag.end:
        return True
    within = telling.sentence_start <= tag.start < telling.sentence_end
    return within and tag.status == telling.status
