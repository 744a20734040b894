"""Reads annotated dossiers: inline markup, the clean document, and the truth about the whole.

An annotated text is light Markdown with markup ``[[TAG key=value|text]]``. Taking the markup
away gives the *plain* text; taking the Markdown marks away gives the *clean* text that the
rooms work on (``Document.text``). Offsets of annotations are mapped from plain to clean.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier_nlp.errors import InputError
from dossier_nlp.records import Block, Document, Piece

_OPEN = re.compile(r"\[\[([A-Z]+)((?:\s+[a-z_]+=[^\s|\]]+)*)\s*\|")
_LOOK_BACK = 200
"""How far an unclosed literal bracket is looked for, in characters, at a run of ']]]'."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One annotation: its tag, its offsets and its attributes as the guide writes them."""

    tag: str
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated paper: the clean document and the annotations with offsets in it."""

    document: Document
    spans: tuple[GoldSpan, ...]
    date: str
    type: str
    discipline: str
    pdf: Path | None


@dataclass(frozen=True, slots=True)
class GoldDossier:
    """An annotated dossier. ``truth`` is its ``dossier.toml`` as read."""

    dossier_id: str
    documents: tuple[GoldDocument, ...]
    truth: Mapping[str, Any]


def parse_markup(text: str) -> tuple[str, list[GoldSpan]]:
    """Take the annotation markup out of a text.

    Returns
    -------
    tuple
        The plain text and the spans with offsets into it, outer ones first.

    Raises
    ------
    ValueError
        When a tag is malformed or is not closed.
    """
    plain: list[str] = []
    spans: list[GoldSpan] = []
    open_tags: list[tuple[str, dict[str, str], int]] = []
    at = 0
    while at < len(text):
        opening = _OPEN.match(text, at)
        if opening:
            pairs = (pair.split("=", 1) for pair in opening.group(2).split())
            open_tags.append((opening.group(1), dict(pairs), len(plain)))
            at = opening.end()
        elif open_tags and text.startswith("]]", at) and not _closes_literal(text, at, plain):
            tag, attributes, start = open_tags.pop()
            spans.append(GoldSpan(tag, start, len(plain), attributes))
            at += 2
        elif text.startswith("[[", at):
            raise ValueError(f"malformed markup at character {at}")
        else:
            plain.append(text[at])
            at += 1
    if open_tags:
        raise ValueError(f"{open_tags[-1][0]} is not closed")
    spans.sort(key=lambda span: (span.start, -span.end))
    return "".join(plain), spans


def _closes_literal(text: str, at: int, plain: list[str]) -> bool:
    """Tell whether the first of ``]]]`` closes an anonymisation token such as ``[de moeder]``."""
    if not text.startswith("]]]", at):
        return False
    recent = "".join(plain[-_LOOK_BACK:])
    return recent.rfind("[") > recent.rfind("]")


# --------------------------------------------------------------------------- Markdown to blocks

_HEADING = re.compile(r"(#{1,6})\s+")
_BULLET = re.compile(r"[-*•]\s+")
_NUMBER = re.compile(r"(?:\d+[.)]|[a-z][.)])\s+")
_QUOTE = re.compile(r">\s?(?:[-*]\s+)?")
_RULE = re.compile(r"\|?[\s:|-]*-{3,}[\s:|-]*\|?")
_EMPHASIS = re.compile(r"\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|__")


def clean_document(
    plain: str, dossier_id: str, document_id: str
) -> tuple[Document, list[int | None]]:
    """Make the clean document of a plain Markdown text.

    Returns
    -------
    tuple
        The document (all on page 1) and, for every character of ``plain``, its offset in
        ``Document.text``, or ``None`` for a character of Markdown.
    """
    positions: list[int | None] = [None] * len(plain)
    chars: list[str] = []
    blocks: list[Block] = []
    seen_heading = False
    at = 0
    for line in plain.split("\n"):
        kind, level, start, end = _classify(line, seen_heading)
        seen_heading = seen_heading or kind == "heading"
        if kind and start < end:
            _append(line, at, (kind, level, start, end), chars, positions, blocks)
        at += len(line) + 1
    text = "".join(chars)
    document = Document(
        dossier_id=dossier_id,
        document_id=document_id,
        file=f"{document_id}.md",
        sha256=hashlib.sha256(plain.encode()).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        pages=1,
        text_source="text",
    )
    return document, positions


def _classify(line: str, seen_heading: bool) -> tuple[str, int, int, int]:
    """Return kind, heading level and the range of the content of one line of Markdown."""
    stripped = line.strip()
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if not stripped or _RULE.fullmatch(stripped):
        return "", 0, 0, 0
    if heading := _HEADING.match(line, start):
        return "heading", len(heading.group(1)), heading.end(), end
    if stripped.startswith("|"):
        return "table_row", 0, start, end
    if quote := _QUOTE.match(line, start):
        return "quote", 0, quote.end(), end
    if bullet := _BULLET.match(line, start):
        return "list_item", 0, bullet.end(), end
    if _NUMBER.match(line, start):
        return "list_item", 0, start, end
    return ("paragraph" if seen_heading else "letterhead"), 0, start, end


def _append(
    line: str,
    at: int,
    what: tuple[str, int, int, int],
    chars: list[str],
    positions: list[int | None],
    blocks: list[Block],
) -> None:
    """Append one line as a block of clean text and note where its characters went."""
    kind, level, start, end = what
    if chars:
        chars.append("\n")
    block_start = len(chars)
    marks = {i for m in _EMPHASIS.finditer(line) for i in range(m.start(), m.end())}
    cells: list[tuple[int, int]] = []
    ranges = _cells(line, start, end) if kind == "table_row" else [(start, end)]
    for number, (left, right) in enumerate(ranges):
        if number:
            chars.extend(" | ")
        cell_start = len(chars)
        for i in range(left, right):
            if i not in marks:
                positions[at + i] = len(chars)
                chars.append(line[i])
        cells.append((cell_start, len(chars)))
    if len(chars) == block_start:
        if block_start:
            chars.pop()
        return
    piece = Piece(block_start, len(chars), 1)
    blocks.append(
        Block(
            kind=kind,
            start=block_start,
            end=len(chars),
            pieces=(piece,),
            level=level,
            cells=tuple(cells) if kind == "table_row" else (),
        )
    )


def _cells(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stripped ranges of the cells of a Markdown table row."""
    inner_end = end - 1 if line[end - 1] == "|" else end
    ranges: list[tuple[int, int]] = []
    left = start + 1
    for i in range(start + 1, inner_end + 1):
        if i == inner_end or line[i] == "|":
            cell = line[left:i]
            lead = len(cell) - len(cell.lstrip())
            ranges.append((min(left + lead, i), max(left + lead, left + len(cell.rstrip()))))
            left = i + 1
    return ranges


def map_span(span: GoldSpan, positions: list[int | None]) -> GoldSpan | None:
    """Move a span from plain to clean offsets; ``None`` when nothing of it is left."""
    inside = [p for p in positions[span.start : span.end] if p is not None]
    if not inside:
        return None
    return GoldSpan(span.tag, inside[0], inside[-1] + 1, span.attributes)


# --------------------------------------------------------------------------- dossiers


def read_gold(folder: Path) -> GoldDossier:
    """Read one annotated dossier.

    Raises
    ------
    InputError
        When ``dossier.toml`` is missing or broken, or a text is missing or badly marked up.
    """
    truth_file = folder / "dossier.toml"
    try:
        truth = tomllib.loads(truth_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"no annotated dossier: {truth_file} is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{truth_file}: not valid TOML: {error}") from None
    dossier_id = str(truth.get("id", folder.name))
    documents = tuple(_read_document(folder, dossier_id, row) for row in truth.get("document", ()))
    if not documents:
        raise InputError(f"{truth_file}: lists no [[document]]")
    return GoldDossier(dossier_id, documents, truth)


def _read_document(folder: Path, dossier_id: str, row: Mapping[str, Any]) -> GoldDocument:
    name = str(row.get("bestand", ""))
    file = folder / Path(name).name
    try:
        plain, plain_spans = parse_markup(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read ({type(error).__name__})") from None
    except ValueError as error:
        raise InputError(f"{file}: {error}") from None
    document, positions = clean_document(plain, dossier_id, file.stem)
    spans = [map_span(span, positions) for span in plain_spans]
    pdf = file.with_suffix(".pdf")
    return GoldDocument(
        document=document,
        spans=tuple(span for span in spans if span is not None),
        date=str(row.get("datum", "")),
        type=str(row.get("type", "")),
        discipline=str(row.get("discipline", "")),
        pdf=pdf if pdf.is_file() else None,
    )


def find_gold(root: Path) -> list[Path]:
    """Return the annotated dossiers under ``root`` (itself, or its sub-folders), by name.

    Raises
    ------
    InputError
        When there is none.
    """
    if not root.is_dir():
        raise InputError(f"no such folder: {root}")
    if (root / "dossier.toml").is_file():
        return [root]
    folders = sorted(p.parent for p in root.glob("*/dossier.toml"))
    if not folders:
        raise InputError(f"no annotated dossiers (folders with a dossier.toml) in {root}")
    return folders
