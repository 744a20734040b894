"""What the overview of a run shows: one small row per dossier, nothing of their texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier_nlp.records import FACTORS, DossierResult, Problem
from dossier_nlp.reporting.files import page_name
from dossier_nlp.reporting.framing import heat
from dossier_nlp.reporting.problems import is_unread
from dossier_nlp.reporting.rows import dossier_rows
from dossier_nlp.reporting.statistics import RunStatistics


@dataclass(frozen=True, slots=True)
class FactorCell:
    """The stand of a factor in the heat map; ``score`` is ``None`` where it cannot be said."""

    factor: int
    score: float | None
    present: bool
    heat: int


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier in the overview."""

    dossier_id: str
    page: str
    row: dict[str, object]
    factors: tuple[FactorCell, ...]
    problems: int
    read: bool

    @property
    def cells(self) -> tuple[FactorCell | None, ...]:
        """One cell a factor, in order; ``None`` where a factor was not scored."""
        by_number = {cell.factor: cell for cell in self.factors}
        return tuple(by_number.get(number) for number in FACTORS)

    @property
    def present(self) -> str:
        """Numbers of the factors that are present, for the filter."""
        return " ".join(str(cell.factor) for cell in self.factors if cell.present)


@dataclass(slots=True)
class Overview:
    """The run so far; :meth:`add` a dossier at a time, the result itself is not kept."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    statistics: RunStatistics = field(default_factory=RunStatistics)

    def add(self, result: DossierResult) -> None:
        """Add a dossier."""
        (row,) = dossier_rows(result)
        factors = tuple(
            FactorCell(
                score.factor,
                None if score.level == "insufficient_text" else score.score,
                score.present,
                0 if score.level == "insufficient_text" else heat(score.score, 100),
            )
            for score in sorted(result.scores, key=lambda s: s.factor)
        )
        self.lines.append(
            Line(
                result.dossier_id,
                page_name(result.dossier_id),
                row,
                factors,
                len(result.problems),
                bool(result.documents),
            )
        )
        self.problems += result.problems
        self.statistics.add(result)

    def total(self, column: str) -> int:
        """Return the sum of a column of ``dossiers.csv``."""
        return sum(int(str(line.row[column] or 0)) for line in self.lines)

    def present(self, factor: int) -> int:
        """Return in how many dossiers a factor is present."""
        return sum(c.present for line in self.lines for c in line.factors if c.factor == factor)

    def scores(self, factor: int) -> list[float]:
        """Return the known scores of a factor."""
        cells = (cell for line in self.lines for cell in line.factors)
        return [c.score for c in cells if c.factor == factor and c.score is not None]

    @property
    def unread(self) -> list[Problem]:
        """Problems that mean that something was not read."""
        return [problem for problem in self.problems if is_unread(problem)]

    @property
    def safety_first(self) -> list[Line]:
        """Dossiers whose triage puts safety first."""
        return [line for line in self.lines if line.row["triage"] == "safety"]
