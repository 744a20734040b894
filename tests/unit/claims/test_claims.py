"""The room as a whole: its records, its order, and the mother/father swap."""

from __future__ import annotations

import pytest

from dossier_nlp.claims import ClaimFindings, find_claims
from dossier_nlp.language import parse_dossier
from dossier_nlp.records import Block, Claim, Document, Dossier, Piece
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import tag_dossier

TEXTS = (
    "Moeder stelt dat vader Jip heeft geslagen. Vader ontkent dat. Vader stelt dat moeder te "
    "veel drinkt.",
    "Vader heeft Jip geslagen. Moeder bestrijdt dat zij te veel drinkt.",
    "Moeder drinkt te veel.",
)
SWAP = {"moeder": "vader", "vader": "moeder", "Moeder": "Vader", "Vader": "Moeder"}
PRONOUNS = {"zij": "hij", "hij": "zij"}


def swap(text: str) -> str:
    words = text.replace(".", " .").split(" ")
    table = {**SWAP, **PRONOUNS}
    return " ".join(table.get(word, word) for word in words).replace(" .", ".")


def run(*texts: str) -> ClaimFindings:
    documents = tuple(
        Document(
            "case",
            f"{number:02d}",
            "",
            "",
            text,
            (Block("paragraph", 0, len(text), (Piece(0, len(text), 1),)),),
            1,
            f"20{10 + number}-01-01",
        )
        for number, text in enumerate(texts)
    )
    parsed = parse_dossier(Dossier("case", documents), LanguageSettings(model="embedded"))
    return find_claims(parsed, tag_dossier(parsed))


@pytest.fixture(scope="module")
def found() -> ClaimFindings:
    return run(*TEXTS)


def shape(claim: Claim) -> tuple[object, ...]:
    return (
        claim.about,
        claim.act_class,
        claim.disputed_in,
        claim.repeated_after_dispute,
        claim.bare_repeated,
        tuple((m.document_id, m.act, m.holder, m.acknowledged) for m in claim.mentions),
    )


def test_both_claims_have_their_life_line(found: ClaimFindings) -> None:
    hit, drink = found.claims
    assert (hit.about, hit.act_class, hit.agent) == ("father", "hit", "father")
    assert [m.act for m in hit.mentions] == ["assertion", "dispute", "repetition"]
    assert (hit.disputed_in, hit.repeated_after_dispute, hit.bare_repeated) == (
        ("00",),
        ("01",),
        ("01",),
    )
    assert (drink.about, drink.act_class) == ("mother", "drink")
    assert [m.act for m in drink.mentions] == ["assertion", "dispute", "repetition"]
    assert drink.disputed_in == ("01",)
    assert drink.bare_repeated == ("02",)


def test_tags_are_the_mentions_at_their_places(found: ClaimFindings) -> None:
    mentions = sorted(
        (m.document_id, m.start, m.end, m.act, c.claim_id) for c in found.claims for m in c.mentions
    )
    tags = sorted((t.document_id, t.start, t.end, t.category, t.claim_id) for t in found.tags)
    assert tags == mentions
    for tag in found.tags:
        assert tag.family == "claim"
        assert tag.text == TEXTS[int(tag.document_id)][tag.start : tag.end]
        assert tag.cues
        assert tag.about in {"mother", "father"}


def test_mirrored_under_the_swap_of_mother_and_father(found: ClaimFindings) -> None:
    mirrored = run(*map(swap, TEXTS))
    actors = {"mother": "father", "father": "mother"}

    def turn(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(turn(item) for item in value)
        return actors.get(value, value) if isinstance(value, str) else value

    assert [shape(c) for c in mirrored.claims] == [turn(shape(c)) for c in found.claims]


def test_the_same_twice(found: ClaimFindings) -> None:
    assert run(*TEXTS) == found


def test_no_documents_and_no_claims() -> None:
    assert find_claims([], ()) == ClaimFindings()
    assert run("Het was mooi weer.").claims == ()
