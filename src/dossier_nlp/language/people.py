"""Who is called what in a dossier: the register of names.

An introduction in one paper ('vader Peter') holds for the other papers of the dossier, so the
register is made before anything is parsed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dossier_nlp.language.introductions import Introduction, introductions, is_name, roles
from dossier_nlp.language.people_entries import Entry
from dossier_nlp.language.people_persons import list_persons, name_parts
from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Document, Person

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARENTS = ("mother", "father")
_WEAK, _CLEAR = 1.0, 2.0
_OFTEN = 3
_LETTERHEAD = 200
_SIGNING = frozenset({"mediator", "guardian_ad_litem"})
_OFFICES = frozenset({"mediator", "court", "guardian_ad_litem", "lawyer"})
_FAMILY = frozenset({"mother", "father", "parents", "child", "stepparent", "family"})


@dataclass(frozen=True, slots=True)
class People:
    """All names of a dossier.

    Attributes
    ----------
    names
        Name as written (``"Peter"``, ``"Postma"``) -> entry.
    aliases
        Document id -> lower-case word that stands for somebody in that paper only -> entry.
    matcher
        Finds the names in a text; ``None`` where there are none.
    """

    names: Mapping[str, Entry] = field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    matcher: re.Pattern[str] | None = None

    def entry(self, written: str) -> Entry | None:
        """Return the entry of a name as it stands in a text, or None."""
        found = self.names.get(written)
        return found if found is not None else self.names.get(re.sub(r"\s+", " ", written))

    def alias(self, document_id: str, word: str) -> Entry | None:
        """Return whom a party word stands for in one paper, or None."""
        return self.aliases.get(document_id, {}).get(word)

    def persons(self) -> tuple[Person, ...]:
        """Return the people as a genogram lists them, by actor and name."""
        return list_persons(self.names)


def collect_people(documents: Iterable[Document]) -> People:
    """Read the introductions of all documents of one dossier."""
    documents = tuple(documents)
    votes: dict[str, list[tuple[Introduction, str]]] = defaultdict(list)
    aliases: dict[str, dict[str, Entry]] = {}
    kept: list[tuple[Introduction, str]] = []
    for document in documents:
        for one in introductions(document.text, _year(document)):
            if one.alias:
                entry = Entry(one.actor, "", one.gender, document.document_id, one.start, one.end)
                aliases.setdefault(document.document_id, {}).setdefault(one.name, entry)
                continue
            kept.append((_as_author(one, document), document.document_id))
    for one, document_id in kept:
        votes[_key(one.name)].append((one, document_id))
    decided = {key: _decide(rows) for key, rows in votes.items()}
    decided = _titled_as_named(decided, votes)
    decided = _without_relatives_of_adults(decided, votes)
    decided = _one_of_each_parent(decided, votes)
    names = _spread(decided, votes)
    _add_unnamed_parents(names, documents)
    _add_other_parent(names, documents)
    return People(names=names, aliases=aliases, matcher=_matcher(names))


def _as_author(one: Introduction, document: Document) -> Introduction:
    """Make the jurist in the head of a mediator's or curator's own paper its author."""
    own = one.rule == "lawyer" and one.start < _LETTERHEAD and document.author in _SIGNING
    return replace(one, actor=document.author, weight=_CLEAR, rule="author") if own else one


def _year(document: Document) -> int:
    """Return the year of the paper, or the latest year that it names."""
    if document.date[:4].isdigit():
        return int(document.date[:4])
    years = sorted(int(y) for y in _YEAR.findall(document.text))
    return years[len(years) * 9 // 10] if years else 2020


def _key(name: str) -> str:
    """Return the name without its spaces around initials, so that spellings meet."""
    return re.sub(r"\. ", ".", name).replace("’", "'").strip()


Decision = tuple[str, str, Introduction, str]


def _decide(rows: Sequence[tuple[Introduction, str]]) -> Decision:
    """Let the actor with the heaviest evidence have the name."""
    weights: dict[str, float] = defaultdict(float)
    for one, _ in rows:
        if one.rule == "lawyer":  # 'mr.' is a title, and mediators and judges have it too
            weights[one.actor] = max(weights[one.actor], one.weight)
        else:
            weights[one.actor] += one.weight
    # Ties go to the actor that is introduced first: the same for mother and father.
    first = {one.actor: number for number, (one, _) in reversed(list(enumerate(rows)))}
    actor = min(weights, key=lambda a: (-weights[a], first[a]))
    genders = [one.gender for one, _ in rows if one.gender and one.actor == actor]
    gender = max(set(genders), key=lambda g: (genders.count(g), g)) if genders else ""
    chosen = next((one, doc) for one, doc in rows if one.actor == actor)
    return actor, gender, *chosen


def _titled_as_named(
    decided: dict[str, Decision], votes: Mapping[str, Sequence[tuple[Introduction, str]]]
) -> dict[str, Decision]:
    """Make 'mr. Bleeker' mediator where 'C. Bleeker' is one: the title alone says little."""
    by_title = {key for key in decided if all(one.rule == "lawyer" for one, _ in votes[key])}
    offices: dict[str, set[str]] = defaultdict(set)
    for key, (actor, *_) in decided.items():
        if key not in by_title and actor in _OFFICES:
            offices[_surname(key)].add(actor)
    for key in by_title:
        actors = offices.get(_surname(key), set())
        if len(actors) == 1:
            _, gender, one, document_id = decided[key]
            decided[key] = (next(iter(actors)), gender, one, document_id)
    return decided


def _surname(key: str) -> str:
    _, first, surname = name_parts(key)
    return (surname or first).casefold()


def _without_relatives_of_adults(
    decided: dict[str, Decision], votes: Mapping[str, Sequence[tuple[Introduction, str]]]
) -> dict[str, Decision]:
    """Make 'Marij (moeder van Luca)' and 'Bo (broer van Luca)' family where Luca is a parent."""
    for key, (actor, gender, one, document_id) in list(decided.items()):
        of = next((row.of for row, _ in votes[key] if row.of), "")
        kin = actor in (*_PARENTS, "parents") or one.sibling
        if of and kin and of in decided and decided[of][0] in _PARENTS:
            decided[key] = ("family", gender, one, document_id)
    return decided


def _one_of_each_parent(
    decided: dict[str, Decision], votes: Mapping[str, Sequence[tuple[Introduction, str]]]
) -> dict[str, Decision]:
    """Make 'haar moeder Patricia' family where somebody else is clearly the mother."""
    for parent in _PARENTS:
        weights = {
            key: sum(one.weight for one, _ in votes[key] if one.actor == parent)
            for key, decision in decided.items()
            if decision[0] == parent
        }
        clear = [key for key, weight in weights.items() if weight >= _CLEAR]
        known = {word for key in clear for word in re.findall(r"\w+", key)}
        for key, weight in weights.items():
            # 'Moeder Wendy' beside 'Wendy Hofland (moeder)' is the same woman.
            if clear and weight <= _WEAK and known.isdisjoint(re.findall(r"\w+", key)):
                _, gender, one, document_id = decided[key]
                decided[key] = ("family", gender, one, document_id)
    return decided


# --------------------------------------------------------------------------- parents without a role


@cache
def _first_names() -> Mapping[str, str]:
    return {row["name"]: row["gender"] for row in load_table("actors/first_names")}


_TOGETHER = re.compile(
    r"(?<![\w-])(?P<a>[A-ZÀ-Þ][a-zà-ÿ]+) (?:en|&) (?P<b>[A-ZÀ-Þ][a-zà-ÿ]+)(?![\w-])"
)
_MAILED = re.compile(
    r"(?m)^(?:Van|Afzender) ?: ?(?P<a>[A-ZÀ-Þ][a-zà-ÿ]+)(?= *(?:[A-Z]\. *)?(?:,|$|;))"
)
_PARENTS_ARE = re.compile(
    r"(?m)^\W*(?:[Dd]e )?[Oo]uders ?[:|] ?(?P<a>[A-ZÀ-Þ][a-zà-ÿ]+)\b[^\n;]{0,60}?(?:,|;)? en "
    r"(?P<b>[A-ZÀ-Þ][a-zà-ÿ]+)\b"
)
_TIMED = re.compile(r"(?m)^\W*\d{1,2}[:.]\d\d\W+(?P<a>[A-ZÀ-Þ][a-zà-ÿ]+):")


def _add_unnamed_parents(names: dict[str, Entry], documents: Sequence[Document]) -> None:
    """Add first names of parents that no paper ties to a role ('Jolijn en Pascal').

    A candidate is a first name that nobody has, that stands beside one of the other gender or in
    the head of a message, and that the dossier has no parent for yet. The most frequent one
    wins; a tie gives none. Both genders are treated alike.
    """
    known = _first_names()
    places: dict[str, tuple[Document, int]] = {}
    paired: set[str] = set()
    for document in documents:
        for match in _TOGETHER.finditer(document.text):
            pair = (match.group("a"), match.group("b"))
            genders = {known.get(name) for name in pair}
            if genders == {"fem", "masc"} and not any(name in names for name in pair):
                paired |= set(pair)
        for pattern in (_MAILED, _TIMED):
            paired |= {
                m.group("a")
                for m in pattern.finditer(document.text)
                if m.group("a") in known and m.group("a") not in names
            }
        for name in paired:
            at = document.text.find(name)
            if at >= 0:
                places.setdefault(name, (document, at))
    for actor, gender in zip(_PARENTS, ("fem", "masc"), strict=True):
        if any(e.actor == actor and n in known for n, e in names.items()):
            continue
        counts = sorted(
            (
                (sum(len(re.findall(rf"\b{name}\b", d.text)) for d in documents), name)
                for name in paired
                if known[name] == gender
            ),
            reverse=True,
        )
        if (
            not counts
            or counts[0][0] < _OFTEN
            or (len(counts) > 1 and counts[0][0] == counts[1][0])
        ):
            continue
        name = counts[0][1]
        document, at = places[name]
        names[name] = Entry(actor, name, gender, document.document_id, at, at + len(name))


def _add_other_parent(names: dict[str, Entry], documents: Sequence[Document]) -> None:
    """Add the second of 'Ouders: Anouk (1986) en Jurgen (1984)' where one of them is known."""
    for document in documents:
        for match in _PARENTS_ARE.finditer(document.text):
            for one, other in (("a", "b"), ("b", "a")):
                known, name = names.get(match.group(one)), match.group(other)
                free = name not in names and is_name(name)
                if known is None or known.actor not in _PARENTS or not free:
                    continue
                actor = _PARENTS[1 - _PARENTS.index(known.actor)]
                gender = "masc" if actor == "father" else "fem"
                start, end = match.span(other)
                names[name] = Entry(actor, name, gender, document.document_id, start, end)


# --------------------------------------------------------------------------- spellings


def _age(
    key: str, actor: str, votes: Mapping[str, Sequence[tuple[Introduction, str]]]
) -> tuple[str, str]:
    """Return the first age and year of birth that the papers give of one of the family."""
    if actor not in _FAMILY:
        return "", ""  # the number behind 'meester Joost (2)' is that of his group
    rows = [one for one, _ in votes[key]]
    age = next((one.age for one in rows if one.age), "")
    return age, next((one.born for one in rows if one.born), "")


def _spread(
    decided: Mapping[str, Decision], votes: Mapping[str, Sequence[tuple[Introduction, str]]]
) -> dict[str, Entry]:
    """Return every spelling that a name may have later: full, first name, surname."""
    entries: dict[str, Entry] = {}
    claims: dict[str, dict[str, Entry]] = defaultdict(dict)
    for key, (actor, gender, one, document_id) in decided.items():
        initials, first, surname = name_parts(one.name)
        if one.name.startswith("["):
            first, surname = "", ""
        label = (first or one.name) if actor == "child" else one.name
        entry = Entry(
            actor, label, gender, document_id, one.start, one.end, *_age(key, actor, votes)
        )
        for spelling in {one.name, key}:
            entries.setdefault(spelling, entry)
        if first and first != one.name and is_name(first):
            claims[first].setdefault(actor, entry)
        if surname and actor != "child" and (first or initials) and is_name(surname):
            for form in {surname, surname[0].upper() + surname[1:]}:
                claims[form].setdefault(actor, entry)
    for spelling, by_actor in claims.items():
        if len(by_actor) == 1 and spelling not in entries:
            entries[spelling] = next(iter(by_actor.values()))
    _children_first_names(entries)
    return {name: entries[name] for name in sorted(entries)}


def _children_first_names(entries: dict[str, Entry]) -> None:
    """Give 'Jip' and 'Jip de Wit' one label."""
    for name, entry in list(entries.items()):
        first = name.split()[0] if name.split() else name
        if entry.actor == "child" and first in entries and entries[first].actor == "child":
            shared = entries[first]
            entries[name] = replace(
                shared,
                gender=entry.gender or shared.gender,
                age=entry.age or shared.age,
                born=entry.born or shared.born,
            )


def _matcher(names: Mapping[str, Entry]) -> re.Pattern[str] | None:
    """Return a pattern for all names, longest first, possessive endings outside the group."""
    usable = [name for name in names if name not in roles()]
    if not usable:
        return None
    spelled = sorted(usable, key=lambda n: (-len(n), n))
    words = "|".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in spelled)
    return re.compile(rf"(?<![\w-])(?:{words})(?=['’]?s?(?![\w-])|\W|$)")
