"""All taggers over all documents of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import cast

from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.records import Tag
from dossier_nlp.tagging.base import Find, finish
from dossier_nlp.tagging.context import families_of_paper
from dossier_nlp.tagging.violence import settle

TAGGERS: Mapping[str, str] = {
    "safety": "safety",
    "role": "roles",
    "strength": "strengths",
    "collaboration": "collaboration",
    "violence": "violence",
    "intervention": "interventions",
    "indicator": "indicators",
    "loaded_term": "wording",
    "dogma": "wording",
}
"""Family -> the module of this room that finds it."""


def find_function(module: str) -> Find:
    """Return ``find`` of a tagger module."""
    return cast(Find, import_module(f"dossier_nlp.tagging.{module}").find)


def finders(families: Iterable[str]) -> tuple[Find, ...]:
    """Return the ``find`` functions of `families`, each once."""
    wanted = set(families)
    modules = dict.fromkeys(module for family, module in TAGGERS.items() if family in wanted)
    return tuple(find_function(module) for module in modules)


def tag_document(parsed: Parsed, families: Iterable[str] = ()) -> tuple[Tag, ...]:
    """Return the tags of one document, in text order.

    Parameters
    ----------
    parsed
        The document and its parse.
    families
        Families to find; all of them when empty.
    """
    wanted = families_of_paper(parsed.doc, frozenset(families) or TAGGERS)
    lexicons = Lexicons()
    findings = [finding for find in finders(wanted) for finding in find(parsed.doc, lexicons)]
    return finish((finding for finding in findings if finding.family in wanted), parsed)


def tag_dossier(parsed: Iterable[Parsed], families: Iterable[str] = ()) -> tuple[Tag, ...]:
    """Return the tags of all documents of a dossier, document by document."""
    wanted = tuple(families)
    return settle(tag for document in parsed for tag in tag_document(document, wanted))
