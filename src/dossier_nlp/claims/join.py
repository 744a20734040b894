"""Claims as the trained reader sees them: what the rules found, weighed, completed and joined.

Every likely statement joins the earlier claim that the model of pairs finds it most like, if it is
like enough; a claim that the rules made stays together. Two statements that disagree on who acts,
on whom, which child, what or when are never one claim, whatever their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dossier_nlp.claims.acts import groups_of
from dossier_nlp.claims.dispute import CONFIRMATION, DISPUTE, REFUTATION, Response, speaker_of
from dossier_nlp.claims.found import Found, counts
from dossier_nlp.claims.link import Thread, conflict
from dossier_nlp.claims.pair_features import pair_features
from dossier_nlp.claims.reader import ACTS, ClaimModel, Judged
from dossier_nlp.claims.wording import Wording

TAKE = 0.4
"""A statement is looked at from this likelihood to be about a claim."""
KEEP = 0.3
"""A mention that the rules found is left out below it."""
ALONE = 0.5
"""A claim that only the reader sees needs one statement as likely as this."""
SAME = 0.22
"""Two statements are one claim from this likelihood: pairs that are one are rare."""

DOUBT = 0.2
"""A repetition that is so likely an answer as well acknowledges the dispute."""

_BY_RULES = 0.3
"""Likelihood of a pair that the rules joined."""
_ANSWER, _CONTENT = 0.15, 0.15
"""What the rules say a statement does stands from these likelihoods."""
_APART = frozenset({"agent", "patient", "child", "time", "object", "act"})
_DOUBT = 0.5
"""Factor where another statement of the claim names another child or time."""
_REACH = 12
"""Sentences back within a paper; further, and over papers, a pair must share something."""
_MOST = 60
"""Earlier statements that one is compared with at most: the latest."""
_RARE = 6

_Place = tuple[int, int, int]


@dataclass(slots=True)
class _Cluster:
    members: list[Judged] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)


def join(found: Found, judged: Sequence[Judged], model: ClaimModel, wording: Wording) -> Found:
    """Weigh, complete and join the claims of a dossier.

    Parameters
    ----------
    found
        What the rules found.
    judged
        All statements of the dossier, in its order.
    model
        The trained reader.
    wording
        The weights of the words of the dossier.
    """
    rules = _Rules(found)
    standing = rules.standing(judged)
    units = [item for item in judged if rules.takes(item, standing)]
    threads: list[Thread] = []
    answers: dict[int, list[Response]] = {}
    reasons: dict[_Place, str] = {}
    for cluster in _clusters(units, rules, model, wording):
        if not cluster.threads and max(item.likely for item in cluster.members) < ALONE:
            continue
        thread = Thread(len(threads))
        threads.append(thread)
        for item in cluster.members:
            _lay(item, thread, answers, rules, reasons, model, standing)
        if not thread.statements:
            first = answers[thread.number][0]
            thread.add(first.statement, 1.0)
    doubts = frozenset(
        item.described.statement.place for item in units if item.share(DISPUTE, REFUTATION) >= DOUBT
    )
    return replace(
        found, threads=threads, responses=answers, weighed=True, reasons=reasons, doubts=doubts
    )


class _Rules:
    """What the rules say of every statement: its claims, and whether it answers them."""

    def __init__(self, found: Found) -> None:
        self.threads: dict[_Place, set[int]] = {}
        self.content: set[_Place] = set()
        self.responses: dict[_Place, Response] = {}
        self.answered: set[int] = set()
        for thread in found.threads:
            responses = found.responses.get(thread.number, ())
            if not counts(thread, responses):
                continue
            answering = {r.statement.place for r in responses if not r.repeats}
            for statement in thread.statements:
                if statement.place not in answering:
                    self.threads.setdefault(statement.place, set()).add(thread.number)
                    self.content.add(statement.place)
            for response in responses:
                self.threads.setdefault(response.statement.place, set()).add(thread.number)
                self.responses[response.statement.place] = response
                if response.cued and not response.weak:
                    self.answered.add(thread.number)

    def standing(self, judged: Sequence[Judged]) -> set[int]:
        """Return the claims that are answered in so many words and hold a likely statement."""
        likely = {item.described.statement.place for item in judged if item.likely >= ALONE}
        return {
            number
            for place, numbers in self.threads.items()
            if place in likely
            for number in numbers & self.answered
        }

    def takes(self, item: Judged, standing: set[int]) -> bool:
        """Tell whether a statement is looked at."""
        own = self.threads.get(item.described.statement.place)
        if own is None:
            return item.likely >= TAKE
        return item.likely >= KEEP or bool(own & standing)


def _clusters(
    units: Sequence[Judged], rules: _Rules, model: ClaimModel, wording: Wording
) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    home: dict[int, int] = {}
    near = _Near(wording)
    for number, item in enumerate(units):
        own = rules.threads.get(item.described.statement.place, set())
        fits: dict[int, float] = {}
        known = _answered_by_rules(item, own, clusters, rules)
        for other in near.before(item):
            cluster = home[other]
            if known and cluster not in known:
                continue
            earlier = units[other]
            how = 0.0
            if own & rules.threads.get(earlier.described.statement.place, set()):
                how = _BY_RULES
            why = conflict(earlier.described.statement, item.described.statement)
            if why not in _APART:
                how = max(how, model.same(pair_features(item, earlier, wording)))
            fits[cluster] = max(fits.get(cluster, 0.0), how)
        best, top = -1, SAME
        for cluster, how in sorted(fits.items()):
            if _doubtful(item, clusters[cluster]):
                how *= _DOUBT
            if how >= top + 1e-9 or (best < 0 and how >= top):
                best, top = cluster, how
        if best < 0:
            best = len(clusters)
            clusters.append(_Cluster())
        response = rules.responses.get(item.described.statement.place)
        several = known if response is not None and response.several else {best}
        for cluster in sorted({best, *several}):
            clusters[cluster].members.append(item)
        clusters[best].threads |= own
        home[number] = best
        near.add(number, item)
    return clusters


def _answered_by_rules(
    item: Judged, own: set[int], clusters: Sequence[_Cluster], rules: _Rules
) -> set[int]:
    """Return the claims that a statement points back to by the rules: it joins no other."""
    response = rules.responses.get(item.described.statement.place)
    if response is None or not response.points_back:
        return set()
    return {number for number, cluster in enumerate(clusters) if cluster.threads & own}


def _doubtful(item: Judged, cluster: _Cluster) -> bool:
    statement = item.described.statement
    return any(
        conflict(member.described.statement, statement) in {"child", "time"}
        for member in cluster.members
    )


class _Near:
    """Finds the earlier statements that one may belong to without looking at all of them."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._index: dict[str, list[int]] = {}
        self._latest: list[tuple[int, Judged]] = []

    def before(self, item: Judged) -> list[int]:
        """Return the numbers of earlier statements near by, or sharing an act or a rare word."""
        statement = item.described.statement
        found = {
            number
            for number, other in self._latest
            if other.described.statement.document == statement.document
            and statement.sentence - other.described.statement.sentence <= _REACH
        }
        shared: set[int] = set()
        for key in self._keys(item):
            shared.update(self._index.get(key, ())[-_MOST:])
        return sorted(found | set(sorted(shared)[-_MOST:]))

    def add(self, number: int, item: Judged) -> None:
        """Remember a statement."""
        self._latest = [*self._latest[-_MOST:], (number, item)]
        for key in self._keys(item):
            self._index.setdefault(key, []).append(number)

    def _keys(self, item: Judged) -> list[str]:
        statement = item.described.statement
        keys = [f"group:{group}" for group in sorted(groups_of(statement.classes))]
        if statement.agent and statement.patient:
            keys.append(f"who:{statement.agent} {statement.patient}")
        return keys + [f"word:{word}" for word in sorted(self._wording.rare(statement, _RARE))]


def _lay(
    item: Judged,
    thread: Thread,
    answers: dict[int, list[Response]],
    rules: _Rules,
    reasons: dict[_Place, str],
    model: ClaimModel,
    standing: set[int],
) -> None:
    """Put a statement into its claim as what it does there."""
    statement = item.described.statement
    place = statement.place
    response = rules.responses.get(place)
    if response is not None and response.act in (DISPUTE, REFUTATION):
        told = response.cued and response.points_back and rules.threads[place] & standing
        stands = bool(told) or item.share(DISPUTE, REFUTATION) >= _ANSWER
    else:
        stands = response is not None and item.share(CONFIRMATION) >= _CONTENT
    if response is not None and stands:
        answers.setdefault(thread.number, []).append(response)
        if response.repeats:
            thread.add(statement, 1.0)
        return
    act = item.act
    if place in rules.content and (
        item.share("content") >= _CONTENT or rules.threads[place] & standing
    ):
        act = "content"
    if act == "content":
        thread.add(statement, item.likely)
        if place not in rules.content:
            reasons[place] = _reason(item, act, model)
        return
    rule = reasons[place] = _reason(item, act, model)
    by = speaker_of(statement) or statement.holder
    answers.setdefault(thread.number, []).append(
        Response(statement, act, by, points_back=False, repeats=False, rule=rule)
    )


def _reason(item: Judged, act: str, model: ClaimModel) -> str:
    words: Mapping[str, float] = item.described.features
    return f"learned.{act}: {', '.join(model.acts.reasons(words, ACTS.index(act)))}"
