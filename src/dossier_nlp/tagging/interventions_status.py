"""The stand of an intervention: which of the status cues of its clause decides."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.lexicon.compile import Match

_FAR = 18
"""Tokens between a name and its status cue at most."""
_NEAR = 4
"""The same for common words that are a cue only beside a name (kind ``near``)."""
_PERSON_FAR = 7
"""The same for a professional: 'de gesprekken bij de mediator zijn gestrand'."""
_ORDER = ("failed", "stopped", "completed", "planned", "running", "started")
"""Which stand wins where cues of several stand near: an outcome says most."""
_REQUEST = "request"
ENDED = frozenset({"stopped", "completed", "failed"})
_CLAUSE_MARKS = frozenset({";", ":", "|", "\n"})


@dataclass(frozen=True, slots=True)
class Status:
    """A stand (``planned`` ... ``stopped``) and the cues that decided it."""

    value: str
    matches: tuple[Match, ...]


def clause_of(doc: Doc, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence around ``start:end`` that no ``;``, ``:`` or cell ends."""
    first, last = bounds
    for index in range(start - 1, bounds[0] - 1, -1):
        if doc[index].text in _CLAUSE_MARKS or "\n" in doc[index].text:
            first = index + 1
            break
    for index in range(end, bounds[1]):
        if doc[index].text in _CLAUSE_MARKS or "\n" in doc[index].text:
            last = index
            break
    return first, last


def decide_status(
    name: Match, cues: list[Match], start: int, end: int, kind: str = ""
) -> Status | None:
    """Return the stand that the cues of a clause give to a name, or None where there is none.

    Parameters
    ----------
    name
        The name of the intervention.
    cues
        The status cues of its sentence (rows with a column ``status`` and ``kind``).
    start, end
        The clause, in token offsets.
    kind
        Kinds of the name's row: ``tight`` needs its cue beside it; ``proc`` is a court
        procedure, for which to ask is to start.
    """
    far = _NEAR if "tight" in kind else _PERSON_FAR if "person" in kind else _FAR
    near = [
        cue
        for cue in cues
        if cue.start >= start
        and cue.end <= end
        and _gap(name, cue) <= (_NEAR if "near" in cue.row.get("kind") else far)
    ]
    if not near:
        return None
    requests = [cue for cue in near if _REQUEST in cue.row.get("kind")]
    if requests:
        best = min(requests, key=lambda cue: (_gap(name, cue), cue.start))
        if not any(cue.row.get("status") in ENDED for cue in near):
            return Status("started" if "proc" in kind else "planned", (best,))
    ranked = sorted(
        near,
        key=lambda cue: (
            _ORDER.index(cue.row.get("status")),
            _gap(name, cue),
            cue.start - cue.end,
            cue.start,
        ),
    )
    return Status(ranked[0].row.get("status"), (ranked[0],))


def _gap(name: Match, cue: Match) -> int:
    if cue.start >= name.end:
        return cue.start - name.end
    if cue.end <= name.start:
        return name.start - cue.end
    return 0
