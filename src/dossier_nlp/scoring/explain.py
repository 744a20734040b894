"""A score in words: the sum as an analyst can check it by hand."""

from __future__ import annotations

from collections.abc import Iterator

from dossier_nlp.errors import InputError
from dossier_nlp.records import FACTORS, DossierResult, Evidence, FactorScore
from dossier_nlp.scoring.computed import case_papers
from dossier_nlp.scoring.config import Config, load_config
from dossier_nlp.scoring.wording import count, say


def explain(result: DossierResult, factor: int, sentences: bool = False) -> str:
    """Return how the score of one risk factor came about, in Dutch.

    Parameters
    ----------
    result
        Everything found in a dossier.
    factor
        Number of the factor, 1-7.
    sentences
        Whether to list the sentences behind it as well, each with its paper and page.

    Raises
    ------
    InputError
        When there is no such factor, or the dossier has no score for it.
    """
    if factor not in FACTORS:
        raise InputError(f"there is no risk factor {factor}; use 1-{len(FACTORS)}")
    score = next((one for one in result.scores if one.factor == factor), None)
    if score is None:
        raise InputError(f"dossier {result.dossier_id} has no score for factor {factor}")
    config = load_config()
    evidence = [one for one in result.evidence if one.factor == factor]
    title = say("explain.title", factor=factor, name=score.name, dossier=result.dossier_id)
    lines = [title, ""]
    lines += _parts(score, evidence, config)
    lines += ["", *_sum(score, config), *_aside(result, config), "", say("explain.caveat")]
    if sentences and evidence:
        lines += ["", say("explain.sentences"), *_sentences(result, evidence, config)]
    return "\n".join(lines)


def _parts(score: FactorScore, evidence: list[Evidence], config: Config) -> Iterator[str]:
    """Yield two lines for every indicator that brings or takes points."""
    found = False
    for name, indicator in config.factor[score.factor].indicator.items():
        points = score.contributions.get(name, 0.0)
        if not points:
            continue
        found = True
        places = [one.document_id for one in evidence if one.indicator == name]
        values = {"points": points, "label": indicator.label, "weight": indicator.weight}
        if indicator.computed:
            yield say("explain.line_computed", maximum=indicator.maximum, **values)
        else:
            yield say(
                "explain.line",
                places=count("place", len(places)),
                papers=count("paper", len(set(places))),
                **values,
            )
        yield say("explain.why", reason=indicator.reason, source=indicator.source)
    if not found:
        yield say("explain.nothing")


def _sum(score: FactorScore, config: Config) -> Iterator[str]:
    declared = config.factor[score.factor]
    points = sum(score.contributions.values())
    if points < 0:
        yield say("explain.floored")
    total = max(0.0, points)
    yield say("explain.sum", total=total, scale=config.formula.scale, score=score.score)
    yield say("explain.interval", low=score.low, high=score.high)
    yield say(
        "explain.present",
        level=say(f"level.{score.level}"),
        answer=say("explain.yes" if score.present else "explain.no"),
        threshold=declared.threshold,
        papers=count("paper", declared.minimum_documents),
        mentions=count("mention", declared.minimum_mentions),
    )


def _aside(result: DossierResult, config: Config) -> Iterator[str]:
    """Yield a line with the papers that do not count, if any."""
    limit = config.formula.case_per_1000
    counted = {d.document_id for d in case_papers(result.documents, result.tags, limit)}
    aside = [d.document_id for d in result.documents if d.document_id not in counted]
    if aside:
        yield say("explain.aside", limit=limit, papers=", ".join(aside))


def _sentences(result: DossierResult, evidence: list[Evidence], config: Config) -> Iterator[str]:
    """Yield the sentence of each piece of evidence, in order of indicator, date and place."""
    texts = {document.document_id: document.text for document in result.documents}
    order = {document.document_id: number for number, document in enumerate(result.documents)}
    around = {
        (tag.document_id, tag.start, tag.end): (tag.sentence_start, tag.sentence_end)
        for tag in result.tags
    }
    declared = config.factor[evidence[0].factor].indicator
    rank = {name: number for number, name in enumerate(declared)}
    known = [one for one in evidence if one.indicator in rank]
    known.sort(key=lambda one: (rank[one.indicator], order.get(one.document_id, 0), one.start))
    for one in known:
        bounds = around.get((one.document_id, one.start, one.end), (0, 0))
        whole = texts.get(one.document_id, "")[bounds[0] : bounds[1]] or one.text
        yield say(
            "explain.sentence",
            label=declared[one.indicator].label,
            document=one.document_id,
            page=one.page,
            text=" ".join(whole.split()),
        )
