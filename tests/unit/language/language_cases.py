"""Read the marked-up case files of the language room and parse their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from dossier_nlp.language import pipeline
from dossier_nlp.language.parsed import parse_document
from dossier_nlp.language.people import collect_people
from dossier_nlp.records import Block, Document, Piece
from dossier_nlp.settings import LanguageSettings

DATA = Path(__file__).parents[2] / "data" / "language"
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")
_PREFIXES = {"# ": "heading", "- ": "list_item", "> ": "quote", "| ": "table_row"}


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    answer: str


@dataclass(frozen=True)
class Case:
    id: str
    known_failure: bool
    document: Document
    expected: tuple[Expected, ...]


@cache
def read_cases(name: str) -> tuple[Case, ...]:
    cases = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, document_type, text = line.split("\t")
            cases.append(make_case(mark.lstrip("!"), mark.startswith("!"), document_type, text))
    assert len({case.id for case in cases}) == len(cases)
    return tuple(cases)


def make_case(case_id: str, known_failure: bool, document_type: str, marked: str) -> Case:
    chars: list[str] = []
    blocks: list[Block] = []
    expected: list[Expected] = []
    for line in marked.split("⏎"):
        if chars:
            chars.append("\n")
        start = sum(map(len, chars))
        kind = _PREFIXES.get(line[:2], "paragraph")
        text, marks = _unmark(line[2:] if kind != "paragraph" else line)
        chars.append(text)
        expected.extend(Expected(start + s, start + e, answer) for s, e, answer in marks)
        blocks.append(_block(kind, start, text))
    document = Document(
        "case", case_id, f"{case_id}.txt", "", "".join(chars), tuple(blocks), 1, type=document_type
    )
    return Case(case_id, known_failure, document, tuple(expected))


def _unmark(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    parts: list[str] = []
    marks = []
    length = last = 0
    for match in _MARK.finditer(line):
        parts += [line[last : match.start()], match.group(1)]
        length += match.start() - last
        marks.append((length, length + len(match.group(1)), match.group(2)))
        length += len(match.group(1))
        last = match.end()
    parts.append(line[last:])
    return "".join(parts), marks


def _block(kind: str, start: int, text: str) -> Block:
    end = start + len(text)
    cells: list[tuple[int, int]] = []
    if kind == "table_row":
        at = start
        for cell in text.split(" | "):
            cells.append((at, at + len(cell)))
            at += len(cell) + 3
    level = 1 if kind == "heading" else 0
    return Block(kind, start, end, (Piece(start, end, 1),), level=level, cells=tuple(cells))


@cache
def embedded():  # type: ignore[no-untyped-def]
    return pipeline.load(LanguageSettings(model="embedded"))


def parse(document: Document) -> Doc:
    return parse_document(embedded(), document, collect_people([document]))


def tokens_of(doc: Doc, expected: Expected) -> tuple[int, int]:
    span = doc.char_span(expected.start, expected.end, alignment_mode="expand")
    return span.start, span.end


def report(wrong: dict[str, str], cases: Iterable[Case]) -> None:
    """Fail unless the failing cases are exactly the known ones."""
    known = {case.id for case in cases if case.known_failure}
    new = {case_id: wrong[case_id] for case_id in sorted(set(wrong) - known)}
    assert not new, f"{len(new)} cases fail: {new}"
    assert not known - set(wrong), f"mended, take the mark off: {sorted(known - set(wrong))}"
