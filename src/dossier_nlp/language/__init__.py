"""Room: language. A document becomes a spaCy ``Doc`` that knows who, in whose voice, and whether.

``parse_dossier`` is the entry; it is loaded on first use, because spaCy takes a second to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_nlp.language.parsed import Parsed, parse_dossier

__all__ = ["Parsed", "parse_dossier"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dossier_nlp.language import parsed

        return getattr(parsed, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
