"""Room: tagging. Parsed documents become tags: one module a family.

``tag_dossier`` is the entry; it is loaded on first use, because spaCy takes a second to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_nlp.tagging.tagger import tag_document, tag_dossier

__all__ = ["tag_document", "tag_dossier"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dossier_nlp.tagging import tagger

        return getattr(tagger, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
