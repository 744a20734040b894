"""How papers introduce people: the grammar that ties a name to an actor.

Every pattern gives evidence with a weight; ``people`` adds the evidence of all papers of a
dossier up and lets the heaviest actor have the name. The words (roles, party names, what is no
name) come from ``lexicons/actors``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier_nlp.lexicon.load import load_rows, load_table

# --------------------------------------------------------------------------- what a name is

_CAP = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:['’][a-zà-ÿ]+)?(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)?"
_PREFIX = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|'t|[Ee]l|[Aa]l|[Bb]en|[Vv]on|[Ll]a|[Ll]e"
    r"|[Dd]u)"
)
_SURNAME = rf"(?:{_PREFIX} ){{0,3}}{_CAP}"
_INITIALS = r"(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ)\. ?){1,4}"
_BRACKETED = r"\[[^\W\d_][\w.'’ -]{0,30}\]"
NAME = (
    rf"(?:{_INITIALS}(?:\({_CAP}\) ?)?{_SURNAME}"
    rf"|{_CAP}(?: {_CAP})?(?: (?:{_PREFIX} ){{1,3}}{_CAP})?"
    rf"|{_INITIALS}(?!\w)|{_BRACKETED})"
)
_TITLE = r"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]e heer|[Dd]hr\.?|[Hh]r\.)"
_ACADEMIC = r"(?:(?:mr|drs|dr|ir|ing|prof|MSc|BSc)\.? )*"
_DATE = r"(?:\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ])?(?P<year>(?:19|20)\d\d)"

_FEMALE_TITLE = re.compile(r"(?i)m(?:evrouw|evr|w)\b")


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun as introductions use it."""

    actor: str
    gender: str
    relation: str
    number: str = "sing"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Evidence that a name belongs to an actor.

    ``alias`` is true where the words are no name but stand for somebody in this paper only
    ('verzoekster'). ``of`` is the name behind 'van' ('oma van Fay').
    """

    name: str
    actor: str
    gender: str
    weight: float
    start: int
    end: int
    rule: str
    alias: bool = False
    of: str = ""
    age: str = ""
    born: str = ""


@cache
def roles() -> dict[str, Role]:
    """Return the role words (lower case) that may stand beside a name."""
    found: dict[str, Role] = {}
    for row in load_rows("actors/nouns"):
        if row.get("introduces") not in ("yes", "def") or "*" in row.pattern:
            continue
        for words in _spelled(row.pattern):
            found.setdefault(
                words, Role(row.category, row.get("gender"), row.get("relation"), row.get("number"))
            )
    return found


def _spelled(pattern: str) -> list[str]:
    """Return the plain wordings of a pattern without wild cards."""
    wordings = [""]
    for part in pattern.split():
        options = part.rstrip("?").replace("=", "").split("/")
        longer = [f"{w} {o}".strip() for w in wordings for o in options]
        wordings = longer + wordings if part.endswith("?") else longer
    return wordings


@cache
def not_names() -> frozenset[str]:
    """Return the words that are never a name."""
    words = {row["word"] for row in load_table("actors/not_names")}
    return frozenset(words | {word for word in roles() if " " not in word})


def is_name(text: str) -> bool:
    """Tell whether the words found where a name may stand can be one."""
    words = [w for w in re.split(r"[\s()]+", text) if w]
    if text.startswith("["):
        return not _says_role(text)
    bare = [w for w in words if not re.fullmatch(_PREFIX, w)]
    if not bare:
        return False
    return not any(word.lower() in not_names() for word in bare if not word.endswith("."))


def _says_role(token: str) -> bool:
    """Tell whether an anonymisation token names a role by itself ('[de moeder]', '[kind 1]')."""
    content = re.sub(r"^(?:de|het|een) |[ .-]*(?:\d+|\b[a-z])$", "", token.strip("[]").lower())
    return content in roles() or content == "naam"


# --------------------------------------------------------------------------- the grammar

_NAMES = re.compile(
    rf"(?<![\w-])(?P<title>{_TITLE} )?(?P<academic>{_ACADEMIC})(?P<name>{NAME})(?![\w-])"
)
_WORDS_AHEAD = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,4}")
_WORDS_BEHIND = re.compile(r"([\w.'’-]+(?: [\w.'’-]+){0,4})$")
_ROLE_END = re.compile(r" ?(?:[.,;:)|\n]|van |bij |te |en |$|[\dA-Z])")
_OF = re.compile(rf" van (?P<of>{_CAP})")
_BRACKET = re.compile(r" ?\((?:(?:de|het|een|haar|zijn|hun) )?")
_COMMA = re.compile(r", (?:(?:de|het|een|haar|zijn|hun|als) )?")
_CELL = re.compile(r"(?: \([^)\n]{1,30}\))? \| (?:[^|\n]{0,40}\| )?(?:de )?")
_OF_BODY = re.compile(r",? ?(?:namens|van|bij|\() ?(?:de |het )?")
_LABEL = re.compile(r" ?[:|] ?$")
_CELL_END = re.compile(r" ?(?:[|\n(),;]|$)")
_ROLE_NAME_WEIGHT = {"child": 2.0, "kin": 2.0, "step": 2.0, "official": 2.0, "sibling": 1.0}
_NEVER_BESIDE = frozenset({"party", "spouse", "title", "generic", "ex", "couple"})
_LOOK = 60


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
    yield from _children(text, latest_year)
    yield from _definitions(text)


def _trimmed(match: re.Match[str]) -> tuple[int, str]:
    """Return the name without words in front that only open the sentence ('Volgens Jip')."""
    start, name = match.start("name"), match.group("name")
    while " " in name and not name.startswith("["):
        first = name.split(" ", 1)[0]
        if first.lower() not in not_names() or re.fullmatch(_PREFIX, first):
            break
        start += len(first) + 1
        name = name.split(" ", 1)[1]
    while " " in name and not name.startswith("[") and name.split(" ")[-1].lower() in not_names():
        # 'De Wit van Veilig Thuis': the body behind 'van' is no part of the name.
        name = name.rsplit(" ", 1)[0]
        while " " in name and re.fullmatch(_PREFIX, name.split(" ")[-1]):
            name = name.rsplit(" ", 1)[0]
    return start, name.rstrip()


def _beside(text: str, start: int, name: str, match: re.Match[str]) -> Iterator[Introduction]:
    """Yield what stands directly before and behind one name."""
    span = (start, start + len(name))
    titled = _title_gender(match.group("title") or "")
    if re.search(r"\bmr\.", match.group("academic")):
        yield Introduction(name, "lawyer", titled, 1.0, *span, "lawyer")
    at = match.start() if start == match.start("name") else start
    head = text[max(0, at - _LOOK) : at]
    role = _role_behind(head[:-1]) if head.endswith(" ") else None
    if role is not None and _fits(role):
        weight = _ROLE_NAME_WEIGHT.get(role.relation, 1.0)
        yield Introduction(name, role.actor, role.gender or titled, weight, *span, "role_name")
    if head.endswith(" ("):
        role = _role_behind(head[:-2])
        if role is not None and _fits(role) and _CELL_END.match(text, span[1]):
            yield Introduction(name, role.actor, role.gender, 3.0, *span, "role_in_front")
    label = _LABEL.search(head)
    if label is not None and _CELL_END.match(text, span[1]):
        role = _role_behind(head[: label.start()], whole_line=True)
        if role is not None and _fits(role):
            yield Introduction(name, role.actor, role.gender or titled, 3.0, *span, "label")
    yield from _behind(text, name, span, titled)


def _behind(text: str, name: str, span: tuple[int, int], titled: str) -> Iterator[Introduction]:
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
        elif not _fits(role):
            continue
        if rule == "cell" and not (_CELL_END.match(text, role_end) or of):
            continue
        if rule == "name_comma_role" and (
            not _ROLE_END.match(text, role_end) or (role.relation == "parent" and not of)
        ):
            continue  # 'belde Peter, vader was boos' is no introduction
        yield Introduction(name, role.actor, role.gender or titled, weight, *span, rule, of=of)


def _fits(role: Role) -> bool:
    return role.number == "sing" and role.relation not in _NEVER_BESIDE and role.relation != "body"


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


def _role_behind(head: str, whole_line: bool = False) -> Role | None:
    """Return the role that `head` ends with; for a label it must be all that the line holds."""
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
        if whole_line and not re.fullmatch(r"(?:.*\|)?\s*(?:naam )?(?:de|van de|van)?", before):
            return None
        return role
    return None


def _title_gender(title: str) -> str:
    if not title:
        return ""
    return "fem" if _FEMALE_TITLE.match(title) else "masc"


# --------------------------------------------------------------------------- children

_ADULT = 19
_AGED = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP})(?: {_SURNAME})?,? ?"
    rf"(?:\((?:(?:bijna|nu|net|inmiddels|ruim|thans|toen) )?(?P<age>\d{{1,2}})(?: jaar)?"
    rf"(?:,[^)\n]{{0,30}})?\)"
    rf"|(?:van )?(?P<age2>\d{{1,2}})(?: jaar\b|(?=[,.;) ]*(?:en|$))))"
)
_BORN = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP}|{_INITIALS})(?: {_SURNAME})?,? ?"
    rf"\(?(?:geb(?:oren|\.)?|\*)?,? ?(?:op |te [A-Z]\w+ op )?{_DATE}\)?"
)
_LIST = rf"{_CAP}(?: {_SURNAME})?(?: ?\([^()\n]{{1,40}}\))?"
_CHILDREN = re.compile(
    rf"(?i:\b(?:kinderen|minderjarigen|zoons|zonen|dochters|jongens|meisjes|tweeling|geboren))"
    rf":? (?:zijn )?"
    rf"(?P<list>{_LIST}(?:(?:,| en|;|, en) {_LIST})*)"
)
_LISTED = re.compile(rf"(?:^|(?:,|;| en) )(?P<name>{_CAP})")


_AFTER_NAME = re.compile(rf"{_CAP} $")


def _children(text: str, latest_year: int) -> Iterator[Introduction]:
    for match in _AGED.finditer(text):
        age = int(match.group("age") or match.group("age2"))
        if age < _ADULT and is_name(match.group("name")):
            weight = 2.0 if match.group("age") else 1.0
            yield Introduction(
                match.group("name"), "child", "", weight, *match.span("name"), "aged", age=str(age)
            )
    for match in _BORN.finditer(text):
        age = latest_year - int(match.group("year"))
        if -1 <= age < _ADULT and is_name(match.group("name")):
            bracket = "(" in match.group(0) or "geb" in match.group(0)
            if bracket and not _AFTER_NAME.search(text, 0, match.start()):
                yield Introduction(
                    match.group("name"),
                    "child",
                    "",
                    2.0,
                    *match.span("name"),
                    "born",
                    born=match.group("year"),
                )
    for match in _CHILDREN.finditer(text):
        begin = match.start("list")
        listed = list(_LISTED.finditer(match.group("list")))
        if len(listed) < 2 and ":" not in match.group(0)[: begin - match.start()]:
            continue  # 'met de kinderen Delft verlaten'
        for one in listed:
            if is_name(one.group("name")):
                start = begin + one.start("name")
                name = one.group("name")
                yield Introduction(name, "child", "", 1.5, start, start + len(name), "listed")


# --------------------------------------------------------------------------- definitions

_HEREAFTER = re.compile(
    r"(?i:\b(?:hierna|verder|nader|voortaan)\b(?:[ ,]+(?:ook|gezamenlijk|samen|verder|aan|te|noemen"
    r"|duiden|genoemd|aangeduid|als|afgekort|tot))*)[ :]*[\"'“”„‘’]?"
)
_ALSO_CALLED = rf"(?P<title>{_TITLE}) (?P<name>{NAME})"
_NO_PARTY = re.compile(r"\b(?:mr\.? (?:drs\.? )?|te |in |uit |wonende |advocaat )$")
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
        if stretch[found.start() :].startswith("[") and _says_role(name):
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
