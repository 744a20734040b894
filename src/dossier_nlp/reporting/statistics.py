"""Counts and rates over all dossiers of a run, added up one dossier at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dossier_nlp.records import FAMILIES, DossierResult
from dossier_nlp.reporting.rates import per_1000

GROUPS = ("dossier", "document", "discipline", "type", "year", "holder")
Group = tuple[str, str]


class Statistics:
    """Counts per group, family and category; holds numbers only, never text of a case.

    The words of a holder are those of all documents: what a mother is said to say is read
    against everything that was written.
    """

    def __init__(self) -> None:
        self._n: dict[Group, Counter[tuple[str, str]]] = {}
        self._words: Counter[Group] = Counter()
        self._all_words = 0

    def add(self, result: DossierResult) -> None:
        """Add one dossier."""
        groups: dict[str, tuple[Group, ...]] = {}
        for document in result.documents:
            mine = (
                ("dossier", result.dossier_id),
                ("document", f"{result.dossier_id}/{document.document_id}"),
                ("discipline", document.discipline),
                ("type", document.type),
                ("year", document.date[:4]),
            )
            groups[document.document_id] = mine
            self._all_words += document.words
            for group in mine:
                self._words[group] += document.words
        for tag in result.tags:
            for group in (*groups.get(tag.document_id, ()), ("holder", tag.holder)):
                counts = self._n.setdefault(group, Counter())
                counts[tag.family, tag.category] += 1

    def words(self, group_by: str, group: str) -> int:
        """Return the denominator of a group."""
        return self._all_words if group_by == "holder" else self._words[group_by, group]

    def groups(self, group_by: str) -> list[str]:
        """Return the groups of one kind, sorted."""
        names = {name for kind, name in (*self._words, *self._n) if kind == group_by}
        return sorted(names)

    def n(self, group_by: str, group: str, family: str, category: str = "") -> int:
        """Return a count; of the whole family when no category is given."""
        counts = self._n.get((group_by, group), Counter())
        if category:
            return counts[family, category]
        return sum(counts[family, name] for name in FAMILIES[family])

    def rows(self) -> Iterator[dict[str, object]]:
        """Give the rows of ``statistics.csv``: what occurs, in a fixed order."""
        for group_by in GROUPS:
            for group in self.groups(group_by):
                words = self.words(group_by, group)
                for family, categories in FAMILIES.items():
                    for category in categories:
                        if n := self.n(group_by, group, family, category):
                            yield {
                                "group_by": group_by,
                                "group": group,
                                "family": family,
                                "category": category,
                                "n": n,
                                "words": words,
                                "per_1000": per_1000(n, words),
                            }
