"""Tagger of the family ``strength``: what a parent or step-parent is said to be good at."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.base import Finding, SpanComponent
from dossier_nlp.tagging.reader import read

FAMILY = "strength"


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the strengths of parents in `doc`, named or elaborated."""
    return [finding for finding in read(doc, lexicons) if finding.family == FAMILY]


@Language.factory("dossier_strengths")
def create_strengths(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
