"""A result becomes rows: one pure function a table, keyed by the columns of the schema."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from dossier_nlp.records import Cue, DossierResult, Event, Tag
from dossier_nlp.reporting import schema
from dossier_nlp.reporting.columns import Table
from dossier_nlp.reporting.rates import family_rates, words_in
from dossier_nlp.scoring.statistics import role_matrix

Row = dict[str, object]


def sentence_of(tag: Tag, text: str) -> str:
    """Return the sentence around a tag; the tag itself where no sentence is known."""
    return text[tag.sentence_start : tag.sentence_end] or tag.text


def tags_by_document(result: DossierResult) -> dict[str, list[Tag]]:
    """Sort the tags into their documents, in the order of the text."""
    sorted_in: dict[str, list[Tag]] = defaultdict(list)
    for tag in sorted(result.tags, key=lambda t: (t.start, -t.end, t.family, t.tag_id)):
        sorted_in[tag.document_id].append(tag)
    return sorted_in


def strengths_of(result: DossierResult, actor: str) -> int:
    """Count the strengths of an actor that the papers affirm."""
    return sum(
        tag.family == "strength" and tag.actor == actor and tag.polarity == "affirmed"
        for tag in result.tags
    )


def dossier_rows(result: DossierResult) -> Iterator[Row]:
    """Give the one row of the dossier."""
    summary, words = result.summary, sum(words_in(document) for document in result.documents)
    yield {
        "dossier_id": result.dossier_id,
        "documents": len(result.documents),
        "pages": sum(document.pages for document in result.documents),
        "words": words,
        "first_date": summary.first_date,
        "last_date": summary.last_date,
        "conflict_start": summary.conflict_start,
        "conflict_months": summary.conflict_months,
        "phase": summary.phase,
        "contact_loss": summary.contact_loss,
        "contact_loss_between": " ".join(summary.contact_loss_between),
        # Nothing read, nothing to say: the default of the record would look like a finding.
        "triage": summary.triage.route if result.documents else "",
        "violence": summary.triage.violence if result.documents else "",
        **{f"rf{score.factor}_score": score.score for score in result.scores},
        **{f"rf{score.factor}_present": score.present for score in result.scores},
        **family_rates(result.tags, words),
        "claims": len(result.claims),
        "claims_disputed": sum(claim.disputed or claim.refuted for claim in result.claims),
        "claims_repeated_after_dispute": sum(
            bool(claim.repeated_after_dispute) for claim in result.claims
        ),
        "claims_bare_repeated": sum(bool(claim.bare_repeated) for claim in result.claims),
        "strengths_mother": strengths_of(result, "mother"),
        "strengths_father": strengths_of(result, "father"),
        "strengths_parents": strengths_of(result, "parents"),
    }


def document_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per document."""
    tags = tags_by_document(result)
    for document in result.documents:
        yield {
            "dossier_id": result.dossier_id,
            "document_id": document.document_id,
            "file": document.file,
            "sha256": document.sha256,
            "pages": document.pages,
            "words": words_in(document),
            "date": document.date,
            "date_source": document.date_source,
            "type": document.type,
            "discipline": document.discipline,
            "text_source": document.text_source,
            "quality": document.quality,
            **family_rates(tags[document.document_id], words_in(document)),
        }


def _cues(cues: tuple[Cue, ...]) -> str:
    return " ; ".join(f"{cue.kind}[{cue.start}:{cue.end}] {cue.text}".strip() for cue in cues)


def tag_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per tag, document after document, in the order of the text."""
    tags = tags_by_document(result)
    for document in result.documents:
        for tag in tags[document.document_id]:
            yield {
                "dossier_id": result.dossier_id,
                "document_id": tag.document_id,
                "tag_id": tag.tag_id,
                "page": tag.page,
                "start": tag.start,
                "end": tag.end,
                "text": tag.text,
                "sentence": sentence_of(tag, document.text),
                "family": tag.family,
                "category": tag.category,
                "actor": tag.actor,
                "holder": tag.holder,
                "polarity": tag.polarity,
                "status": tag.status,
                "name": tag.name,
                "rule": tag.rule,
                "cues": _cues(tag.cues),
                "alternative": tag.alternative,
            }


def role_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per holder, actor and role that occurs."""
    for cell in role_matrix(result.tags):
        yield {
            "dossier_id": result.dossier_id,
            "holder": cell.holder,
            "actor": cell.actor,
            "role": cell.role,
            "n": cell.n,
            "n_negated": cell.n_negated,
            "n_backgrounded": cell.n_backgrounded,
        }


def claim_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per claim."""
    for claim in result.claims:
        yield {
            "dossier_id": result.dossier_id,
            "claim_id": claim.claim_id,
            "text": claim.text,
            "holder": claim.holder,
            "about": claim.about,
            "first_document_id": claim.first_document_id,
            "first_date": claim.first_date,
            "mentions": len(claim.mentions),
            "disputed": claim.disputed,
            "disputed_in": " ".join(claim.disputed_in),
            "refuted": claim.refuted,
            "confirmed": claim.confirmed,
            "repeated_after_dispute": " ".join(claim.repeated_after_dispute),
            "bare_repeated": " ".join(claim.bare_repeated),
        }


def claim_mention_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per mention of a claim."""
    for claim in result.claims:
        for mention in claim.mentions:
            yield {
                "dossier_id": result.dossier_id,
                "claim_id": claim.claim_id,
                "document_id": mention.document_id,
                "date": mention.date,
                "page": mention.page,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "act": mention.act,
                "holder": mention.holder,
                "acknowledged": mention.acknowledged,
                "similarity": mention.similarity,
            }


def reuse_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per passage that was taken over."""
    for reuse in result.reuse:
        yield {
            "dossier_id": result.dossier_id,
            "from_document_id": reuse.from_document_id,
            "to_document_id": reuse.to_document_id,
            "from_start": reuse.from_start,
            "from_end": reuse.from_end,
            "to_start": reuse.to_start,
            "to_end": reuse.to_end,
            "text": reuse.text,
            "similarity": reuse.similarity,
        }


def risk_factor_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per risk factor."""
    evidence = Counter(item.factor for item in result.evidence)
    for score in sorted(result.scores, key=lambda s: s.factor):
        yield {
            "dossier_id": result.dossier_id,
            "factor": score.factor,
            "name": score.name,
            "score": score.score,
            "low": score.low,
            "high": score.high,
            "level": score.level,
            "present": score.present,
            "evidence": evidence[score.factor],
            "reason": score.reason,
        }


def evidence_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per sentence behind a score; the order is that of the scoring room."""
    for item in sorted(result.evidence, key=lambda e: e.factor):
        yield {
            "dossier_id": result.dossier_id,
            "factor": item.factor,
            "indicator": item.indicator,
            "document_id": item.document_id,
            "page": item.page,
            "start": item.start,
            "end": item.end,
            "text": item.text,
            "weight": item.weight,
        }


def papers_of(event: Event, where: Mapping[str, str]) -> tuple[str, ...]:
    """Return the papers that tell of an event, each once, in the order of its sources.

    Parameters
    ----------
    event
        The event; its sources are ids of tags or of documents.
    where
        The document of every tag, by the id of the tag.
    """
    return tuple(dict.fromkeys(where.get(source, source) for source in event.sources))


def timeline_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per event."""
    where = {tag.tag_id: tag.document_id for tag in result.tags}
    for event in result.events:
        yield {
            "dossier_id": result.dossier_id,
            "document_id": event.document_id,
            "page": event.page,
            "date_from": event.date_from,
            "date_to": event.date_to,
            "precision": event.precision,
            "kind": event.kind,
            "name": event.name,
            "status": event.status,
            "text": event.text,
            "discipline": event.discipline,
            "sources": " ".join(papers_of(event, where)),
        }


def problem_rows(result: DossierResult) -> Iterator[Row]:
    """Give a row per problem."""
    for problem in result.problems:
        yield {
            "dossier_id": problem.dossier_id or result.dossier_id,
            "file": problem.file,
            "stage": problem.stage,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
        }


ROWS: Mapping[Table, Callable[[DossierResult], Iterator[Row]]] = {
    schema.DOSSIERS: dossier_rows,
    schema.DOCUMENTS: document_rows,
    schema.TAGS: tag_rows,
    schema.ROLES: role_rows,
    schema.CLAIMS: claim_rows,
    schema.CLAIM_MENTIONS: claim_mention_rows,
    schema.REUSE: reuse_rows,
    schema.RISK_FACTORS: risk_factor_rows,
    schema.EVIDENCE: evidence_rows,
    schema.TIMELINE: timeline_rows,
    schema.PROBLEMS: problem_rows,
}
"""Tables whose rows come from one dossier; statistics need all of them."""
