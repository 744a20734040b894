"""Which disciplines are involved, and since which paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.records import Document
from dossier_nlp.scoring.phrases import find_phrases, load_phrases

LIST = "disciplines"


@dataclass(frozen=True, slots=True)
class Involvement:
    """A discipline and where each paper names it first: (document id, start, end), by date."""

    discipline: str
    places: tuple[tuple[str, int, int], ...]

    def without(self, document_id: str) -> Involvement:
        """Return it as if one paper were not in the dossier."""
        kept = tuple(place for place in self.places if place[0] != document_id)
        return Involvement(self.discipline, kept)


def involved(documents: Sequence[Document]) -> list[Involvement]:
    """Return the disciplines of a dossier in the order in which they come into it.

    Parameters
    ----------
    documents
        The papers in order of date.
    """
    phrases = load_phrases(LIST)
    places: dict[str, dict[str, tuple[str, int, int]]] = {}
    for document in documents:
        for match in find_phrases(document.text, phrases):
            name = document.document_id
            named = places.setdefault(match.phrase.category, {})
            named.setdefault(name, (name, match.start, match.end))
    return [Involvement(name, tuple(named.values())) for name, named in places.items()]


def growth(documents: Sequence[Document], found: Sequence[Involvement]) -> list[int]:
    """Return the running number of disciplines after each paper."""
    started = {document.document_id: 0 for document in documents}
    for one in found:
        started[one.places[0][0]] += 1
    running, total = [], 0
    for document in documents:
        total += started[document.document_id]
        running.append(total)
    return running
