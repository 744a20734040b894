"""Passages that a later document took over from an earlier one, almost word for word.

An exact index over word shingles (runs of :data:`SHINGLE` words) finds the places that two
documents share; they are joined over small edits and measured. Headings, letterheads and
boilerplate (law text, complaint clauses, signatures; ``lexicons/claims/boilerplate.tsv``) are
left out, because sharing them says nothing about the case.

Method: the n-gram index with local alignment of passim, on the scale of one dossier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Document, Reuse

SHINGLE = 7
"""Words in a shingle: long enough to be no coincidence, short enough to survive edits."""
MIN_WORDS = 12
"""A shared passage has at least so many words, or is a whole sentence of :data:`SHINGLE`."""
MAX_EDIT = 8
"""Words that may differ between two shared runs of one passage."""
_MAX_OCCURRENCES = 50
"""A shingle that stands in more places is a form text, not a passage."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SKIPPED = frozenset({"heading", "letterhead", "removed"})
_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``to_first..to_last`` of one document that equal those of an earlier one."""

    from_first: int
    from_last: int
    to_first: int
    to_last: int

    @property
    def length(self) -> int:
        return self.to_last - self.to_first + 1


class _Words:
    """All words of all documents in a row, with where they stand."""

    def __init__(self, documents: Sequence[Document]) -> None:
        vocabulary: dict[str, int] = {}
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        owners: list[int] = []
        blocks: list[int] = []
        block_number = 0
        for number, document in enumerate(documents):
            for start, end in _passages(document):
                block_number += 1
                for match in _WORD.finditer(document.text, start, end):
                    word = match.group().casefold()
                    ids.append(vocabulary.setdefault(word, len(vocabulary) + 1))
                    starts.append(match.start())
                    ends.append(match.end())
                    owners.append(number)
                    blocks.append(block_number)
        self.vocabulary = vocabulary
        self.ids = np.array(ids, dtype=np.uint64)
        self.starts = starts
        self.ends = ends
        self.owners = np.array(owners, dtype=np.int64)
        self.blocks = np.array(blocks, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.starts)


def _passages(document: Document) -> Iterable[tuple[int, int]]:
    """Yield the ranges of running text; the whole text when there are no blocks."""
    if not document.blocks:
        yield 0, len(document.text)
        return
    for block in document.blocks:
        if block.kind not in _SKIPPED and block.end > block.start:
            yield block.start, block.end


def _boilerplate_phrases(vocabulary: dict[str, int]) -> dict[int, list[NDArray[np.uint64]]]:
    """Return the boilerplate phrases that can occur, by their first word."""
    phrases: dict[int, list[NDArray[np.uint64]]] = {}
    for row in load_table("claims/boilerplate"):
        words = [match.group().casefold() for match in _WORD.finditer(row["phrase"])]
        if words and all(word in vocabulary for word in words):
            ids = np.array([vocabulary[word] for word in words], dtype=np.uint64)
            phrases.setdefault(int(ids[0]), []).append(ids)
    return phrases


def _hashes(words: _Words) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return the positions of all shingles within one block, and their hashes."""
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
    with np.errstate(over="ignore"):
        hashes = np.zeros(count, dtype=np.uint64)
        for offset in range(SHINGLE):
            hashes = hashes * np.uint64(_MULTIPLIER) + words.ids[offset : offset + count]
            hashes ^= hashes >> np.uint64(29)
    inside = words.blocks[:count] == words.blocks[SHINGLE - 1 :]
    positions = np.nonzero(inside)[0].astype(np.int64)
    return positions, hashes[positions]


def _shared_pairs(words: _Words) -> list[tuple[int, int]]:
    """Return ``(earlier, later)`` positions whose shingles are equal, ordered by the later one.

    Of several earlier places the one in the nearest earlier document is taken: reports copy
    from the report before them.
    """
    positions, hashes = _hashes(words)
    order = np.lexsort((positions, hashes))
    positions, hashes = positions[order], hashes[order]
    borders = np.nonzero(np.diff(hashes))[0] + 1
    lows = np.concatenate(([0], borders))
    highs = np.concatenate((borders, [len(positions)]))
    repeated = np.nonzero((highs - lows > 1) & (highs - lows <= _MAX_OCCURRENCES))[0]
    pairs: list[tuple[int, int]] = []
    for group in repeated:
        members = positions[lows[group] : highs[group]].tolist()
        pairs.extend(_pairs_of_group(members, words))
    pairs.sort(key=lambda pair: (pair[1], pair[0]))
    return pairs


def _pairs_of_group(members: list[int], words: _Words) -> Iterable[tuple[int, int]]:
    owners = [int(words.owners[position]) for position in members]
    previous_owner = -1
    earlier: list[int] = []
    latest: list[int] = []
    for position, owner in zip(members, owners):
        if owner != previous_owner:
            earlier, latest, previous_owner = latest, [], owner
        latest.append(position)
        for source in earlier:
            yield source, position


def _runs(words: _Words) -> list[_Run]:
    """Join shared shingles on one diagonal into runs of equal words."""
    open_runs: dict[int, _Run] = {}
    done: list[_Run] = []
    for source, target in _shared_pairs(words):
        diagonal = target - source
        run = open_runs.get(diagonal)
        touches = (
            run is not None
            and target <= run.to_last + 1
            and words.blocks[target] == words.blocks[run.to_first]
            and words.blocks[source] == words.blocks[run.from_first]
        )
        if run is not None and touches:
            open_runs[diagonal] = _Run(
                run.from_first, source + SHINGLE - 1, run.to_first, target + SHINGLE - 1
            )
            continue
        if run is not None:
            done.append(run)
        open_runs[diagonal] = _Run(source, source + SHINGLE - 1, target, target + SHINGLE - 1)
    done.extend(open_runs.values())
    return done


def _aligned(words: _Words) -> list[tuple[_Run, int]]:
    """Join runs of the same two blocks over small edits: passages and their equal words."""
    by_blocks: dict[tuple[int, int], list[_Run]] = {}
    for run in _runs(words):
        key = (int(words.blocks[run.from_first]), int(words.blocks[run.to_first]))
        by_blocks.setdefault(key, []).append(run)
    passages: list[tuple[_Run, int]] = []
    for key in sorted(by_blocks):
        runs = sorted(by_blocks[key], key=lambda run: (run.to_first, run.from_first))
        current, equal = runs[0], runs[0].length
        for run in runs[1:]:
            gap_to = run.to_first - current.to_last - 1
            gap_from = run.from_first - current.from_last - 1
            if gap_to < 0:
                if run.length > current.length:  # the longer of two overlapping ones stays
                    current, equal = run, run.length
            elif gap_to <= MAX_EDIT and 0 <= gap_from <= MAX_EDIT:
                current = _Run(current.from_first, run.from_last, current.to_first, run.to_last)
                equal += run.length
            else:
                passages.append((current, equal))
                current, equal = run, run.length
        passages.append((current, equal))
    return passages


def _is_boilerplate(words: _Words, run: _Run, phrases: dict[int, list[NDArray[np.uint64]]]) -> bool:
    for position in range(run.to_first, run.to_last + 1):
        for phrase in phrases.get(int(words.ids[position]), ()):
            if np.array_equal(words.ids[position : position + len(phrase)], phrase):
                return True
    return False


def find_reuse(documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """Find near-verbatim passages between the documents of one dossier.

    Parameters
    ----------
    documents
        Ordered by date: a passage is taken over from an earlier into a later one.

    Returns
    -------
    tuple of Reuse
        Ordered by the later document, then by place. ``similarity`` is the share of the words
        of both sides that are equal and in the same order.
    """
    words = _Words(documents)
    phrases = _boilerplate_phrases(words.vocabulary)
    found: dict[tuple[int, int, int, int], Reuse] = {}
    for run, equal in _aligned(words):
        if run.length < MIN_WORDS or _is_boilerplate(words, run, phrases):
            continue
        source = documents[int(words.owners[run.from_first])]
        target = documents[int(words.owners[run.to_first])]
        start, end = words.starts[run.to_first], words.ends[run.to_last]
        total = run.length + run.from_last - run.from_first + 1
        key = (int(words.owners[run.to_first]), start, -end, -int(words.owners[run.from_first]))
        found[key] = Reuse(
            from_document_id=source.document_id,
            to_document_id=target.document_id,
            from_start=words.starts[run.from_first],
            from_end=words.ends[run.from_last],
            to_start=start,
            to_end=end,
            text=target.text[start:end],
            similarity=round(2 * equal / total, 3),
        )
    return tuple(found[key] for key in sorted(found))
