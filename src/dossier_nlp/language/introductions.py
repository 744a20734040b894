"""How papers introduce people: the grammar that ties a name to an actor.

Every pattern gives evidence with a weight; ``people`` adds the evidence of all papers of a
dossier up and lets the heaviest actor have the name. The words (roles, party names, what is no
name) come from ``lexicons/actors``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dossier_nlp.language.introductions_children import children
from dossier_nlp.language.introductions_names import (
    ACADEMIC,
    CAP,
    NAME,
    PREFIX,
    TITLE,
    Introduction,
    Role,
    is_name,
    not_names,
    roles,
    says_role,
)
from dossier_nlp.lexicon.load import load_rows

__all__ = ["Introduction", "introductions", "is_name", "roles"]

_NAMES = re.compile(
    rf"(?<![\w-])(?P<title>{TITLE} )?(?P<academic>{ACADEMIC})(?P<name>{NAME})(?![\w-])"
)
_WORDS_AHEAD = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,4}")
_WORDS_BEHIND = re.compile(r"([\w.'’-]+(?: [\w.'’-]+){0,4})$")
_ROLE_END = re.compile(r" ?(?:[.,;:)|\n]|van |bij |te |en |$|[\dA-Z])")
_OF = re.compile(rf" van (?P<of>{CAP})")
_OF_ROLE = re.compile(
    r" (?:(?:van|v\.|vd|v\.d\.) (?:de |een )?(?P<word>[\w-]+)"
    r"|\(?(?P<side>mz|vz|m\.z|v\.z|moederszijde|vaderszijde))\b"
)
_PAIR = re.compile(
    rf"(?<![\w-])(?P<a>{CAP}) en (?P<b>{CAP})(?: \((?:de )?|, (?:de )?)(?P<role>[\w-]+)(?=[,).;])"
)
_BRACKET = re.compile(r" ?\((?:(?:de|het|een|haar|zijn|hun) )?")
_COMMA = re.compile(r", (?:(?:de|het|een|haar|zijn|hun|als) )?")
_CELL = re.compile(r"(?: \([^)\n]{1,30}\))? \| (?:[^|\n]{0,40}\| )?(?:de )?")
_OF_BODY = re.compile(r",? ?(?:namens|van|bij|\() ?(?:de |het )?")
_LABEL = re.compile(r" ?[:|] ?$")
_CELL_END = re.compile(r" ?(?:[|\n(),;]|$)")
_ROLE_NAME_WEIGHT = {"child": 2.0, "kin": 2.0, "step": 2.0, "official": 2.0, "body": 2.0}
_NEVER_BESIDE = frozenset({"party", "spouse", "title", "generic", "ex", "couple"})
_LOOK = 60
_FAMILY = frozenset({"mother", "father", "parents", "child", "stepparent", "family"})
_OWNERS = frozenset({"official", "kin", "sibling", "partner", "step"})
_OWNER = re.compile(r"(?P<word>[\w.'’-]+)(?: (?:van|v\.|vd|v\.d\.))?(?: (?:de|het))?$")
_DATED_ROW = re.compile(
    r"\W*(?:[a-z]{2,9}\.? )?\d{1,2}(?:[-/.](?:\d|[a-z])| [a-z]{3,9}\b)[^|\n]*\|", re.IGNORECASE
)
_VALUE_END = re.compile(r" ?(?:[|\n();]|$|, ?(?:\d|geb|won|\*))")
_FEMALE_TITLE = re.compile(r"(?i)m(?:evrouw|evr|w)\b")


def introductions(text: str, latest_year: int) -> Iterator[Introduction]:
    """Yield all introductions of one paper.

    Parameters
    ----------
    text
        The text of the paper.
    latest_year
        A year near which the paper was written; tells the births of children from others.
    """
    for match in _NAMES.finditer(text):
        start, name = _trimmed(match)
        if name and is_name(name):
            yield from _beside(text, start, name, match)
    yield from children(text, latest_year)
    yield from _pairs(text)
    yield from _definitions(text)


def _pairs(text: str) -> Iterator[Introduction]:
    """Yield the two of 'Ingrid en Peer (pleegouders)'."""
    for match in _PAIR.finditer(text):
        role = _plural_roles().get(match.group("role").lower())
        for group in ("a", "b") if role else ():
            name = match.group(group)
            if is_name(name):
                yield Introduction(name, str(role), "", 3.0, *match.span(group), "pair")


@cache
def _plural_roles() -> dict[str, str]:
    """Return the nouns for two people of one kind, and which actor each of the two is."""
    return {
        row.pattern.lstrip("="): row.category
        for row in load_rows("actors/nouns")
        if row.get("number") == "plur" and row.get("relation") in ("kin", "step", "person")
    }


def _trimmed(match: re.Match[str]) -> tuple[int, str]:
    """Return the name without words in front that only open the sentence ('Volgens Jip')."""
    start, name = match.start("name"), match.group("name")
    while " " in name and not name.startswith("["):
        first = name.split(" ", 1)[0]
        if first.lower() not in not_names() or re.fullmatch(PREFIX, first):
            break
        start += len(first) + 1
        name = name.split(" ", 1)[1]
    while " " in name and not name.startswith("[") and name.split(" ")[-1].lower() in not_names():
        # 'De Wit van Veilig Thuis': the body behind 'van' is no part of the name.
        name = name.rsplit(" ", 1)[0]
        while " " in name and re.fullmatch(PREFIX, name.split(" ")[-1]):
            name = name.rsplit(" ", 1)[0]
    return start, name.rstrip()


def _beside(text: str, start: int, name: str, match: re.Match[str]) -> Iterator[Introduction]:
    """Yield what stands directly before and behind one name."""
    span = (start, start + len(name))
    titled = _title_gender(match.group("title") or "")
    jurist = re.search(r"\b[Mm]r\.", match.group("academic")) is not None
    if jurist:
        yield Introduction(name, "lawyer", titled, 1.0, *span, "lawyer")
    at = match.start() if start == match.start("name") else start
    head = text[max(0, at - _LOOK) : at]
    role = _role_behind(head[:-1]) if head.endswith(" ") else None
    if role is not None and role.before and _fits(role, jurist):
        weight = _ROLE_NAME_WEIGHT.get(role.relation, 1.0)
        yield Introduction(name, role.actor, role.gender or titled, weight, *span, "role_name")
    if head.endswith(" ("):
        role = _role_behind(head[:-2], with_owner=True)
        if role is not None and _fits(role, jurist) and _CELL_END.match(text, span[1]):
            yield Introduction(name, role.actor, role.gender, 3.0, *span, "role_in_front")
    role = _label_role(text, at, name, span[1], bool(titled))
    if role is not None and _fits(role, jurist):
        yield Introduction(name, role.actor, role.gender or titled, 3.0, *span, "label")
    yield from _behind(text, name, span, titled, jurist)


def _label_role(text: str, at: int, name: str, end: int, titled: bool) -> Role | None:
    """Return the role of 'Vader: Peter' or 'Vader | Peter', where the value is a name alone."""
    head = text[max(0, at - _LOOK) : at]
    label = _LABEL.search(head)
    # 'Vader: Prima, dan kom ik' is what somebody said; more words or a title make a name.
    closed = _CELL_END if titled or " " in name else _VALUE_END
    if label is None or not closed.match(text, end) or _in_dated_row(text, at):
        return None
    return _role_behind(
        head[: label.start()], whole_line=True, with_owner=True, first_cell="|" in label.group()
    )


def _in_dated_row(text: str, at: int) -> bool:
    """Tell whether the row of a table begins with a date: a journal tells, it does not name."""
    return _DATED_ROW.match(text, text.rfind("\n", 0, at) + 1, at) is not None


def _behind(
    text: str, name: str, span: tuple[int, int], titled: str, jurist: bool
) -> Iterator[Introduction]:
    for rule, weight, opener in (
        ("name_in_brackets", 3.0, _BRACKET),
        ("name_comma_role", 2.0, _COMMA),
        ("cell", 3.0, _CELL),
        ("of_body", 1.5, _OF_BODY),
    ):
        opened = opener.match(text, span[1])
        found = _role_ahead(text, opened.end()) if opened else None
        if found is None:
            continue
        role, role_end = found
        of_match = _OF.match(text, role_end)
        of = of_match.group("of") if of_match else ""
        if rule == "of_body":
            if role.relation != "body" or (" " not in name and not titled):
                continue
        elif not _fits(role, jurist):
            continue
        if rule == "cell" and (
            not (_CELL_END.match(text, role_end) or of) or _in_dated_row(text, span[0])
        ):
            continue
        if rule == "name_comma_role" and (
            not _ROLE_END.match(text, role_end) or (role.relation == "parent" and not of)
        ):
            continue  # 'belde Peter, vader was boos' is no introduction
        sibling = role.relation == "sibling"
        if sibling and not of and _of_parent(text, role_end):
            role, sibling = replace(role, actor="family"), False
        yield Introduction(
            name, role.actor, role.gender or titled, weight, *span, rule, of=of, sibling=sibling
        )


def _of_parent(text: str, at: int) -> bool:
    """Tell whether 'van (de) moeder' or 'mz' stands at `at`."""
    owner = _OF_ROLE.match(text, at)
    if owner is None:
        return False
    role = roles().get(owner.group("word") or "")
    return bool(owner.group("side")) or (role is not None and role.relation == "parent")


def _fits(role: Role, jurist: bool = False) -> bool:
    """Tell whether a role may stand beside a name; ``jurist``: the name has the title 'mr.'."""
    if jurist and role.actor in _FAMILY:
        return False  # 'mr. Kalf (vader)' is whom the lawyer speaks for
    if role.relation == "body":
        return jurist and role.actor == "court"  # 'mr. De Boer, kinderrechter'
    return role.number == "sing" and role.relation not in _NEVER_BESIDE


def _role_ahead(text: str, at: int) -> tuple[Role, int] | None:
    """Return the role that starts at `at` (one adjective may stand before it) and its end."""
    words = _WORDS_AHEAD.match(text, at)
    if words is None:
        return None
    parts = words.group().split(" ")
    for skip in (0, 1):
        for stop in range(len(parts), skip, -1):
            phrase = " ".join(parts[skip:stop])
            bare = phrase.rstrip(".,")
            role = roles().get(phrase.lower()) or roles().get(bare.lower())
            if role is not None:
                offset = sum(len(part) + 1 for part in parts[:skip])
                return role, at + offset + len(bare)
        if not parts[0].islower() or len(parts) == 1:
            break
    return None


def _role_behind(
    head: str, whole_line: bool = False, with_owner: bool = False, first_cell: bool = False
) -> Role | None:
    """Return the role that `head` ends with.

    Parameters
    ----------
    head
        The text in front of the name.
    whole_line
        For a label: the role must be all that the line, or its cell, holds.
    with_owner
        'adv. pa' is a lawyer, 'broer (van) moeder' family: the word in front decides.
    first_cell
        The role must stand in the first cell of its row; only a number may stand before it.
    """
    line = head.rsplit("\n", 1)[-1]
    words = _WORDS_BEHIND.search(line)
    if words is None:
        return None
    parts = words.group(1).split(" ")
    for begin in range(len(parts)):
        phrase = " ".join(parts[begin:])
        role = roles().get(phrase.lower())
        if role is None:
            continue
        before = line[: len(line) - len(phrase)].strip().lower()
        owner = _OWNER.search(before) if with_owner and role.relation == "parent" else None
        owned = _owner_role(owner.group("word")) if owner else None
        if owner and owned is not None:
            role, before = owned, before[: owner.start()].strip()
        cells = r"(?:\d{1,2}\.? ?\|)?" if first_cell else r"(?:.*\|)?"
        if whole_line and not re.fullmatch(cells + r"\s*(?:naam )?(?:de|van de|van)?", before):
            return None
        return role
    return None


def _owner_role(word: str) -> Role | None:
    """Return the role of somebody who is named by whose he is ('adv. pa', 'broer moeder')."""
    role = roles().get(word) or roles().get(word.rstrip("."))
    if role is None or role.relation not in _OWNERS:
        return None
    return replace(role, actor="family") if role.relation == "sibling" else role


def _title_gender(title: str) -> str:
    if not title:
        return ""
    return "fem" if _FEMALE_TITLE.match(title) else "masc"


# --------------------------------------------------------------------------- definitions

_HEREAFTER = re.compile(
    r"(?i:\b(?:hierna|verder|nader|voortaan)\b(?:[ ,]+(?:ook|gezamenlijk|samen|verder|aan|te|noemen"
    r"|duiden|genoemd|aangeduid|als|afgekort|tot))*)[ :]*[\"'“”„‘’]?"
)
_ALSO_CALLED = rf"(?P<title>{TITLE}) (?P<name>{NAME})"
_NO_PARTY = re.compile(r"\b(?:[Mm]r\.? (?:drs\.? )?|te |in |uit |wonende |advocaat )$")
_ARTICLE = re.compile(r"(?:de|het) ")
_LOOK_BACK = 260
_STRETCH = re.compile(r"[;\n]|\b(?:en )?tegen\b|\bhierna\b|\bBelanghebbende")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<name>{NAME})(?![\w-])")


@cache
def _party_words() -> re.Pattern[str]:
    words = [word for word, role in roles().items() if role.relation == "party"]
    words += ["belanghebbende", "gedaagde", "betrokkene", "geïntimeerde"]
    return re.compile(r"(?i:\b(" + "|".join(sorted(words, key=len, reverse=True)) + r")\b)")


def _definitions(text: str) -> Iterator[Introduction]:
    """Yield what 'hierna te noemen: ...' ties together, looking back within its stretch."""
    for match in _HEREAFTER.finditer(text):
        article = _ARTICLE.match(text, match.end())
        target = _role_ahead(text, article.end() if article else match.end())
        stretch_start = _stretch_start(text, match.start())
        stretch = text[stretch_start : match.start()]
        if target is not None:
            role = target[0]
            if role.relation == "party":
                continue
            yield from _defined(stretch, stretch_start, role)
            continue
        named = re.compile(_ALSO_CALLED).match(text, match.end())
        if named is not None:
            yield from _renamed(stretch, named)


def _stretch_start(text: str, at: int) -> int:
    begin = max(0, at - _LOOK_BACK)
    edges = [edge.end() for edge in _STRETCH.finditer(text, begin, at)]
    return edges[-1] if edges else begin


def _defined(stretch: str, offset: int, role: Role) -> Iterator[Introduction]:
    # The name of the party comes first; a place or an office may follow it.
    for found in _named().finditer(stretch):
        name = found.group("name")
        if stretch[found.start() :].startswith("[") and says_role(name):
            break  # '[de moeder], hierna: de moeder' says nothing new
        if _NO_PARTY.search(stretch, 0, found.start()) or not is_name(name):
            continue
        if role.relation in ("body", "official") and not name.startswith("["):
            break  # 'Jeugdbescherming X, hierna: de GI' needs no register
        start = offset + found.start("name")
        yield Introduction(name, role.actor, role.gender, 4.0, start, start + len(name), "defined")
        break
    for party in _party_words().finditer(stretch):
        start = offset + party.start()
        yield Introduction(
            party.group(1).lower(),
            role.actor,
            role.gender,
            4.0,
            start,
            start + len(party.group(1)),
            "party",
            alias=True,
        )


def _renamed(stretch: str, named: re.Match[str]) -> Iterator[Introduction]:
    """Yield 'de moeder (hierna: mw. A.)': the role stands before, the name behind."""
    role = _role_behind(stretch.rstrip(" (,"))
    if role is None or role.relation in _NEVER_BESIDE:
        return
    yield Introduction(
        named.group("name"), role.actor, role.gender, 3.0, *named.span("name"), "renamed"
    )
