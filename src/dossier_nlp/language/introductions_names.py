"""What a name is, and which words beside one tell whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier_nlp.lexicon.load import load_rows, load_table

CAP = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:['’][a-zà-ÿ]+)?(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)?"
PREFIX = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|'t|[Ee]l|[Aa]l|[Bb]en|[Vv]on|[Ll]a|[Ll]e"
    r"|[Dd]u)"
)
SURNAME = rf"(?:{PREFIX} ){{0,3}}{CAP}"
INITIALS = r"(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ)\. ?){1,4}"
_BRACKETED = r"\[[^\W\d_][\w.'’ -]{0,30}\]"
NAME = (
    rf"(?:{INITIALS}(?:\({CAP}\) ?)?{SURNAME}"
    rf"|{CAP}(?: {CAP})?(?: (?:{PREFIX} ){{1,3}}{CAP})?"
    rf"|{INITIALS}(?!\w)|{_BRACKETED})"
)
TITLE = r"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]e heer|[Dd]hr\.?|[Hh]r\.)"
ACADEMIC = r"(?:(?:[Mm]r|[Dd]rs|[Dd]r|[Ii]r|[Ii]ng|prof|MSc|BSc)\.? )*"
DATE = r"(?:\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ])?(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun as introductions use it; not `before`: it brings no name behind it."""

    actor: str
    gender: str
    relation: str
    number: str = "sing"
    before: bool = True


@dataclass(frozen=True, slots=True)
class Introduction:
    """Evidence that a name belongs to an actor.

    ``alias`` is true where the words are no name but stand for somebody in this paper only
    ('verzoekster'). ``of`` is the name behind 'van' ('oma van Fay'). ``sibling`` is true for a
    brother or sister, who is a child or, of a parent, family.
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
    sibling: bool = False


@cache
def roles() -> dict[str, Role]:
    """Return the role words (lower case) that may stand beside a name."""
    found: dict[str, Role] = {}
    for row in load_rows("actors/nouns"):
        introduces = row.get("introduces")
        if introduces not in ("yes", "def", "behind") or "*" in row.pattern:
            continue
        for words in _spelled(row.pattern):
            role = Role(
                row.category,
                row.get("gender"),
                row.get("relation"),
                row.get("number"),
                introduces != "behind",
            )
            found.setdefault(words, role)
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
        return not says_role(text)
    bare = [w for w in words if not re.fullmatch(PREFIX, w)]
    if not bare:
        return False
    return not any(word.lower() in not_names() for word in bare if not word.endswith("."))


def says_role(token: str) -> bool:
    """Tell whether an anonymisation token names a role by itself ('[de moeder]', '[kind 1]')."""
    content = re.sub(r"^(?:de|het|een) |[ .-]*(?:\d+|\b[a-z])$", "", token.strip("[]").lower())
    return content in roles() or content in _blanks()


@cache
def _blanks() -> frozenset[str]:
    """Return the words that stand where any name or place stood ('[achternaam]')."""
    return frozenset(row["word"] for row in load_table("actors/blanks"))
