"""Facts beside judgements, where a cue in the sentence shows which of the two it brings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dossier_nlp.reporting.places import Places
from dossier_nlp.reporting.rates import SMALL, per_1000, words_in
from dossier_nlp.reporting.statistics import RunStatistics
from dossier_nlp.scoring.judgement import CATEGORIES, FAMILY, Statement, statements_in


@dataclass(frozen=True, slots=True)
class StatementCell:
    """How many sentences are marked as facts, or as judgements; ``anchor`` is the first one.

    ``n`` is ``None`` where it is suppressed.
    """

    category: str
    n: int | None
    rate: float | None
    anchor: str = ""

    @property
    def small(self) -> bool:
        """Whether the rate stands on so few places that it says little."""
        return self.n is not None and 0 < self.n < SMALL


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A paper or a group of papers; ``share`` of the marked sentences are facts (0-100).

    ``share`` is ``None`` where too few sentences are marked to say.
    """

    name: str
    number: int
    words: int
    cells: tuple[StatementCell, ...]
    share: float | None


def in_dossier(places: Places) -> tuple[StatementLine, ...]:
    """Return a line for every paper of a dossier, in its order; none where nothing is marked."""
    lines = []
    for document in places.result.documents:
        found = list(statements_in(document))
        first: dict[str, Statement] = {}
        for one in found:
            first.setdefault(one.category, one)
        anchors = {
            category: places.of_range(one.document_id, one.start, one.end)
            for category, one in first.items()
        }
        counts = Counter(one.category for one in found)
        number = places.numbers[document.document_id]
        lines.append(_line("", number, words_in(document), counts, anchors))
    return tuple(lines) if any(cell.n for line in lines for cell in line.cells) else ()


def in_run(statistics: RunStatistics, group_by: str) -> tuple[StatementLine, ...]:
    """Return a line for every group of a run, those with the most facts first.

    Groups with too few marked sentences are left out, and so are small counts.
    """
    lines = []
    for name in statistics.groups(group_by):
        counts = Counter(
            {category: statistics.n(group_by, name, FAMILY, category) for category in CATEGORIES}
        )
        line = _line(name, 0, statistics.words(group_by, name), counts, {}, smallest=SMALL)
        if line.share is not None:
            lines.append(line)
    return tuple(sorted(lines, key=lambda line: (-(line.share or 0.0), line.name)))


def _line(
    name: str,
    number: int,
    words: int,
    counts: Counter[str],
    anchors: dict[str, str],
    smallest: int = 0,
) -> StatementLine:
    cells = []
    for category in CATEGORIES:
        n = counts[category]
        hidden = 0 < n < smallest
        rate = None if hidden else per_1000(n, words)
        cells.append(
            StatementCell(category, None if hidden else n, rate, anchors.get(category, ""))
        )
    facts, judgements = (counts[category] for category in CATEGORIES)
    enough = facts + judgements >= SMALL and not any(cell.n is None for cell in cells)
    share = 100 * facts / (facts + judgements) if enough else None
    return StatementLine(name, number, words, tuple(cells), share)
