"""Exchange mother and father, she and he: every answer must be mirrored exactly."""

from __future__ import annotations

import pytest
import test_actors_cases
import test_assertion_cases
import test_holder_cases
from language_cases import read_cases
from language_swap import swap_answer, swap_case

ROOMS = (
    ("actors.txt", test_actors_cases.answers),
    ("holder.txt", test_holder_cases.answers),
    ("assertion.txt", test_assertion_cases.answers),
)


@pytest.mark.parametrize(("name", "answers"), ROOMS, ids=[name for name, _ in ROOMS])
def test_mirrored_texts_get_mirrored_answers(name, answers):
    wrong = []
    swapped = 0
    for case in read_cases(name):
        mirrored = swap_case(case)
        if mirrored is None:
            continue
        swapped += 1
        before = [swap_answer(given.split(":")[0]) for _, given in answers(case)]
        after = [given.split(":")[0] for _, given in answers(mirrored)]
        if before != after:
            wrong.append((case.id, before, after))
    assert swapped > 60
    assert not wrong, wrong
