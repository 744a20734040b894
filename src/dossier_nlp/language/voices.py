"""Whose voice a paper is written in, and to whom: what 'ik' and 'jij' stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier_nlp.language.people import People
from dossier_nlp.lexicon.load import load_rows, load_table
from dossier_nlp.records import UNKNOWN, Document

_FROM = re.compile(r"(?mi)^(?:van|afzender|from) ?[:|] ?(\S.*)$")
_TO = re.compile(r"(?mi)^(?:aan|to|geadresseerde) ?[:|] ?(.+)$")
_SALUTATION = re.compile(
    r"(?m)^(?:Beste|Hoi|Hallo|Hey|Hé|Dag|Lieve|Geachte|Ha|Goedemorgen|Goedemiddag) ([^,\n]{2,60})"
)
_LETTERS = frozenset({"email", "klachtbrief", ""})
_BODIES = frozenset({"gi", "rvdk"})
_LETTERHEAD = 200
_HEAD = 1500
_TAIL = 400


@dataclass(frozen=True, slots=True)
class Voice:
    """Author and addressee of a paper, as actors; ``unknown`` where it does not say."""

    author: str = UNKNOWN
    addressee: str = UNKNOWN


def voice_of(document: Document | None, people: People | None) -> Voice:
    """Tell author and addressee by what reading found, the header, the signature, the type."""
    if document is None:
        return Voice()
    text, people = document.text, people or People()
    author = document.author
    if author in (UNKNOWN, ""):
        author = _header(_FROM, text, people)
    if author in (UNKNOWN, "") and document.type in _LETTERS:
        author = _signed(text, people)
    if author in (UNKNOWN, "", "lawyer"):
        author = _petitioner(document, people) or author
    if author in (UNKNOWN, ""):
        author = _usual_authors().get(document.type, UNKNOWN)
    addressee = _header(_TO, text, people) or _header(_SALUTATION, text, people)
    return Voice(author or UNKNOWN, addressee or UNKNOWN)


def _petitioner(document: Document, people: People) -> str:
    """Return the body that petitions in its own name ('de GI, verzoekster')."""
    if document.type != "verzoekschrift":
        return ""
    for word in ("verzoekster", "verzoeker"):
        entry = people.alias(document.document_id, word)
        if entry is not None and entry.actor in _BODIES:
            return entry.actor
    first = actor_named(document.text[:_LETTERHEAD].split("\n")[0], people)
    return first if first in _BODIES else ""


@cache
def _usual_authors() -> dict[str, str]:
    return {row["type"]: row["author"] for row in load_table("actors/authors")}


@cache
def _bodies() -> dict[str, str]:
    """Return the words of one body alone, which bring no name with them ('de GI')."""
    return {
        word.lstrip("=").lower(): row.category
        for row in load_rows("actors/nouns")
        if row.get("relation") == "body" and " " not in row.pattern and "*" not in row.pattern
        for word in row.pattern.split("/")
    }


def _header(pattern: re.Pattern[str], text: str, people: People) -> str:
    found = pattern.search(text, 0, _HEAD)
    return actor_named(found.group(1), people) if found else ""


def _signed(text: str, people: People) -> str:
    """Return who signed, where the last lines are a name and little else."""
    for line in reversed(text[-_TAIL:].split("\n")):
        if 0 < len(line.split()) <= 4:
            actor = actor_named(line, people)
            if actor:
                return actor
    return ""


def actor_named(words: str, people: People) -> str:
    """Return the one actor that a short text names, ``""`` when none or several."""
    from dossier_nlp.language.introductions import roles

    actors = []
    if people.matcher is not None:
        for match in people.matcher.finditer(words):
            entry = people.entry(match.group())
            if entry is not None:
                actors.append(entry.actor)
    if not actors:
        for word in re.findall(r"[\w-]+", words.lower()):
            role = roles().get(word)
            if role is not None and role.relation not in ("title", "party"):
                return role.actor
            if word in _bodies():
                return _bodies()[word]
    return actors[0] if len(set(actors)) == 1 else ""


# --------------------------------------------------------------------------- threads


@dataclass(frozen=True, slots=True)
class Mail:
    """A later mail of a thread, in character offsets; ``header_end`` closes its 'Van:' line."""

    start: int
    header_end: int
    end: int
    author: str


def later_mails(document: Document | None, people: People | None) -> list[Mail]:
    """Return the mails of a thread behind the first, with whom they are from."""
    if document is None:
        return []
    headers = list(_FROM.finditer(document.text))
    if not headers or headers[0].start() > _HEAD:
        return []
    mails = []
    for number, header in enumerate(headers[1:], start=1):
        following = headers[number + 1].start() if number + 1 < len(headers) else None
        end = following if following is not None else _end_of_mail(document, header.start())
        author = actor_named(header.group(1), people or People()) or UNKNOWN
        mails.append(Mail(header.start(), header.end(), end, author))
    return mails


def _end_of_mail(document: Document, start: int) -> int:
    """Return the end of a last mail: of its quoted blocks, or of the paper."""
    first = document.block_of(start)
    if first is None or first.kind != "quote":
        return len(document.text)
    end = first.end
    for block in document.blocks:
        if block.start < first.start or block.kind == "removed":
            continue
        if block.kind != "quote":
            break
        end = block.end
    return end
