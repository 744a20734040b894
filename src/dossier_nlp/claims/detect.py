"""Which statements bring something contestable, and the claims that grow from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier_nlp.claims.dispute import Response, antecedents, counter_version, response_of
from dossier_nlp.claims.link import DENIED, SAME, Thread, Threads
from dossier_nlp.claims.statements import DocumentStatements, Statement
from dossier_nlp.claims.wording import Wording
from dossier_nlp.records import AUTHOR

_NEAR = 0.14
"""Added to the fit of a claim that stands just before the response."""
_RARE_WORDS = 5
_MIN_SHARED = 2
_OPEN = 0.3
"""Wording from which a later passage without a known act brings a disputed claim again."""


@dataclass(slots=True)
class Found:
    """The claims of a dossier and the responses to each of them."""

    threads: list[Thread]
    responses: dict[int, list[Response]] = field(default_factory=dict)
    documents: Sequence[DocumentStatements] = ()


def is_content(statement: Statement) -> bool:
    """Tell whether a statement brings an act, event or trait of somebody in the family."""
    if statement.heading or statement.negated or statement.hypothetical:
        return False
    if not statement.classes:
        return False
    return bool(statement.agent)


def alleged(statement: Statement) -> bool:
    """Tell whether somebody is made to say it: by an attribution or a word of alleging."""
    return statement.holder != AUTHOR or statement.does("allege", "insist", "acknowledge")


def find_threads(documents: Sequence[DocumentStatements]) -> Found:
    """Find all claims of a dossier with what is answered to them.

    Parameters
    ----------
    documents
        The statements of every document, in the order of their dates.
    """
    return _Weaver(documents).weave()


class _Weaver:
    def __init__(self, documents: Sequence[DocumentStatements]) -> None:
        self.documents = documents
        self.marked = [document.marked() for document in documents]
        self.responses = [
            [r for s in marked if (r := response_of(s, document)) is not None]
            for document, marked in zip(documents, self.marked)
        ]
        self.wording = Wording([s for marked in self.marked for s in marked])
        self.threads = Threads(self.wording)
        self.answers: dict[int, list[Response]] = {}

    def weave(self) -> Found:
        answered = {r.statement.place for rs in self.responses for r in rs if not r.repeats}
        for marked in self.marked:
            for statement in marked:
                if statement.place not in answered and is_content(statement):
                    self._place(statement)
        for document, marked, responses in zip(self.documents, self.marked, self.responses):
            content = [
                s
                for s in marked
                if s.place not in answered and not s.heading and (s.classes or alleged(s))
            ]
            for response in responses:
                self._answer(response, document, content)
            self._counter_versions(marked, answered)
        return Found(self.threads.all, self.answers, self.documents)

    def _place(self, statement: Statement) -> Thread:
        thread, how = self.threads.best(statement, SAME)
        if thread is None:
            return self.threads.start(statement)
        self.threads.join(thread, statement, how)
        return thread

    # ------------------------------------------------------------------ responses

    def _answer(
        self, response: Response, document: DocumentStatements, content: Sequence[Statement]
    ) -> None:
        near = antecedents(response, document, content)
        if response.points_back:
            if not response.weak:
                for statement in near:
                    self._note(self._thread_of(statement), response)
            return
        thread = self._denied(response, near)
        if thread is not None:
            self._note(thread, response)
        elif response.act == "dispute" and response.statement.firm and response.statement.agent:
            self._note(self.threads.start(response.statement), response)

    def _denied(self, response: Response, near: Sequence[Statement]) -> Thread | None:
        """Return the claim whose content a response names."""
        best: Thread | None = None
        top = 0.0
        nearby = {thread.number for s in near if (thread := self.threads.of(s)) is not None}
        for thread in self.threads.candidates(response.statement):
            how = thread.fit(response.statement, self.wording)
            if how and thread.number in nearby:
                how += _NEAR
            if how >= DENIED and how > top + 1e-9:
                best, top = thread, how
        return best

    def _thread_of(self, statement: Statement) -> Thread:
        return self.threads.of(statement) or self._place(statement)

    def _note(self, thread: Thread, response: Response) -> None:
        self.answers.setdefault(thread.number, []).append(response)

    def _counter_versions(
        self, marked: Sequence[Statement], answered: set[tuple[int, int, int]]
    ) -> None:
        for index, statement in enumerate(marked):
            if statement.place in answered:
                continue
            accusation = counter_version(statement, marked[max(0, index - 1) : index])
            thread = self.threads.of(accusation) if accusation else None
            if thread is not None and self.threads.of(statement) is not thread:
                self._note(
                    thread,
                    Response(
                        statement, "dispute", statement.holder, False, False, "claims.counter"
                    ),
                )
