"""Presence of the factors with thresholds chosen on other dossiers.

The declared thresholds saw every sample dossier. Here each dossier is judged by thresholds chosen
on all the others, which tells what to expect of a dossier that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier_nlp.records import DossierResult
from dossier_nlp.scoring.config import Config, load_config


@dataclass(frozen=True, slots=True)
class Case:
    """One factor of one dossier: its score, whether it may be present at all, and the truth.

    ``eligible``: enough papers and mentions, and enough text.
    """

    score: float
    eligible: bool
    wanted: bool

    def right(self, threshold: float) -> bool:
        """Tell whether a threshold gives the right answer."""
        return (self.eligible and self.score >= threshold) == self.wanted


Cases = Mapping[str, Mapping[int, Case]]
"""Dossier -> factor -> case."""


def cases_of(result: DossierResult, wanted: Mapping[int, bool]) -> dict[int, Case]:
    """Return the cases of one dossier."""
    config = load_config()
    return {
        score.factor: Case(
            score.score,
            score.level != "insufficient_text" and _enough(result, score.factor, config),
            wanted[score.factor],
        )
        for score in result.scores
    }


def _enough(result: DossierResult, factor: int, config: Config) -> bool:
    declared = config.factor[factor]
    told = {
        name
        for name, indicator in declared.indicator.items()
        if not indicator.computed and not indicator.counter
    }
    places = [e for e in result.evidence if e.factor == factor and e.indicator in told]
    papers = {one.document_id for one in places}
    return len(papers) >= declared.minimum_documents and len(places) >= declared.minimum_mentions


def choose(cases: Sequence[Case]) -> float:
    """Return the threshold that is right most often; of equals, the middle of the widest range."""
    scores = sorted({case.score for case in cases})
    edges = [0.0, *scores, 100.0]
    ranges = [(low, high) for low, high in pairwise(edges) if high > low]
    options = [((low + high) / 2, high - low) for low, high in ranges]
    return max(
        options,
        key=lambda option: (sum(case.right(option[0]) for case in cases), option[1], -option[0]),
    )[0]


def leave_one_out(cases: Cases) -> tuple[int, int]:
    """Return right answers and all, each dossier judged by thresholds chosen on the others."""
    right = total = 0
    for dossier, own in cases.items():
        for factor, case in own.items():
            others = [cases[name][factor] for name in cases if name != dossier]
            if others:
                right += case.right(choose(others))
                total += 1
    return right, total


def chosen_on(cases: Cases, chosen: Collection[str]) -> tuple[int, int]:
    """Return right answers and all on the other dossiers, with thresholds chosen on some."""
    right = total = 0
    for factor in next(iter(cases.values()), {}):
        on = [cases[name][factor] for name in cases if name in chosen]
        rest = [cases[name][factor] for name in cases if name not in chosen]
        if on and rest:
            threshold = choose(on)
            right += sum(case.right(threshold) for case in rest)
            total += len(rest)
    return right, total
