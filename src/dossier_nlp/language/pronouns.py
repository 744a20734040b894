"""Whom a pronoun stands for: by agreement, nearness and what it belongs to.

Candidates are weighed, the best one wins; two that weigh the same but differ give ``unknown``,
which is an honest answer. Mother and father are weighed alike in every respect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.parents import GENDER, OTHER_PARENT
from dossier_nlp.language.voices import Voice
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.load import load_rows, load_table
from dossier_nlp.records import UNKNOWN

_SENTENCE_WEIGHT = (0.0, -1.0, -2.5, -4.0)
_SUBJECT = 1.0
_STEP = 0.35
_LOWEST = -4.6
_TIE = 0.1
_KIN_FIT = 2.0
_PRIOR = {"mother": 0.5, "father": 0.5, "child": 0.4, "parents": 0.5, "stepparent": 0.2}
_UNSURE_GENDER = {"child": -0.8}
_NO_PERSONS = frozenset(
    [
        "gi",
        "rvdk",
        "vt",
        "court",
        "school",
        "professional",
        "mediator",
        "lawyer",
        "guardian_ad_litem",
        "other",
    ]
)
_BODIES = frozenset({"gi", "rvdk", "vt", "court", "school"})
_BODY = -1.5
_SOURCES = frozenset({"volgens", "aldus"})
_CHILD_AS_SOURCE = -1.2
_SINGULAR_IN_N = WordClass("actors", "singular_in_n")
_SUBJECT_DEPS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_POSSESSED = 4


@dataclass(frozen=True, slots=True)
class Form:
    """What a pronoun form says by itself."""

    id: str
    person: str
    number: str
    gender: str
    function: str


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Return the pronoun forms, lower case."""
    found: dict[str, list[Form]] = {}
    for row in load_table("actors/pronouns"):
        form = Form(row["id"], row["person"], row["number"], row["gender"], row["function"])
        found.setdefault(row["form"], []).append(form)
    return {word: tuple(items) for word, items in found.items()}


def form_at(columns: Columns, token: int) -> Form | None:
    """Return the pronoun that the token is, or None ('zijn' is a verb as well)."""
    choices = forms().get(columns.lower[token])
    if choices is None:
        return None
    if columns.lower[token] == "zijn" and columns.pos[token] in ("AUX", "VERB"):
        owned = token + 1 < len(columns) and columns.lower[token + 1] in _role_words()
        if not (owned and token and columns.form[token - 1] == "fin"):
            return None  # but 'wil zijn ex niet zien'
    if (
        columns.lower[token] == "u"
        and columns.lower[token - 1 : token]
        and columns.pos[token - 1] == "NUM"
    ):
        return None  # '16.10 u'
    if columns.lower[token] in ("me", "ze") and columns.pos[token] not in (
        "PRON",
        "DET",
        "NOUN",
        "PROPN",
    ):
        return choices[0]
    if len(choices) == 1:
        return choices[0]
    possessive = _is_possessive(columns, token)
    return next(
        (form for form in choices if (form.function == "possessive") == possessive), choices[0]
    )


def _is_possessive(columns: Columns, token: int) -> bool:
    """Tell 'haar zoon' from 'belt haar', by word order only: a noun (group) follows."""
    limit = columns.bounds(token)[1]
    following = token + 1
    while following < limit and columns.pos[following] in ("ADJ", "NUM", "ADV"):
        following += 1
    return following < limit and (
        columns.pos[following] in ("NOUN", "PROPN", "X", "SYM")
        or columns.lower[following] in _role_words()
    )


@cache
def _role_words() -> frozenset[str]:
    """Return the role nouns of one word, which parsers may take for something else."""
    return frozenset(
        word.lstrip("=")
        for row in load_rows("actors/nouns")
        for word in row.pattern.split("/")
        if " " not in row.pattern
    )


class Resolver:
    """Resolve the pronouns of one document, from left to right.

    Parameters
    ----------
    doc, columns
        The document.
    mentions
        Mentions by noun and name, in text order.
    voice
        Author and addressee of the paper.
    """

    def __init__(
        self, doc: Doc, columns: Columns, mentions: Sequence[Mention], voice: Voice
    ) -> None:
        self._columns = columns
        self._voice = voice
        self._given = sorted(mentions, key=lambda m: (m.head, m.start))
        self._seen: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Make a mention known, so that later pronouns may stand for it."""
        self._seen.append(mention)

    def resolve(self, token: int, form: Form) -> Mention:
        """Return the mention that the pronoun at `token` is."""
        if form.person == "1":
            actor = self._voice.author
            if form.number == "plur" and actor in (
                "mother",
                "father",
                "child",
                "family",
                "stepparent",
            ):
                actor = UNKNOWN
            return self._made(token, form, actor, "", "first")
        if form.person == "2":
            actor = self._voice.addressee
            if form.number == "plur" and actor not in _NO_PERSONS:
                actor = UNKNOWN  # 'jullie': a body, or more than the one who is written to
            return self._made(token, form, actor, "", "second")
        number = form.number if form.number != "either" else self._number_by_verb(token)
        found = self._plural(token) if number == "plur" else self._singular(token, form)
        if found is None:
            other = self._other_parent(form) if number != "plur" else None
            if other is not None:
                return self._made(token, form, other, "", "letter", number)
            return self._made(token, form, UNKNOWN, "", "none", number)
        return self._made(token, form, found.actor, found.name, "near", number, found.gender)

    def _other_parent(self, form: Form) -> str | None:
        """Return of whom a parent writes who names nobody ('Hij heeft weer gebeld')."""
        other = OTHER_PARENT.get(self._voice.author)
        return other if other is not None and GENDER[other] == form.gender else None

    def _made(
        self,
        token: int,
        form: Form,
        actor: str,
        name: str,
        how: str,
        number: str = "",
        gender: str = "",
    ) -> Mention:
        return Mention(
            start=token,
            end=token + 1,
            actor=actor,
            name=name,
            kind="pronoun",
            head=token,
            number=number or form.number,
            gender=form.gender or gender,
            rule=f"{form.id}.{how}",
        )

    # ------------------------------------------------------------------ number

    def _number_by_verb(self, token: int) -> str:
        """Tell whether 'zij' is one or many, by the finite verb beside it."""
        columns = self._columns
        begin, end = columns.bounds(token)
        beside = [t for t in (token + 1, token - 1) if begin <= t < end]
        for other in beside:
            if columns.pos[other] in ("VERB", "AUX") and columns.form[other] == "fin":
                return _number_of_verb(columns.lower[other])
        head = columns.head[token]
        finite = [
            t
            for t in range(begin, end)
            if (t == head or columns.head[t] == head)
            and columns.pos[t] in ("VERB", "AUX")
            and columns.form[t] == "fin"
        ]
        return _number_of_verb(columns.lower[finite[0]]) if finite else "sing"

    # ------------------------------------------------------------------ candidates

    def _candidates(self, token: int) -> list[tuple[Mention, int]]:
        """Return earlier mentions with their distance in sentences, nearest first."""
        columns = self._columns
        here = columns.sentence[token]
        found: list[tuple[Mention, int]] = []
        for mention in reversed(self._seen):
            distance = here - columns.sentence[mention.head]
            if distance >= len(_SENTENCE_WEIGHT) or len(found) > 40:
                break
            if mention.rule.endswith((".first", ".second")):
                continue
            if mention.head < token and mention.actor != UNKNOWN:
                found.append((mention, distance))
        return found

    def _singular(self, token: int, form: Form) -> Mention | None:
        columns = self._columns
        scores: dict[tuple[str, str], tuple[float, Mention]] = {}
        steps: dict[tuple[str, str], int] = {}
        source = token > 0 and columns.lower[token - 1] in _SOURCES
        possessed = _possessed(self._given, token) if form.function == "possessive" else None
        for mention, distance in self._candidates(token):
            body = mention.actor in _NO_PERSONS and not mention.gender
            if mention.number == "plur" or (body and not self._speaks(mention, distance)):
                continue
            if mention.gender and mention.gender != form.gender:
                continue
            key = (mention.actor, mention.name)
            step = steps.setdefault(key, len(steps))
            score = _SENTENCE_WEIGHT[distance] - _STEP * step + _PRIOR.get(mention.actor, 0.0)
            if columns.dep[mention.head] in _SUBJECT_DEPS or self._is_source(mention):
                score += _SUBJECT
            if not mention.gender:
                score += _UNSURE_GENDER.get(mention.actor, _BODY if body else -1.0)
            if (
                form.function != "possessive"
                and distance == 0
                and not self._is_source(mention)
                and self._same_clause(mention, token)
            ):
                continue  # 'moeder slaat haar': somebody else
            score += _kin_fit(possessed, mention)
            if source and mention.actor == "child":
                score += _CHILD_AS_SOURCE  # 'volgens haar' is somebody who speaks for the child
            if key not in scores or score > scores[key][0]:
                scores[key] = (score, mention)
        return _best(list(scores.values()))

    def _speaks(self, mention: Mention, distance: int) -> bool:
        """Tell whether a body may be meant: the subject just before ('De GI verzoekt ... Zij')."""
        subject = self._columns.dep[mention.head] in _SUBJECT_DEPS
        return mention.actor in _BODIES and subject and distance == 1

    def _is_source(self, mention: Mention) -> bool:
        """Tell whether the mention is whom a statement is laid to ('volgens moeder')."""
        return mention.start > 0 and self._columns.lower[mention.start - 1] in _SOURCES

    def _plural(self, token: int) -> Mention | None:
        for mention, distance in self._candidates(token):
            if mention.number == "plur" and distance <= 2:
                return mention
        pairs = [m for m, distance in self._candidates(token) if distance <= 1]
        actors = {m.actor for m in pairs if m.actor in ("mother", "father")}
        if len(actors) == 2:
            chosen = next(m for m in pairs if m.actor in actors)
            return Mention(chosen.start, chosen.end, "parents", head=chosen.head, number="plur")
        return None

    def _same_clause(self, mention: Mention, token: int) -> bool:
        """Tell whether no clause border lies between a mention and a pronoun."""
        columns = self._columns
        for between in range(mention.end, token):
            if columns.pos[between] in ("SCONJ", "CCONJ", "PUNCT"):
                return False
            if columns.dep[between] == "mark":
                return False
        return True


def _number_of_verb(form: str) -> str:
    if form in _SINGULAR_IN_N or form.endswith("een"):
        return "sing"
    return "plur" if form == "zijn" or form.endswith(("en", "aan", "oen", "ien")) else "sing"


def _possessed(given: Sequence[Mention], token: int) -> Mention | None:
    """Return the role noun that belongs to the possessive at `token`."""
    for mention in given:
        if mention.head > token + _POSSESSED:
            break
        if mention.kind == "noun" and mention.start <= token < mention.head:
            return mention
    return None


def _kin_fit(possessed: Mention | None, owner: Mention) -> float:
    """Weigh that children have parents and parents have children."""
    if possessed is None:
        return 0.0
    if possessed.actor in ("mother", "father", "parents"):
        return _KIN_FIT if owner.actor == "child" else 0.0
    if (
        possessed.actor == "child"
        and ".zus" not in possessed.rule
        and "broer" not in possessed.rule
    ):
        return _KIN_FIT if owner.actor in ("mother", "father", "parents") else -_KIN_FIT
    if possessed.actor == "stepparent":
        return _KIN_FIT if owner.actor in ("mother", "father") else 0.0
    return 0.0


def _best(scored: list[tuple[float, Mention]]) -> Mention | None:
    """Return the heaviest candidate; None when there is none or two weigh the same."""
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].start))
    if not ranked or ranked[0][0] < _LOWEST:
        return None
    best = ranked[0][1]
    if len(ranked) > 1:
        close = ranked[0][0] - ranked[1][0] < _TIE
        if close and best.actor != ranked[1][1].actor:
            return None
    return best
