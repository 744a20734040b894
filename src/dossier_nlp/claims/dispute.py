"""What a passage does to a claim: dispute, refute or confirm it; and which claim that is.

A party disputes; somebody outside the conflict refutes or confirms. Some such passages say what
they deny ("dat hij haar sloeg, is niet waar"), others point back ("vader spreekt dat tegen").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.claims.passages import word_list
from dossier_nlp.claims.statements import ADULTS, DocumentStatements, Stance, Statement
from dossier_nlp.claims.voice import PARTIES
from dossier_nlp.records import AUTHOR, UNKNOWN

DISPUTE, REFUTATION, CONFIRMATION = "dispute", "refutation", "confirmation"
_LOOK_BACK = 4
"""Passages before a response in which what it points back to may stand."""
_FEW_WORDS = 2
"""A response with at most so many words of its own says nothing new: it points back."""


@dataclass(frozen=True, slots=True)
class Response:
    """A passage that answers a claim.

    Attributes
    ----------
    act
        ``dispute``, ``refutation`` or ``confirmation``.
    by
        Who answers; ``""`` where the passage does not tell which party it is.
    points_back
        True where it refers to what stands before it and names no act itself.
    repeats
        True where the passage brings the claim as somebody's statement as well.
    rule
        The lexicon row that decided.
    """

    statement: Statement
    act: str
    by: str
    points_back: bool
    repeats: bool
    rule: str
    several: bool = False
    weak: bool = False


def response_of(statement: Statement, document: DocumentStatements) -> Response | None:
    """Tell whether a statement answers a claim, by its cues and its polarity."""
    if statement.heading:
        return None
    cue = _cue(statement, "dispute")
    if cue:
        return _disputing(statement, cue, document)
    cue = _cue(statement, "refute")
    if cue:
        by = _speaker(statement, cue)
        act = REFUTATION if _outside(by, cue, document) else DISPUTE
        return _response(statement, act, by, cue, document)
    cue = _cue(statement, "confirm")
    if cue and statement.classes and not statement.negated:
        by = _speaker(statement, cue)
        if _outside(by, cue, document) and not statement.hypothetical:
            return _response(statement, CONFIRMATION, by, cue, document)
        return None
    if statement.negated and statement.classes:
        return _denial(statement, document)
    return None


def _cue(statement: Statement, category: str) -> Stance | None:
    return next((s for s in statement.stances if s.category == category), None)


def _speaker(statement: Statement, cue: Stance) -> str:
    """Return who answers: the subject of the answering verb, else whose voice it is."""
    if cue.kind in {"verb", "version"} and cue.subject:
        return cue.subject
    if statement.holder not in {AUTHOR, UNKNOWN}:
        return statement.holder
    return cue.subject if cue.kind == "finding" and cue.subject not in PARTIES else statement.holder


def _outside(by: str, cue: Stance, document: DocumentStatements) -> bool:
    return document.voice.third_party(by) if by else False


def _disputing(statement: Statement, cue: Stance, document: DocumentStatements) -> Response:
    by = _speaker(statement, cue)
    outside = cue.kind == "predicate" and _outside(by, cue, document)
    return _response(statement, REFUTATION if outside else DISPUTE, by, cue, document)


def _denial(statement: Statement, document: DocumentStatements) -> Response:
    """Answer a claim by denying the act itself: 'hij heeft haar nooit geslagen'."""
    outside = document.voice.third_party(statement.holder)
    by = statement.holder if statement.holder != AUTHOR or outside else statement.agent
    return Response(statement, REFUTATION if outside else DISPUTE, by, False, False, statement.rule)


def _response(
    statement: Statement, act: str, by: str, cue: Stance, document: DocumentStatements
) -> Response:
    words = document.cols.lower[slice(*statement.tokens)]
    few = len(statement.words) <= _FEW_WORDS
    pointing = statement.does("reference") or any(w in word_list("pointer") for w in words)
    alleged = any(
        s.category in {"allege", "insist"} and s.kind in {"verb", "noun"} and s.subject != by
        for s in statement.stances
    )
    return Response(
        statement,
        act,
        "" if by in {AUTHOR, UNKNOWN} and act == DISPUTE else by,
        points_back=not statement.classes and (few or pointing),
        repeats=bool(statement.classes)
        and alleged
        and act == DISPUTE
        and _passive(statement, words),
        rule=cue.rule,
        several=any(w in word_list("several") for w in words),
        weak=cue.kind == "correction",
    )


def _passive(statement: Statement, words: Sequence[str]) -> bool:
    return "door" in words or any(s.kind == "noun" for s in statement.stances)


def counter_version(statement: Statement, before: Sequence[Statement]) -> Statement | None:
    """Return the accusation that a statement answers with another account of the same thing.

    "Moeder zegt dat vader haar duwde. Vader zegt dat zij uitgleed": the accused speaks at once
    after the accusation, without a word of denial.
    """
    speaker = statement.holder
    if speaker not in ADULTS or not before or (statement.stances and statement.does("insist")):
        return None
    accusation = before[-1]
    accuses = statement.firm and statement.agent not in {"", speaker, "child"}
    told_of_him = accusation.agent == speaker and accusation.holder != speaker
    near = accusation.block == statement.block and statement.sentence - accusation.sentence <= 1
    if accuses or not told_of_him or not near or not accusation.classes:
        return None
    return accusation


def antecedents(
    response: Response, document: DocumentStatements, content: Sequence[Statement]
) -> list[Statement]:
    """Return the statements that a response points back to, nearest first.

    Parameters
    ----------
    content
        The statements of the same document that bring something contestable, in text order.
    """
    here = response.statement
    found: list[Statement] = []
    for statement in reversed(content):
        if statement.place >= here.place:
            continue
        distance = here.passage - statement.passage
        if distance > _LOOK_BACK or (statement.block != here.block and distance > 2):
            break
        if not _may_deny(response, statement):
            continue
        if found and (not response.several or statement.sentence < found[0].sentence - 1):
            break
        found.append(statement)
    return found


def _may_deny(response: Response, statement: Statement) -> bool:
    """Tell whether the one who answers can be denying this: it is of him, or not by him."""
    if statement.negated or statement.heading:
        return False
    if response.act != DISPUTE or not response.by:
        return True
    if response.by == "parents":
        return True
    if statement.agent:
        return statement.agent == response.by or (
            statement.agent not in {"mother", "father"} and statement.holder != response.by
        )
    return statement.holder != response.by
