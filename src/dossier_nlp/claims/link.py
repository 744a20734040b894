"""Which statements are the same claim: who did what to whom and when first, wording second.

Wording alone would merge a claim and its mirror image, which share every word. So two
statements are never one claim when they disagree on who acts, on whom, which child or when;
only then do shared act classes and shared words count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dossier_nlp.claims.acts import act_classes, groups_of, is_personal
from dossier_nlp.claims.statements import Statement, Time
from dossier_nlp.claims.who import ADULTS
from dossier_nlp.claims.wording import Wording

SAME = 0.44
"""Score from which two statements are one claim."""
DENIED = 0.36
"""Score from which a dispute is of a claim: it comes from the one whom the claim is about."""

OTHER_WORDS = 0.3
"""Score from which a passage without a known act brings a disputed claim again."""

_SPECIFIC, _GENERIC, _GROUP = 0.42, 0.28, 0.16
_LEMMAS, _PIECES = 0.6, 0.4
_ABOUT, _TIME, _CHILD, _PATIENT = 0.1, 0.15, 0.04, 0.05
_UNLIKE = 0.45
_SLACK = timedelta(days=16)
_LONG = timedelta(days=5)
_RECENT = 3
_CANDIDATES = 80
"""Claims that a statement is compared with at most: the latest that share something."""


def conflict(one: Statement, other: Statement) -> str:
    """Return on what two statements disagree, ``""`` when nothing keeps them apart."""
    shared = one.classes & other.classes
    if _different_agents(one, other):
        return "agent"
    personal = is_personal(one.classes) or is_personal(other.classes)
    if personal and _different(one.patient, other.patient):
        return "patient"
    if personal and _person_against_thing(one, other):
        return "object"
    if different_children(one.children, other.children):
        return "child"
    if different_time(one.when, other.when):
        return "time"
    known = one.classes and other.classes and not shared
    if known and groups_of(one.classes).isdisjoint(groups_of(other.classes)):
        return "act"
    return ""


def score(one: Statement, other: Statement, wording: Wording) -> float:
    """Return how much speaks for one claim (about 0..1.6), 0 when something speaks against."""
    return 0.0 if conflict(one, other) else likeness(one, other, wording)


def likeness(one: Statement, other: Statement, wording: Wording) -> float:
    """Return how much speaks for one claim where nothing speaks against it."""
    lemmas, pieces = wording.lemmas(one, other), wording.pieces(one, other)
    total = _LEMMAS * lemmas + _PIECES * pieces
    if shared := one.classes & other.classes:
        generic = all(act_classes()[name].generic for name in shared)
        total += _GENERIC if generic else _SPECIFIC
    elif groups_of(one.classes) & groups_of(other.classes):
        total += _GROUP
    if one.agent and one.agent == other.agent:
        total += _ABOUT if one.sure and other.sure else _ABOUT / 2
    if one.patient and one.patient == other.patient:
        total += _PATIENT
    if one.children & other.children:
        total += _CHILD
    if one.when and other.when:
        total += _TIME * _closeness(one.when, other.when)
    return total


def _different(one: str, other: str) -> bool:
    return bool(one and other and one != other and "parents" not in (one, other))


def _different_agents(one: Statement, other: Statement) -> bool:
    """Tell whether two people act.

    A guess is no proof, nor is a child in whom the care of a parent shows.
    """
    if not _different(one.agent, other.agent):
        return False
    if "child" in (one.agent, other.agent):
        return is_personal(one.classes) or is_personal(other.classes)
    return one.sure and other.sure


def _person_against_thing(one: Statement, other: Statement) -> bool:
    """Tell whether it is done to a person here, to a thing or to somebody of another name there."""
    if one.object and other.object:
        named = one.object[0].isupper() or other.object[0].isupper()
        return named and one.object != other.object
    return bool(
        (one.patient and not other.patient and other.object)
        or (other.patient and not one.patient and one.object)
    )


def different_children(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of names are those of different children."""
    if not one or not other or one & other:
        return False
    # An anonymisation token ('minderjarige 1') may stand for any name.
    tokens = [any(c.isdigit() for name in names for c in name) for names in (one, other)]
    return tokens[0] == tokens[1]


def _days(time: Time) -> tuple[date, date]:
    return date.fromisoformat(time.first), date.fromisoformat(time.last)


def _overlap(one: Time, other: Time) -> bool:
    (a0, a1), (b0, b1) = _days(one), _days(other)
    slack = _SLACK if max(a1 - a0, b1 - b0) > _LONG else timedelta(0)
    return a0 <= b1 + slack and b0 <= a1 + slack


def different_time(one: Time | None, other: Time | None) -> bool:
    """Tell whether two times cannot be one, a year misread allowed for."""
    if one is None or other is None or _overlap(one, other):
        return False
    if one.told and other.told:
        return True
    return not any(_overlap(one, _moved(other, years)) for years in (-1, 1))


def _moved(time: Time, years: int) -> Time:
    first, last = (day + timedelta(days=365 * years) for day in _days(time))
    return Time(
        (first - timedelta(days=1)).isoformat(), (last + timedelta(days=1)).isoformat(), True
    )


def _closeness(one: Time, other: Time) -> float:
    """Return 1 for two days that agree, less the vaguer the times are."""
    longest = max(last - first for first, last in (_days(one), _days(other)))
    if longest <= _LONG:
        return 1.0
    return 0.6 if longest < timedelta(days=100) else 0.2


@dataclass(slots=True)
class Thread:
    """A claim while it grows.

    Attributes
    ----------
    statements
        Those that bring it, in the order of the dossier.
    echoes
        Responses that say again what they answer: they hold words of the claim, too.
    scores
        How well every statement fitted when it came.
    """

    number: int
    statements: list[Statement] = field(default_factory=list)
    echoes: list[Statement] = field(default_factory=list)
    scores: dict[tuple[int, int, int], float] = field(default_factory=dict)

    @property
    def first(self) -> Statement:
        """The statement that brought it up."""
        return self.statements[0]

    @property
    def agent(self) -> str:
        """Whom it is about, as far as any statement tells."""
        named = [s for s in self.statements if s.agent]
        sure = [s.agent for s in named if s.sure and s.agent in ADULTS]
        return (sure or [s.agent for s in named] or [""])[0]

    @property
    def classes(self) -> frozenset[str]:
        """All act classes that it has been worded in."""
        return frozenset(name for s in self.statements for name in s.classes)

    def add(self, statement: Statement, how: float) -> None:
        """Add a statement and keep the order."""
        self.statements.append(statement)
        self.statements.sort(key=lambda s: s.place)
        self.scores[statement.place] = how

    def fit(self, statement: Statement, wording: Wording) -> float:
        """Return how well a statement fits; 0 when it contradicts the claim as first brought."""
        if conflict(self.first, statement):
            return 0.0
        members = [self.first]
        for member in self.statements[-_RECENT:]:
            if member is self.first:
                continue
            why = conflict(member, statement)
            if why in _STRUCTURE:
                return 0.0
            if not why:
                members.append(member)
        best = max(likeness(member, statement, wording) for member in members)
        echoes = [echo for echo in self.echoes if echo.place != statement.place]
        return max([best, *(score(echo, statement, wording) for echo in echoes)])


_STRUCTURE = frozenset({"agent", "patient", "child", "time", "object"})


class Threads:
    """All claims of a dossier, findable by act class, group and rare word."""

    def __init__(self, wording: Wording) -> None:
        self.all: list[Thread] = []
        self._wording = wording
        self._index: dict[str, dict[int, Thread]] = {}
        self._of: dict[tuple[int, int, int], Thread] = {}

    def of(self, statement: Statement) -> Thread | None:
        """Return the claim that a statement belongs to."""
        return self._of.get(statement.place)

    def start(self, statement: Statement) -> Thread:
        """Open a claim."""
        thread = Thread(len(self.all))
        self.all.append(thread)
        self._add(thread, statement, 1.0)
        return thread

    def join(self, thread: Thread, statement: Statement, how: float) -> None:
        """Add a statement to a claim."""
        self._add(thread, statement, how)

    def best(self, statement: Statement, threshold: float) -> tuple[Thread | None, float]:
        """Return the claim that a statement fits best, if it fits at all."""
        best: Thread | None = None
        top = 0.0
        for thread in self.candidates(statement):
            how = thread.fit(statement, self._wording)
            if how >= threshold and how > top + 1e-9:
                best, top = thread, how
        return best, top

    def candidates(self, statement: Statement) -> list[Thread]:
        """Return the claims that share a group of acts or a rare word with a statement."""
        found: dict[int, Thread] = {}
        for key in _keys(statement, self._wording):
            found.update(self._index.get(key, {}))
        return [found[number] for number in sorted(found)[-_CANDIDATES:]]

    def _add(self, thread: Thread, statement: Statement, how: float) -> None:
        thread.add(statement, how)
        self._of[statement.place] = thread
        for key in _keys(statement, self._wording):
            self._index.setdefault(key, {})[thread.number] = thread


def _keys(statement: Statement, wording: Wording) -> Iterable[str]:
    for group in sorted(groups_of(statement.classes)):
        yield f"group:{group}"
    for word in sorted(wording.rare(statement, 6)):
        yield f"word:{word}"
