"""Which of the types of paper a document is: points for title, letterhead, formulas and form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.head import Head
from dossier_nlp.reading.phrases import PhraseList
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
    title_points = _title_points(head)
    form_points = _form_points(head)
    body = head.body[:_BODY] + head.body[max(_BODY, len(head.body) - _END) :]
    senders = "\n".join(line.text for line in head.senders).casefold()
    in_senders, in_body = _words().places(senders), _words().places(body)
    # Where a title says what a paper is, the words of its writer's trade count less.
    weight = 0.7 if max(title_points.values()) >= _CLEAR_TITLE else 1.0
    points = {
        name: title_points[name]
        + form_points.get(name, 0.0)
        + weight * _word_points(cues[name], in_senders, in_body)
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


def _title_points(head: Head) -> dict[str, float]:
    """Return for each type the points of the best title: a heading, a line of the head, a subject.

    A running line repeats the title of the paper, or names the file that it is part of.
    """
    texts: list[tuple[float, str]] = []
    for place, text in enumerate(head.titles):
        # Later headings of the first page are those of its sections.
        texts.append(((10.0, 5.0, 2.0)[min(place, 2)], text))
    for line in head.lines:
        if line.label in ("betreft", "onderwerp", "inzake", "titel"):
            texts.append((5.0, line.value))
        elif line.unlabelled and line.role != "recipient":
            texts.append((6.0, line.text))
    texts.extend((_RUNNING, text) for text in head.running)
    best = dict.fromkeys(DOCUMENT_TYPES, 0.0)
    for weight, text in dict.fromkeys(texts):
        for name, share in _title_shares(text).items():
            best[name] = max(best[name], weight * share)
    return best


def _title_shares(text: str) -> dict[str, float]:
    """Return how well a text is one of the titles of each type (0 to about 1.3)."""
    generic, types = load_cues("types")["generic"], _types_by_title()
    folded = text.casefold().strip(" .:")
    shares: dict[str, float] = {}
    for title, place in _titles().places(folded).items():
        share = 1.0 if folded == title else 0.85 if place == 0 else 0.5
        share += 0.06 * title.count(" ") + 0.004 * len(title)
        share *= 0.5 if title in generic else 1.0
        for name in types[title]:
            shares[name] = max(shares.get(name, 0.0), share)
    return shares


@cache
def _types_by_title() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in DOCUMENT_TYPES:
        for title in load_cues("types")[name]["title"]:
            found.setdefault(title, []).append(name)
    return found


@cache
def _titles() -> PhraseList:
    return PhraseList(_types_by_title())


@cache
def _words() -> PhraseList:
    """Return the words of all types that stand in a letterhead or in the running text."""
    cues = load_cues("types")
    return PhraseList(
        words
        for name in DOCUMENT_TYPES
        for kind in ("head", "formula", "strong")
        for words in cues[name][kind]
    )


def _word_points(
    cues: dict[str, list[str]], in_senders: Mapping[str, int], in_body: Mapping[str, int]
) -> float:
    found = sum(words in in_senders for words in set(cues["head"]))
    formulas = sum(words in in_body for words in cues["formula"])
    strong = sum(words in in_body for words in cues["strong"])
    return 1.6 * min(found, 2) + 0.7 * min(formulas, 5) + 0.8 * min(strong, 8)


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
