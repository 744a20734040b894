"""Terms that are typical of one group of papers against the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier_nlp.records import Document, Tag
from dossier_nlp.scoring.statistics import Key, group_of, keyness

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def word_counts(documents: Iterable[Document]) -> Counter[str]:
    """Return how often every word occurs, in lower case; numbers are left out."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(_WORD.findall(document.text.lower()))
    return counts


def tag_counts(tags: Iterable[Tag]) -> Counter[str]:
    """Return how often every expression was tagged, in lower case."""
    return Counter(" ".join(tag.text.lower().split()) for tag in tags)


def typical_words(
    documents: Iterable[Document], grouping: str, minimum: int = 5, critical: float = 10.83
) -> Mapping[str, tuple[Key, ...]]:
    """Return for every group of papers the words that it uses more than all others together.

    Parameters
    ----------
    documents
        Papers of one or of several dossiers.
    grouping
        ``document``, ``discipline``, ``type`` or ``year``.
    minimum, critical
        As in :func:`keyness`.
    """
    papers: dict[str, list[Document]] = {}
    for document in documents:
        papers.setdefault(group_of(grouping, document), []).append(document)
    return _against_rest(
        {name: word_counts(group) for name, group in sorted(papers.items())}, minimum, critical
    )


def typical_expressions(
    documents: Iterable[Document],
    tags: Iterable[Tag],
    grouping: str,
    families: Sequence[str] = (),
    minimum: int = 5,
    critical: float = 10.83,
) -> Mapping[str, tuple[Key, ...]]:
    """Return for every group the tagged expressions that it uses more than all others together.

    Parameters
    ----------
    documents, tags
        Papers of one dossier, or of several whose papers differ in name, and their tags.
    grouping
        ``document``, ``discipline``, ``type``, ``year`` or ``holder``.
    families
        Only these families; all when empty.
    minimum, critical
        As in :func:`keyness`.
    """
    by_id = {document.document_id: document for document in documents}
    grouped: dict[str, list[Tag]] = {}
    for tag in tags:
        if tag.document_id in by_id and (not families or tag.family in families):
            held = grouping == "holder"
            name = tag.holder if held else group_of(grouping, by_id[tag.document_id])
            grouped.setdefault(name, []).append(tag)
    return _against_rest(
        {name: tag_counts(group) for name, group in sorted(grouped.items())}, minimum, critical
    )


def _against_rest(
    counts: Mapping[str, Counter[str]], minimum: int, critical: float
) -> dict[str, tuple[Key, ...]]:
    total: Counter[str] = Counter()
    for counted in counts.values():
        total.update(counted)
    return {
        name: keyness(counted, total - counted, minimum, critical)
        for name, counted in counts.items()
    }
