"""Answers about the dossier as a whole: claims, factors, triage, contact, phase, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier_nlp.evaluation import vocabulary as v
from dossier_nlp.evaluation.gold import GoldDossier
from dossier_nlp.evaluation.matching import Counts, Rate
from dossier_nlp.evaluation.thresholds import Case, cases_of, leave_one_out
from dossier_nlp.evaluation.timeline_truth import compare_timeline
from dossier_nlp.records import Claim, DossierResult

FACTORS = range(1, 8)


@dataclass(slots=True)
class DossierScores:
    """What came out for dossiers as wholes, over all dossiers added."""

    repeated: Counts = field(default_factory=Counts)
    bare: Counts = field(default_factory=Counts)
    presence: dict[int, Rate] = field(default_factory=lambda: {n: Rate() for n in FACTORS})
    present_counts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    gold_present: dict[str, tuple[int, ...]] = field(default_factory=dict)
    rates: dict[str, Rate] = field(default_factory=dict)
    with_repeats: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    cases: dict[str, dict[int, Case]] = field(default_factory=dict)

    def rate(self, name: str) -> Rate:
        """Return the running rate of one question."""
        return self.rates.setdefault(name, Rate())

    def presence_rate(self) -> float:
        """Share of (dossier, factor) pairs whose presence is right."""
        right = sum(rate.right for rate in self.presence.values())
        return right / (sum(rate.total for rate in self.presence.values()) or 1)

    def presence_unseen(self) -> tuple[int, int]:
        """Right pairs and all, with thresholds chosen on the other dossiers."""
        return leave_one_out(self.cases)


def add_dossier(scores: DossierScores, gold: GoldDossier, result: DossierResult) -> None:
    """Compare one result with the truth of its dossier."""
    truth = gold.truth
    _add_claims(scores, gold, result.claims)
    _add_factors(scores, gold.dossier_id, truth, result)
    summary = result.summary
    scores.rate("triage").add(v.TRIAGE.get(truth.get("triage", "")), summary.triage.route)
    scores.rate("violence").add(
        v.DOSSIER_VIOLENCE.get(truth.get("geweld", "")), summary.triage.violence
    )
    scores.rate("contact_loss").add(
        v.CONTACT_LOSS.get(truth.get("contactverlies", "")), summary.contact_loss
    )
    between = {v.BETWEEN.get(name, name) for name in truth.get("tussen", ())}
    scores.rate("contact_loss_between").add(between, set(summary.contact_loss_between))
    scores.rate("phase").add(truth.get("fase"), summary.phase)
    _add_timeline(scores, gold, result)
    months = truth.get("duur_maanden", 0)
    if months:
        found = summary.conflict_months or 0
        scores.rate("conflict_months_within_25%").add(True, abs(found - months) <= 0.25 * months)


def _add_timeline(scores: DossierScores, gold: GoldDossier, result: DossierResult) -> None:
    figures = compare_timeline(gold, result)
    for name, answers in (
        ("timeline: interventions with kind and outcome", figures.stands),
        ("timeline: interventions with kind and last outcome", figures.outcomes),
        ("timeline: interventions at all", figures.known),
        ("timeline: events that are annotated", figures.events),
    ):
        rate = scores.rate(name)
        for answer in answers:
            rate.add(True, answer)


def _add_factors(
    scores: DossierScores, dossier_id: str, truth: Mapping[str, Any], result: DossierResult
) -> None:
    wanted = truth.get("risicofactoren", {})
    found = {score.factor: int(score.present) for score in result.scores}
    for factor in FACTORS:
        scores.presence[factor].add(int(wanted.get(f"rf{factor}", 0)), found.get(factor, 0))
    truths = {factor: bool(wanted.get(f"rf{factor}", 0)) for factor in FACTORS}
    scores.cases[dossier_id] = cases_of(result, truths)
    scores.present_counts[dossier_id] = tuple(found.get(n, 0) for n in FACTORS)
    scores.gold_present[dossier_id] = tuple(int(wanted.get(f"rf{n}", 0)) for n in FACTORS)


def _add_claims(scores: DossierScores, gold: GoldDossier, claims: Sequence[Claim]) -> None:
    """Compare (claim, later document) pairs after matching claims by their mentions."""
    names = {
        gold_document.document.document_id.split("_")[0]: gold_document.document.document_id
        for gold_document in gold.documents
    }
    wanted_repeated: set[tuple[str, str]] = set()
    wanted_bare: set[tuple[str, str]] = set()
    for row in gold.truth.get("claim", ()):
        for name in row.get("herhaald_na_betwisting", ()):
            wanted_repeated.add((row["id"], names.get(name, name)))
        for name in row.get("kaal_herhaald", ()):
            wanted_bare.add((row["id"], names.get(name, name)))
    partner = match_claims(gold, claims)
    found_repeated = {
        (partner.get(claim.claim_id, f"?{claim.claim_id}"), document)
        for claim in claims
        for document in claim.repeated_after_dispute
    }
    found_bare = {
        (partner.get(claim.claim_id, f"?{claim.claim_id}"), document)
        for claim in claims
        for document in claim.bare_repeated
    }
    scores.repeated.add(wanted_repeated, found_repeated)
    scores.bare.add(wanted_bare, found_bare)
    scores.with_repeats[gold.dossier_id] = (bool(wanted_repeated), bool(found_repeated))


def match_claims(gold: GoldDossier, claims: Sequence[Claim]) -> dict[str, str]:
    """Match found claims to annotated ones by how many of their mentions overlap.

    Returns
    -------
    dict
        Found claim id to annotated claim id, one to one, the largest overlap first.
    """
    places: dict[str, list[tuple[str, int, int]]] = {}
    for gold_document in gold.documents:
        for span in gold_document.spans:
            if span.tag == "CL":
                places.setdefault(span.attributes.get("id", ""), []).append(
                    (gold_document.document.document_id, span.start, span.end)
                )
    overlaps: list[tuple[int, str, str]] = []
    for claim in claims:
        for gold_id, gold_places in places.items():
            count = sum(
                any(
                    mention.document_id == document
                    and min(mention.end, end) > max(mention.start, start)
                    for mention in claim.mentions
                )
                for document, start, end in gold_places
            )
            if count:
                overlaps.append((count, claim.claim_id, gold_id))
    overlaps.sort(key=lambda row: (-row[0], row[1], row[2]))
    partner: dict[str, str] = {}
    for _, found_id, gold_id in overlaps:
        if found_id not in partner and gold_id not in partner.values():
            partner[found_id] = gold_id
    return partner
