"""In whose voice: the marked-up lines of ``tests/data/language/holder.txt``."""

from __future__ import annotations

from language_cases import Case, parse, read_cases, report, tokens_of

from dossier_nlp.language.holder import holder_of


def answers(case: Case) -> list[tuple[str, str]]:
    doc = parse(case.document)
    return [(e.answer, holder_of(doc, *tokens_of(doc, e)).holder) for e in case.expected]


def test_every_marked_phrase_has_its_holder():
    cases = read_cases("holder.txt")
    assert len(cases) >= 150
    wrong = {}
    for case in cases:
        bad = [(wanted, given) for wanted, given in answers(case) if wanted != given]
        if bad:
            wrong[case.id] = "; ".join(f"{wanted} but {given}" for wanted, given in bad)
    report(wrong, cases)
