"""Warnings about identifiers in the papers: kind, how often and on which pages; never the words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier_nlp.privacy.identifiers import KINDS, find_identifiers
from dossier_nlp.records import Document, Problem

STAGE = "privacy"
_PAGES = 8
"""Pages that a message names at most."""

WHAT: dict[str, str] = {
    "bsn": "what looks like a citizen service number (BSN)",
    "phone": "what looks like a telephone number",
    "email": "an e-mail address",
    "iban": "a bank account number (IBAN)",
    "licence_plate": "what looks like a licence plate",
    "address": "what looks like an address or postcode",
    "birth_date": "a date of birth",
    "name": "what looks like the full name of a person",
}


def check_documents(
    documents: Iterable[Document], allow: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Return a warning for each document and kind of identifier found in it.

    Parameters
    ----------
    documents
        The papers as read.
    allow
        Names that may stand (pseudonyms).
    """
    warnings = []
    for document in documents:
        pages: dict[str, list[int]] = {}
        for one in find_identifiers(document.text, allow):
            pages.setdefault(one.kind, []).append(document.page_of(one.start))
        for kind in KINDS:
            if kind in pages:
                warnings.append(_warning(document, kind, pages[kind]))
    return tuple(warnings)


def _warning(document: Document, kind: str, places: list[int]) -> Problem:
    pages = sorted(set(places))
    shown = ", ".join(map(str, pages[:_PAGES])) + (", ..." if len(pages) > _PAGES else "")
    times = "once" if len(places) == 1 else f"{len(places)} times"
    message = (
        f"{document.file}: holds {WHAT[kind]}, {times}, page {shown}; "
        "anonymise the paper, or mask it with --redact"
    )
    return Problem(
        document.dossier_id, document.file, STAGE, "warning", f"identifier_{kind}", message
    )
