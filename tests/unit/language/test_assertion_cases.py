"""Affirmed, denied, supposed: the marked-up lines of ``tests/data/language/assertion.txt``."""

from __future__ import annotations

from language_cases import Case, parse, read_cases, report, tokens_of

from dossier_nlp.language.assertion import assertion_of


def answers(case: Case) -> list[tuple[str, str]]:
    doc = parse(case.document)
    found = []
    for expected in case.expected:
        assertion = assertion_of(doc, *tokens_of(doc, expected))
        if expected.answer.startswith("status:"):
            given = f"status:{assertion.status}"
        elif expected.answer == "mentioned":
            given = "mentioned" if assertion.mentioned else assertion.polarity
        else:
            given = assertion.polarity
        found.append((expected.answer, given))
    return found


def test_every_marked_phrase_has_its_polarity():
    cases = read_cases("assertion.txt")
    assert len(cases) >= 150
    wrong = {}
    for case in cases:
        bad = [(wanted, given) for wanted, given in answers(case) if wanted != given]
        if bad:
            wrong[case.id] = "; ".join(f"{wanted} but {given}" for wanted, given in bad)
    report(wrong, cases)
