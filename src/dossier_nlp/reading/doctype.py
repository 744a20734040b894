"""Which of the types of paper a document is: points for title, letterhead, formulas and form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.head import Head, hits, phrase
from dossier_nlp.records import DOCUMENT_TYPES

_BODY = 9_000
_END = 2_000
"""Characters at the start and at the end of the text in which formulas are looked for."""
_TIME = re.compile(r"(?<!\d)\d{1,2}[.:]\d\d(?!\d)")
_CLEAR_TITLE = 8.0
_RUNNING = 5.0
_ENOUGH = 2.0
"""Fewer points than this do not make a type."""


def find_type(head: Head, file: str) -> tuple[str, str]:
    """Return the type and what decided it (``title``, ``form``, ``words``, ``file_name``).

    Both are empty when nothing points to a type.
    """
    cues = load_cues("types")
    generic = frozenset(cues["generic"])
    title_points = {
        name: _title_points(head, cues[name]["title"], generic) for name in DOCUMENT_TYPES
    }
    form_points = _form_points(head)
    body = head.body[:_BODY] + head.body[max(_BODY, len(head.body) - _END) :]
    senders = [line.text.casefold() for line in head.senders]
    # Where a title says what a paper is, the words of its writer's trade count less.
    weight = 0.7 if max(title_points.values()) >= _CLEAR_TITLE else 1.0
    points = {
        name: title_points[name]
        + form_points.get(name, 0.0)
        + weight * _word_points(cues[name], senders, body)
        for name in DOCUMENT_TYPES
    }
    best = max(DOCUMENT_TYPES, key=lambda name: points[name])
    if points[best] >= _ENOUGH:
        reasons = {
            "title": title_points[best],
            "form": form_points.get(best, 0.0),
            "words": points[best] - title_points[best] - form_points.get(best, 0.0),
        }
        return best, max(reasons, key=lambda reason: reasons[reason])
    named = [name for name in DOCUMENT_TYPES if name in file.casefold()]
    return (named[0], "file_name") if named else ("", "")


def _title_points(head: Head, titles: list[str], generic: frozenset[str]) -> float:
    """Return the points of the best title: in a heading, a line of the head, or its subject."""
    best = 0.0
    for place, text in enumerate(head.titles):
        # Later headings of the first page are those of its sections.
        weight = (10.0, 5.0, 2.0)[min(place, 2)]
        best = max(best, weight * _title_share(text, titles, generic))
    for line in head.lines:
        if line.label in ("betreft", "onderwerp", "inzake", "titel"):
            best = max(best, 5.0 * _title_share(line.value, titles, generic))
        elif line.unlabelled and line.role != "recipient":
            best = max(best, 6.0 * _title_share(line.text, titles, generic))
    # A running line repeats the title of the paper, or names the file that it is part of.
    for text in head.running:
        best = max(best, _RUNNING * _title_share(text, titles, generic))
    return best


def _title_share(text: str, titles: Iterable[str], generic: frozenset[str]) -> float:
    """Return how well a text is one of the titles (0 to about 1.3)."""
    folded = text.casefold().strip(" .:")
    best = 0.0
    for title in titles:
        if title.removesuffix("*") not in folded:
            continue
        match = phrase(title).search(folded)
        if match is None:
            continue
        share = 1.0 if folded == title else 0.85 if match.start() == 0 else 0.5
        share += 0.06 * title.count(" ") + 0.004 * len(title)
        best = max(best, share * (0.5 if title in generic else 1.0))
    return best


def _word_points(cues: dict[str, list[str]], senders: list[str], body: str) -> float:
    found = set(hits("\n".join(senders), cues["head"]))
    formulas = hits(body, cues["formula"])
    strong = hits(body, cues["strong"])
    return 1.6 * min(len(found), 2) + 0.7 * min(len(formulas), 5) + 0.8 * min(len(strong), 8)


def _form_points(head: Head) -> dict[str, float]:
    """Return the points for the form: the header of a mail, the dated rows of a journal."""
    points: dict[str, float] = {}
    mail = load_cues("types")["mail_header"]
    labels = len(head.labels & frozenset(mail["labels"]))
    timed = any(line.label in mail["dates"] and _TIME.search(line.value) for line in head.lines)
    answered = any(line.value.casefold().startswith(tuple(mail["answers"])) for line in head.lines)
    if mail["labels"][0] in head.labels and labels >= 3:
        points["email"] = 12.0
    elif labels >= 2 and (timed or answered):
        points["email"] = 9.0
    if head.rows >= 4 and head.dated_rows >= 0.5 * head.rows:
        points["contactjournaal"] = 7.0
    return points
