"""The seven scores: a declared sum over indicators, its interval, its evidence.

An indicator brings points: its weight times its amount. The amount of a tagged indicator grows with
documents (each document's first mention counts 1, each further one a fraction of the one before)
and a little with the number of holders; that of a computed indicator is a count with a maximum.
Counter-indicators take points away. ``score = 100 * (1 - exp(-points / scale))``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.records import FACTORS, Document, Evidence, FactorScore, Tag
from dossier_nlp.scoring.computed import Count, Material, compute, is_learned
from dossier_nlp.scoring.config import Config, Factor, Formula, Indicator
from dossier_nlp.scoring.wording import count, say

INSUFFICIENT = "insufficient_text"


@dataclass(frozen=True, slots=True)
class Part:
    """What one indicator brings to a score."""

    name: str
    points: float
    mentions: int
    documents: int
    computed: Count | None = None

    @property
    def words(self) -> str:
        """What the indicator counts, in words."""
        if self.computed is not None:
            return self.computed.words
        mentions, papers = count("mention", self.mentions), count("paper", self.documents)
        return say("reason.mentions", mentions=mentions, papers=papers)


@dataclass(frozen=True, slots=True)
class Sum:
    """A score and the parts that make it."""

    score: float
    parts: tuple[Part, ...]
    mentions: int
    documents: int


def score_factors(
    material: Material, config: Config
) -> tuple[tuple[FactorScore, ...], tuple[Evidence, ...]]:
    """Return the seven scores and the evidence behind them, in order of factor.

    Parameters
    ----------
    material
        Papers, tags, claims, reuse and events of one dossier.
    config
        The declared formula.
    """
    counts = compute(material)
    short = sum(d.words for d in material.documents) < config.formula.minimum_words
    left_out = [material.without(d.document_id) for d in material.documents]
    rest = [(one, compute(one)) for one in left_out] if len(left_out) > 1 else []
    scores, evidence = [], []
    for number in FACTORS:
        factor = config.factor[number]
        whole = add_up(number, factor, config.formula, material.tags, counts)
        others = [
            add_up(number, factor, config.formula, one.tags, other).score for one, other in rest
        ]
        scores.append(_factor_score(number, factor, config, whole, others, short))
        evidence.extend(_evidence(number, factor, config.formula, whole, material, counts))
    return tuple(scores), tuple(evidence)


def add_up(
    number: int,
    factor: Factor,
    formula: Formula,
    tags: Sequence[Tag],
    counts: Mapping[str, Count],
) -> Sum:
    """Return the sum of one factor."""
    of_factor: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if counts_in(tag, formula):
            of_factor[tag.category].append(tag)
    parts = []
    for name, indicator in factor.indicator.items():
        key = f"rf{number}.{name}"
        if indicator.computed:
            parts.append(_computed_part(name, indicator, counts[key]))
        else:
            parts.append(_tagged_part(name, indicator, formula, of_factor.get(key, [])))
    points = max(0.0, sum(part.points for part in parts))
    score = 100 * (1 - math.exp(-points / formula.scale))
    telling = [
        tag
        for name, indicator in factor.indicator.items()
        if not indicator.counter
        for tag in of_factor.get(f"rf{number}.{name}", ())
    ]
    papers = len({tag.document_id for tag in telling})
    return Sum(round(score, 1), tuple(parts), len(telling), papers)


def counts_in(tag: Tag, formula: Formula) -> bool:
    """Tell whether a tag is an indicator that brings points."""
    if tag.family != "indicator" or tag.polarity == "negated":
        return False
    return formula.learned > 0 or not is_learned(tag)


def _tagged_part(name: str, indicator: Indicator, formula: Formula, tags: Sequence[Tag]) -> Part:
    per_document: dict[str, list[float]] = defaultdict(list)
    for tag in tags:
        worth = 1.0 if tag.polarity == "affirmed" else formula.hypothetical
        if is_learned(tag):
            worth *= formula.learned
        per_document[tag.document_id].append(worth)
    amount = 0.0
    for worths in per_document.values():
        worths.sort(reverse=True)
        amount += sum(worth * formula.repeat**place for place, worth in enumerate(worths))
    holders = len({tag.holder for tag in tags})
    amount *= 1 + formula.holder * max(0, holders - 1)
    sign = -1 if indicator.counter else 1
    return Part(name, sign * indicator.weight * amount, len(tags), len(per_document))


def _computed_part(name: str, indicator: Indicator, found: Count) -> Part:
    amount = min(found.amount, indicator.maximum) if indicator.maximum else found.amount
    papers = len({place[0] for place in found.places})
    return Part(name, indicator.weight * amount, 0, papers, found)


def _factor_score(
    number: int,
    factor: Factor,
    config: Config,
    whole: Sum,
    others: Sequence[float],
    short: bool,
) -> FactorScore:
    present = (
        not short
        and whole.score >= factor.threshold
        and whole.documents >= factor.minimum_documents
        and whole.mentions >= factor.minimum_mentions
    )
    return FactorScore(
        factor=number,
        name=FACTORS[number],
        score=whole.score,
        low=min((whole.score, *others)),
        high=max((whole.score, *others)),
        level=INSUFFICIENT if short else level_of(whole.score, config),
        present=present,
        reason=_reason(factor, whole, present, short),
        contributions={part.name: round(part.points, 3) for part in whole.parts if part.points},
    )


def level_of(score: float, config: Config) -> str:
    """Return ``none``, ``weak``, ``moderate`` or ``strong``."""
    for name in ("strong", "moderate", "weak"):
        if score >= getattr(config.levels, name):
            return name
    return "none"


def _reason(factor: Factor, whole: Sum, present: bool, short: bool) -> str:
    if short:
        return say("reason.short")
    top = sorted((p for p in whole.parts if p.points > 0), key=lambda p: (-p.points, p.name))[:3]
    named = "; ".join(
        say("reason.one", label=factor.indicator[part.name].label, words=part.words) for part in top
    )
    if not named:
        return say("reason.nothing")
    return named if present else say("reason.absent", named=named)


def _evidence(
    number: int,
    factor: Factor,
    formula: Formula,
    whole: Sum,
    material: Material,
    counts: Mapping[str, Count],
) -> list[Evidence]:
    """Return the sentences of a factor; the points of an indicator are shared by its mentions."""
    documents = {document.document_id: document for document in material.documents}
    found: list[Evidence] = []
    for part in whole.parts:
        key = f"rf{number}.{part.name}"
        if factor.indicator[part.name].computed:
            places = [place for place in counts[key].places if place[0] in documents]
            places = places if part.points else []
        else:
            places = [
                (tag.document_id, tag.start, tag.end)
                for tag in material.tags
                if tag.category == key and counts_in(tag, formula)
            ]
        if not places:
            continue
        share = round(part.points / len(places), 3)
        for document_id, start, end in places:
            document = documents[document_id]
            found.append(_one(number, part.name, document, start, end, share))
    return found


def _one(
    number: int, name: str, document: Document, start: int, end: int, weight: float
) -> Evidence:
    return Evidence(
        factor=number,
        indicator=name,
        document_id=document.document_id,
        page=document.page_of(start),
        start=start,
        end=end,
        text=document.text[start:end],
        weight=weight,
    )
