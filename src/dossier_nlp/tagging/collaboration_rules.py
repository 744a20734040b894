"""The rules of the family ``collaboration``: trust, own contribution, together, vision, resilience.

The lexicon names the expressions; this module keeps out what only looks like them: procedural
'gezamenlijk', a child called resilient, and dogma sentences ('ouders moeten samen leren ...').
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.tagging.base import Finding, from_match
from dossier_nlp.tagging.frames_predicate import bearer_of
from dossier_nlp.tagging.frames_words import grammar_class

FAMILY = "collaboration"
PATTERNS = "collaboration"
_STOPS = frozenset({";", ":", "|"})
_DOGMA_FREE = frozenset({"together", "contribution"})


def find_by_rules(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the language of collaboration in `doc` as far as the lexicon tells."""
    found = []
    for hit in lexicons[PATTERNS].find(doc):
        if _is_dogma(doc, hit) or _is_of_child(doc, hit):
            continue
        found.append(_with_polarity(doc, from_match(doc, hit, FAMILY)))
    return _one_each(doc, found)


def _one_each(doc: Doc, findings: list[Finding]) -> list[Finding]:
    """Keep one finding of a category in a stretch of text, grown to the whole stretch."""
    c = columns(doc)
    best: dict[tuple[int, int, str], Finding] = {}
    for finding in findings:
        start, end = _stretch(c, finding)
        key = (start, end, finding.category)
        known = best.get(key)
        if known is None:
            best[key] = replace(finding, start=start, end=end, asked=(finding.start, finding.end))
        else:
            polarity = known.polarity or finding.polarity
            best[key] = replace(known, cues=(*known.cues, *finding.cues), polarity=polarity)
    return list(best.values())


def _stretch(c: Columns, finding: Finding) -> tuple[int, int]:
    """Return the words from stop to stop around a finding."""
    first, last = c.bounds(finding.start)
    start, end = finding.start, finding.end
    while start > first and c.lower[start - 1] not in _STOPS:
        start -= 1
    while end < last and c.lower[end] not in _STOPS:
        end += 1
    while end > start + 1 and c.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    return start, end


def _is_dogma(doc: Doc, hit: Match) -> bool:
    """Tell whether the sentence says what parents must do together."""
    if hit.row.category not in _DOGMA_FREE:
        return False
    c = columns(doc)
    first, last = c.bounds(hit.start)
    lemmas = {c.lemma[i] for i in range(first, last)}
    return bool(lemmas & grammar_class("DUTY")) and bool(lemmas & grammar_class("DUTY_BEARER"))


def _is_of_child(doc: Doc, hit: Match) -> bool:
    """Tell whether resilience is said of a child."""
    if hit.row.category != "resilience":
        return False
    bearer = bearer_of(doc, hit.start, hit.end)
    return bearer.mention is not None and bearer.mention.actor == "child"


def _with_polarity(doc: Doc, finding: Finding) -> Finding:
    """Negate words that are themselves the denial ('wantrouwen', 'vertrouwensbreuk')."""
    c = columns(doc)
    words = {c.lemma[i] for i in range(finding.start, finding.end)}
    words |= {c.lower[i] for i in range(finding.start, finding.end)}
    if words & (grammar_class("DENIAL") | grammar_class("NEGATION")):
        return replace(finding, polarity="negated")
    return finding
