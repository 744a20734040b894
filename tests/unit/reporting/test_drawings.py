"""The geometry of life lines and timelines, and who casts whom."""

from dataclasses import replace
from itertools import pairwise

import pytest
from report_results import marked_document, rich_result, safety_result

from dossier_nlp.records import Claim, ClaimMention, DossierResult, Event
from dossier_nlp.reporting.chronology import chronology
from dossier_nlp.reporting.framing import portraits, role_matrices
from dossier_nlp.reporting.lifelines import WIDTH, Scale, is_bare, life_line, ordinal
from dossier_nlp.reporting.places import Places


@pytest.fixture(scope="module")
def places():
    return Places(rich_result())


def scale_of(result):
    return Scale.of([document.date for document in result.documents])


def test_time_goes_to_the_right(places):
    claim = next(c for c in places.result.claims if c.claim_id == "c1")
    line = life_line(claim, places, scale_of(places.result))
    xs = [mark.x for mark in line.marks]
    assert xs == sorted(xs)
    assert all(0 <= x <= WIDTH for x in xs)
    assert [mark.number for mark in line.marks] == list(range(1, len(claim.mentions) + 1))
    assert line.marks[0].x < line.disputed_x


def test_a_lane_per_voice_and_the_author_by_name(places):
    claim = next(c for c in places.result.claims if c.claim_id == "c1")
    line = life_line(claim, places, scale_of(places.result))
    assert [lane.holder for lane in line.lanes] == ["mother", "father", "rvdk", "gi"]


def test_only_the_bare_repetition_is_marked(places):
    claim = next(c for c in places.result.claims if c.claim_id == "c1")
    assert [is_bare(mention, claim) for mention in claim.mentions].count(True) == 1


def test_marks_on_one_day_do_not_cover_each_other():
    result = rich_result()
    mention = ClaimMention("x", "m", "2019-03-04", 1, 0, 4, "text", "assertion", "mother")
    claim = Claim("x", "text", "mother", "father", "m", "2019-03-04", (mention,) * 3)
    line = life_line(claim, Places(result), scale_of(result))
    places = {(mark.x, mark.y) for mark in line.marks}
    assert len(places) == 3
    assert line.lanes[0].y + line.lanes[0].height >= max(mark.y for mark in line.marks)


def test_a_mention_without_date_stands_left_of_the_axis():
    result = rich_result()
    mention = ClaimMention("x", "m", "", 1, 0, 4, "text", "assertion", "mother")
    claim = Claim("x", "text", "mother", "father", "m", "", (mention,))
    line = life_line(claim, Places(result), scale_of(result))
    assert line.has_undated
    assert line.marks[0].x < scale_of(result).left


@pytest.mark.parametrize("dates", [[], [""], ["2020-01-01"], ["2020-01-01", "2020-03-01"]])
def test_any_dates_make_a_scale(dates):
    scale = Scale.of(dates)
    assert all(0 <= scale.x(day) <= WIDTH for day in [*dates, "2020"])
    assert all(tick.label for tick in scale.ticks())


def test_labels_of_years_do_not_touch():
    ticks = Scale.of(["1990-01-01", "2024-01-01"]).ticks()
    assert all(b.x - a.x >= 44 for a, b in pairwise(ticks))


@pytest.mark.parametrize(
    ("iso", "same"),
    [("2020", "2020-06-15"), ("2020-02", "2020-02-15"), ("2020-02-30", None), ("x", None)],
)
def test_imprecise_dates_stand_in_the_middle(iso, same):
    assert ordinal(iso) == (ordinal(same) if same else None)


def test_the_timeline_draws_a_bar_for_a_period_and_a_dot_for_a_day(places):
    times = chronology(places)
    bars = {lane.name: lane.bars for lane in times.lanes}
    assert bars["systeemtherapie"][0].width > 0
    assert all(bar.width == 0 for bar in bars["ondertoezichtstelling"])
    assert [paper.number for paper in times.papers] == [1, 2, 3, 4, 5, 6]
    assert [m.event.date_from for m in times.moments] == sorted(
        m.event.date_from for m in times.moments
    )


def test_a_long_timeline_says_what_it_leaves_out():
    document = marked_document("d", "01", "Een zin.", date="2020-01-01").document
    events = tuple(
        Event("01", 1, 0, 3, "2020-01-01", "2020-01-01", "day", "measure", f"m{n}", "", "Een")
        for n in range(40)
    )
    times = chronology(Places(DossierResult("d", (document,), events=events)))
    assert len(times.lanes) + times.left_out == 40
    assert len(times.moments) == 40


def test_the_matrix_counts_what_the_table_counts(places):
    matrices = role_matrices(places)
    roles = [tag for tag in places.result.tags if tag.family == "role"]
    assert sum(matrix.n for matrix in matrices) == len(roles)
    perpetrator = next(m for m in matrices if m.role == "perpetrator")
    holders = [holder for holder, _, _ in perpetrator.rows]
    assert holders == ["mother", "father", "author:gi"]
    anchors = [c.anchor for m in matrices for _, row, _ in m.rows for c in row if c]
    assert len(anchors) == len(set(anchors))


def test_strengths_stand_beside_concerns_for_both_parents_always(places):
    mother, father, *others = portraits(places)
    assert (mother.actor, father.actor) == ("mother", "father")
    assert (mother.strengths, father.strengths) == (3, 2)
    assert father.elaborated[0].hit.startswith("kookt elke woensdag")
    assert [other.actor for other in others] == ["parents"]
    empty = replace(places.result, tags=())
    assert [p.actor for p in portraits(Places(empty))] == ["mother", "father"]


def test_two_tags_on_the_same_words_are_one_concern():
    father = portraits(Places(safety_result()))[1]
    assert [quote.hit for quote in father.concerns] == [
        "vader moeder meermalen heeft geslagen",
        "Vader controleert haar telefoon en haar geld",
    ]


def test_exchanging_the_parents_exchanges_the_portraits(places):
    swap = {"mother": "father", "father": "mother"}
    tags = tuple(replace(tag, actor=swap.get(tag.actor, tag.actor)) for tag in places.result.tags)
    mirrored = portraits(Places(replace(places.result, tags=tags)))
    before = {p.actor: (p.strengths, len(p.concerns)) for p in portraits(places)}
    after = {swap.get(p.actor, p.actor): (p.strengths, len(p.concerns)) for p in mirrored}
    assert before == after
