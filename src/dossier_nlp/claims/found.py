"""What is found of the claims of a dossier before it becomes records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier_nlp.claims.dispute import REFUTATION, Response, accuses
from dossier_nlp.claims.link import Thread
from dossier_nlp.claims.statements import DocumentStatements, Statement
from dossier_nlp.records import AUTHOR

_TOLD_AGAIN = 2
"""Documents in which an accusation of no known kind must stand to count unanswered."""


@dataclass(slots=True)
class Found:
    """The claims of a dossier and the responses to each of them.

    Attributes
    ----------
    threads
        The claims.
    responses
        Number of a thread -> what answers it.
    documents
        The statements of every document.
    weighed
        True where the trained reader has chosen the threads: all of them count.
    reasons
        Place of a statement -> why the trained reader took it, where no rule did.
    doubts
        Places of statements that the trained reader takes for an answer, of whatever claim.
    """

    threads: list[Thread]
    responses: dict[int, list[Response]] = field(default_factory=dict)
    documents: Sequence[DocumentStatements] = ()
    weighed: bool = False
    reasons: Mapping[tuple[int, int, int], str] = field(default_factory=dict)
    doubts: frozenset[tuple[int, int, int]] = frozenset()


def alleged(statement: Statement) -> bool:
    """Tell whether somebody is made to say it: by an attribution or a word of alleging."""
    return statement.holder != AUTHOR or statement.does("allege", "insist", "acknowledge")


def counts(thread: Thread, responses: Sequence[Response]) -> bool:
    """Tell whether a thread of the rules is a claim.

    It is when somebody answers it, when somebody is made to say it of another, or when an act
    that is contested by itself is alleged or told more than once. A finding of a third party
    that only points back makes no claim of what stands before it.
    """
    if any(r.act != REFUTATION or not r.points_back for r in responses):
        return True
    told_again = len(thread.statements) > 1
    if not thread.classes and len({s.document for s in thread.statements}) < _TOLD_AGAIN:
        return False
    for statement in thread.statements:
        if not statement.agent:
            continue
        if statement.firm and (told_again or alleged(statement)):
            return True
        if statement.sure and accuses(statement):
            return True
    return False
