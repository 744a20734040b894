from __future__ import annotations

from dataclasses import replace

from dossier_nlp.records import Tag
from dossier_nlp.tagging.changes import compare_tags, count_changes

TAG = Tag("d1", "t1", 10, 16, "onveil", 1, "safety", "threat", "safety.threat.onveilig")


def test_equal_tags_are_no_change() -> None:
    assert compare_tags([TAG], [replace(TAG, tag_id="other", rule="another.row")]) == []


def test_a_longer_span_is_the_same_tag() -> None:
    assert compare_tags([TAG], [replace(TAG, end=18, text="onveilig")]) == []


def test_a_new_tag_is_added_and_a_lost_one_removed() -> None:
    away = replace(TAG, start=50, end=56)
    kinds = [(c.kind, c.tag.start) for c in compare_tags([TAG], [away])]
    assert kinds == [("removed", 10), ("added", 50)]


def test_another_value_is_told_with_before_and_after() -> None:
    (change,) = compare_tags([TAG], [replace(TAG, polarity="negated")])
    assert change.kind == "changed"
    assert change.values == {"polarity": ("affirmed", "negated")}


def test_tags_of_other_papers_and_families_are_not_paired() -> None:
    others = [
        replace(TAG, document_id="d2"),
        replace(TAG, family="loaded_term", category="loaded_term"),
    ]
    kinds = sorted(c.kind for c in compare_tags([TAG], others))
    assert kinds == ["added", "added", "removed"]


def test_of_two_that_overlap_the_equal_one_is_paired() -> None:
    role = replace(TAG, family="role", category="victim", actor="mother")
    both = [replace(role, actor="child"), role]
    changes = compare_tags([role], both)
    assert [(c.kind, c.tag.actor) for c in changes] == [("added", "child")]


def test_counts_are_by_family_and_kind() -> None:
    counts = count_changes(compare_tags([], [TAG, replace(TAG, start=50, end=56)]))
    assert counts == {("safety", "added"): 2}
