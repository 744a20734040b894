"""Tagger of the families ``loaded_term`` and ``dogma``.

Loaded terms are rows of ``lexicons/loaded_terms.tsv``, each with a milder wording. A dogma is a
sentence that says how parents must be: a row of ``lexicons/dogmas.tsv`` with the part ``whole``,
or a ``norm`` (parents must, learn to, are expected to) together with an ``aim`` (decide, bury the
hatchet) in one sentence. A ``weak`` norm ('zij moeten') asks for a ``mutual`` aim (together, each
other), and so does a ``goal`` (parents talk), which only counts in a list or table of goals.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actors import mentions_of
from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.holder import holder_of
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.records import AUTHOR
from dossier_nlp.tagging.base import (
    Finding,
    SentenceIndex,
    SpanComponent,
    match_cues,
)
from dossier_nlp.tagging.context import in_context

_REACH = 8
_FAMILY = frozenset({"mother", "father", "stepparent", "family"})
_OPENING = 3
"""A goal begins with whom it is for, behind at most a bullet and a number."""


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the loaded terms and the dogmas of `doc`."""
    return [*find_loaded_terms(doc, lexicons), *find_dogmas(doc, lexicons)]


def find_loaded_terms(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the loaded terms of `doc`, each with its milder wording."""
    findings = []
    for match in in_context(doc, lexicons["loaded_terms"].find(doc)):
        if match.row.get("case") == "lower" and doc[match.end - 1].is_title:
            continue  # a place by that name
        if _is_rejected(doc, match):
            continue
        findings.append(
            Finding(
                match.start,
                match.end,
                "loaded_term",
                "loaded_term",
                match.row.id,
                cues=match_cues(doc, match),
                alternative=match.row.get("alternative"),
                keep_mentioned=_is_used_by_party(doc, match.start),
            )
        )
    return findings


def _is_rejected(doc: Doc, match: Match) -> bool:
    """Tell whether an author puts the word between quotes in order to deny that it fits."""
    start, end = match.start, match.end
    if start == 0 or end >= len(doc) or not (doc[start - 1].is_quote and doc[end].is_quote):
        return False
    attributed = holder_of(doc, start, end).holder != AUTHOR
    return not attributed and assertion_of(doc, start, end).polarity == "negated"


def _is_used_by_party(doc: Doc, index: int) -> bool:
    """Tell whether the word is one that a family member uses ('hij noemt het woord ...')."""
    first = doc[index].sent.start
    return any(
        max(first, index - _REACH) <= mention.start < index and mention.actor in _FAMILY
        for mention in mentions_of(doc)
    )


def find_dogmas(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the sentences of `doc` that say how parents must be, one finding a sentence."""
    matches = lexicons["dogmas"].find(doc, keep_overlaps=True)
    if not matches:
        return []
    sentences, goals = SentenceIndex(doc), _goal_lines(doc)
    by_sentence: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        number = sentences.number(match.start)
        opens = match.full_start - sentences.bounds[number][0] <= _OPENING
        if match.row.get("part") != "goal" or opens:
            by_sentence[number].append(match)
    findings = []
    for number, found in sorted(by_sentence.items()):
        first = doc[sentences.bounds[number][0]].idx
        deciding = _dogma(found, any(start <= first < end for start, end in goals))
        if deciding:
            start, end = _trimmed(doc, *sentences.bounds[number])
            cues = tuple(cue for match in deciding for cue in match_cues(doc, match))
            rule = "+".join(match.row.id for match in deciding)
            findings.append(Finding(start, end, "dogma", "dogma", rule, cues=cues))
    return findings


def _dogma(found: list[Match], goals: bool) -> tuple[Match, ...]:
    """Return the matches of one sentence that make it a dogma, or none."""
    parts: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        parts[match.row.get("part")].append(match)
    if parts["whole"]:
        return (parts["whole"][0],)
    if parts["idiom"] and (goals or parts["norm"] or parts["weak"] or parts["goal"]):
        return (parts["idiom"][0],)
    pairs = [(parts["norm"], parts["aim"] + parts["mutual"]), (parts["weak"], parts["mutual"])]
    if goals:
        pairs.append((parts["goal"], parts["mutual"]))
    for norms, aims in pairs:
        for norm in norms:
            for aim in aims:
                if aim.full_end > norm.full_start:
                    return (norm, aim)
    return ()


def _goal_lines(doc: Doc) -> list[tuple[int, int]]:
    """Return the character ranges of list items and table rows: where goals are written."""
    document = doc._.document
    if document is None:
        return []
    return [(b.start, b.end) for b in document.blocks if b.kind in ("list_item", "table_row")]


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of a sentence without the marks and numbers around it."""
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end - 1 and not doc[start].is_alpha:
        start += 1
    return start, end


@Language.factory("dossier_wording")
def create_wording(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
