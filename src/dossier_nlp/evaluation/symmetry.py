"""Is mother read as father is? A text and its mirror must be read alike.

The mirror of a text exchanges mother and father, she and he, and the names of the parents. What
is found in it must be what is found in the text, with mother and father exchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from dossier_nlp import language, tagging
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.language.people import People
from dossier_nlp.language.people_persons import name_parts
from dossier_nlp.language.pronouns import form_at
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.load import load_table
from dossier_nlp.records import Block, Document, Dossier, DossierResult, Piece, Tag
from dossier_nlp.settings import Settings

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s|['’]|s)?")
_COLLECTIVE = WordClass("actors", "collective_numbers")
_OPEN_END = tuple("aiouy")


def mirrored_actor(actor: str) -> str:
    """Exchange mother and father; other actors stay."""
    return OTHER_PARENT.get(actor, actor)


# --------------------------------------------------------------------------- the mirror of a text


@dataclass(frozen=True, slots=True)
class Exchange:
    """A word of a text, in character offsets, and what stands in its place in the mirror."""

    start: int
    end: int
    word: str


def exchanges(doc: Doc) -> list[Exchange]:
    """Return the words that the mirror of a parsed text exchanges, in order."""
    view = columns(doc)
    names = _names(doc._.people)
    plural = {m.start for m in doc._.mentions if m.kind == "pronoun" and m.number == "plur"}
    parents = {m.head for m in doc._.mentions if m.kind == "noun" and m.actor in OTHER_PARENT}
    found = []
    for token in range(len(view)):
        orth = view.orth[token]
        word = _named(orth, names) or _exchanged(view, token, plural, parents)
        if word is not None and word != orth:
            found.append(Exchange(view.idx[token], view.end[token], word))
    return found


def exchange_all(text: str, words: Iterable[Exchange]) -> str:
    """Return the text with the words exchanged."""
    pieces, last = [], 0
    for one in words:
        pieces += [text[last : one.start], one.word]
        last = one.end
    return "".join([*pieces, text[last:]])


class Shift:
    """Where the offsets of a text stand in its mirror."""

    def __init__(self, words: Sequence[Exchange]):
        self._ends = [one.end for one in words]
        self._growth = [0]
        for one in words:
            self._growth.append(self._growth[-1] + len(one.word) - (one.end - one.start))

    def __call__(self, offset: int) -> int:
        """Return the new offset; one inside an exchanged word moves with its start."""
        number = bisect_left(self._ends, offset + 1)
        return offset + self._growth[number]


def mirror(document: Document, doc: Doc) -> Document:
    """Return a document with mother and father, she and he, exchanged.

    Parameters
    ----------
    document
        The document.
    doc
        Its parse: it tells 'haar' from 'haar', and whose the names are.
    """
    words = exchanges(doc)
    shift = Shift(words)
    return replace(
        document,
        text=exchange_all(document.text, words),
        blocks=tuple(_moved(block, shift) for block in document.blocks),
        author=mirrored_actor(document.author),
    )


def _moved(block: Block, shift: Shift) -> Block:
    return replace(
        block,
        start=shift(block.start),
        end=shift(block.end),
        pieces=tuple(
            Piece(shift(piece.start), shift(piece.end), piece.page, piece.box)
            for piece in block.pieces
        ),
        cells=tuple((shift(start), shift(end)) for start, end in block.cells),
    )


@cache
def _counterparts() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load_table("actors/counterparts"):
        found.setdefault(row["female"], row["male"])
        found.setdefault(row["male"], row["female"])
    return found


@cache
def _only_named() -> frozenset[str]:
    rows = [row for row in load_table("actors/counterparts") if row["use"] == "named"]
    return frozenset(word for row in rows for word in (row["female"], row["male"]))


def _exchanged(view: Columns, token: int, plural: set[int], parents: set[int]) -> str | None:
    """Return the counterpart of a word, None where it has none."""
    lower = view.lower[token]
    if lower in _only_named() and token not in parents:
        return None
    if token + 1 < len(view) and view.lower[token + 1] in _COLLECTIVE:
        return None  # 'met zijn tweeën' is said of women as well
    if lower in ("haar", "zijn"):
        form = form_at(view, token)
        if lower == "zijn":
            word = "haar" if form is not None else None
        else:
            word = "zijn" if form is not None and form.function == "possessive" else "hem"
    elif lower in ("hem", "'m", "’m"):
        word = "haar"
    elif lower in ("zij", "ze"):
        word = None if token in plural else "hij"
    elif lower.startswith("["):
        word = re.sub(r"[^\W\d_]+", lambda m: _counterparts().get(m.group(), m.group()), lower)
    elif lower == "heer" and (token == 0 or view.lower[token - 1] not in ("de", "den")):
        word = None  # 'heer en meester'
    else:
        word = _counterparts().get(lower.replace("’", "'"))
    if not word:
        return None
    return word[0].upper() + word[1:] if view.orth[token][0].isupper() else word


# --------------------------------------------------------------------------- names


def _names(people: People | None) -> dict[str, str]:
    """Return the first names and surnames of the parents, each with that of the other."""
    first: dict[str, set[str]] = {"mother": set(), "father": set()}
    last: dict[str, set[str]] = {"mother": set(), "father": set()}
    for entry in (people or People()).names.values():
        if entry.actor in first and not entry.name.startswith("["):
            _, called, surname = name_parts(entry.name)
            first[entry.actor] |= {called} - {""}
            last[entry.actor] |= {surname} - {""}
    pairs: dict[str, str] = {}
    for known in (first, last):
        # Several names, or one of several words, cannot be exchanged word by word.
        one, other = known["mother"], known["father"]
        if len(one) == len(other) == 1 and " " not in "".join((*one, *other)):
            a, b = next(iter(one)), next(iter(other))
            pairs |= {a: b, b: a}
    return pairs


def _named(orth: str, names: Mapping[str, str]) -> str | None:
    """Return the name of the other parent in place of one, its possessive ending kept."""
    if orth in names:
        return names[orth]
    for name, other in names.items():
        if orth.startswith(name) and _POSSESSIVE.fullmatch(orth[len(name) :]):
            return other + ("’s" if other.endswith(_OPEN_END) else "s")
    return None


# --------------------------------------------------------------------------- comparing


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """A tag without its mirror, told as the text has it (mother is the mother of the text).

    ``word`` is the number of the word at which it starts; ``missing`` tells where the mirror is
    not found: in the mirrored text (``"mirror"``) or in the text itself (``"text"``).
    """

    document_id: str
    word: int
    family: str
    category: str
    actor: str
    holder: str
    polarity: str
    status: str
    missing: str

    @property
    def id(self) -> str:
        """Name of the place and what was found there, without words of the text."""
        return f"{self.document_id}:{self.word}:{self.family}.{self.category}:{self.missing}"


def asymmetries(result: DossierResult, mirrored: DossierResult) -> list[Asymmetry]:
    """Return the tags of a dossier and of its mirror that do not mirror each other."""
    texts, there = _keys(result), _keys(mirrored)
    here = Counter({_mirrored_key(key): count for key, count in texts.items()})
    lost = [Asymmetry(*_mirrored_key(key), missing="mirror") for key in (here - there).elements()]
    new = [Asymmetry(*_mirrored_key(key), missing="text") for key in (there - here).elements()]
    return sorted(lost + new, key=lambda one: (one.document_id, one.word, one.id))


Key = tuple[str, int, str, str, str, str, str, str]


def _keys(result: DossierResult) -> Counter[Key]:
    starts = {
        document.document_id: [word.start() for word in _WORD.finditer(document.text)]
        for document in result.documents
    }
    return Counter(_key(tag, starts[tag.document_id]) for tag in result.tags)


def _key(tag: Tag, starts: Sequence[int]) -> Key:
    word = bisect_left(starts, tag.start)
    return (
        tag.document_id, word, tag.family, tag.category, tag.actor, tag.holder, tag.polarity,
        tag.status,
    )  # fmt: skip


def _mirrored_key(key: Key) -> Key:
    document_id, word, family, category, actor, holder, polarity, status = key
    actors = mirrored_actor(actor), mirrored_actor(holder)
    return document_id, word, family, category, *actors, polarity, status


# --------------------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class Symmetry:
    """How many tags of a dossier its mirror has too, and which places differ."""

    tags: int
    asymmetries: tuple[Asymmetry, ...]

    @property
    def mirrored(self) -> int:
        """Number of tags of the text that stand in the mirror as well."""
        return self.tags - sum(one.missing == "mirror" for one in self.asymmetries)

    @property
    def share(self) -> float:
        """Share of the tags that mirror exactly; 1.0 where there are none."""
        return self.mirrored / self.tags if self.tags else 1.0


def measure(dossier: Dossier, settings: Settings) -> Symmetry:
    """Tag a dossier and its mirror, and compare."""
    parsed = language.parse_dossier(dossier, settings.language)
    tags = tagging.tag_dossier(parsed)
    reflected = Dossier(dossier.dossier_id, tuple(mirror(one.document, one.doc) for one in parsed))
    other = tagging.tag_dossier(language.parse_dossier(reflected, settings.language))
    found = asymmetries(
        DossierResult(dossier.dossier_id, dossier.documents, tuple(tags)),
        DossierResult(dossier.dossier_id, reflected.documents, tuple(other)),
    )
    return Symmetry(len(tags), tuple(found))
