"""Which statements bring something contestable, and the claims that grow from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier_nlp.claims.dispute import (
    COUNTER,
    Response,
    accuses,
    antecedents,
    counter_version,
    elaborates,
    response_of,
    speaker_of,
)
from dossier_nlp.claims.found import Found
from dossier_nlp.claims.link import DENIED, OTHER_WORDS, SAME, Thread, Threads, score
from dossier_nlp.claims.statements import DocumentStatements, Statement
from dossier_nlp.claims.who import ADULTS
from dossier_nlp.claims.wording import Wording

_NEAR = 0.14
"""Added to the fit of a claim that stands just before the response."""
_ANSWERED = 0.08
"""Added where the one whom the claim is about answers, or the response names 'that story'."""
_RARE_WORDS = 8
_COMMON = 60
"""A word in more passages than this is not rare: nothing is looked up by it."""
_ENOUGH_WORDS = 3
_MIN_SHARED = 2
_OPEN = 0.26
"""Score from which a response is of an earlier passage that it is worded like."""


def is_content(statement: Statement) -> bool:
    """Tell whether a statement brings an act, event or trait of somebody in the family."""
    if statement.heading or not statement.classes:
        return False
    if not statement.agent and not statement.firm:
        return False
    supposed = statement.negated or statement.hypothetical
    return not supposed or statement.does("acknowledge")


def is_open(statement: Statement) -> bool:
    """Tell whether a statement without a known act may be a claim: somebody is accused of it.

    It counts only when it is answered or told again, so everyday reports of speech stay out.
    """
    if statement.heading or statement.classes or statement.hypothetical:
        return False
    told = accuses(statement) or (statement.blamed and not statement.negated)
    known = statement.sure or statement.agent == "child"
    return known and len(statement.words) >= _MIN_SHARED and told


def own_version(statement: Statement, thread: Thread) -> bool:
    """Tell whether the one whom a claim is about tells it here himself, in his own way.

    Somebody who says of himself what others say of him admits it, or gives his own account. A
    word of admitting, or a report of what others say ('zou'), makes it a repetition.
    """
    speaker = statement.holder
    if speaker not in ADULTS or speaker == "parents" or speaker != thread.agent:
        return False
    reported = any(stance.kind == "modal" for stance in statement.stances)
    return thread.first.holder != speaker and not reported and not statement.does("concede")


def _as_dispute(statement: Statement) -> Response:
    return Response(statement, "dispute", speaker_of(statement), False, False, COUNTER)


def _same_scene(one: Statement, other: Statement) -> bool:
    """Tell whether two statements name the same adult and with him the same child or time."""
    if not one.agent or one.agent != other.agent or not (one.sure and other.sure):
        return False
    both = bool(one.patient) and one.patient == other.patient
    return both or bool(one.children & other.children) or bool(one.when and other.when)


def find_threads(documents: Sequence[DocumentStatements]) -> Found:
    """Find all claims of a dossier with what is answered to them.

    Parameters
    ----------
    documents
        The statements of every document, in the order of their dates.
    """
    return _Weaver(documents).weave()


def _elaborations(
    marked: Sequence[Statement], responses: Sequence[Response]
) -> set[tuple[int, int, int]]:
    """Return the statements that go on with a dispute of the same document."""
    disputes = [r for r in responses if r.cued]
    found: set[tuple[int, int, int]] = set()
    at = 0
    for statement in marked:
        while at + 1 < len(disputes) and disputes[at + 1].statement.place < statement.place:
            at += 1
        if disputes and elaborates(statement, disputes[at]):
            found.add(statement.place)
    return found


class _Weaver:
    def __init__(self, documents: Sequence[DocumentStatements]) -> None:
        self.documents = documents
        self.marked = [document.marked() for document in documents]
        self.responses = [
            [r for s in marked if (r := response_of(s, document)) is not None]
            for document, marked in zip(documents, self.marked)
        ]
        self.answering = {r.statement.place for rs in self.responses for r in rs if not r.repeats}
        for marked, responses in zip(self.marked, self.responses):
            self.answering |= _elaborations(marked, responses)
        self.wording = Wording([s for marked in self.marked for s in marked])
        self.threads = Threads(self.wording)
        self.answers: dict[int, list[Response]] = {}
        self._places_of = self._index()

    def weave(self) -> Found:
        """Start and join claims, lay the responses on them, look for them in other words."""
        for marked in self.marked:
            for statement in marked:
                if statement.place not in self.answering and (
                    is_content(statement) or is_open(statement)
                ):
                    self._place(statement)
        for document, marked, responses in zip(self.documents, self.marked, self.responses):
            for response in responses:
                self._answer(response, document)
            self._counter_versions(marked)
        self._search()
        return Found(self.threads.all, self.answers, self.documents)

    def _place(self, statement: Statement) -> Thread:
        thread, how = self.threads.best(statement, SAME)
        if thread is None:
            return self.threads.start(statement)
        if own_version(statement, thread):
            self._note(thread, _as_dispute(statement))
        else:
            self.threads.join(thread, statement, how)
        return thread

    def _note(self, thread: Thread, response: Response) -> None:
        self.answers.setdefault(thread.number, []).append(response)
        if not response.points_back and response.cued and response.statement.words:
            thread.echoes.append(response.statement)

    # ------------------------------------------------------------------ responses

    def _answer(self, response: Response, document: DocumentStatements) -> None:
        near = antecedents(response, document)
        if response.points_back:
            if not response.weak:
                self._point(response, near)
            return
        thread = self._denied(response, near)
        if thread is None and response.cued:
            thread = self._in_other_words(response)
        if thread is not None:
            self._note(thread, response)
        elif response.act == "dispute" and response.alleges and response.statement.agent:
            self._note(self.threads.start(response.statement), response)

    def _point(self, response: Response, near: Sequence[Statement]) -> None:
        """Lay a response on what it points back to; over documents where it names some of it."""
        for statement in near:
            self._note(self.threads.of(statement) or self._place(statement), response)
        if near or not response.statement.words or not response.statement.does("reference"):
            return
        thread = self._denied(response, near) or self._in_other_words(response)
        if thread is not None:
            self._note(thread, response)

    def _denied(self, response: Response, near: Sequence[Statement]) -> Thread | None:
        """Return the claim whose content a response names."""
        best: Thread | None = None
        top = 0.0
        nearby = {thread.number for s in near if (thread := self.threads.of(s)) is not None}
        for thread in self.threads.candidates(response.statement):
            if not response.cued and thread.first.place > response.statement.place:
                continue
            how = thread.fit(response.statement, self.wording)
            if how:
                how += _NEAR * (thread.number in nearby)
                how += _ANSWERED * (response.by == thread.agent != "")
                how += _ANSWERED * response.statement.does("reference")
            if how >= DENIED and how > top + 1e-9:
                best, top = thread, how
        return best

    def _in_other_words(self, response: Response) -> Thread | None:
        """Return a new claim from the earlier passage that a response is worded like."""
        best: Statement | None = None
        top = _OPEN
        for statement in self._worded_like(response.statement):
            if statement.place >= response.statement.place or statement.negated:
                continue
            if self.threads.of(statement) or not self._alike(statement, response.statement):
                continue
            how = score(statement, response.statement, self.wording)
            if how > top + 1e-9:
                best, top = statement, how
        return self.threads.start(best) if best is not None else None

    def _alike(self, one: Statement, other: Statement) -> bool:
        """Tell whether wording may be trusted: enough words on both sides, two of them shared.

        The same person must be named, too: without a known act, words alone prove little.
        """
        if one.agent != other.agent and one.agent and other.agent:
            return False
        shared = self.wording.shared(one, other)
        if shared and _same_scene(one, other):
            return True
        enough = min(len(set(one.words)), len(set(other.words))) >= _ENOUGH_WORDS
        return enough and shared >= _MIN_SHARED

    def _worded_like(self, statement: Statement) -> Iterator[Statement]:
        """Yield the statements anywhere in the dossier that share a rare word with one."""
        places: set[tuple[int, int]] = set()
        for word in self.wording.rare(statement, _RARE_WORDS):
            where = self._places_of.get(word, ())
            if len(where) <= _COMMON:
                places.update(where)
        for document, number in sorted(places):
            yield from self.documents[document].of(number)

    def _index(self) -> dict[str, list[tuple[int, int]]]:
        """Return in which passages every content word stands."""
        index: dict[str, list[tuple[int, int]]] = {}
        for document in self.documents:
            for number, passage in enumerate(document.passages):
                if not passage.heading:
                    for word in document.words_of(number):
                        index.setdefault(word, []).append((document.number, number))
        return index

    def _counter_versions(self, marked: Sequence[Statement]) -> None:
        for index, statement in enumerate(marked):
            if statement.place in self.answering:
                continue
            accusation = counter_version(statement, marked[max(0, index - 3) : index])
            if accusation is None or accusation.place in self.answering:
                continue
            thread = self.threads.of(accusation) or self._place(accusation)
            if self.threads.of(statement) is not thread:
                self._note(thread, _as_dispute(statement))

    # ------------------------------------------------------------------ repetitions in other words

    def _search(self) -> None:
        """Look for the disputed claims in passages that name no known act."""
        fits: dict[tuple[int, int, int], tuple[float, int, Statement]] = {}
        for thread in self.threads.all:
            if not self._against(thread):
                continue
            for statement in self._like_any(thread):
                if self.threads.of(statement) or statement.place in self.answering:
                    continue
                if statement.negated or statement.hypothetical or own_version(statement, thread):
                    continue
                if not statement.classes and not statement.agent:
                    continue
                members = (thread.first, *thread.echoes)
                if not any(self._alike(member, statement) for member in members):
                    continue
                how = thread.fit(statement, self.wording)
                known = fits.get(statement.place)
                if how >= OTHER_WORDS and (known is None or how > known[0] + 1e-9):
                    fits[statement.place] = (how, thread.number, statement)
        for place in sorted(fits):
            how, number, statement = fits[place]
            self.threads.join(self.threads.all[number], statement, how)

    def _like_any(self, thread: Thread) -> list[Statement]:
        """Return the statements worded like any member or echo of a claim, each once."""
        found: dict[tuple[int, int, int], Statement] = {}
        for member in (thread.first, *thread.echoes):
            found.update({s.place: s for s in self._worded_like(member)})
        return [found[place] for place in sorted(found)]

    def _against(self, thread: Thread) -> bool:
        return any(r.act != "confirmation" for r in self.answers.get(thread.number, ()))
