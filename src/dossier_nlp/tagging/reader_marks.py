"""What rules and lexicons saw in every stretch: the evidence that the trained reader weighs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from dossier_nlp.language.holder import holder_of
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.base import Finding
from dossier_nlp.tagging.frames import FrameMatch, frame_lexicon
from dossier_nlp.tagging.reader_features import Stretch
from dossier_nlp.tagging.roles_rules import PATTERNS
from dossier_nlp.tagging.strengths_rules import FRAMES as STRENGTH_FRAMES
from dossier_nlp.tagging.strengths_rules import PATTERNS as STRENGTH_PATTERNS
from dossier_nlp.tagging.strengths_sections import in_sections

_NEAR = 3


class Places:
    """Leads from a token to the stretch that holds it."""

    def __init__(self, parts: Sequence[Stretch]) -> None:
        self._starts = [part.start for part in parts]

    def number(self, token: int) -> int:
        """Return the number of the stretch that holds (or comes before) `token`."""
        return max(0, bisect_right(self._starts, token) - 1)


def marks_of(
    doc: Doc,
    lexicons: Lexicons,
    parts: Sequence[Stretch],
    findings: Iterable[Finding],
    matches: Iterable[FrameMatch],
) -> list[set[str]]:
    """Return for every stretch the rules, frames, patterns and sections that touch it."""
    marks: list[set[str]] = [set() for _ in parts]
    if not parts:
        return marks
    places = Places(parts)
    for finding in findings:
        seen = marks[places.number(finding.start)]
        seen.add(f"found {finding.category}")
        seen.add(f"rule {_group(finding.rule)}")
        seen.add(f"row {finding.rule}")
        for number in range(
            places.number(finding.start) - _NEAR, places.number(finding.start) + _NEAR + 1
        ):
            if 0 <= number < len(marks):
                marks[number].add(f"near {finding.family} {finding.category}")
        if finding.backgrounded:
            seen.add(f"hidden {finding.category}")
    for match in matches:
        marks[places.number(match.verb)].add(f"frame {_group(match.row.id)}")
    for match in frame_lexicon(*STRENGTH_FRAMES).find(doc):
        marks[places.number(match.verb)].add("frame strength")
    for hit in lexicons[PATTERNS].find(doc):
        marks[places.number(hit.start)].add(f"pattern {_group(hit.row.id)}")
    for hit in lexicons[STRENGTH_PATTERNS].find(doc):
        marks[places.number(hit.start)].add("pattern strength")
    for low, high in in_sections(doc, lexicons):
        for number in range(places.number(low), places.number(max(low, high - 1)) + 1):
            marks[number].add("section")
    document = doc._.document if Doc.has_extension("document") else None
    kind = document.type if document is not None else ""
    for number, part in enumerate(parts):
        if kind:
            marks[number].add(f"type {kind}")
        holder = holder_of(doc, part.start, part.end).holder
        if holder != "author":
            marks[number].add("reported")
    return marks


def _group(rule: str) -> str:
    """Return the class of a rule: its id without the entry itself."""
    return ".".join(rule.split(".")[:2])
