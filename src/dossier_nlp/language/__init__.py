"""Room: language. A document becomes a spaCy ``Doc`` that knows who, in whose voice, and whether.

``parse_dossier`` is the entry. Everything is loaded on first use, because spaCy takes a second to
import.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dossier_nlp.records import Person
from dossier_nlp.settings import LanguageSettings

if TYPE_CHECKING:
    from dossier_nlp.language.parsed import Parsed, parse_dossier

__all__ = ["Parsed", "model_name", "parse_dossier", "people_of"]

_LAZY = frozenset({"Parsed", "parse_dossier"})


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from dossier_nlp.language import parsed

        return getattr(parsed, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def model_name(settings: LanguageSettings) -> str:
    """Return name and version of the model that `settings` ask for."""
    from dossier_nlp.language import pipeline

    return pipeline.model_name(pipeline.load(settings))


def people_of(parsed: Sequence[Parsed]) -> tuple[Person, ...]:
    """Return the people of a parsed dossier, as its papers introduce them."""
    for one in parsed:
        if one.doc._.people is not None:
            people: tuple[Person, ...] = one.doc._.people.persons()
            return people
    return ()
