"""What a document is: its date, type, discipline and author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier_nlp.reading.content import Content, Notice
from dossier_nlp.records import UNKNOWN


@dataclass(frozen=True, slots=True)
class Description:
    """What was found about a document, and where the date came from."""

    date: str = ""
    date_source: str = ""
    type: str = ""
    discipline: str = ""
    author: str = UNKNOWN
    meta: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def describe(content: Content, file: str, declared: Mapping[str, str]) -> Description:
    """Describe a document by what it says of itself; what is declared wins."""
    return Description()
