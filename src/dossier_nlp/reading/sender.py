"""Who wrote a paper: the discipline, and the actor it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.head import Head, HeadLine
from dossier_nlp.reading.phrases import PhraseList, make_phrase
from dossier_nlp.records import UNKNOWN

_NO_DISCIPLINES = ("labels", "parent", "synonyms")
_PARENT = "ouder"
_KIN = "familie"
_MAIL_BONUS = 1.6
"""A mail whose writer has no job is most often one of a parent."""
_TWO_NAMES = re.compile(r"[A-ZÀ-Ý]\w+ (?:en|&) [A-ZÀ-Ý]\w+\Z")
_GENERIC = "hulpverlener"
_ENOUGH = 1.5


def find_sender(head: Head, document_type: str) -> tuple[str, str]:
    """Return the discipline that wrote the paper and the actor; empty and unknown if untold."""
    cues = load_cues("senders")
    disciplines = _disciplines()
    named = _names(head)
    points = {name: _points(named, cues[name], name, document_type) for name in disciplines}
    if document_type == "email" and not points[_KIN]:
        points[_PARENT] += _MAIL_BONUS
    best = max(disciplines, key=lambda name: points[name])
    if points[best] < _ENOUGH:
        return "", UNKNOWN
    actor = str(cues[best]["actor"])
    if points[_PARENT] >= points[best] and best != _KIN:
        # "Opgesteld door: ouders, met hulp van de mediator": his trade, their words.
        parent = _which_parent(head, cues["parent"])
        actor = parent if best == _PARENT or parent != UNKNOWN else actor
    return best, actor


@dataclass(frozen=True, slots=True)
class _Names:
    """The organisations and jobs that the lines of the sender and the foot (from below) name."""

    lines: tuple[tuple[HeadLine, frozenset[str]], ...]
    foot: tuple[frozenset[str], ...]


def _names(head: Head) -> _Names:
    known = _known_names()
    lines = []
    for line in _sender_lines(head):
        text = (line.value if line.role == "author" else line.text).casefold()
        lines.append((line, frozenset(known.places(text))))
    foot = [
        frozenset(known.places(text.casefold()) if len(text) < 90 else ())
        for text in reversed(head.foot[-4:])
    ]
    return _Names(tuple(lines), tuple(foot))


def _points(named: _Names, cues: dict[str, Any], name: str, document_type: str) -> float:
    # A court is named on many papers; it writes only rulings.
    if cues.get("only_types") and document_type not in ("", *cues["types"]):
        return 0.0
    total = 4.0 if document_type in cues["types"] else 0.0
    weight = 0.45 if name == _GENERIC else 1.0
    best_organisation = best_job = 0.0
    for place, (line, found) in enumerate(named.lines):
        if not found.isdisjoint(cues["organisation"]):
            best_organisation = max(best_organisation, _weight_of_place(line, place))
        if not found.isdisjoint(cues["job"]):
            best_job = max(best_job, 4.0 if line.role == "author" else 1.8 if place < 5 else 0.8)
    for place, found in enumerate(named.foot):
        if not found.isdisjoint(cues["job"]):
            best_job = max(best_job, 1.2 if place < 3 else 0.6)
    return total + weight * (best_organisation + best_job)


def _weight_of_place(line: HeadLine, place: int) -> float:
    """Return what an organisation counts for by the line of the head that names it."""
    if line.label == "van":
        return 4.5
    if line.role == "author" or place < 2:
        return 4.0
    return 2.6 if place < 4 else 1.2


def _sender_lines(head: Head) -> list[HeadLine]:
    """Return the lines about the sender: titles, readers and subjects left out."""
    titles = set(head.titles)
    return [line for line in head.senders if line.text not in titles]


def _which_parent(head: Head, cues: dict[str, list[str]]) -> str:
    """Tell which parent writes, from how the writer is named at the head and at the foot."""
    senders = _sender_lines(head)[:4]
    lines = [(line.value if line.role == "author" else line.text) for line in senders]
    if any(line.role == "author" and _TWO_NAMES.match(line.value) for line in senders):
        return "parents"
    lines += [text for text in head.foot[-4:] if len(text) < 80]
    found = {
        actor
        for actor in ("parents", "mother", "father")
        for line in lines
        if any(_names_writer(line.casefold(), cue) for cue in _found(line.casefold(), cues[actor]))
    }
    for actor in ("mother", "father"):
        # In running text only the first person tells who writes.
        said = [cue for cue in cues[actor] if cue.startswith(("als ", "ik ben "))]
        if _found(head.body, said):
            found.add(actor)
    if "parents" in found or _found(head.body, [c for c in cues["parents"] if "wij" in c]):
        return "parents"
    return found.pop() if len(found) == 1 else UNKNOWN


def _found(text: str, phrases: Iterable[str]) -> list[str]:
    """Return the phrases that occur in a folded text."""
    return [words for words in phrases if make_phrase(words).place(text) >= 0]


def _names_writer(line: str, cue: str) -> bool:
    """Tell whether a cue in a line is who signs: "vader van Sem", "A. Jansen (moeder)".

    A bare word inside a longer line ("uitgeprint door vader") is somebody else's.
    """
    if " " in cue or cue.startswith("["):
        return True
    return line.startswith(cue) or f"({cue}" in line or f", {cue}" in line


def normalise_discipline(name: str) -> str:
    """Return the one name of a discipline: ``Veilig_Thuis`` is ``vt``, ``ouders`` is ``ouder``.

    A name that nothing is known of comes back in lower case, its words parted by spaces.
    """
    cues = load_cues("senders")
    plain = " ".join(name.casefold().replace("_", " ").split())
    if plain in cues["synonyms"]:
        return str(cues["synonyms"][plain])
    disciplines = _disciplines()
    if plain in disciplines:
        return plain
    for discipline in disciplines:
        if plain in cues[discipline]["organisation"] or plain in cues[discipline]["job"]:
            return discipline
    return plain


def _disciplines() -> list[str]:
    return [name for name in load_cues("senders") if name not in _NO_DISCIPLINES]


@cache
def _known_names() -> PhraseList:
    cues = load_cues("senders")
    return PhraseList(
        words
        for name in _disciplines()
        for kind in ("organisation", "job")
        for words in cues[name][kind]
    )
