"""One dossier scored: timeline, summary, triage, the seven factors and their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.records import (
    Claim,
    Document,
    Event,
    Evidence,
    FactorScore,
    Person,
    Reuse,
    Summary,
    Tag,
)
from dossier_nlp.scoring.computed import Material, case_papers, claim_in, is_learned
from dossier_nlp.scoring.config import load_config
from dossier_nlp.scoring.conflict import ConflictTrace, months_between, phase_of, trace_conflict
from dossier_nlp.scoring.contact import contact_loss
from dossier_nlp.scoring.disciplines import involved
from dossier_nlp.scoring.factors import score_factors
from dossier_nlp.scoring.timeline import DateIndex, build_timeline, ordered
from dossier_nlp.scoring.triage import decide_triage


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the scoring room makes of one dossier."""

    events: tuple[Event, ...]
    scores: tuple[FactorScore, ...]
    evidence: tuple[Evidence, ...]
    summary: Summary


def score_dossier(
    documents: Sequence[Document],
    tags: Sequence[Tag],
    claims: Sequence[Claim] = (),
    reuse: Sequence[Reuse] = (),
    people: Sequence[Person] = (),
) -> Scoring:
    """Score one dossier by the declared formula.

    Parameters
    ----------
    documents
        Its papers, in any order.
    tags, claims, reuse
        What was found in them.
    people
        The people as the papers present them.

    Returns
    -------
    Scoring
        Plain records. The order of the files does not matter, nor does it matter which parent is
        called mother and which father.
    """
    papers = ordered(documents)
    place = {document.document_id: number for number, document in enumerate(papers)}
    found = tuple(
        sorted(
            (tag for tag in tags if tag.document_id in place),
            key=lambda t: (place[t.document_id], t.start, t.end, t.family, t.category, t.tag_id),
        )
    )
    dates = DateIndex(papers)
    events = build_timeline(papers, found)
    firm = [tag for tag in found if not is_learned(tag)]
    config = load_config()
    speaking = case_papers(papers, firm, config.formula.case_per_1000)
    conflict = trace_conflict(speaking, firm, dates, events)
    contact = contact_loss(papers, firm, people)
    material = _material(speaking, found, claims, reuse, events, conflict)
    scores, evidence = score_factors(material, config)
    dated = [document.date for document in papers if document.date]
    summary = Summary(
        first_date=dated[0] if dated else "",
        last_date=dated[-1] if dated else "",
        conflict_start=conflict.date[:7],
        conflict_months=months_between(conflict.date, dated[-1]) if conflict.date else None,
        phase=phase_of(papers, events, dates),
        contact_loss=contact.state,
        contact_loss_between=contact.between,
        triage=decide_triage(papers, found),
        people=tuple(people),
    )
    return Scoring(events, scores, evidence, summary)


def _material(
    papers: tuple[Document, ...],
    tags: Sequence[Tag],
    claims: Sequence[Claim],
    reuse: Sequence[Reuse],
    events: Sequence[Event],
    conflict: ConflictTrace,
) -> Material:
    """Return what the factors look at: what stands in the papers that speak of the case."""
    known = {paper.document_id for paper in papers}
    where = {tag.tag_id: tag.document_id for tag in tags}
    return Material(
        documents=papers,
        tags=tuple(tag for tag in tags if tag.document_id in known),
        claims=tuple(claim_in(claim, papers) for claim in claims),
        reuse=tuple(
            one for one in reuse if one.from_document_id in known and one.to_document_id in known
        ),
        events=tuple(
            event for event in events if any(where.get(s, s) in known for s in event.sources)
        ),
        involved=tuple(involved(papers)),
        conflict=conflict,
        tag_document=where,
    )
