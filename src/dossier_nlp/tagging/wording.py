"""Tagger of the family ``wording``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.tagging.base import Finding, SpanComponent


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return what `doc` holds of this family."""
    return []


@Language.factory("dossier_wording")
def create_wording(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
