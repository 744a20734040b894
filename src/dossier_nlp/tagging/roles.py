"""Tagger of the family ``role``: who is cast as perpetrator, victim or rescuer."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.base import Finding, SpanComponent
from dossier_nlp.tagging.reader import read

FAMILY = "role"


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return who `doc` casts in which role."""
    return [finding for finding in read(doc, lexicons) if finding.family == FAMILY]


@Language.factory("dossier_roles")
def create_roles(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
