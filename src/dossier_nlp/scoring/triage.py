"""Triage: what comes first, divorce or safety, from the status of violence in the whole dossier.

A single sentence does not decide. Findings of police, court, Veilig Thuis, Raad and physicians
weigh above what parties say, and later findings above earlier ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier_nlp.records import AUTHOR, Document, Tag, Triage
from dossier_nlp.scoring.wording import count, say

AUTHORITIES = frozenset({"court", "vt", "rvdk", "professional", "guardian_ad_litem", "other"})
"""Holders whose finding counts as one of a third party; ``other`` is mostly the police."""
AUTHORITY_TYPES = frozenset(
    {
        "beschikking",
        "raadsrapport",
        "veiligthuisverslag",
        "curatorverslag",
        "behandelverslag",
        "eindverslag",
    }
)
INVESTIGATORS = frozenset({"court", "vt", "rvdk", "other"})
INVESTIGATING_TYPES = frozenset({"beschikking", "raadsrapport", "veiligthuisverslag"})
"""Who investigates violence by office, and the papers in which they report it."""
PARTIES = frozenset({"mother", "father", "parents", "stepparent", "family", "child", "lawyer"})
PARTY_TYPES = frozenset({"verzoekschrift", "verweerschrift", "klachtbrief"})
PERSONS = frozenset({"mother", "father", "stepparent", "family"})
RANK: tuple[str, ...] = ("none", "refuted", "alleged", "suspected", "established")
_ENOUGH_REFUTATIONS = 2
_ENOUGH_SUSPICIONS = 2
_FINDING_PAPERS = 3
_FINDING_SHARE = 3
"""Findings carry in three papers, or when they are at least a third of the mentions."""
_ENOUGH_OFFICES = 2
"""Papers of those who investigate by office in which a finding, or an own account, carries."""
CONDITIONS = frozenset({"substance"})
"""What is no act that somebody saw but a condition: who treats it knows it."""
_SOFT = frozenset({"substance", "neglect", "coercion"})
_LONG_FILE = 4
"""Papers from which an act that one paper mentions once is mentioned in passing, if its kind is
one that words of daily life touch easily."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the dossier says about one kind of violence by one person.

    ``status`` is the stand over all papers; ``tags`` are all that speak of it, in order of date;
    ``passing``: it is mentioned once, by nobody who puts it forward.
    """

    category: str
    actor: str
    status: str
    tags: tuple[Tag, ...]
    passing: bool = False


def decide_triage(documents: Sequence[Document], tags: Iterable[Tag]) -> Triage:
    """Return the route and the tags behind it.

    Established or seriously suspected violence, neglect or coercive control gives ``safety``;
    refuted or merely alleged violence does not, but is told.
    """
    acts = acts_of(documents, tags)
    status = dossier_status(acts)
    if status == "none":
        passing = tuple(tag.tag_id for act in acts for tag in act.tags)
        told = say("triage.passing" if passing else "triage.not_named")
        return Triage(tag_ids=passing, reason=say("triage.subject", told=told))
    deciding = [act for act in acts if act.status == status]
    ids = tuple(tag.tag_id for act in deciding for tag in act.tags)
    route = "safety" if status in {"established", "suspected"} else "divorce"
    return Triage(route, status, ids, _reason(status, deciding))


def acts_of(documents: Sequence[Document], tags: Iterable[Tag]) -> list[Act]:
    """Group the mentions of violence by kind and doer, and weigh each group."""
    by_id = {document.document_id: document for document in documents}
    groups: dict[tuple[str, str], list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.family == "violence" and tag.document_id in by_id:
            groups[tag.category, tag.actor].append(tag)
    acts = []
    for (category, actor), group in sorted(groups.items()):
        group.sort(key=lambda t: (by_id[t.document_id].date or "9999", t.document_id, t.start))
        status, passing = weigh(group, by_id), _passing(group, by_id)
        acts.append(Act(category, actor, status, tuple(group), passing))
    return acts


def is_authority(tag: Tag, documents: Mapping[str, Document]) -> bool:
    """Tell whether a third party speaks in a tag: an authority, or the author of its paper."""
    if tag.holder == AUTHOR:
        document = documents[tag.document_id]
        return document.author in AUTHORITIES or document.type in AUTHORITY_TYPES
    return tag.holder in AUTHORITIES


def weigh(group: Sequence[Tag], documents: Mapping[str, Document]) -> str:
    """Return the stand of one act over the whole dossier.

    Parties' statements alone leave it alleged. Of findings of third parties the last word counts:
    an act that was found stays established unless a later paper refutes it, one that was refuted
    stays so unless a later paper finds or suspects it again.

    Parameters
    ----------
    group
        The tags of the act, in order of date.
    documents
        The papers by id.
    """
    affirmed = [tag for tag in group if tag.polarity == "affirmed"]
    third = [tag for tag in group if is_authority(tag, documents)]
    found = [tag for tag in third if tag.status == "established" and tag.polarity == "affirmed"]
    refuting = [tag for tag in third if tag.status == "refuted"]
    suspecting = [tag for tag in third if tag.status == "suspected" and tag.polarity == "affirmed"]
    if _carries(found, group, documents) and not _overturned(found, refuting, group, documents):
        return "established"
    if _confirmed(suspecting, refuting, third, documents) or _known(group, third, documents):
        return "established"
    if _refuted(refuting, [*found, *suspecting], group, documents):
        return "refuted"
    places = {tag.document_id for tag in suspecting}
    if len(places) >= _ENOUGH_SUSPICIONS and not refuting:
        return "suspected"
    if affirmed:
        return "alleged"
    return "refuted" if _raised(group) else "none"


def _overturned(
    found: Sequence[Tag],
    refuting: Sequence[Tag],
    group: Sequence[Tag],
    documents: Mapping[str, Document],
) -> bool:
    """Tell whether a later paper refutes what was found.

    A paper without a date is later than nothing, and what those found who investigate by office
    is refuted by such a one only.
    """
    by_office = any(_investigates(tag, documents) for tag in found)
    later = [
        tag
        for tag in refuting
        if documents[tag.document_id].date and (not by_office or _investigates(tag, documents))
    ]
    return bool(later) and bool(found) and _after(group, later[-1], found[-1])


def _confirmed(
    suspecting: Sequence[Tag],
    refuting: Sequence[Tag],
    third: Sequence[Tag],
    documents: Mapping[str, Document],
) -> bool:
    """Tell whether later investigations tell in their own words what an earlier one suspected."""
    suspected = [tag for tag in suspecting if _investigates(tag, documents)]
    if not suspected or refuting:
        return False
    first = suspected[0].document_id
    told = {
        tag.document_id
        for tag in third
        if _own_account(tag) and _investigates(tag, documents) and tag.document_id != first
    }
    return len(told) >= _ENOUGH_OFFICES


def _known(group: Sequence[Tag], third: Sequence[Tag], documents: Mapping[str, Document]) -> bool:
    """Tell whether a condition is known: third parties and the person speak of it alike.

    A later 'no relapse' does not undo that it was there.
    """
    if group[0].category not in CONDITIONS:
        return False
    told = [tag for tag in third if _own_account(tag)]
    papers = {tag.document_id for tag in told}
    return (
        len(papers) >= _ENOUGH_OFFICES
        and any(_investigates(tag, documents) for tag in told)
        and any(_is_own(tag, documents) for tag in group)
    )


def _own_account(tag: Tag) -> bool:
    return tag.holder == AUTHOR and tag.polarity == "affirmed"


def _is_own(tag: Tag, documents: Mapping[str, Document]) -> bool:
    """Tell whether a person says it of himself or herself."""
    speaker = documents[tag.document_id].author if tag.holder == AUTHOR else tag.holder
    return tag.polarity == "affirmed" and speaker == tag.actor


def _refuted(
    refuting: Sequence[Tag],
    supporting: Sequence[Tag],
    group: Sequence[Tag],
    documents: Mapping[str, Document],
) -> bool:
    """Tell whether refutation by third parties stands.

    It does where third parties refute the act more than once, or where one does who investigates
    such acts by office; and no third party found or suspected it in a later paper.
    """
    if not refuting or not _raised(group):
        return False
    order = {tag.document_id: number for number, tag in enumerate(group)}
    last = max(order[tag.document_id] for tag in refuting)
    if any(order[tag.document_id] > last for tag in supporting):
        return False
    return len({tag.document_id for tag in refuting}) >= _ENOUGH_REFUTATIONS or (
        not supporting and any(_investigates(tag, documents) for tag in refuting)
    )


def _raised(group: Sequence[Tag]) -> bool:
    """Tell whether anybody brought the act up: by saying so, or since a person is cleared of it.

    'Van mishandeling is geen sprake' about nobody in particular is an item on a list.
    """
    return any(
        tag.polarity == "affirmed" or (tag.polarity == "negated" and tag.actor in PERSONS)
        for tag in group
    )


def _investigates(tag: Tag, documents: Mapping[str, Document]) -> bool:
    """Tell whether a finding is one of police, court, Veilig Thuis, Raad or a physician."""
    if tag.holder != AUTHOR:
        return tag.holder in INVESTIGATORS
    document = documents[tag.document_id]
    return document.author in INVESTIGATORS or document.type in INVESTIGATING_TYPES


def _after(group: Sequence[Tag], later: Tag, earlier: Tag) -> bool:
    return group.index(later) > group.index(earlier)


def _carries(found: Sequence[Tag], group: Sequence[Tag], documents: Mapping[str, Document]) -> bool:
    """Tell whether findings stand in many papers, or make up a good part of what is said.

    In two papers they do where these are of those who investigate by office.

    One stray sentence in the author's voice among many disputed ones is a bare repetition rather
    than a finding.
    """
    papers = {tag.document_id for tag in found}
    offices = {tag.document_id for tag in found if _investigates(tag, documents)}
    many = len(papers) >= _FINDING_PAPERS or len(offices) >= _ENOUGH_OFFICES
    return many or (bool(found) and len(found) * _FINDING_SHARE >= len(group))


def dossier_status(acts: Sequence[Act]) -> str:
    """Return the stand of the dossier: the highest, but refutation outweighs mere words.

    Where nothing is established or suspected and the act that is spoken of most was refuted, the
    dossier is one of refuted violence, whatever else parties say of each other.
    """
    acts = [act for act in acts if not act.passing]
    if not acts:
        return "none"
    highest = max((act.status for act in acts), key=RANK.index)
    if highest == "alleged":
        main = max(acts, key=lambda act: (len(act.tags), RANK.index(act.status)))
        if main.status == "refuted":
            return "refuted"
    return highest


def _passing(group: Sequence[Tag], documents: Mapping[str, Document]) -> bool:
    """Tell whether an act is mentioned once, in the own voice of a writer who is no party.

    Nobody puts it forward then. A letter or pleading of a party does. What a child is said to have
    done once is a quarrel of children.
    """
    tag, *others = group
    if len(documents) >= _LONG_FILE and _stray(group):
        return True
    if tag.actor == "child" and not others:
        return tag.status == "alleged"
    document = documents[tag.document_id]
    party = document.author in PARTIES or document.type in PARTY_TYPES
    return not others and tag.holder == AUTHOR and tag.status == "alleged" and not party


def _stray(group: Sequence[Tag]) -> bool:
    """Tell whether one paper alone touches on something of a soft kind, once."""
    return len(group) == 1 and group[0].category in _SOFT and group[0].status == "alleged"


def _reason(status: str, acts: Sequence[Act]) -> str:
    kinds = ", ".join(sorted({say(f"triage.kind.{act.category}") for act in acts}))
    papers = count("paper", len({tag.document_id for act in acts for tag in act.tags}))
    return say("triage.reason", kinds=kinds, status=say(f"triage.status.{status}"), papers=papers)
