"""Mentions by role nouns and anonymisation tokens, and what a possessor makes of them.

'moeder' is the mother; 'moeder van vader' is family; 'zijn nieuwe partner' a step-parent. The
nouns stand in ``lexicons/actors/nouns.tsv``; here stands the grammar around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.parents import GENDER, OTHER_PARENT
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import CompiledLexicon, compile_lexicon
from dossier_nlp.lexicon.load import Row, load_rows
from dossier_nlp.lexicon.view import DocView

DETERMINERS = WordClass("actors", "determiners")
POSSESSIVES = WordClass("actors", "possessives")
_NUMBER_IN_TOKEN = re.compile(r"(\d+|\b[A-Z])\]?$")
PARENTS = frozenset({"mother", "father", "parents"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A role noun in a text: the tokens of the noun itself, and its row."""

    start: int
    end: int
    row: Row

    @property
    def relation(self) -> str:
        """How a possessor changes the actor."""
        return self.row.get("relation")


def find_nouns(doc: Doc, columns: Columns, view: DocView) -> list[Mention]:
    """Return the mentions by role nouns, determiners included, inner possessors left to others."""
    mentions: list[tuple[int, bool, Mention]] = []
    for match in _lexicon().find(doc, keep_overlaps=True, view=view):
        noun = Noun(match.start, match.end, match.row)
        if _is_noun(columns, noun):
            written = " ".join(columns.lower[match.start : match.end])
            exact = written == match.row.pattern.lstrip("=")
            mentions.append((match.end - match.start, exact, _mention(columns, noun)))
    return _longest(mentions)


@cache
def _lexicon() -> CompiledLexicon:
    return compile_lexicon("actors/nouns")


def _is_noun(columns: Columns, noun: Noun) -> bool:
    """Refuse what only looks like the role: verbs, adjectives, ordinary words in lower case."""
    first = columns.orth[noun.start]
    if noun.row.get("capital") == "yes" and not first[:1].isupper():
        return False
    last = noun.end - 1
    if columns.pos[last] in ("VERB", "AUX", "ADV", "SCONJ", "INTJ") and noun.end - noun.start == 1:
        return columns.orth[last].startswith("[")
    if noun.relation == "spouse":
        return _is_spouse(columns, noun)
    if noun.row.category == "unknown" and noun.row.pattern == "ouder":
        return columns.pos[last] == "NOUN"
    return True


def _is_spouse(columns: Columns, noun: Noun) -> bool:
    """'de man' and 'man stelt' are the parties; 'een man', 'oude man', 'mannen' are anybody."""
    if columns.orth[noun.start].startswith("["):
        return True
    if columns.lower[noun.start] not in ("man", "vrouw", "mans", "vrouws"):
        return False
    before = columns.lower[noun.start - 1] if noun.start else ""
    if before in ("de", "den", "der"):
        return True
    if before in POSSESSIVES:
        return True
    if noun.start == columns.bounds(noun.start)[0] or before in ("|", "-", ":", "(", "/"):
        return True
    # Telegram style of pleadings: 'stelt dat vrouw niet meewerkt'.
    return before in ("dat", "of", "door", "van", "tegen", "aan", "met", "en", "volgens", "omdat")


def _mention(columns: Columns, noun: Noun) -> Mention:
    start = noun.start
    floor = columns.bounds(noun.start)[0]
    while start > floor and start > noun.start - 3:
        before = start - 1
        word = columns.lower[before]
        if word in ("dat", "die", "dit") and columns.pos[before] in ("SCONJ", "PRON"):
            break  # 'zegt dat moeder ...': no determiner
        if _opens_phrase(word):
            start = before
            break
        if columns.pos[before] not in ("ADJ", "NUM"):
            break
        if before == floor or not _opens_phrase(columns.lower[before - 1]):
            break
        start = before
    head = noun.end - 1 if columns.pos[noun.start] != "NOUN" else noun.start
    orth = columns.orth[head]
    name = ""
    if orth.startswith("["):
        number = _NUMBER_IN_TOKEN.search(orth)
        name = orth.strip("[]") if number else ""
    return Mention(
        start=start,
        end=noun.end,
        actor=noun.row.category,
        name=name,
        kind="token" if orth.startswith("[") else "noun",
        head=head,
        number=_number(columns, noun, head),
        gender=noun.row.get("gender"),
        rule=noun.row.id,
    )


def _opens_phrase(word: str) -> bool:
    return word in DETERMINERS or word in POSSESSIVES


def _number(columns: Columns, noun: Noun, head: int) -> str:
    if noun.row.get("number") == "plur":
        return "plur"
    lower = columns.lower[head]
    base = noun.row.pattern.split("/")[0].split()[-1].lstrip("=*")
    plural = lower != base and lower.endswith(("en", "s")) and not lower.endswith("'s")
    return (
        "plur"
        if plural and noun.row.category in ("professional", "gi", "school", "other")
        else "sing"
    )


def _longest(mentions: list[tuple[int, bool, Mention]]) -> list[Mention]:
    """Keep, of mentions with overlapping nouns, the longest; then exact forms; then by id."""
    taken: set[int] = set()
    kept = []
    ranked = sorted(mentions, key=lambda m: (-m[0], not m[1], m[2].start - m[2].end, m[2].rule))
    for _, _, mention in ranked:
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.start, -m.end))


# --------------------------------------------------------------------------- possessors


@cache
def relations() -> Mapping[str, str]:
    """Return the relation of every row by its id."""
    return {row.id: row.get("relation") for row in load_rows("actors/nouns")}


def with_possessor(mention: Mention, possessor: Mention | None) -> Mention:
    """Return what the noun stands for when it belongs to `possessor`.

    Examples
    --------
    'moeder van vader' -> family, 'haar ex' of the mother -> father, 'zijn vriend' of a child ->
    other.
    """
    relation = relations().get(mention.rule, "")
    owner = possessor.actor if possessor is not None else ""
    if relation == "parent" and owner in (*PARENTS, "stepparent"):
        return replace(mention, actor="family")
    if relation == "parent" and owner in ("other", "family", "professional"):
        return replace(mention, actor="other" if owner != "family" else "family")
    if relation == "ex" and mention.actor == "unknown":
        return replace(mention, actor=OTHER_PARENT.get(owner, "unknown"))
    if relation == "spouse" and owner in ("mother", "father"):
        return replace(mention, actor="stepparent")
    if relation == "spouse" and owner == "family":
        return replace(mention, actor="family")
    if relation == "partner" and owner == "child":
        return replace(mention, actor="other")
    friend = ".vriend" in mention.rule
    if friend and mention.gender and mention.gender == GENDER.get(owner):
        return replace(mention, actor="other")  # 'een vriendin van moeder'
    if relation == "sibling" and owner in PARENTS:
        return replace(mention, actor="family")
    if relation == "child" and owner in ("stepparent", "other", "family", "professional"):
        return replace(mention, actor="child" if owner == "family" else "other")
    return mention
