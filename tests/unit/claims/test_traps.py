"""Small dossiers with traps: what must be one claim, and what must never be merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dossier_nlp.claims import ClaimFindings, find_claims
from dossier_nlp.language import parse_dossier
from dossier_nlp.records import Block, Document, Dossier, Piece
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import tag_dossier

CASES = Path(__file__).parents[2] / "data" / "claims" / "traps.md"
KNOWN_FAILURES: frozenset[str] = frozenset()
"""Ids of cases that fail today; one that starts to pass must be taken out."""
_MARK = re.compile(r"\{(\w)\|([^}]*)\}")


@dataclass
class Case:
    id: str
    documents: list[tuple[str, str, list[str]]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            cases.append(Case(line[4:].strip()))
        elif not cases or not line.strip():
            continue
        elif line.startswith("## "):
            date, kind = line[3:].split()
            cases[-1].documents.append((date, kind, []))
        elif line.startswith("=>"):
            cases[-1].expected += [part.strip() for part in line[2:].split(";") if part.strip()]
        else:
            cases[-1].documents[-1][2].append(line)
    return cases


def build(case: Case) -> tuple[Dossier, dict[str, tuple[str, int, int]]]:
    documents, marks = [], {}
    for number, (date, kind, lines) in enumerate(case.documents, 1):
        name, text, blocks = f"{number:02d}", "", []
        for line in lines:
            text += "\n" if text else ""
            start = len(text)
            heading = line.startswith("# ")
            at = 2 if heading else 0
            for mark in _MARK.finditer(line):
                text += line[at : mark.start()]
                marks[mark.group(1)] = (name, len(text), len(text) + len(mark.group(2)))
                text += mark.group(2)
                at = mark.end()
            text += line[at:]
            block = "heading" if heading else "paragraph"
            blocks.append(Block(block, start, len(text), (Piece(start, len(text), 1),)))
        documents.append(
            Document("case", name, f"{name}.txt", "", text, tuple(blocks), 1, date, "", kind)
        )
    return Dossier("case", tuple(documents)), marks


def claims_at(found: ClaimFindings, place: tuple[str, int, int]) -> dict[str, tuple]:
    document, start, end = place
    return {
        claim.claim_id: (mention.act, mention.acknowledged)
        for claim in found.claims
        for mention in claim.mentions
        if mention.document_id == document and min(mention.end, end) > max(mention.start, start)
    }


def check(rule: str, found: ClaimFindings, marks: dict[str, tuple[str, int, int]]) -> bool:
    if match := re.fullmatch(r"(\w)(!?)~(\w)", rule):
        one, other = claims_at(found, marks[match[1]]), claims_at(found, marks[match[3]])
        if match[2]:
            return not one.keys() & other.keys()
        return bool(one.keys() & other.keys())
    if match := re.fullmatch(r"(\w):(\w+)", rule):
        acts = claims_at(found, marks[match[1]]).values()
        if match[2] in {"bare", "acknowledged"}:
            return ("repetition", match[2] == "acknowledged") in acts
        return match[2] in {act for act, _ in acts}
    match = re.fullmatch(r"(repeated|bare)=([\d,]*)", rule)
    assert match, f"cannot read {rule!r}"
    wanted = {f"{int(number):02d}" for number in match[2].split(",") if number}
    ids = claims_at(found, marks["a"])
    column = "repeated_after_dispute" if match[1] == "repeated" else "bare_repeated"
    listed = {d for c in found.claims if c.claim_id in ids for d in getattr(c, column)}
    return listed == wanted


def failures(case: Case) -> list[str]:
    dossier, marks = build(case)
    parsed = parse_dossier(dossier, LanguageSettings(model="embedded"))
    found = find_claims(parsed, tag_dossier(parsed))
    return [rule for rule in case.expected if not check(rule, found, marks)]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_trap(case: Case) -> None:
    assert case.documents
    assert case.expected
    failed = failures(case)
    if case.id in KNOWN_FAILURES:
        assert failed, "passes now: take it out of KNOWN_FAILURES"
    else:
        assert failed == []


def test_there_are_at_least_sixty_traps_with_their_own_ids() -> None:
    ids = [case.id for case in read_cases()]
    assert len(ids) == len(set(ids)) >= 60
    assert set(ids) >= KNOWN_FAILURES
