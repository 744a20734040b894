"""Exchange mother and father, she and he, in a case: in its text and in its answers."""

from __future__ import annotations

from language_cases import Case, Expected, parse

from dossier_nlp.evaluation.symmetry import Shift, exchanges, mirror, mirrored_actor


def swap_case(case: Case) -> Case | None:
    """Return the mirrored case; None where its text has nothing to exchange."""
    doc = parse(case.document)
    words = exchanges(doc)
    if not words:
        return None
    shift = Shift(words)
    expected = tuple(
        Expected(shift(e.start), shift(e.end), swap_answer(e.answer)) for e in case.expected
    )
    return Case(case.id, case.known_failure, mirror(case.document, doc), expected)


swap_answer = mirrored_actor
