"""The trained reader of claims: shares, the same for her and him, reasons, and doing without."""

import hashlib

import pytest

from dossier_nlp.claims.findings import find_claims
from dossier_nlp.claims.reader import ACTS, load_model
from dossier_nlp.claims.reader_features import describe
from dossier_nlp.claims.statements import DocumentStatements
from dossier_nlp.language.parsed import Parsed, parse_dossier
from dossier_nlp.records import Block, Document, Dossier, Piece
from dossier_nlp.settings import Settings
from dossier_nlp.tagging import learned
from dossier_nlp.tagging.tagger import tag_dossier

TEXT = (
    "Moeder stelt dat vader Jip in de zomer heeft geslagen. Vader ontkent dat. "
    "Jip heeft een dag in de week zwemles. Volgens moeder laat vader de jongen avond aan avond "
    "alleen met de buurhond."
)


def parsed(text: str) -> list[Parsed]:
    block = Block("paragraph", 0, len(text), (Piece(0, len(text), 1),))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        "d", "01", "01.txt", digest, text, (block,), 1, date="2021-05-03", type="raadsrapport"
    )
    return list(parse_dossier(Dossier("d", (document,)), Settings().language))


def shares(text: str) -> list[tuple[float, ...]]:
    model = load_model()
    assert model is not None
    papers = parsed(text)
    tags = tag_dossier(papers)
    return [
        item.shares for item in model.judge(describe(DocumentStatements(papers[0], tags, 0), tags))
    ]


def test_every_statement_gets_shares_that_sum_to_one():
    judged = shares(TEXT)
    assert len(judged) > 3
    assert all(len(row) == len(ACTS) and sum(row) == pytest.approx(1) for row in judged)


def test_an_accusation_is_likelier_a_claim_than_a_swimming_lesson():
    judged = shares(TEXT)
    assert judged[0][ACTS.index("content")] > 0.5 + judged[2][ACTS.index("content")] / 2


def test_mother_and_father_are_weighed_alike():
    swapped = TEXT.lower().replace("moeder", "@").replace("vader", "moeder").replace("@", "vader")
    for one, other in zip(shares(TEXT.lower()), shares(swapped), strict=True):
        assert one == pytest.approx(other)


def test_what_only_the_reader_took_says_so_and_why():
    papers = parsed(TEXT)
    found = find_claims(papers, tag_dossier(papers))
    rules = {mention.rule for claim in found.claims for mention in claim.mentions}
    assert all(":" in rule for rule in rules if rule.startswith("learned."))


def test_without_the_file_the_rules_stand_alone():
    papers = parsed(TEXT)
    tags = tag_dossier(papers)
    with learned.use(None):
        found = find_claims(papers, tags)
    rules = [mention.rule for claim in found.claims for mention in claim.mentions]
    assert rules
    assert not any(rule.startswith("learned.") for rule in rules)
