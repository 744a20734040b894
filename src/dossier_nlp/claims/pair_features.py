"""What a pair of statements looks like to the trained reader: agreement, wording, place, acts."""

from __future__ import annotations

from dossier_nlp.claims.acts import act_classes, groups_of
from dossier_nlp.claims.link import (
    conflict,
    different_children,
    different_time,
)
from dossier_nlp.claims.reader import Judged
from dossier_nlp.claims.wording import Wording

_FEW = 3
"""With so many words or fewer a statement hardly says what it is about."""
_NEAR = 3
_DISTANCES = ((1, "0"), (2, "1"), (3, "2"), (4, "3"), (7, "4-6"), (13, "7-12"))
_MOST_RARE = 20.0


def pair_features(later: Judged, earlier: Judged, wording: Wording) -> dict[str, float]:
    """Describe two statements, the later one first; names are read by training as they are."""
    one, other = later.described.statement, earlier.described.statement
    same_paper = one.document == other.document
    apart = one.sentence - other.sentence
    near = same_paper and apart < _NEAR
    lemmas, pieces = wording.lemmas(one, other), wording.pieces(one, other)
    where = "in paper" if same_paper else "over papers"
    found: dict[str, float] = {
        "lemmas": lemmas,
        "pieces": pieces,
        f"lemmas {where}": lemmas,
        f"pieces {where}": pieces,
        "rare words": min(wording.worth(one, other), _MOST_RARE) / 10,
        f"shared {min(wording.shared(one, other), 4)}": 1.0,
        "both likely": min(later.likely, earlier.likely),
    }
    names = [where]
    if same_paper:
        names.append(f"distance {next((n for d, n in _DISTANCES if apart < d), 'far')}")
        names += ["same block"] * (one.block == other.block)
        names += ["same section"] * (one.section == other.section)
    names += _structure(later, earlier)
    acts = f"{later.act} {earlier.act}"
    names.append(acts)
    few = len(set(one.words)) <= _FEW
    names += ["few words"] * few
    response = later.described.response
    answers = later.act == "dispute" and bool(other.agent)
    by = response.by if response else ""
    accused = answers and other.agent in (one.holder, by)
    names += ["the accused answers"] * accused
    if near:
        names.append(f"near {acts}")
        names += ["near, few words"] * few
        names += ["near, the accused answers"] * accused
        names += ["near, points back"] * (response is not None and response.points_back)
    found.update(dict.fromkeys(names, 1.0))
    same_agent = bool(one.agent) and one.agent == other.agent
    shared = bool(one.classes & other.classes)
    found["lemmas, same agent"] = lemmas * same_agent
    found["lemmas, same act"] = lemmas * shared
    found["same act and agent"] = float(shared and same_agent)
    found["same act and patient"] = float(
        shared and bool(one.patient) and one.patient == other.patient
    )
    return {name: value for name, value in found.items() if value}


def _structure(later: Judged, earlier: Judged) -> list[str]:
    """Name on what two statements agree and disagree."""
    one, other = later.described.statement, earlier.described.statement
    names = []
    shared = one.classes & other.classes
    if shared:
        generic = all(act_classes()[name].generic for name in shared)
        names += ["same act", "same everyday act" if generic else "same telling act"]
    elif groups_of(one.classes) & groups_of(other.classes):
        names.append("kindred acts")
    elif one.classes and other.classes:
        names.append("other acts")
    elif one.classes or other.classes:
        names.append("one act")
    why = conflict(one, other)
    if why:
        names.append(f"against: {why}")
    for name, a, b in (
        ("agent", one.agent, other.agent),
        ("patient", one.patient, other.patient),
        ("holder", one.holder, other.holder),
    ):
        names.append(f"{name}: {'same' if a and a == b else 'other' if a and b else 'untold'}")
    if one.agent and one.agent == other.agent and one.sure and other.sure:
        names.append("surely the same agent")
    if one.children & other.children:
        names.append("same child")
    elif different_children(one.children, other.children):
        names.append("other child")
    if one.when and other.when:
        names.append("other time" if different_time(one.when, other.when) else "same time")
    elif one.when or other.when:
        names.append("one time")
    return names
