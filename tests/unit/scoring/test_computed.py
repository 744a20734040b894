from __future__ import annotations

from dataclasses import replace

import pytest
from scoring_dossiers import paper, tag

from dossier_nlp.records import Claim, ClaimMention, Document, Tag
from dossier_nlp.scoring import score_dossier
from dossier_nlp.scoring.computed import case_papers, claim_in, is_learned

NEWS = "De gemeente, de school en de huisarts openen een zwembad. Politie en wijkteam komen ook. "


def referring(name: str, date: str) -> tuple[Document, Tag]:
    document = paper(name, date, "Wij verwijzen u door naar een ander.")
    return document, tag(document, "verwijzen", "indicator", "rf3.referral")


def broken(name: str, date: str) -> tuple[Document, Tag]:
    document = paper(name, date, "Sinds maart 2019 spreken ouders elkaar niet meer.")
    return document, tag(document, "niet meer", "indicator", "rf1.communication_break")


def whole(
    pairs: list[tuple[Document, Tag]],
) -> tuple[tuple[Document, ...], tuple[Tag, ...]]:
    return tuple(one for one, _ in pairs), tuple(one for _, one in pairs)


def long_news(date: str) -> Document:
    return paper("nieuws", date, NEWS * 40)


@pytest.mark.parametrize("date", ["2010-01-01", "2020-03-01", "2035-01-01"])
def test_unrelated_paper_changes_no_score(date: str) -> None:
    papers, tags = whole(
        [broken("a", "2020-01-10"), referring("b", "2020-02-10"), referring("c", "2020-04-10")]
    )
    news = long_news(date)
    stray = (
        tag(news, "politie".capitalize(), "indicator", "rf1.child_caught"),
        tag(news, "De gemeente", "indicator", "rf3.no_shared_language"),
    )
    before = score_dossier(papers, tags).scores
    after = score_dossier((*papers, news), (*tags, *stray)).scores
    assert before == after
    assert before[2].contributions["referrals_in_row"] > 0


def test_violence_counts_in_triage_whatever_the_paper() -> None:
    news = replace(long_news("2020-01-01"), type="beschikking")
    act = tag(news, "zwembad", "violence", "physical", actor="father", status="established")
    assert case_papers((news,), (act,), 5.0) == ()
    assert score_dossier((news,), (act,)).summary.triage.route == "safety"


def test_case_papers_are_told_by_the_density_of_what_rules_found() -> None:
    document, found = referring("b", "2020-02-10")
    assert case_papers((document,), (found,), 5.0) == (document,)
    learned = replace(found, rule="learned.referral")
    assert is_learned(learned)
    assert case_papers((document,), (learned,), 5.0) == ()


@pytest.mark.parametrize("rule", ["reader.perpetrator", "learned.referral"])
def test_learned_findings_bring_no_points(rule: str) -> None:
    one, two = (
        paper(name, date, "Vader liegt. Moeder liegt. Wij verwijzen u door.")
        for name, date in (("a", "2020-01-01"), ("b", "2020-02-01"))
    )
    tags = []
    for document in (one, two):
        tags += [
            tag(document, "Vader", "role", "perpetrator", actor="father", holder="mother"),
            tag(document, "Moeder", "role", "perpetrator", actor="mother", holder="father"),
            tag(document, "verwijzen", "indicator", "rf3.referral"),
        ]
    by_rules = score_dossier((one, two), tags)
    by_reader = score_dossier((one, two), [replace(each, rule=rule) for each in tags])
    assert by_rules.scores[1].contributions["two_way_accusations"] > 0
    assert by_rules.scores[2].contributions["referrals_in_row"] > 0
    assert not any(score.contributions for score in by_reader.scores)


def test_interval_leaves_a_paper_out_of_the_duration_too() -> None:
    papers, tags = whole([broken("a", "2020-01-10"), broken("b", "2024-01-10")])
    score = score_dossier(papers, tags).scores[0]
    alone = score_dossier(papers[:1], tags[:1]).scores[0]
    assert score.low == alone.score < score.score


def mention(document_id: str, act: str) -> ClaimMention:
    return ClaimMention("c1", document_id, "", 1, 0, 1, "x", act, "mother")


def test_a_claim_is_bare_only_after_a_dispute_that_is_left() -> None:
    papers = tuple(paper(name, f"2020-0{n}-01", "x") for n, name in enumerate("abcd", 1))
    claim = Claim(
        "c1",
        "x",
        "mother",
        "father",
        "a",
        "2020-01-01",
        (mention("a", "assertion"), mention("c", "repetition"), mention("d", "repetition")),
        disputed=True,
        disputed_in=("b",),
        bare_repeated=("c", "d"),
    )
    assert claim_in(claim, papers).bare_repeated == ("c", "d")
    assert claim_in(claim, papers[:3]).bare_repeated == ("c",)
    assert claim_in(claim, (papers[0], *papers[2:])).bare_repeated == ()
    assert claim_in(claim, papers[1:]).bare_repeated == ("d",)
