"""Lint of the lexicons: what is wrong with a row is said with file, line and id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.compile import CompiledLexicon, compile_lexicon
from dossier_nlp.lexicon.load import EXCEPTION, Row, lexicon_names, load_rows
from dossier_nlp.records import FAMILIES

_BATCH = 64
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Overview:
    """How many rows a lexicon has, by category."""

    name: str
    rows: int
    categories: dict[str, int]


def overview() -> tuple[Overview, ...]:
    """Return the size of every lexicon, for ``dossier-nlp lexicon list``."""
    found = []
    for name in lexicon_names():
        rows = load_rows(name)
        counts = Counter(row.category for row in rows)
        found.append(Overview(name, len(rows), dict(sorted(counts.items()))))
    return tuple(found)


def marked(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the brackets out of an example: the plain text and the marked character ranges."""
    text, ranges, begin = "", [], 0
    for match in _BRACKETS.finditer(example):
        text += example[begin : match.start()]
        ranges.append((len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        begin = match.end()
    return text + example[begin:], tuple(ranges)


Fire = Callable[[Doc], Iterable[tuple[str, int, int]]]
"""Tells which rows fire in a Doc: ``(row id, start token, end token)``."""


def check(
    nlp: Language, names: Sequence[str] = (), fires: Mapping[str, Fire] | None = None
) -> list[str]:
    """Return what is wrong with the lexicons, one line a fault; an empty list when all is well.

    Parameters
    ----------
    nlp
        The pipeline that parses the examples (mentions are used where it makes them).
    names
        Lexicons to check; all of them when empty.
    fires
        Lexicon -> what tells which of its rows fire, for those that are more than patterns (their
        rows have a column ``needs`` or ``frame``). Of other such lexicons only what can be seen
        without a parse is checked.
    """
    faults: list[str] = []
    for name in names or lexicon_names():
        try:
            rows = load_rows(name)
            faults.extend(_static_faults(rows, own_categories=not _is_tagging(name)))
            if fires is not None and name in fires:
                faults.extend(_acts_faults(nlp, rows, fires[name]))
            elif _is_tagging(name) and not _is_frames(rows):
                faults.extend(_example_faults(nlp, rows, compile_lexicon(name)))
        except LexiconError as error:
            faults.append(str(error))
    return faults


def _is_tagging(name: str) -> bool:
    return "/" not in name or name.startswith("indicators/")


def _is_frames(rows: Sequence[Row]) -> bool:
    return bool(rows) and bool({"needs", "frame"} & set(rows[0].extra))


def _at(row: Row, message: str) -> str:
    return f"{row.file}, line {row.line}, {row.id}: {message}"


def _static_faults(rows: Sequence[Row], own_categories: bool) -> Iterator[str]:
    categories = {category for names in FAMILIES.values() for category in names} | {EXCEPTION}
    ids: dict[str, Row] = {}
    patterns: dict[tuple[str, str, tuple[str, ...]], Row] = {}
    for row in rows:
        if row.id in ids:
            yield _at(row, f"the id is also that of line {ids[row.id].line}")
        ids[row.id] = row
        frame = tuple(value for key, value in sorted(row.extra.items()) if key != "alternative")
        key = (row.pattern.lower(), row.category, frame)
        if key in patterns:
            yield _at(row, f"the pattern is also that of line {patterns[key].line}")
        patterns[key] = row
        if not own_categories and row.category not in categories:
            yield _at(row, f"there is no category {row.category!r}")
        if not row.source:
            yield _at(row, "the source is missing")
        if not row.example:
            yield _at(row, "the example is missing")
        elif not own_categories and not marked(row.example)[1]:
            yield _at(row, "the example marks no words between [ and ]")


def _example_faults(nlp: Language, rows: Sequence[Row], lexicon: CompiledLexicon) -> Iterator[str]:
    sentences = [marked(row.example)[0] for row in rows if row.example]
    sentences += [row.counter_example for row in rows if row.counter_example]
    docs = _parsed(nlp, sentences)
    for row in rows:
        if row.example:
            text, ranges = marked(row.example)
            fault = _fault_of_example(docs[text], row, ranges, lexicon)
            if fault:
                yield _at(row, fault)
        if row.counter_example:
            doc = docs[row.counter_example]
            if any(match.row is row for match in lexicon.find(doc)):
                yield _at(row, "fires in its counter-example")


def _fault_of_example(
    doc: Doc, row: Row, ranges: Sequence[tuple[int, int]], lexicon: CompiledLexicon
) -> str:
    if row.category == EXCEPTION:
        return "" if any(rule is row for rule, _, _ in lexicon.blocks(doc)) else "does not fire"
    own = [match for match in lexicon.find(doc, keep_overlaps=True) if match.row is row]
    if not own:
        return "does not fire in its example"
    if ranges and not any(_overlaps(doc, match.start, match.end, ranges) for match in own):
        return "fires in its example, but not on the marked words"
    kept = lexicon.find(doc)
    if not any(match.row is row for match in kept):
        winner = next((m for m in kept if m.start < own[0].end and own[0].start < m.end), None)
        if winner is not None and winner.row.category != row.category:
            return f"is dead in its own example: {winner.row.id} takes its place"
    return ""


def _acts_faults(nlp: Language, rows: Sequence[Row], fires: Fire) -> Iterator[str]:
    sentences = [marked(row.example)[0] for row in rows if row.example]
    docs = _parsed(nlp, [*sentences, *(row.counter_example for row in rows)])
    for row in rows:
        if row.example:
            text, ranges = marked(row.example)
            own = [(start, end) for rule, start, end in fires(docs[text]) if rule == row.id]
            if not own:
                yield _at(row, "does not fire in its example")
            elif ranges and not any(_overlaps(docs[text], *place, ranges) for place in own):
                yield _at(row, "fires in its example, but not on the marked words")
        if row.counter_example:
            found = fires(docs[row.counter_example])
            if any(rule == row.id for rule, _, _ in found):
                yield _at(row, "fires in its counter-example")


def _parsed(nlp: Language, sentences: Iterable[str]) -> dict[str, Doc]:
    distinct = [text for text in dict.fromkeys(sentences) if text]
    return dict(zip(distinct, nlp.pipe(distinct, batch_size=_BATCH)))


def _overlaps(doc: Doc, first: int, last: int, ranges: Sequence[tuple[int, int]]) -> bool:
    start = doc[first].idx
    end = doc[last - 1].idx + len(doc[last - 1].text)
    return any(start < stop and begin < end for begin, stop in ranges)
