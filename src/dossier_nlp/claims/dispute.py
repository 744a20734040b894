"""What a passage does to a claim: dispute, refute or confirm it; and which claim that is.

A party disputes; somebody outside the conflict refutes or confirms. Some such passages say what
they deny ("dat hij haar sloeg, is niet waar"), others point back ("vader spreekt dat tegen").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.claims.acts import act_classes
from dossier_nlp.claims.passages import word_list
from dossier_nlp.claims.statements import DocumentStatements, Stance, Statement
from dossier_nlp.claims.voice import PARTIES
from dossier_nlp.claims.who import ADULTS
from dossier_nlp.records import AUTHOR, UNKNOWN

DISPUTE, REFUTATION, CONFIRMATION = "dispute", "refutation", "confirmation"
COUNTER = "claims.counter_version"
"""Rule of a dispute that is another account of the same thing."""
_LOOK_BACK = 5
"""Passages before a response in which what it points back to may stand."""
_FAR_BACK = 14
"""The same where a response answers all that the other party has brought."""
_ELABORATION = 3
"""Passages after a dispute that may go on with it."""
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
    several
        True where it answers more than one thing ('beide stellingen', 'een en ander').
    weak
        True where it objects to a paper rather than to a claim; it never points back.
    alleges
        True where its own words would be a claim by themselves.
    cued
        True where a word of disputing or finding decided, not just a denied act.
    """

    statement: Statement
    act: str
    by: str
    points_back: bool
    repeats: bool
    rule: str
    several: bool = False
    weak: bool = False
    alleges: bool = False
    cued: bool = False


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
        act = REFUTATION if _outside(by, document) else DISPUTE
        return _response(statement, act, by, cue, document)
    cue = _cue(statement, "confirm")
    if cue:
        by = _speaker(statement, cue)
        sure = statement.classes and not statement.negated and not statement.hypothetical
        if sure and _outside(by, document):
            return _response(statement, CONFIRMATION, by, cue, document)
    if statement.negated and statement.classes:
        return _denial(statement, document)
    if statement.negated and _points(statement, document):
        return _denial(statement, document)
    return None


def _cue(statement: Statement, category: str) -> Stance | None:
    return next((s for s in statement.stances if s.category == category), None)


def _speaker(statement: Statement, cue: Stance) -> str:
    """Return who answers: the subject of the answering verb, else whose voice it is."""
    if cue.kind in {"verb", "version"}:
        if cue.subject:
            return cue.subject
        if cue.passive:
            return UNKNOWN
    else:
        teller = next((s.subject for s in statement.stances if _tells(s, cue)), "")
        if teller:
            return teller
    if cue.kind == "finding" and cue.subject and cue.subject not in PARTIES:
        return cue.subject
    return cue.holder


def _tells(stance: Stance, cue: Stance) -> bool:
    """Tell whether a verb of saying before the cue has a subject: 'school schrijft dat ...'."""
    saying = stance.category == "allege" and stance.kind == "verb"
    return saying and stance.start < cue.start and bool(stance.subject)


def _outside(by: str, document: DocumentStatements) -> bool:
    return document.voice.third_party(by) if by else False


def _disputing(statement: Statement, cue: Stance, document: DocumentStatements) -> Response:
    by = _speaker(statement, cue)
    outside = cue.kind == "predicate" and _outside(by, document)
    return _response(statement, REFUTATION if outside else DISPUTE, by, cue, document)


def _points(statement: Statement, document: DocumentStatements) -> bool:
    """Tell whether a passage starts by pointing at what stands before it."""
    first = document.cols.lower[statement.tokens[0]]
    return first in word_list("pointer") and statement.holder in PARTIES


def _denial(statement: Statement, document: DocumentStatements) -> Response:
    """Answer a claim by denying the act itself: 'hij heeft haar nooit geslagen'."""
    outside = document.voice.third_party(statement.holder)
    by = statement.holder if statement.holder != AUTHOR or outside else statement.agent
    act = REFUTATION if outside else DISPUTE
    return Response(statement, act, by, not statement.classes, False, statement.rule)


def _response(
    statement: Statement, act: str, by: str, cue: Stance, document: DocumentStatements
) -> Response:
    words = document.cols.lower[slice(*statement.tokens)]
    few = len(statement.words) <= _FEW_WORDS and cue.kind in {"verb", "version"}
    pointing = statement.does("reference") or _has_pointer(statement, cue, document)
    modal = any(s.kind == "modal" for s in statement.stances)
    several = any(w in word_list("several") for w in words)
    return Response(
        statement,
        act,
        "" if by in {AUTHOR, UNKNOWN} and act == DISPUTE else by,
        points_back=not statement.classes and (few or pointing or several) and not modal,
        repeats=act == DISPUTE and _told_by_another(statement, by, words),
        rule=cue.rule,
        several=several,
        weak=cue.kind == "correction",
        cued=True,
        alleges=modal or statement.firm,
    )


def _has_pointer(statement: Statement, cue: Stance, document: DocumentStatements) -> bool:
    """Tell whether a pronoun in the clause of the cue points back."""
    pointers = word_list("pointer")
    cols, grammar = document.cols, document.grammar
    clause = grammar.clause_head(cue.start)
    return any(
        cols.lower[i] in pointers
        and cols.pos[i] in {"PRON", "ADV"}
        and grammar.clause_head(i) == clause
        for i in range(*statement.tokens)
    )


def _told_by_another(statement: Statement, by: str, words: Sequence[str]) -> bool:
    """Tell whether the passage also tells who brings the claim, so that it repeats it."""
    if not statement.classes:
        return False
    table = act_classes()
    affirmed = not statement.negated and not any(
        table[name].negation_is_part for name in statement.classes
    )
    alleged = any(
        s.category in {"allege", "insist"} and s.kind in {"verb", "noun"} and s.subject != by
        for s in statement.stances
    )
    by_another = alleged and ("door" in words or any(s.kind == "noun" for s in statement.stances))
    return affirmed or by_another


def speaker_of(statement: Statement) -> str:
    """Return the adult of the family who is made to say it, ``""`` where nobody is."""
    if statement.holder in ADULTS:
        return statement.holder
    tellers = (s.subject for s in statement.stances if s.category == "allege")
    return next((teller for teller in tellers if teller in ADULTS), "")


def accuses(statement: Statement) -> bool:
    """Tell whether a statement is brought as what somebody says of somebody else."""
    if statement.negated or not statement.agent:
        return False
    if any(stance.kind == "modal" for stance in statement.stances):
        return True
    speaker = speaker_of(statement)
    return bool(speaker) and statement.agent not in {speaker, "parents"}


def counter_version(statement: Statement, before: Sequence[Statement]) -> Statement | None:
    """Return the accusation that a statement answers with another account of the same thing.

    "Moeder zegt dat vader haar duwde. Vader zegt dat zij uitgleed": the accused speaks at once
    after the accusation, without a word of denial.
    """
    speaker = speaker_of(statement)
    if not speaker or statement.does("insist", "concede") or statement.heading:
        return None
    counters = statement.firm and statement.agent not in {"", speaker, "child"}
    if counters or any(s.kind == "modal" for s in statement.stances):
        return None
    for accusation in reversed(before):
        near = accusation.block == statement.block
        if not near or statement.sentence - accusation.sentence > 1:
            return None
        of_child = accusation.agent == "child" and speaker_of(accusation) in ADULTS
        told = speaker_of(accusation) != speaker or accusation.does("reference")
        if (accusation.agent == speaker or of_child) and told and accuses(accusation):
            return accusation
    return None


def elaborates(statement: Statement, response: Response) -> bool:
    """Tell whether a statement goes on with a dispute: the answerer tells how it was instead."""
    here = response.statement
    near = 0 < statement.passage - here.passage <= _ELABORATION and statement.block == here.block
    if not near or response.act != DISPUTE or statement.does("insist", "acknowledge"):
        return False
    own = statement.holder in {response.by, here.holder}
    return own and statement.agent in {response.by, "child", ""}


def antecedents(response: Response, document: DocumentStatements) -> list[Statement]:
    """Return the statements that a response points back to.

    It is the nearest one that the one who answers can be denying, first among what the other
    party has said; with it go the other parts of the same sentence by the same speaker. Where
    the response speaks of several things, it is all that the other party has brought just before.
    """
    said = _looked_back(response, document, by_party=True)
    return said or _looked_back(response, document, by_party=False)


def _looked_back(
    response: Response, document: DocumentStatements, by_party: bool
) -> list[Statement]:
    here = response.statement
    reach = _FAR_BACK if response.several else _LOOK_BACK
    found: list[Statement] = []
    for number in range(here.passage - 1, max(-1, here.passage - reach - 1), -1):
        passage = document.passages[number]
        far = passage.block != here.block and here.passage - number > 2 and not response.several
        if far or passage.heading:
            break
        for statement in document.of(number):
            if by_party and statement.holder not in PARTIES:
                continue
            if _may_deny(response, statement) and _goes_with(response, statement, found):
                found.append(statement)
        if found and passage.sentence < found[0].sentence and not response.several:
            break
    return found


def _goes_with(response: Response, statement: Statement, found: Sequence[Statement]) -> bool:
    if not found:
        return True
    first = found[0]
    alike = statement.holder == first.holder and statement.agent in {first.agent, "child", ""}
    same = statement.sentence == first.sentence or response.several
    return alike and same and bool(statement.classes)


def _may_deny(response: Response, statement: Statement) -> bool:
    """Tell whether the one who answers can be denying this: it is of him, or not by him."""
    if statement.negated or statement.heading or not (statement.words or statement.classes):
        return False
    if not (statement.agent or statement.classes or statement.holder in PARTIES):
        return False
    if response.act != DISPUTE or not response.by or response.by == "parents":
        return True
    if statement.agent == response.by:
        return statement.holder != response.by
    return statement.agent not in {"mother", "father"} and statement.holder != response.by
