"""Expressions that are typical of one group of papers against all the others.

Over a run only short expressions of word lists are compared, and only those that stand in several
dossiers are shown: a name or a sentence of a case never gets there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier_nlp.records import AUTHOR, UNKNOWN, DossierResult, Tag
from dossier_nlp.reporting.places import Places, is_learned
from dossier_nlp.reporting.rates import SMALL
from dossier_nlp.scoring.comparison import typical_expressions
from dossier_nlp.scoring.statistics import Key, group_of, keyness

FAMILIES = ("safety", "collaboration", "loaded_term", "dogma")
"""Families whose expressions stand in word lists; a role or a strength is a piece of a case."""
GROUPINGS = ("discipline", "type")
MIN_DOSSIERS = 3
MAX_TERMS = 6
MAX_WORDS = 2
"""Over a run: what is longer is a piece of a sentence."""


@dataclass(frozen=True, slots=True)
class Term:
    """An expression: how often in the group and elsewhere, and how many times as often.

    ``times`` is the ratio of its shares among the tagged expressions of the group and of all
    others; ``only`` tells that it stands nowhere else. ``anchor`` leads to its first place.
    """

    text: str
    n: int
    elsewhere: int
    times: float
    anchor: str = ""

    @property
    def only(self) -> bool:
        """Whether no other group uses it."""
        return self.elsewhere == 0


@dataclass(frozen=True, slots=True)
class TypicalLine:
    """A group with the expressions that are typical of it."""

    group: str
    terms: tuple[Term, ...]


def _term(key: Key, anchor: str = "") -> Term:
    return Term(key.term, key.n, key.reference, 2**key.log_ratio, anchor)


def in_dossier(places: Places, grouping: str) -> tuple[TypicalLine, ...]:
    """Return what is typical of the papers, or of the voices, of one dossier.

    Parameters
    ----------
    places
        The dossier; every expression leads to its first place in the group.
    grouping
        ``document`` or ``holder``.
    """
    result = places.result
    firm = [tag for tag in result.tags if tag.family in FAMILIES and not is_learned(tag)]
    first: dict[tuple[str, str], Tag] = {}
    order = {document.document_id: n for n, document in enumerate(result.documents)}
    for tag in sorted(firm, key=lambda t: (order.get(t.document_id, len(order)), t.start)):
        group = tag.holder if grouping == "holder" else tag.document_id
        first.setdefault((group, _plain(tag)), tag)
    found = typical_expressions(result.documents, firm, grouping)
    groups = found if grouping == "holder" else order
    return tuple(
        TypicalLine(
            group,
            tuple(
                _term(key, places.of_tag(first[group, key.term]))
                for key in found.get(group, ())[:MAX_TERMS]
            ),
        )
        for group in sorted(groups, key=lambda name: (name != AUTHOR, order.get(name, 0), name))
        if found.get(group)
    )


def _plain(tag: Tag) -> str:
    return " ".join(tag.text.lower().split())


class TypicalOfRun:
    """Counts of expressions by group over many dossiers."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, Counter[str]]] = {
            grouping: defaultdict(Counter) for grouping in GROUPINGS
        }
        self._dossiers: Counter[str] = Counter()

    def add(self, result: DossierResult) -> None:
        """Add one dossier."""
        papers = {document.document_id: document for document in result.documents}
        told = [
            (papers[tag.document_id], _plain(tag))
            for tag in result.tags
            if tag.family in FAMILIES
            and not is_learned(tag)
            and tag.document_id in papers
            and len(tag.text.split()) <= MAX_WORDS
        ]
        self._dossiers.update({term for _, term in told})
        for grouping, groups in self._counts.items():
            for paper, term in told:
                groups[group_of(grouping, paper)][term] += 1

    def lines(self, grouping: str) -> tuple[TypicalLine, ...]:
        """Return the groups of one kind with what may be shown of them, by name."""
        counts: Mapping[str, Counter[str]] = self._counts[grouping]
        total: Counter[str] = Counter()
        for counted in counts.values():
            total.update(counted)
        lines = []
        for group, counted in sorted(counts.items()):
            keys = [
                key
                for key in keyness(counted, total - counted, SMALL)
                if key.n >= SMALL and self._dossiers[key.term] >= MIN_DOSSIERS
            ]
            if keys and group != UNKNOWN:
                lines.append(TypicalLine(group, tuple(map(_term, keys[:MAX_TERMS]))))
        return tuple(lines)
