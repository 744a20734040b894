from __future__ import annotations

from dossier_nlp.evaluation.thresholds import Case, choose, chosen_on, leave_one_out


def cases(**scores: tuple[float, bool]) -> dict[str, dict[int, Case]]:
    return {name: {1: Case(score, True, wanted)} for name, (score, wanted) in scores.items()}


SPLIT = cases(a=(10.0, False), b=(20.0, False), c=(60.0, True), d=(70.0, True))


def test_the_threshold_lies_in_the_middle_of_the_gap() -> None:
    assert choose([case[1] for case in SPLIT.values()]) == 40.0


def test_a_dossier_is_judged_by_the_others() -> None:
    assert leave_one_out(SPLIT) == (4, 4)
    # Only its own score would put the threshold below it.
    odd = cases(a=(10.0, False), b=(20.0, True), c=(60.0, True), d=(70.0, True))
    odd["a"] = {1: Case(30.0, True, False)}
    right, total = leave_one_out(odd)
    assert total == 4
    assert right < 4


def test_too_few_papers_is_never_present() -> None:
    assert not Case(99.0, False, True).right(10.0)
    assert Case(99.0, False, False).right(10.0)


def test_thresholds_chosen_on_some_are_tried_on_the_rest() -> None:
    assert chosen_on(SPLIT, {"a", "c"}) == (2, 2)
    assert chosen_on(SPLIT, set(SPLIT)) == (0, 0)
    assert leave_one_out({}) == (0, 0)
