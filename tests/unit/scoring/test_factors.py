from __future__ import annotations

import random

import pytest
from scoring_dossiers import paper, swapped, tag, unheard_dossier

from dossier_nlp.errors import InputError
from dossier_nlp.records import FACTORS, DossierResult
from dossier_nlp.scoring import explain, score_dossier
from dossier_nlp.scoring.config import load_config


def test_repeated_grounds_make_a_factor_present_and_one_word_does_not() -> None:
    papers, tags = unheard_dossier()
    present = {s.factor: s.present for s in score_dossier(papers, tags).scores}
    assert present[5]
    assert not any(present[n] for n in FACTORS if n != 5)
    alone = {s.factor: s.present for s in score_dossier(papers, tags[:1]).scores}
    assert not alone[5]


def test_score_grows_with_papers_and_saturates() -> None:
    papers, tags = unheard_dossier()
    scores = [score_dossier(papers, tags[:n]).scores[4].score for n in range(len(tags) + 1)]
    assert scores == sorted(scores)
    assert scores[0] == 0
    assert scores[-1] < 100


def test_a_mention_in_another_paper_weighs_more_than_one_in_the_same() -> None:
    papers, tags = unheard_dossier()
    first, second = papers[0], papers[1]
    same = (tags[0], tag(first, "Moeder voelt", "indicator", "rf5.not_heard", holder="mother"))
    other = (tags[0], tag(second, "Er luistert", "indicator", "rf5.not_heard", holder="mother"))
    assert (
        score_dossier(papers, other).scores[4].score > score_dossier(papers, same).scores[4].score
    )


def test_counter_indicator_lowers_the_score() -> None:
    one = paper("a", "2020-01-01", "Moeder huilt. Haar eigen jeugd is besproken.")
    two = paper("b", "2020-02-01", "Vader huilt.")
    suffering = (
        tag(one, "huilt", "indicator", "rf1.psychological_suffering"),
        tag(two, "huilt", "indicator", "rf1.psychological_suffering"),
    )
    history = tag(one, "eigen jeugd", "indicator", "rf1.personal_history")
    without = score_dossier((one, two), suffering).scores[0]
    with_history = score_dossier((one, two), (*suffering, history)).scores[0]
    assert with_history.score < without.score
    assert with_history.contributions["personal_history"] < 0


def test_negated_mentions_do_not_count() -> None:
    papers, tags = unheard_dossier()
    from dataclasses import replace

    denied = tuple(replace(one, polarity="negated") for one in tags)
    assert score_dossier(papers, denied).scores[4].score == 0


def test_order_of_files_and_of_tags_does_not_matter() -> None:
    papers, tags = unheard_dossier()
    wanted = score_dossier(papers, tags)
    shuffler = random.Random(7)
    for _ in range(5):
        mixed_papers, mixed_tags = list(papers), list(tags)
        shuffler.shuffle(mixed_papers)
        shuffler.shuffle(mixed_tags)
        assert score_dossier(mixed_papers, mixed_tags) == wanted


def test_swapping_the_parents_leaves_every_score_the_same() -> None:
    papers, tags = unheard_dossier()
    accusations = (
        tag(papers[0], "Moeder", "role", "perpetrator", actor="mother", holder="father"),
        tag(papers[1], "Vader", "role", "perpetrator", actor="father", holder="mother"),
        tag(papers[2], "Vader", "role", "perpetrator", actor="father", holder="mother"),
    )
    whole = (*tags, *accusations)
    first = score_dossier(papers, whole)
    second = score_dossier(papers, tuple(swapped(one) for one in whole))
    assert first.scores == second.scores
    assert first.scores[1].contributions["two_way_accusations"] > 0


def test_interval_holds_the_score_and_leaving_out_a_paper() -> None:
    papers, tags = unheard_dossier()
    score = score_dossier(papers, tags).scores[4]
    assert score.low <= score.score <= score.high
    left_out = [
        score_dossier(
            tuple(p for p in papers if p is not gone),
            tuple(t for t in tags if t.document_id != gone.document_id),
        ).scores[4]
        for gone in papers
    ]
    assert score.low == min(one.score for one in left_out)


def test_neutral_paper_changes_no_score_by_more_than_three_points() -> None:
    papers, tags = unheard_dossier()
    neutral = paper("n", "2020-09-01", "De gemeente opent een nieuw zwembad aan de Dorpsstraat.")
    before = score_dossier(papers, tags).scores
    after = score_dossier((*papers, neutral), tags).scores
    for one, two in zip(before, after, strict=True):
        assert abs(one.score - two.score) <= 3


def test_little_text_is_not_judged() -> None:
    from dossier_nlp.records import Document

    short = Document("x", "a", "a.txt", "0", "Vader voelt zich niet gehoord.\n", (), 1)
    scores = score_dossier((short,), ()).scores
    assert {score.level for score in scores} == {"insufficient_text"}
    assert not any(score.present for score in scores)


def test_evidence_adds_up_and_stands_in_the_papers() -> None:
    papers, tags = unheard_dossier()
    scored = score_dossier(papers, tags)
    texts = {one.document_id: one.text for one in papers}
    assert len(scored.evidence) == len(tags)
    for one in scored.evidence:
        assert texts[one.document_id][one.start : one.end] == one.text
    contributions = scored.scores[4].contributions
    for name, points in contributions.items():
        shares = [e.weight for e in scored.evidence if e.indicator == name]
        assert sum(shares) == pytest.approx(points, abs=0.01)


def test_explanation_gives_the_sum_and_the_caveat() -> None:
    papers, tags = unheard_dossier()
    scored = score_dossier(papers, tags)
    result = DossierResult("x", papers, tags, scores=scored.scores, evidence=scored.evidence)
    text = explain(result, 5)
    assert "niet gehoord" in text
    assert f"{scored.scores[4].score:.1f}" in text
    assert "zegt niets over een ouder" in text
    with pytest.raises(InputError, match="no risk factor 8"):
        explain(result, 8)


def test_every_weight_has_a_reason_and_a_source() -> None:
    config = load_config()
    assert set(config.factor) == set(FACTORS)
    for factor in config.factor.values():
        for indicator in factor.indicator.values():
            assert len(indicator.reason) > 10
            assert indicator.source


def test_explanation_lists_the_sentences_and_the_papers_that_do_not_count() -> None:
    papers, tags = unheard_dossier()
    news = paper("nieuwsbrief", "2020-09-01", "De gemeente opent een zwembad.")
    scored = score_dossier((*papers, news), tags)
    result = DossierResult(
        "x", (*papers, news), tags, scores=scored.scores, evidence=scored.evidence
    )
    text = explain(result, 5, sentences=True)
    assert "Moeder voelt zich niet gehoord" in text
    assert "a, p. 1:" in text
    assert "telt niet mee" in text
    assert "nieuwsbrief" in text
    assert "De Vries" in text
    assert "nieuwsbrief" not in explain(
        DossierResult("x", papers, tags, scores=scored.scores, evidence=scored.evidence), 5
    )


def test_explanation_says_when_counter_indicators_outweigh_the_rest() -> None:
    one = paper("a", "2020-01-01", "Vader huilt. Zijn jeugd is besproken. Ook haar jeugd.")
    suffering = tag(
        one, "huilt", "indicator", "rf1.psychological_suffering", polarity="hypothetical"
    )
    history = [
        tag(one, words, "indicator", "rf1.personal_history") for words in ("jeugd is", "haar jeugd")
    ]
    scored = score_dossier((one,), (suffering, *history))
    assert scored.scores[0].score == 0
    result = DossierResult("x", (one,), (suffering,), scores=scored.scores)
    assert "tegenaanwijzingen wegen zwaarder" in explain(result, 1)
