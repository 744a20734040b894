"""Tagger of the family ``collaboration``: trust, own contribution, together, vision, resilience.

The lexicon names the expressions; this module keeps out what only looks like them: procedural
'gezamenlijk', a child called resilient, and dogma sentences ('ouders moeten samen leren ...').
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.columns import columns
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.tagging.base import Finding, SpanComponent, from_match
from dossier_nlp.tagging.frames_predicate import bearer_of
from dossier_nlp.tagging.frames_words import grammar_class

FAMILY = "collaboration"
PATTERNS = "collaboration"
_DOGMA_FREE = frozenset({"together", "contribution"})


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the language of collaboration in `doc`."""
    found = []
    for hit in lexicons[PATTERNS].find(doc):
        if _is_dogma(doc, hit) or _is_of_child(doc, hit):
            continue
        found.append(_with_polarity(doc, from_match(doc, hit, FAMILY)))
    return found


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


@Language.factory("dossier_collaboration")
def create_collaboration(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
