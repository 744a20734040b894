"""One name of somebody, as the register of a dossier keeps it."""

from __future__ import annotations

from dataclasses import dataclass


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
    age: str = ""
    born: str = ""
