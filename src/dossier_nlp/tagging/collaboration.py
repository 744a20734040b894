"""Tagger of the family ``collaboration``: trust, own contribution, together, vision, resilience."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.base import Finding, SpanComponent
from dossier_nlp.tagging.reader import read

FAMILY = "collaboration"


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the language of collaboration in `doc`."""
    return [finding for finding in read(doc, lexicons) if finding.family == FAMILY]


@Language.factory("dossier_collaboration")
def create_collaboration(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
