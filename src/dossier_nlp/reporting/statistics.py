"""The language statistics of a run, added up one dossier at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dossier_nlp.records import FAMILIES, UNKNOWN, Document, DossierResult
from dossier_nlp.reporting.rates import per_1000, words_in
from dossier_nlp.scoring import judgement
from dossier_nlp.scoring.statistics import GROUPINGS, Rate, statistics

GROUPS = ("dossier", *GROUPINGS)
COUNTED = {**FAMILIES, judgement.FAMILY: judgement.CATEGORIES}
"""What is counted: tags, and sentences that a cue marks as a fact or a judgement."""
Group = tuple[str, str]


class RunStatistics:
    """Counts per group, family and category over many dossiers: numbers only, no text of a case.

    What is counted in a dossier is decided in ``scoring.statistics``. A document is named
    ``dossier/document`` here, for names of documents need not differ between dossiers. The words
    of a holder are those of everything that was read.
    """

    def __init__(self) -> None:
        self._n: dict[Group, Counter[tuple[str, str]]] = {}
        self._words: Counter[Group] = Counter()
        self._all_words = 0

    def add(self, result: DossierResult) -> None:
        """Add one dossier."""
        for document in result.documents:
            words = words_in(document)
            self._all_words += words
            for group in _groups_of(result.dossier_id, document):
                self._words[group] += words
        for rate in (*statistics(result.documents, result.tags), *_told(result)):
            name, category = rate.group, (rate.family, rate.category)
            if rate.group_by == "document":
                name = f"{result.dossier_id}/{rate.group}"
                self._count(("dossier", result.dossier_id), category, rate.n)
            self._count((rate.group_by, name), category, rate.n)

    def _count(self, group: Group, category: tuple[str, str], n: int) -> None:
        self._n.setdefault(group, Counter())[category] += n

    def words(self, group_by: str, group: str) -> int:
        """Return the denominator of a group."""
        return self._all_words if group_by == "holder" else self._words[group_by, group]

    def groups(self, group_by: str) -> list[str]:
        """Return the groups of one kind, sorted, those without any tag included."""
        return sorted({name for kind, name in (*self._words, *self._n) if kind == group_by})

    def n(self, group_by: str, group: str, family: str, category: str = "") -> int:
        """Return a count; of the whole family when no category is given."""
        counts = self._n.get((group_by, group), Counter())
        if category:
            return counts[family, category]
        return sum(counts[family, name] for name in COUNTED[family])

    def rows(self) -> Iterator[dict[str, object]]:
        """Give the rows of ``statistics.csv``: what occurs, in a fixed order."""
        for group_by in GROUPS:
            for group in self.groups(group_by):
                words = self.words(group_by, group)
                for family, categories in COUNTED.items():
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


def _told(result: DossierResult) -> tuple[Rate, ...]:
    return judgement.fact_rates(result.documents)


def _groups_of(dossier_id: str, document: Document) -> tuple[Group, ...]:
    return (
        ("dossier", dossier_id),
        ("document", f"{dossier_id}/{document.document_id}"),
        ("discipline", document.discipline or UNKNOWN),
        ("type", document.type or UNKNOWN),
        ("year", document.date[:4] or UNKNOWN),
    )
