"""Who is meant: the marked-up lines of ``tests/data/language/actors.txt``."""

from __future__ import annotations

from language_cases import Case, parse, read_cases, report, tokens_of

from dossier_nlp.language.actors import actor_at


def answers(case: Case) -> list[tuple[str, str]]:
    doc = parse(case.document)
    found = []
    for expected in case.expected:
        start, end = tokens_of(doc, expected)
        mention = actor_at(doc, end - 1)
        # The phrase may hold a possessor as its last word: then its first word decides.
        if mention is not None and mention.start > start and actor_at(doc, start) is not None:
            mention = actor_at(doc, start)
        given = "" if mention is None else mention.actor
        if ":" in expected.answer and mention is not None and mention.name:
            given += f":{mention.name}"
        wanted = expected.answer
        if wanted == "unknown" and mention is None:
            given = "unknown"
        found.append((wanted, given))
    return found


def test_every_marked_phrase_has_its_actor():
    cases = read_cases("actors.txt")
    assert len(cases) >= 150
    wrong = {}
    for case in cases:
        bad = [(wanted, given) for wanted, given in answers(case) if wanted != given]
        if bad:
            wrong[case.id] = "; ".join(f"{wanted} but {given}" for wanted, given in bad)
    report(wrong, cases)
