"""Tagger of the families ``loaded_term`` and ``dogma``.

Loaded terms are rows of ``lexicons/loaded_terms.tsv``, each with a milder wording. A dogma is a
sentence that says how parents must be: a row of ``lexicons/dogmas.tsv`` with the part ``whole``, or
a ``norm`` (parents must, learn to, are expected to) together with an ``aim`` (talk, decide
together, bury the hatchet) in one sentence.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.tagging.base import (
    Finding,
    SentenceIndex,
    SpanComponent,
    match_cues,
)
from dossier_nlp.tagging.context import in_context


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the loaded terms and the dogmas of `doc`."""
    return [*find_loaded_terms(doc, lexicons), *find_dogmas(doc, lexicons)]


def find_loaded_terms(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the loaded terms of `doc`, each with its milder wording."""
    return [
        Finding(
            match.start,
            match.end,
            "loaded_term",
            "loaded_term",
            match.row.id,
            cues=match_cues(doc, match),
            alternative=match.row.get("alternative"),
        )
        for match in in_context(doc, lexicons["loaded_terms"].find(doc))
    ]


def find_dogmas(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the sentences of `doc` that say how parents must be, one finding a sentence."""
    matches = lexicons["dogmas"].find(doc, keep_overlaps=True)
    if not matches:
        return []
    sentences = SentenceIndex(doc)
    by_sentence: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_sentence[sentences.number(match.start)].append(match)
    findings = []
    for number, found in sorted(by_sentence.items()):
        deciding = _dogma(found)
        if deciding:
            start, end = _trimmed(doc, *sentences.bounds[number])
            cues = tuple(cue for match in deciding for cue in match_cues(doc, match))
            rule = "+".join(match.row.id for match in deciding)
            findings.append(Finding(start, end, "dogma", "dogma", rule, cues=cues))
    return findings


def _dogma(found: list[Match]) -> tuple[Match, ...]:
    """Return the matches of one sentence that make it a dogma, or none."""
    parts: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        parts[match.row.get("part")].append(match)
    if parts["whole"]:
        return (parts["whole"][0],)
    for norm in parts["norm"]:
        for aim in parts["aim"]:
            if aim.full_end > norm.full_start:
                return (norm, aim)
    return ()


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
