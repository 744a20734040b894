"""Frames: a verb with the fixed parts that make an expression of it, in whatever order.

Dutch puts a finite verb second and everything else of the verb at the end: 'zet de kinderen tegen
hem op', 'de kinderen tegen hem opzet', 'tegen hem op te zetten'. A frame therefore names its verb,
its separable particle and the parts that must stand in the same clause, not their order.

Columns of a frame lexicon beside the common ones: ``particle`` (of the verb in ``pattern``),
``needs`` (parts separated by ``;``, alternatives of a part by ``/``; ``<POSS>``, ``<ACTOR>`` and
``<REFL>`` stand for a possessive, a mention and a reflexive), ``agent`` and ``patient``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.language.actors import actor_at
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.inflect import inflected_forms, word_class
from dossier_nlp.lexicon.load import Row, load_rows
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.tagging.frames_clause import clause_window

_PLACEHOLDERS = {"<POSS>": "POSS", "<ACTOR>": "ACTOR", "<REFL>": "REFL"}
_LOOSE = frozenset({"DET", "ADJ", "ADV"})
_MAX_LOOSE = 2
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})

_UNSTRESSED = ("be", "ver", "ont", "her", "mis")

Alternative = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a frame lexicon, read."""

    row: Row
    particle: str
    needs: tuple[tuple[Alternative, ...], ...]

    @property
    def weight(self) -> int:
        """How much the frame asks for: of two that fit, the more demanding one says more."""
        return len(self.needs) + bool(self.particle)


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame that was found: its verb and all tokens that satisfied it, in token offsets."""

    row: Row
    verb: int
    tokens: tuple[int, ...]
    window: tuple[int, int]
    weight: int = 0

    @property
    def start(self) -> int:
        """First token of the frame."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """End (exclusive) of the frame."""
        return self.tokens[-1] + 1


def read_needs(text: str) -> tuple[tuple[Alternative, ...], ...]:
    """Read the column ``needs``: ``"klap/een duw;tegen <ACTOR>"``."""
    parts = []
    for part in text.split(";"):
        alternatives = tuple(tuple(words.split()) for words in part.split("/") if words.strip())
        if alternatives:
            parts.append(alternatives)
    return tuple(parts)


def _read(row: Row) -> Frame:
    particle = row.get("particle")
    if particle and not row.pattern.startswith(particle):
        raise LexiconError(
            f"{row.file}, line {row.line}: the verb {row.pattern!r} does not start with its"
            f" particle {particle!r}"
        )
    return Frame(row, particle, read_needs(row.get("needs")))


class FrameLexicon:
    """The frames of one or more lexicons, indexed by the forms of their verbs."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.frames = tuple(_read(row) for row in rows)
        self._whole: dict[str, list[Frame]] = defaultdict(list)
        self._split: dict[str, list[Frame]] = defaultdict(list)
        self._lemma: dict[str, list[Frame]] = defaultdict(list)
        for frame in self.frames:
            self._enter(frame)

    def _enter(self, frame: Frame) -> None:
        full = frame.row.pattern
        base = full[len(frame.particle) :]
        forms = inflected_forms(base) | {base}
        self._lemma[full].append(frame)
        for form in {frame.particle + form for form in forms}:
            self._whole[form].append(frame)
        if frame.particle:
            for form in forms:
                self._split[form].append(frame)

    def find(self, doc: Doc) -> list[FrameMatch]:
        """Return the frames in `doc`: for every verb and category the most demanding one."""
        c = columns(doc)
        best: dict[tuple[int, str], FrameMatch] = {}
        whole, split, lemmas = self._whole, self._split, self._lemma
        for index, (lower, lemma) in enumerate(zip(c.lower, c.lemma)):
            if lower not in whole and lower not in split and lemma not in lemmas:
                continue
            for match in self._at(doc, c, index):
                key = (index, match.row.category)
                known = best.get(key)
                if known is None or match.weight > known.weight:
                    best[key] = match
        return sorted(best.values(), key=lambda m: (m.verb, m.row.category))

    def _at(self, doc: Doc, c: Columns, index: int) -> Iterable[FrameMatch]:
        window = clause_window(c, index)
        lower, lemma = c.lower[index], c.lemma[index]
        frames = dict.fromkeys(
            (*self._whole.get(lower, ()), *self._split.get(lower, ()), *self._lemma.get(lemma, ()))
        )
        for frame in frames:
            if not _may_be_verb(c, index, frame) or _excepted(c, frame, window):
                continue
            tokens = self._tokens(doc, c, index, frame, window)
            if tokens is not None:
                yield FrameMatch(frame.row, index, tokens, window, frame.weight)

    def _tokens(
        self, doc: Doc, c: Columns, index: int, frame: Frame, window: tuple[int, int]
    ) -> tuple[int, ...] | None:
        """Return all tokens of the frame around the verb `index`, or None."""
        found = {index}
        if frame.particle:
            if not c.lower[index].startswith(frame.particle):
                particle = find_particle(c, index, frame.particle, window)
                if particle is None:
                    return None
                found.add(particle)
        elif not frame.needs and _has_other_particle(c, index, frame.row.pattern):
            return None
        for part in frame.needs:
            place = _find_part(doc, c, index, part, window)
            if place is None:
                return None
            found.update(place)
        return tuple(sorted(found))


def _may_be_verb(c: Columns, index: int, frame: Frame) -> bool:
    """Refuse words that only look like a form of the verb of `frame`.

    A noun may be a participle that the parser took for one ('doodgezwegen'), hardly ever another
    form ('steun', 'verband'); a lemma that explains the form better wins ('stelt' is of 'stellen', not
    of 'stelen').
    """
    lower, lemma, full = c.lower[index], c.lemma[index], frame.row.pattern
    if lemma == full:
        return c.pos[index] in _VERBAL or c.pos[index] not in _NOUNS or _is_participle(lower, frame)
    if c.pos[index] in _NOUNS:
        return _is_participle(lower, frame)
    if c.pos[index] == "ADJ":
        return _is_participle(lower, frame) or lower.endswith(("end", "ende"))
    if c.pos[index] not in _VERBAL:
        return _is_participle(lower, frame) and c.pos[index] not in ("ADP", "DET", "PRON")
    base = full[len(frame.particle) :]
    return lemma in (base, lower) or not lemma.endswith("n") or lower not in inflected_forms(lemma)


def _excepted(c: Columns, frame: Frame, window: tuple[int, int]) -> bool:
    """Tell whether a word that rules the frame out stands in the clause."""
    words = frame.row.exceptions
    return bool(words) and any(
        c.lower[i] in words or c.lemma[i] in words for i in range(*window)
    )


def _is_participle(lower: str, frame: Frame) -> bool:
    stem = lower.removeprefix(frame.particle)
    base = frame.row.pattern[len(frame.particle) :]
    if stem.startswith("ge") and not base.startswith("ge"):
        return True
    return stem == lower and base.startswith(_UNSTRESSED) and lower.endswith(("d", "t", "en", "de", "te")) and lower != frame.row.pattern


def _has_other_particle(c: Columns, index: int, verb: str) -> bool:
    """Tell whether the verb is part of another, separable one ('slaat ... over')."""
    lemma = c.lemma[index]
    if lemma != verb and lemma.endswith(verb):
        return True
    _, end = c.bounds(index)
    return any(
        c.dep[i] == "compound:prt" and c.head[i] == index for i in range(index + 1, end)
    )


def find_particle(
    c: Columns, index: int, particle: str, window: tuple[int, int]
) -> int | None:
    """Return the token of the particle of the verb `index`: behind it or in front of 'te'."""
    if index >= 2 and c.lower[index - 1] == "te" and c.lower[index - 2] == particle:
        return index - 2
    finite = not c.lower[index].startswith("ge")
    for i in range(index + 1, window[1] if finite else index + 1):
        if c.lower[i] == particle and (
            (c.dep[i] == "compound:prt" and c.head[i] == index) or _stands_alone(c, i, window[1])
        ):
            return i
    for i in range(index - 1, max(window[0], index - 4) - 1, -1):
        if c.lower[i] == particle and (c.head[i] == index or i == index - 1):
            return i
    return None


def _stands_alone(c: Columns, index: int, end: int) -> bool:
    """Tell whether a preposition-like word governs nothing: it closes its clause."""
    if c.pos[index] not in ("ADP", "ADV"):
        return c.pos[index] == "ADJ"
    following = index + 1
    return following >= end or c.pos[following] in (
        "PUNCT", "CCONJ", "SCONJ", "SPACE",
    )  # fmt: skip


def _find_part(
    doc: Doc,
    c: Columns,
    index: int,
    part: Sequence[Alternative],
    window: tuple[int, int],
) -> tuple[int, ...] | None:
    """Return the tokens nearest to the verb that satisfy one alternative of `part`."""
    best: tuple[int, ...] | None = None
    for alternative in part:
        for start in range(window[0], window[1]):
            place = _match_words(doc, c, alternative, start, index, window[1])
            if place and (best is None or _distance(place, index) < _distance(best, index)):
                best = place
    return best


def _distance(place: Sequence[int], index: int) -> int:
    return min(abs(i - index) for i in place)


def _match_words(
    doc: Doc, c: Columns, words: Alternative, start: int, verb: int, end: int
) -> tuple[int, ...] | None:
    """Match words in order from `start`; determiners and adjectives may stand between them."""
    if not _is(doc, c, words[0], start) or start == verb:
        return None
    place, at = [start], start
    for word in words[1:]:
        at += 1
        loose = 0
        while at < end and (at == verb or not _is(doc, c, word, at)):
            if at != verb:
                loose += 1
                if loose > _MAX_LOOSE or not _is_loose(c, at):
                    return None
            at += 1
        if at >= end:
            return None
        place.append(at)
    return tuple(place)


def _is_loose(c: Columns, index: int) -> bool:
    return c.pos[index] in _LOOSE or c.dep[index] == "nmod:poss"


def _is(doc: Doc, c: Columns, word: str, index: int) -> bool:
    kind = _PLACEHOLDERS.get(word)
    if kind == "ACTOR":
        return actor_at(doc, index) is not None
    if kind:
        return c.lower[index] in word_class(kind)
    return c.lower[index] == word or c.lemma[index] == word


@cache
def _compiled(folder: Path, names: tuple[str, ...]) -> FrameLexicon:
    return FrameLexicon(row for name in names for row in load_rows(name))


def frame_lexicon(*names: str) -> FrameLexicon:
    """Return the frames of the named lexicons (made once for each folder of lexicons)."""
    return _compiled(lexicon_dir(), names)
