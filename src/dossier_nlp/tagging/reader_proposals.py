"""Stretches of text that the reader takes for a finding, turned into one: span and actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, mentions_within
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.view import PARENTS
from dossier_nlp.tagging.base import Finding, cue
from dossier_nlp.tagging.frames_clause import Clause, clause_window
from dossier_nlp.tagging.frames_predicate import row_owner
from dossier_nlp.tagging.reader_features import Stretch
from dossier_nlp.tagging.roles_rules import NEVER_PERPETRATOR, PEOPLE, hidden_agent

_OPENING = 2
_VERBAL = frozenset({"VERB", "AUX"})

_Numbered = Sequence[tuple[int, Stretch]]


def propose(doc: Doc, target: str, numbered: _Numbered) -> Iterator[tuple[Finding, int]]:
    """Yield findings for stretches, each with the number of its (first) stretch."""
    makers = {
        "perpetrator": _perpetrator,
        "victim": _victim,
        "rescuer": _rescuer,
        "strength": _strength,
    }
    make = makers.get(target)
    if make is None:
        return
    last: tuple[Finding, int] | None = None
    for number, part in numbered:
        finding = make(doc, part)
        if finding is None:
            continue
        if (
            last is not None
            and target != "victim"
            and last[1] == number - 1
            and last[0].actor == finding.actor
        ):
            continue  # the neighbour says the same of the same person
        last = (finding, number)
        yield last


def _clause(doc: Doc, part: Stretch) -> Clause | None:
    c = columns(doc)
    verbs = [i for i in range(part.start, part.end) if c.pos[i] in _VERBAL]
    if not verbs:
        return None
    main = next((i for i in verbs if c.pos[i] == "VERB" and _is_top(c, i, part)), verbs[-1])
    low, high = clause_window(c, main)
    return Clause(doc, main, (low, high))


def _is_top(c: Columns, index: int, part: Stretch) -> bool:
    return c.head[index] == index or not part.start <= c.head[index] < part.end


def _span(doc: Doc, part: Stretch, subject: Mention | None) -> tuple[int, int]:
    """Return the stretch without the subject it opens with."""
    start = part.start
    if subject is not None and subject.end < part.end:
        opening = subject.start - part.start
        if 0 <= opening <= _OPENING:
            start = subject.end
    return start, part.end


def _make(doc: Doc, family: str, category: str, span: tuple[int, int], who: Mention) -> Finding:
    return Finding(
        *span,
        family,
        category,
        "reader",
        actor=who.actor,
        name=who.name,
        cues=(cue(doc, "trigger", *span), cue(doc, "actor", who.start, who.end)),
        priority=-1,
    )


def _perpetrator(doc: Doc, part: Stretch) -> Finding | None:
    clause = _clause(doc, part)
    agent = clause.agent() if clause is not None else None
    span = _span(doc, part, agent)
    if agent is None:
        actor = hidden_agent(doc, part.start, None)
        return Finding(
            *span,
            "role",
            "perpetrator",
            "reader",
            actor=actor,
            cues=(cue(doc, "trigger", *span),),
            backgrounded=True,
            priority=-1,
        )
    if agent.actor in NEVER_PERPETRATOR:
        return None
    return _make(doc, "role", "perpetrator", span, agent)


def _victim(doc: Doc, part: Stretch) -> Finding | None:
    clause = _clause(doc, part)
    patient = None
    if clause is not None:
        patient = clause.patient() or clause.subject()
    if patient is None or not part.start <= patient.start < part.end:
        people = [m for m in mentions_within(doc, part.start, part.end) if m.actor in PEOPLE]
        patient = people[-1] if people else patient
    if patient is None or patient.actor not in PEOPLE:
        return None
    if clause is not None and patient is clause.subject() and not clause.passive:
        span = _span(doc, part, patient)
        return _make(doc, "role", "victim", span, patient)
    return _make(doc, "role", "victim", (patient.start, patient.end), patient)


def _rescuer(doc: Doc, part: Stretch) -> Finding | None:
    clause = _clause(doc, part)
    agent = clause.agent() if clause is not None else None
    if agent is None:
        return None
    return _make(doc, "role", "rescuer", _span(doc, part, agent), agent)


def _strength(doc: Doc, part: Stretch) -> Finding | None:
    c = columns(doc)
    clause = _clause(doc, part)
    owner = clause.subject() if clause is not None else None
    if owner is None or owner.actor not in PARENTS:
        first, _ = c.bounds(part.start)
        parents = [m for m in mentions_within(doc, first, part.end) if m.actor in PARENTS]
        owner = parents[0] if parents else row_owner(doc, c, first)
    if owner is None or owner.actor not in PARENTS:
        return None
    return _make(doc, "strength", "named", _span(doc, part, owner), owner)
