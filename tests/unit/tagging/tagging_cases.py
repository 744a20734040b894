"""Case files of the taggers: marked-up lines, parsed by the embedded model."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dossier_nlp.language import pipeline
from dossier_nlp.language.parsed import Parsed, parse_document
from dossier_nlp.language.people import collect_people
from dossier_nlp.records import Block, Document, Piece, Tag
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.tagger import tag_dossier

DATA = Path(__file__).resolve().parents[2] / "data" / "tagging"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")

Expected = tuple[str, int, int]


def document_of(text: str, name: str = "case", author: str = "unknown") -> Document:
    """Make a document of paragraphs, one a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line), (Piece(at, at + len(line), 1),)))
        at += len(line) + 1
    return Document("case", name, f"{name}.txt", "", text, tuple(blocks), 1, author=author)


@cache
def parse(text: str, author: str = "unknown") -> Parsed:
    """Parse a text with the embedded model."""
    nlp = pipeline.load(LanguageSettings(model="embedded"))
    document = document_of(text, author=author)
    return Parsed(document, parse_document(nlp, document, collect_people([document])))


@cache
def tags_of(text: str, *families: str) -> tuple[Tag, ...]:
    """Return the tags of some families in a text."""
    return tag_dossier([parse(text)], families)


def cases(name: str) -> list[tuple[str, tuple[Expected, ...]]]:
    """Return the lines of a case file: plain text and ``(label, start, end)`` of the marks."""
    found = []
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, marks, begin = "", [], 0
        for match in _MARK.finditer(line):
            text += line[begin : match.start()]
            marks.append((match.group(1), len(text), len(text) + len(match.group(2))))
            text += match.group(2)
            begin = match.end()
        found.append((text + line[begin:], tuple(marks)))
    return found


def labels(tags: tuple[Tag, ...], expected: tuple[Expected, ...], *fields: str) -> list[str]:
    """Describe tags like marks: ``label`` where they overlap one, ``label@text`` where not."""
    described = []
    for tag in tags:
        label = ":".join(getattr(tag, field) for field in fields)
        hit = any(start < tag.end and tag.start < end for _, start, end in expected)
        described.append(label if hit else f"{label}@{tag.text}")
    return sorted(described)
