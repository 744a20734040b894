"""Facts against judgements, where a cue shows which of the two a sentence brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier_nlp.records import Document
from dossier_nlp.scoring.phrases import find_phrases, load_phrases
from dossier_nlp.scoring.statistics import Rate, group_of

LIST = "judgement"
FAMILY = "statement"
"""Name under which the rates stand; it is no family of tags."""
CATEGORIES = ("fact", "judgement")
GROUPINGS: tuple[str, ...] = ("document", "discipline", "type", "year")
"""Not by holder: the cues are read without a parse, so nobody else's voice is known."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a cue marks as a fact or as a judgement."""

    document_id: str
    category: str
    page: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    rule: str


def statements_in(document: Document) -> Iterator[Statement]:
    """Yield the marked sentences of a paper, each once a category, in its order."""
    seen: set[tuple[int, str]] = set()
    for match in find_phrases(document.text, load_phrases(LIST)):
        key = (match.sentence_start, match.phrase.category)
        if key in seen:
            continue
        seen.add(key)
        yield Statement(
            document.document_id,
            match.phrase.category,
            document.page_of(match.start),
            match.start,
            match.end,
            match.sentence_start,
            match.sentence_end,
            match.phrase.id,
        )


def fact_rates(
    documents: Iterable[Document], groupings: Sequence[str] = GROUPINGS
) -> tuple[Rate, ...]:
    """Count facts and judgements by group, with the words of the group as denominator.

    Parameters
    ----------
    documents
        The papers that were counted in, of one or of several dossiers.
    groupings
        Which groupings to make, of :data:`GROUPINGS`.
    """
    papers = tuple(documents)
    lengths = [paper.words for paper in papers]
    found = [Counter(one.category for one in statements_in(paper)) for paper in papers]
    rates = []
    for grouping in groupings:
        words: Counter[str] = Counter()
        counts: Counter[tuple[str, str]] = Counter()
        for paper, length, counted in zip(papers, lengths, found, strict=True):
            group = group_of(grouping, paper)
            words[group] += length
            for category, number in counted.items():
                counts[group, category] += number
        for (group, category), number in sorted(counts.items()):
            rates.append(Rate(grouping, group, FAMILY, category, number, words[group]))
    return tuple(rates)
