"""Who is called what in a dossier: the register of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier_nlp.records import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of somebody.

    ``name`` is what tells the person apart (for a child the first name), ``gender`` is ``fem``,
    ``masc`` or ``""``. ``document_id`` and ``start`` tell where the introduction stands.
    """

    actor: str
    name: str
    gender: str = ""
    document_id: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """All names of a dossier.

    Attributes
    ----------
    names
        Name as written (``"Peter"``, ``"mevrouw Postma"``, ``"de man"``) -> entry.
    """

    names: Mapping[str, Entry] = field(default_factory=dict)


def collect_people(documents: Iterable[Document]) -> People:
    """Read the introductions of all documents of one dossier."""
    return People()
