"""In whose voice somebody is cast, and whether that casts anybody at all.

Who denies that it happened to them ('zij worden niet gepest') or blames themself ('ik heb te lang
gezwegen') puts nobody in the role of a perpetrator. A denial by the one who is blamed does: it
answers that casting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.holder import holder_of
from dossier_nlp.records import UNKNOWN
from dossier_nlp.tagging.base import Finding

_FAMILY_MEMBERS = frozenset(
    {"mother", "father", "parents", "child", "stepparent", "family", "other", UNKNOWN}
)
_OWN_DEEDS = ("perpetrator.violence.", "perpetrator.threat.")


def that_cast(doc: Doc, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of one expression that cast somebody.

    A perpetrator comes before the victim of the same expression and decides for both.
    """
    dropped: set[tuple[int, int] | None] = set()
    denied: set[tuple[int, int] | None] = set()
    for finding in findings:
        if finding.category == "victim":
            place = finding.asked
            if place in dropped:
                continue
            if place not in denied and _polarity(doc, finding) == "negated":
                continue
        elif finding.category == "perpetrator":
            if not _blames(doc, finding):
                dropped.add(finding.asked)
                continue
            denied.add(finding.asked)
        yield finding


def _polarity(doc: Doc, finding: Finding) -> str:
    if finding.polarity is not None:
        return finding.polarity
    start, end = finding.asked or (finding.start, finding.end)
    return assertion_of(doc, start, end, own=finding.own).polarity


def _blames(doc: Doc, finding: Finding) -> bool:
    polarity = _polarity(doc, finding)
    if polarity != "affirmed" and finding.actor not in _FAMILY_MEMBERS:
        return False
    start, end = finding.asked or (finding.start, finding.end)
    holder = holder_of(doc, start, end).holder
    own = holder == finding.actor and finding.actor != UNKNOWN
    if polarity == "negated":
        return own or not finding.backgrounded
    return not own or finding.rule.startswith(_OWN_DEEDS)
