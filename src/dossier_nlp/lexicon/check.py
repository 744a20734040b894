"""Lint of the lexicons: what is wrong with a row is said with file, line and id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.compile import CompiledLexicon, Match, compile_lexicon
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


def check(nlp: Language, names: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with the lexicons, one line a fault; an empty list when all is well.

    Parameters
    ----------
    nlp
        The pipeline that parses the examples (mentions are used where it makes them).
    names
        Lexicons to check; all of them when empty.
    """
    faults: list[str] = []
    for name in names or lexicon_names():
        try:
            rows = load_rows(name)
            lexicon = compile_lexicon(name)
        except LexiconError as error:
            faults.append(str(error))
            continue
        faults.extend(_static_faults(rows))
        faults.extend(_example_faults(nlp, rows, lexicon))
    return faults


def _at(row: Row, message: str) -> str:
    return f"{row.file}, line {row.line}, {row.id}: {message}"


def _static_faults(rows: Sequence[Row]) -> Iterator[str]:
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
        if row.category not in categories:
            yield _at(row, f"there is no category {row.category!r}")
        if not row.source:
            yield _at(row, "the source is missing")
        if not row.example:
            yield _at(row, "the example is missing")
        elif not marked(row.example)[1]:
            yield _at(row, "the example marks no words between [ and ]")


def _example_faults(nlp: Language, rows: Sequence[Row], lexicon: CompiledLexicon) -> Iterator[str]:
    sentences = [marked(row.example)[0] for row in rows if row.example]
    sentences += [row.counter_example for row in rows if row.counter_example]
    distinct = list(dict.fromkeys(sentences))
    docs = dict(zip(distinct, nlp.pipe(distinct, batch_size=_BATCH)))
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
    if not any(_overlaps(doc, match, ranges) for match in own):
        return "fires in its example, but not on the marked words"
    kept = lexicon.find(doc)
    if not any(match.row is row for match in kept):
        winner = next((m for m in kept if m.start < own[0].end and own[0].start < m.end), None)
        if winner is not None and winner.row.category != row.category:
            return f"is dead in its own example: {winner.row.id} takes its place"
    return ""


def _overlaps(doc: Doc, match: Match, ranges: Sequence[tuple[int, int]]) -> bool:
    start = doc[match.start].idx
    end = doc[match.end - 1].idx + len(doc[match.end - 1].text)
    return any(start < stop and begin < end for begin, stop in ranges)
