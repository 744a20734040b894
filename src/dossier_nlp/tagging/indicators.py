"""Indicators of the seven risk factors: phrases that show a process or an experience.

The lexicons (one a factor, ``lexicons/indicators/``) hold the expressions by meaning. A row may ask
for company in its sentence (columns ``with`` and ``without``) and for a parent as the one it is
about (``who``): 'slaapt slecht' says something else of a child. Sentences in which no row fired go
to a learned reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.lexicon.load import Row, load_table
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.records import Cue
from dossier_nlp.tagging.base import (
    Finding,
    SentenceIndex,
    SpanComponent,
    character_span,
    match_cues,
)
from dossier_nlp.tagging.indicators_context import Company, is_about_child, is_boilerplate
from dossier_nlp.tagging.indicators_learned import find_learned

FAMILY = "indicator"
LEXICONS: tuple[str, ...] = tuple(f"indicators/rf{number}" for number in range(1, 8))
TOPICS = frozenset({"rf6.truth_finding", "rf6.law_for_psyche", "rf4.stop_or_continue"})
"""Indicators that show by being talked about: 'wij doen niet aan waarheidsvinding' is one."""
NEGATIONS = "indicators/negations"


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the indicators in `doc`: one finding a category and sentence.

    A match that its sentence denies is left out ('er is geen klacht ingediend'), unless the
    expression itself holds the denial ('voelt zich niet gehoord').
    """
    if not len(doc):
        return []
    compiled = lexicons[LEXICONS]
    view = view_of(doc)
    matches = compiled.find(doc, keep_overlaps=True, view=view)
    sentences = SentenceIndex(doc)
    company = Company(compiled.rows, view)
    kept: dict[tuple[int, str], list[Match]] = defaultdict(list)
    settled: set[int] = set()  # sentences that the lexicon understood, also where it said no
    for match in matches:
        number = sentences.number(match.start)
        start, end = sentences.bounds[number]
        if not company.holds(match.row, start, end) or is_boilerplate(doc, start, end):
            continue
        settled.add(number)
        if match.row.get("who") == "parent" and is_about_child(doc, match, start, end):
            continue
        if _may_be_denied(match.row) and _denied(doc, match):
            continue
        kept[number, match.row.category].append(match)
    found = [_merge(doc, category, group) for (_, category), group in kept.items()]
    return [*found, *find_learned(doc, settled, sentences)]


def _may_be_denied(row: Row) -> bool:
    return row.category not in TOPICS and not _holds_negation(row)


def _denied(doc: Doc, match: Match) -> bool:
    """Tell whether a match is denied by words around it; what it denies itself is its meaning."""
    assertion = assertion_of(doc, match.start, match.end)
    if assertion.polarity != "negated":
        return False
    start, end = character_span(doc, match.full_start, match.full_end)
    cues = [c for c in assertion.cues if c.kind == "polarity"]
    return not cues or any(c.start < start or end < c.end for c in cues)


@cache
def _negations() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table(NEGATIONS))


@cache
def _holds_negation(row: Row) -> bool:
    words = set(row.pattern.replace("/", " ").replace("=", " ").split())
    needed = set(row.get("with").replace("/", " ").replace(";", " ").split())
    return not _negations().isdisjoint(words | needed)


def _merge(doc: Doc, category: str, matches: list[Match]) -> Finding:
    """Make one finding of all matches of a category in a sentence; the longest names the rule."""
    best = max(matches, key=lambda m: (m.full_end - m.full_start, -m.start, m.row.id))
    return Finding(
        min(match.start for match in matches),
        max(match.end for match in matches),
        FAMILY,
        category,
        best.row.id,
        cues=_cues(doc, matches),
        polarity=None if _may_be_denied(best.row) else "affirmed",
        keep_mentioned=True,
    )


def _cues(doc: Doc, matches: Iterable[Match]) -> tuple[Cue, ...]:
    found: dict[tuple[int, int], Cue] = {}
    for match in matches:
        for one in match_cues(doc, match):
            found.setdefault((one.start, one.end), one)
    if not found:
        return ()
    return tuple(found[key] for key in sorted(found))


@Language.factory("dossier_indicators")
def create_indicators(nlp: Language, name: str) -> SpanComponent:
    """Make the component that adds the indicators to ``doc.spans["dossier"]``."""
    return SpanComponent(find)
