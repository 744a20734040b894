"""Reasons in the language of the reader.

The scoring room words its reasons in Dutch. For another language they are built here from the
same figures, so that an English page or workbook does not fall back on Dutch or on silence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from dossier_nlp.records import DossierResult, FactorScore, Tag
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.labels import FACTOR_LABELS, N_, NAME_LABELS
from dossier_nlp.scoring.config import load_config

SHOWN = 3
"""Indicators that a reason names, as many as the Dutch one does."""

_TRIAGE: dict[str, str] = {
    "refuted": N_("door een derde weerlegd"),
    "alleged": N_("alleen als beschuldiging"),
    "suspected": N_("ernstig vermoed"),
    "established": N_("door een derde vastgesteld"),
}


def localised(result: DossierResult, words: Words) -> DossierResult:
    """Return the result with names and reasons in the language of ``words``; Dutch as it is."""
    if words.language == "nl":
        return result
    places: dict[tuple[int, str], list[str]] = defaultdict(list)
    for item in result.evidence:
        places[item.factor, item.indicator].append(item.document_id)
    scores = tuple(
        replace(
            score,
            name=words.say(FACTOR_LABELS[score.factor]),
            reason=_factor_reason(score, places, words),
        )
        for score in result.scores
    )
    triage = replace(result.summary.triage, reason=_triage_reason(result, words))
    return replace(result, scores=scores, summary=replace(result.summary, triage=triage))


def indicator_label(code: str, factor: int, words: Words) -> str:
    """Return the name of an indicator as the declared formula gives it."""
    short = code.removeprefix(f"rf{factor}.")
    declared = load_config().factor[factor].indicator.get(short)
    return words.say(declared.label) if declared else short.replace("_", " ")


def _factor_reason(
    score: FactorScore, places: dict[tuple[int, str], list[str]], words: Words
) -> str:
    if score.level == "insufficient_text":
        return words.say(N_("te weinig tekst om iets over te zeggen"))
    parts = sorted(score.contributions.items(), key=lambda part: (-part[1], part[0]))
    named = "; ".join(
        f"{indicator_label(code, score.factor, words)}{_counted(places[score.factor, code], words)}"
        for code, points in parts[:SHOWN]
        if points > 0
    )
    if not named:
        return words.say(N_("geen aanwijzingen gevonden"))
    if score.present:
        return named
    told = words.say(N_("onvoldoende herhaald"))
    return f"{told}: {named}"


def _counted(documents: list[str], words: Words) -> str:
    if not documents:
        return ""
    sentences = words.plural("%(num)s zin", "%(num)s zinnen", len(documents))
    papers = words.plural("in %(num)s stuk.", "in %(num)s stukken.", len(set(documents)))
    return f" ({sentences} {papers.rstrip('.')})"


def _triage_reason(result: DossierResult, words: Words) -> str:
    triage = result.summary.triage
    wanted = set(triage.tag_ids)
    tags = [tag for tag in result.tags if tag.tag_id in wanted and tag.family == "violence"]
    if triage.violence not in _TRIAGE:
        what = words.say(N_("geweld, verwaarlozing of dwang"))
        told = N_("terloops genoemd, door niemand gesteld") if tags else N_("in geen stuk genoemd")
        return f"{what}: {words.say(told)}"
    status = words.say(_TRIAGE[triage.violence])
    return f"{_kinds(tags, words)}: {status}{_counted([t.document_id for t in tags], words)}"


def _kinds(tags: list[Tag], words: Words) -> str:
    kinds = Counter(words.say(NAME_LABELS.get(tag.category, tag.category)) for tag in tags)
    return ", ".join(sorted(kinds)) or words.say(N_("geweld, verwaarlozing of dwang"))
