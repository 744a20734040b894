"""Frames: a verb with the fixed parts that make an expression of it, in whatever order.

Dutch puts a finite verb second and everything else of the verb at the end: 'zet de kinderen tegen
hem op', 'de kinderen tegen hem opzet', 'tegen hem op te zetten'. A frame therefore names its verb,
its separable particle and the parts that must stand in the same clause, not their order.

Columns of a frame lexicon beside the common ones: ``particle`` (of the verb in ``pattern``),
``needs`` (parts separated by ``;``, alternatives of a part by ``/``; ``<POSS>``, ``<ACTOR>`` and
``<REFL>`` stand for a possessive, a mention and a reflexive), ``agent`` and ``patient``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.language.actors import actor_at, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.inflect import inflected_forms, word_class
from dossier_nlp.lexicon.load import Row, load_rows
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.tagging.frames_clause import clause_window, in_other_conjunct, is_stranded

_PLACEHOLDERS = {"<POSS>": "POSS", "<ACTOR>": "ACTOR", "<REFL>": "REFL"}
_LOOSE = frozenset({"DET", "ADJ", "ADV"})
_MAX_LOOSE = 2
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_AFTER_PARTICLE = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE", "ADP"})
_CLAUSE_LABELS = frozenset({"nsubj", "nsubj:pass", "expl:pv", "compound:prt"})

_UNSTRESSED = ("be", "ver", "ont", "her", "mis", "over", "onder")
_PARTICIPLE_ENDINGS = ("d", "t", "en", "de", "te")
_ONE_SHORT_SYLLABLE = re.compile(r"(?:be|ver|ont|ge|her)?[^aeiouy]*e[bcdfghklmnprstvz]")

Alternative = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a frame lexicon, read."""

    row: Row
    particle: str
    needs: tuple[tuple[Alternative, ...], ...]
    plain: tuple[tuple[frozenset[str], ...], ...] = ()

    def may_stand_among(self, words: set[str]) -> bool:
        """Tell whether the plain words of some alternative of every part are there at all."""
        return all(any(wanted <= words for wanted in part) for part in self.plain)

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
    participle: bool = False

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
    needs = read_needs(row.get("needs"))
    plain = tuple(
        tuple(frozenset(w for w in words if w not in _PLACEHOLDERS) for words in part)
        for part in needs
    )
    return Frame(row, particle, needs, plain)


def _verb_forms(verb: str) -> frozenset[str]:
    """Return the forms of a verb, those left out that only a longer word could have.

    The rules for inflection also give 'stelt' for 'stelen', as they must for 'handelen'; a verb of
    one syllable before its ending always doubles its vowel.
    """
    forms = inflected_forms(verb) | {verb}
    base = verb.removesuffix("en")
    if base == verb or not _ONE_SHORT_SYLLABLE.fullmatch(base):
        return forms
    wrong = {base} | {base + ending for ending in ("t", "te", "ten", "d", "de", "den")}
    wrong |= {"ge" + form for form in wrong} | {"ge" + base + "de", "ge" + base + "te"}
    return frozenset(forms - wrong)


class FrameLexicon:
    """The frames of one or more lexicons, indexed by the forms of their verbs."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.frames = tuple(_read(row) for row in rows)
        self._whole: dict[str, list[Frame]] = defaultdict(list)
        self._split: dict[str, list[Frame]] = defaultdict(list)
        self._lemma: dict[str, list[Frame]] = defaultdict(list)
        self._latest: tuple[Columns, object, list[FrameMatch]] | None = None
        """What was found last: the rules and the reader ask for the same paper."""
        for frame in self.frames:
            self._enter(frame)

    def _enter(self, frame: Frame) -> None:
        full = frame.row.pattern
        base = full[len(frame.particle) :]
        forms = _verb_forms(base)
        self._lemma[full].append(frame)
        for form in {frame.particle + form for form in forms}:
            self._whole[form].append(frame)
        if frame.particle:
            for form in forms:
                self._split[form].append(frame)

    def find(self, doc: Doc) -> list[FrameMatch]:
        """Return the frames in `doc`; of those of one verb the most demanding comes first."""
        c, mentions = columns(doc), mentions_of(doc)
        if self._latest is not None and self._latest[0] is c and self._latest[1] is mentions:
            return list(self._latest[2])
        found: list[FrameMatch] = []
        whole, split, lemmas = self._whole, self._split, self._lemma
        for index, (lower, lemma) in enumerate(zip(c.lower, c.lemma)):
            if lower in whole or lower in split or lemma in lemmas:
                found.extend(self._at(doc, c, index))
        found.sort(key=lambda m: (m.verb, m.row.category, -m.weight, m.row.id))
        self._latest = (c, mentions, found)
        return list(found)

    def _at(self, doc: Doc, c: Columns, index: int) -> Iterable[FrameMatch]:
        window = clause_window(c, index)
        words = _words_in(c, window)
        lower, lemma = c.lower[index], c.lemma[index]
        frames = dict.fromkeys(
            (*self._whole.get(lower, ()), *self._split.get(lower, ()), *self._lemma.get(lemma, ()))
        )
        for frame in frames:
            if not frame.may_stand_among(words):
                continue
            if not _may_be_verb(c, index, frame) or _excepted(c, frame, window):
                continue
            tokens = self._tokens(doc, c, index, frame, window)
            if tokens is not None:
                participle = looks_like_participle(c.lower[index], frame)
                yield FrameMatch(frame.row, index, tokens, window, frame.weight, participle)

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


def _words_in(c: Columns, window: tuple[int, int]) -> set[str]:
    low, high = window
    words = {word.rstrip(".") for word in c.lower[low:high]}
    return words.union(c.lower[low:high], c.lemma[low:high])


def _may_be_verb(c: Columns, index: int, frame: Frame) -> bool:
    """Refuse words that only look like a form of the verb of `frame`.

    A noun may be a participle that the parser took for one ('doodgezwegen') or an infinitive with
    an object ('jullie straffen mij'), hardly ever another form ('steun', 'verband').
    """
    lower, pos = c.lower[index], c.pos[index]
    if pos in _VERBAL:
        return True
    if looks_like_participle(lower, frame):
        return pos not in ("ADP", "DET", "PRON")
    first, last = c.bounds(index)
    labels = {c.dep[i] for i in range(first, last) if c.head[i] == index}
    if labels & _CLAUSE_LABELS and "cop" not in labels and "det" not in labels:
        return True  # it governs a subject as only a verb does, whatever the tagger says
    if pos in _NOUNS:
        return lower == frame.row.pattern and bool(labels & {"obj", "iobj", "nsubj"})
    return pos == "ADJ" and lower.endswith(("end", "ende"))


def _excepted(c: Columns, frame: Frame, window: tuple[int, int]) -> bool:
    """Tell whether a word that rules the frame out stands in the clause."""
    words = frame.row.exceptions
    return bool(words) and any(c.lower[i] in words or c.lemma[i] in words for i in range(*window))


def looks_like_participle(lower: str, frame: Frame) -> bool:
    """Tell by its form whether a word may be a past participle of the verb of `frame`."""
    stem = lower.removeprefix(frame.particle)
    base = frame.row.pattern[len(frame.particle) :]
    if stem.startswith("ge") and not base.startswith("ge"):
        return True
    return (
        stem == lower
        and base.startswith(_UNSTRESSED)
        and lower.endswith(_PARTICIPLE_ENDINGS)
        and lower != frame.row.pattern
    )


def _has_other_particle(c: Columns, index: int, verb: str) -> bool:
    """Tell whether the verb is part of another, separable one ('slaat ... over')."""
    lemma = c.lemma[index]
    if lemma != verb and lemma.endswith(verb):
        return True
    _, end = c.bounds(index)
    return any(c.dep[i] == "compound:prt" and c.head[i] == index for i in range(index + 1, end))


def find_particle(c: Columns, index: int, particle: str, window: tuple[int, int]) -> int | None:
    """Return the token of the particle of the verb `index`: behind it or in front of 'te'."""
    if index >= 2 and c.lower[index - 1] == "te" and c.lower[index - 2] == particle:
        return index - 2
    finite = not c.lower[index].startswith("ge")
    for i in range(index + 1, window[1] if finite else index + 1):
        if c.lower[i] == particle and (
            (c.dep[i] == "compound:prt" and c.head[i] == index)
            or (_stands_alone(c, i, window[1]) and _may_belong(c, index, i))
        ):
            return i
    for i in range(index - 1, max(window[0], index - 4) - 1, -1):
        if c.lower[i] == particle and (c.head[i] == index or i == index - 1):
            return i if _may_belong(c, index, i) else None
    return None


def _may_belong(c: Columns, verb: int, particle: int) -> bool:
    """Refuse what only looks like a particle: 'ging er tegen in', 'komt binnen en staat op'."""
    return not is_stranded(c, particle, verb) and not in_other_conjunct(c, verb, particle)


def _stands_alone(c: Columns, index: int, end: int) -> bool:
    """Tell whether a preposition-like word governs nothing: it closes its clause."""
    if c.pos[index] not in ("ADP", "ADV"):
        return c.pos[index] in ("ADJ", "NOUN")
    following = index + 1
    return following >= end or c.pos[following] in _AFTER_PARTICLE


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
            if place and in_other_conjunct(c, index, place[0]):
                continue
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
    if c.lower[index] == word or c.lemma[index] == word:
        return True
    return c.lower[index].endswith(".") and c.lower[index][:-1] == word  # 'hand.' as one token


@cache
def _compiled(folder: Path, names: tuple[str, ...]) -> FrameLexicon:
    return FrameLexicon(row for name in names for row in load_rows(name))


def best_by_verb(matches: Iterable[FrameMatch]) -> Iterator[list[FrameMatch]]:
    """Yield the matches of one verb and category together, the most demanding first."""
    for _, group in groupby(matches, key=lambda m: (m.verb, m.row.category)):
        yield list(group)


def frame_lexicon(*names: str) -> FrameLexicon:
    """Return the frames of the named lexicons (made once for each folder of lexicons)."""
    return _compiled(lexicon_dir(), names)
