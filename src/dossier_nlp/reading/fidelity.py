"""How much of a known text came through reading: the measure of ``read --check``.

A difference may lie in the file: its pages print something else than the text it was made from.
That is settled by a witness, the words of the pages as another engine gives them, never by names
of files or programs: where witness and reader agree, letter by letter and in one stretch with the
words around, the pages print it so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

ENOUGH = 0.998
"""What a born-digital document must reach."""
_AROUND = 3
"""Words on either side that must be the same in both engines."""
_CELL_GAP = " | "
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def letters_and_digits(text: str) -> str:
    """Return only the letters and digits of a text, in lower case: no layout, no hyphens."""
    return "".join(char for char in text if char.isalnum()).casefold()


def similarity(text: str, reference: str) -> float:
    """Return the similarity (0-1) of two texts by their letters and digits, in order.

    It is twice the longest common subsequence over the length of both; a paragraph in the wrong
    place costs as much as one that is missing.
    """
    return float(
        Indel.normalized_similarity(letters_and_digits(text), letters_and_digits(reference))
    )


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How a text compares with what it should be.

    Attributes
    ----------
    likeness
        Likeness of letters and digits, in order, to the reference.
    printed
        The same, without the words that the pages print otherwise or not at all.
    words
        Words of the reference.
    not_printed
        How many of them the pages do not print so.
    missing, added
        Words that reading lost, and words that do not belong in the text (running lines, ...).
    hyphens
        Words joined or parted wrongly.
    rows, rows_lost
        Table rows of the reference, and those not found whole.
    cut, joined
        Breaks inside a paragraph of the reference, and breaks of the reference that are gone.
    """

    likeness: float
    printed: float
    words: int
    not_printed: int = 0
    missing: int = 0
    added: int = 0
    hyphens: int = 0
    rows: int = 0
    rows_lost: int = 0
    cut: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Witness:
    """What the pages print.

    Attributes
    ----------
    text
        What another engine reads, without the lines that the reader took out.
    removed
        The lines that the reader took out.
    """

    text: str
    removed: str = ""


@dataclass(slots=True)
class _Words:
    """The words of a text that have letters or digits, and behind which a line ends."""

    shown: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)


def compare(text: str, reference: str, witness: Witness | None = None) -> Fidelity:
    """Compare a text with what it should be.

    Parameters
    ----------
    text, reference
        Texts with one block a line; the cells of a table row are parted by ``" | "``.
    witness
        What the pages print by another engine; without it no difference is put down to them.
    """
    ours, theirs = _words(text), _words(reference)
    differences = list(_differences(ours.keys, theirs.keys))
    excused = [one for one in differences if witness and _is_printed_so(one, ours, theirs, witness)]
    faults = [one for one in differences if one not in excused]
    rows = [letters_and_digits(line) for line in reference.split("\n") if _CELL_GAP in line]
    rows = [row for row in rows if row]
    lost = Counter(rows) - Counter(map(letters_and_digits, text.split("\n")))
    changed = {place for start, end, _, _ in excused for place in range(start, end)}
    unseen = {place for _, _, start, end in excused for place in range(start, end)}
    same = _same(ours.keys, theirs.keys)
    likeness = similarity(text, reference)
    return Fidelity(
        likeness=likeness,
        printed=_without(ours.keys, changed, theirs.keys, unseen) if excused else likeness,
        words=len(theirs.keys),
        not_printed=len(unseen),
        missing=sum(end - start for _, _, start, end in faults),
        added=sum(end - start for start, end, _, _ in faults),
        hyphens=sum(_bare(ours.shown[a]) != _bare(theirs.shown[b]) for a, b in same.items()),
        rows=len(rows),
        rows_lost=sum(lost.values()),
        cut=sum(place in same and same[place] not in theirs.breaks for place in ours.breaks),
        joined=sum(place not in ours.breaks and at in theirs.breaks for place, at in same.items()),
    )


Difference = tuple[int, int, int, int]
"""From and to among our words, from and to among those of the reference."""


def _words(text: str) -> _Words:
    words = _Words()
    for line in text.split("\n"):
        for word in line.split():
            if key := letters_and_digits(word):
                words.shown.append(word)
                words.keys.append(key)
        if words.keys:
            words.breaks.add(len(words.keys) - 1)
    return words


def _same(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Return which of our words is which of theirs."""
    return {
        code.src_start + step: code.dest_start + step
        for code in Indel.opcodes(ours, theirs)
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    }


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Difference]:
    """Yield the stretches between words that are the same in both."""
    a = b = 0
    for code in Indel.opcodes(ours, theirs):
        if code.tag != "equal":
            continue
        if code.src_start > a or code.dest_start > b:
            yield a, code.src_start, b, code.dest_start
        a, b = code.src_end, code.dest_end
    if a < len(ours) or b < len(theirs):
        yield a, len(ours), b, len(theirs)


def _is_printed_so(one: Difference, ours: _Words, theirs: _Words, witness: Witness) -> bool:
    """Tell whether the pages themselves differ from the reference there.

    Words that only we have are never excused: they may be running lines.
    """
    start, end, from_, to = one
    wanted = theirs.keys[from_:to]
    if not wanted:
        return False
    # Nothing stands there: then it may be among the lines that were taken out.
    removed = set(_words(witness.removed).keys) if start == end else set()
    if 2 * sum(word in removed for word in wanted) > len(wanted):
        return False
    before = "".join(ours.keys[max(0, start - _AROUND) : start])
    after = "".join(ours.keys[end : end + _AROUND])
    seen = before + "".join(ours.keys[start:end]) + after
    printed = letters_and_digits(witness.text)
    if start == 0:
        return bool(after) and printed.startswith(seen)
    if end == len(ours.keys):
        return printed.endswith(seen)
    return seen in printed


def _without(
    ours: Sequence[str], changed: set[int], theirs: Sequence[str], unseen: set[int]
) -> float:
    left = "".join(word for place, word in enumerate(ours) if place not in changed)
    right = "".join(word for place, word in enumerate(theirs) if place not in unseen)
    return float(Indel.normalized_similarity(left, right))


def _bare(word: str) -> str:
    """Return a word with its hyphens, without any other mark."""
    kept = "".join(char for char in word.translate(_HYPHENS) if char.isalnum() or char == "-")
    return kept.strip("-").casefold()
