"""A score in words: the sum as an analyst can check it by hand."""

from __future__ import annotations

from dossier_nlp.errors import InputError
from dossier_nlp.records import FACTORS, DossierResult
from dossier_nlp.scoring.config import load_config

_LEVELS = {
    "none": "geen",
    "weak": "zwak",
    "moderate": "matig",
    "strong": "sterk",
    "insufficient_text": "te weinig tekst",
}


def explain(result: DossierResult, factor: int) -> str:
    """Return how the score of one risk factor came about, in Dutch.

    Parameters
    ----------
    result
        Everything found in a dossier.
    factor
        Number of the factor, 1-7.

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
    declared = config.factor[factor]
    lines = [f"Risicofactor {factor}: {score.name} (dossier {result.dossier_id})", ""]
    total = 0.0
    for name, indicator in declared.indicator.items():
        points = score.contributions.get(name, 0.0)
        if not points:
            continue
        total += points
        places = [e for e in result.evidence if e.factor == factor and e.indicator == name]
        papers = len({e.document_id for e in places})
        lines.append(
            f"  {points:+6.2f}  {indicator.label} (gewicht {indicator.weight:g};"
            f" {len(places)} plaatsen in {papers} stukken)"
        )
        lines.append(f"          waarom: {indicator.reason}")
    if not total:
        lines.append("  geen aanwijzingen gevonden")
    total = max(0.0, total)
    scale = config.formula.scale
    lines += [
        "",
        f"  som {total:.2f}; score = 100 x (1 - e^(-{total:.2f} / {scale:g})) = {score.score:.1f}",
        f"  zonder een van de stukken: tussen {score.low:.1f} en {score.high:.1f}",
        f"  sterkte: {_LEVELS[score.level]}; aanwezig: {'ja' if score.present else 'nee'}"
        f" (drempel {declared.threshold:g}, ten minste {declared.minimum_documents} stukken en"
        f" {declared.minimum_mentions} vermeldingen)",
        "",
        "  Dit beschrijft taal en proces in de stukken; het zegt niets over een ouder of over de"
        " veiligheid van een kind.",
    ]
    return "\n".join(lines)
