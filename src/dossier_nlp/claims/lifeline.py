"""The life line of a claim: asserted, disputed, refuted or confirmed, and repeated all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.claims.dispute import CONFIRMATION, DISPUTE, REFUTATION, Response
from dossier_nlp.claims.found import Found, counts
from dossier_nlp.claims.link import Thread
from dossier_nlp.claims.statements import Statement
from dossier_nlp.records import UNKNOWN, Claim, ClaimMention

ASSERTION, REPETITION = "assertion", "repetition"
_PASSAGE = 3
"""Passages around a repetition that belong to it where a paper has no sections."""
_ACKNOWLEDGING = ("insist", "acknowledge")


@dataclass(frozen=True, slots=True)
class _Event:
    """One mention before it becomes a record."""

    statement: Statement
    act: str
    holder: str
    rule: str
    similarity: float
    acknowledged: bool | None = None


def make_claims(found: Found) -> tuple[Claim, ...]:
    """Turn threads into claims, in the order in which they first come up."""
    claims: list[Claim] = []
    kept = [
        t for t in found.threads if found.weighed or counts(t, found.responses.get(t.number, ()))
    ]
    kept.sort(key=lambda thread: _first_place(thread, found.responses.get(thread.number, ())))
    for number, thread in enumerate(kept, start=1):
        claims.append(_Line(thread, found).claim(f"c{number}"))
    return tuple(claims)


def _first_place(thread: Thread, responses: Sequence[Response]) -> tuple[int, int, int]:
    return min([thread.first.place, *(r.statement.place for r in responses)])


class _Line:
    def __init__(self, thread: Thread, found: Found) -> None:
        self.thread = thread
        responses = found.responses.get(thread.number, ())
        self.responses = sorted(responses, key=lambda r: r.statement.place)
        self.documents = found.documents
        self.reasons = found.reasons
        self.doubts = found.doubts

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with its mentions and what follows from their order."""
        events = self._events()
        disputed = [e for e in events if e.act == DISPUTE]
        refuted = [e for e in events if e.act == REFUTATION]
        against = sorted(
            {e.statement.document for e in (*disputed, *refuted)}
            | {r.statement.document for r in self.responses if r.act in {DISPUTE, REFUTATION}}
        )
        repeated = self._repeated(events, against)
        bare = [number for number in repeated if self._bare(events, number)]
        first = events[0].statement
        agent = self.thread.agent
        return Claim(
            claim_id=claim_id,
            text=self._text(self.thread.first),
            holder=self._holder(self.thread.first),
            about=agent or UNKNOWN,
            first_document_id=self._id(first.document),
            first_date=self.documents[first.document].parsed.document.date,
            mentions=tuple(self._mention(claim_id, event) for event in events),
            disputed=bool(against),
            disputed_in=tuple(self._id(number) for number in against),
            refuted=bool(refuted),
            confirmed=any(e.act == CONFIRMATION for e in events),
            repeated_after_dispute=tuple(self._id(number) for number in repeated),
            bare_repeated=tuple(self._id(number) for number in bare),
            agent=agent,
            patient=next((s.patient for s in self.thread.statements if s.patient), ""),
            act_class=" ".join(sorted(self.thread.classes)),
        )

    # ------------------------------------------------------------------ mentions

    def _events(self) -> list[_Event]:
        events: dict[tuple[int, int, int], _Event] = {}
        own = {r.statement.place for r in self.responses if not r.repeats}
        seen = False
        for statement in self.thread.statements:
            if statement.place in own:
                continue
            how = self.thread.scores.get(statement.place, 1.0)
            act = REPETITION if seen else ASSERTION
            acknowledged = self._acknowledged(statement) if seen else None
            holder = self._holder(statement)
            events[statement.place] = _Event(
                statement,
                act,
                holder,
                self.reasons.get(statement.place, statement.rule),
                how,
                acknowledged,
            )
            seen = True
        confirmed_in: int | None = None
        for response in self.responses:
            statement, place = response.statement, response.statement.place
            if response.act == CONFIRMATION and place not in events:
                later = confirmed_in is not None and statement.document > confirmed_in
                if later and not self._by_court(statement, response):
                    # Once it has been confirmed, saying that it stands is bringing it again.
                    events[place] = _Event(
                        statement,
                        REPETITION,
                        self._holder(statement),
                        response.rule,
                        1.0,
                        self._acknowledged(statement),
                    )
                confirmed_in = statement.document if confirmed_in is None else confirmed_in
            if place not in events:
                events[place] = _Event(
                    response.statement, response.act, response.by or UNKNOWN, response.rule, 1.0
                )
        return [events[place] for place in sorted(events)]

    def _by_court(self, statement: Statement, response: Response) -> bool:
        author = self.documents[statement.document].voice.author
        return "court" in (response.by, statement.holder, author)

    def _acknowledged(self, statement: Statement) -> bool:
        """Tell whether the passage or its section tells that the claim is contested."""
        if statement.does(*_ACKNOWLEDGING) or statement.place in self.doubts:
            return True
        for response in self.responses:
            other = response.statement
            if other.document != statement.document or response.act == CONFIRMATION:
                continue
            if statement.section and other.section == statement.section:
                return True
            if abs(other.passage - statement.passage) <= _PASSAGE:
                return True
        return False

    def _repeated(self, events: Sequence[_Event], against: Sequence[int]) -> list[int]:
        if not against:
            return []
        later = {e.statement.document for e in events if e.act == REPETITION}
        return sorted(number for number in later if number > against[0])

    @staticmethod
    def _bare(events: Sequence[_Event], number: int) -> bool:
        there = [e for e in events if e.statement.document == number and e.act == REPETITION]
        return all(not event.acknowledged for event in there)

    # ------------------------------------------------------------------ records

    def _id(self, number: int) -> str:
        return self.documents[number].parsed.document.document_id

    def _text(self, statement: Statement) -> str:
        return self.documents[statement.document].parsed.document.text[
            statement.start : statement.end
        ]

    def _holder(self, statement: Statement) -> str:
        return statement.holder or UNKNOWN

    def _mention(self, claim_id: str, event: _Event) -> ClaimMention:
        statement = event.statement
        document = self.documents[statement.document].parsed.document
        return ClaimMention(
            claim_id=claim_id,
            document_id=document.document_id,
            date=document.date,
            page=document.page_of(statement.start),
            start=statement.start,
            end=statement.end,
            text=document.text[statement.start : statement.end],
            act=event.act,
            holder=event.holder,
            acknowledged=event.acknowledged,
            similarity=round(min(1.0, event.similarity), 3),
            rule=event.rule,
        )
