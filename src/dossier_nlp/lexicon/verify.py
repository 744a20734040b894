"""Does a pattern match around its anchor: forwards from it, then backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.lexicon.inflect import word_class
from dossier_nlp.lexicon.view import DocView, Key

_LONGEST_CLUSTER = 3
Places = list[tuple[int, int] | None]
"""The tokens of every element; None for a gap and for what is optional and not there."""
Known = Mapping[Key, frozenset[int]]
"""The numbers of the word tests that a word satisfies, by its key; words that satisfy none lack."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Compiled:
    """An element with its word tests as numbers."""

    atoms: frozenset[int]
    parts_of_speech: frozenset[int]
    mentions: tuple[str, ...]
    classes: tuple[str, ...]
    optional: bool
    gap: int


def verify(
    elements: Sequence[Compiled],
    anchor: int,
    index: int,
    view: DocView,
    known: Known,
) -> Places | None:
    """Return the place of every element when a pattern matches around its anchor, else None.

    Parameters
    ----------
    elements, anchor
        The pattern, and which of its elements stands at token `index`.
    known
        The word tests that the words of the Doc satisfy.
    """
    if len(elements) == 1:
        return [(index, index + 1)]
    after = _forward(elements, anchor + 1, index + 1, view, known, view.last[index])
    if after is None:
        return None
    before = _backward(elements, anchor - 1, index, view, known, view.first[index])
    if before is None:
        return None
    return [*before, (index, index + 1), *after]


def _is_word(element: Compiled, index: int, view: DocView, known: Known) -> bool:
    return (
        not element.atoms.isdisjoint(known.get(view.keys[index], _NONE))
        or view.pos[index] in element.parts_of_speech
        or any(view.doc[index].lower_ in word_class(name) for name in element.classes)
    )


def _forward(
    elements: Sequence[Compiled],
    place: int,
    index: int,
    view: DocView,
    known: Known,
    limit: int,
) -> Places | None:
    """Match ``elements[place:]`` from token `index` on; nearest and fullest first."""
    if place == len(elements):
        return []
    element = elements[place]
    if element.gap:
        for skipped in range(element.gap + 1):
            rest = _forward(elements, place + 1, index + skipped, view, known, limit)
            if rest is not None:
                return [None, *rest]
            if index + skipped >= limit or view.barrier[index + skipped]:
                return None
        return None
    for end in _ends(element, index, view, known, limit):
        rest = _forward(elements, place + 1, end, view, known, limit)
        if rest is not None:
            return [(index, end), *rest]
    if element.optional:
        rest = _forward(elements, place + 1, index, view, known, limit)
        if rest is not None:
            return [None, *rest]
    return None


def _ends(element: Compiled, index: int, view: DocView, known: Known, limit: int) -> Iterator[int]:
    if index >= limit:
        return
    if _is_word(element, index, view, known):
        yield index + 1
    elif element.atoms:
        # 'in bescherming [te worden] genomen': auxiliaries may stand in front of the verb
        verb = index
        while verb < limit and verb - index < _LONGEST_CLUSTER and view.cluster[verb]:
            verb += 1
        if index < verb < limit and _is_word(element, verb, view, known):
            yield verb + 1
    for placeholder in element.mentions:
        for end in view.mention_from(index, placeholder):
            if end <= limit:
                yield end


def _backward(
    elements: Sequence[Compiled],
    place: int,
    end: int,
    view: DocView,
    known: Known,
    limit: int,
) -> Places | None:
    """Match ``elements[:place + 1]`` up to token `end` (exclusive)."""
    if place < 0:
        return []
    element = elements[place]
    if element.gap:
        for skipped in range(element.gap + 1):
            rest = _backward(elements, place - 1, end - skipped, view, known, limit)
            if rest is not None:
                return [*rest, None]
            if end - skipped <= limit or view.barrier[end - skipped - 1]:
                return None
        return None
    for start in _starts(element, end, view, known, limit):
        rest = _backward(elements, place - 1, start, view, known, limit)
        if rest is not None:
            return [*rest, (start, end)]
    if element.optional:
        rest = _backward(elements, place - 1, end, view, known, limit)
        if rest is not None:
            return [*rest, None]
    return None


def _starts(element: Compiled, end: int, view: DocView, known: Known, limit: int) -> Iterator[int]:
    if end <= limit:
        return
    if _is_word(element, end - 1, view, known):
        yield end - 1
    elif element.atoms:
        before = end
        while before > limit and end - before < _LONGEST_CLUSTER and view.cluster[before - 1]:
            before -= 1
        if limit < before < end and _is_word(element, before - 1, view, known):
            yield before - 1
    for placeholder in element.mentions:
        for start in view.mention_to(end, placeholder):
            if start >= limit:
                yield start
