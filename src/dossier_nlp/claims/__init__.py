"""Room: claims. What is said of whom, who disputes it, and where it is said again.

``find_claims`` is the entry; what it needs is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_nlp.claims.findings import ClaimFindings, find_claims

__all__ = ["ClaimFindings", "find_claims"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dossier_nlp.claims import findings

        return getattr(findings, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
