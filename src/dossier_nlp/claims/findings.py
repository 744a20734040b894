"""From the parsed documents and tags of one dossier to its claims, reuse and claim tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier_nlp.claims.detect import find_threads
from dossier_nlp.claims.join import join
from dossier_nlp.claims.lifeline import make_claims
from dossier_nlp.claims.reader import load_model
from dossier_nlp.claims.reader_features import describe, wording_of
from dossier_nlp.claims.reuse import find_reuse
from dossier_nlp.claims.statements import DocumentStatements
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.records import Claim, ClaimMention, Cue, Reuse, Tag


@dataclass(frozen=True, slots=True)
class ClaimFindings:
    """What the claims room hands on.

    Attributes
    ----------
    claims
        In the order in which they first come up.
    reuse
        Near-verbatim passages between documents.
    tags
        The mentions as tags of the family ``claim``, by document and place.
    """

    claims: tuple[Claim, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    tags: tuple[Tag, ...] = ()


def find_claims(parsed: Sequence[Parsed], tags: Iterable[Tag]) -> ClaimFindings:
    """Find the claims of one dossier and their life through its documents.

    Parameters
    ----------
    parsed
        The documents of one dossier, ordered by date.
    tags
        Their tags of the other families.
    """
    by_document: dict[str, list[Tag]] = {}
    for tag in tags:
        by_document.setdefault(tag.document_id, []).append(tag)
    documents = [
        DocumentStatements(item, by_document.get(item.document.document_id, ()), number)
        for number, item in enumerate(parsed)
    ]
    found = find_threads(documents)
    model = load_model()
    if model is not None:
        described = [
            item
            for document in documents
            for item in describe(
                document, by_document.get(document.parsed.document.document_id, ())
            )
        ]
        found = join(found, model.judge(described), model, wording_of(described))
    claims = make_claims(found)
    return ClaimFindings(
        claims=claims,
        reuse=find_reuse([item.document for item in parsed]),
        tags=_tags(claims, parsed),
    )


def _tags(claims: Iterable[Claim], parsed: Sequence[Parsed]) -> tuple[Tag, ...]:
    order = {item.document.document_id: number for number, item in enumerate(parsed)}
    mentions = [(mention, claim) for claim in claims for mention in claim.mentions]
    mentions.sort(key=lambda pair: (order[pair[0].document_id], pair[0].start, pair[0].claim_id))
    return tuple(_tag(mention, claim) for mention, claim in mentions)


def _tag(mention: ClaimMention, claim: Claim) -> Tag:
    return Tag(
        document_id=mention.document_id,
        tag_id=f"{mention.document_id}:{mention.start}-{mention.end}:claim.{mention.claim_id}",
        start=mention.start,
        end=mention.end,
        text=mention.text,
        page=mention.page,
        family="claim",
        category=mention.act,
        rule=mention.rule,
        actor=claim.about,
        holder=mention.holder,
        polarity="negated" if mention.act in {"dispute", "refutation"} else "affirmed",
        cues=(Cue("trigger", mention.text, mention.start, mention.end, mention.rule),),
        about=claim.about,
        claim_id=mention.claim_id,
        acknowledged=mention.acknowledged,
        sentence_start=mention.start,
        sentence_end=mention.end,
    )
