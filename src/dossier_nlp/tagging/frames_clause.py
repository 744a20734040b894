"""Who does what to whom around a verb: subject, object and prepositional arguments.

The parse leads; where it gives no answer (or one that is no person), the mentions in the clause do:
their case, their preposition and their place before or behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, actor_at, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.tagging.frames_words import grammar_class

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
_VERBAL = frozenset({"VERB", "AUX"})
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "acl", "conj", "parataxis", "dep"})
_STRONG_STOPS = frozenset({";", ":", "|"})
_WEAK_STOPS = frozenset({",", "-", "–"})
_COORDINATED = frozenset({"conj", "parataxis"})
_CLUSTER = frozenset({"xcomp", "aux", "aux:pass", "cop"})
_MAX_CLIMB = 5
_STRANDING = 8
_REACH = 18
_MAX_DEPTH = 4


def clause_window(c: Columns, verb: int) -> tuple[int, int]:
    """Return the tokens around `verb` in which the parts of its clause may stand."""
    first, last = c.bounds(verb)
    low = verb
    while low > first and verb - low < _REACH:
        before = low - 1
        if c.lower[before] in _STRONG_STOPS or _marks_clause(c, before):
            break
        low = before
    high = verb + 1
    while high < last and high - verb <= _REACH:
        if c.lower[high] in _STRONG_STOPS or (high > verb + 1 and _opens_clause(c, high)):
            break
        high += 1
    return low, high


def _marks_clause(c: Columns, index: int) -> bool:
    """Tell whether a conjunction opens a clause ('dat', 'omdat'; not 'als' before a noun)."""
    if c.pos[index] != "SCONJ" or c.dep[index] != "mark":
        return False
    head = c.head[index]
    return c.pos[head] in _VERBAL or any(c.dep[i] in ("cop", "aux") for i in children(c, head))


def _opens_clause(c: Columns, index: int) -> bool:
    """Tell whether a subordinate or relative clause opens at `index`."""
    if _marks_clause(c, index):
        return True
    return c.lower[index - 1] == "," and c.lower[index] in grammar_class("RELATIVE")


def is_stranded(c: Columns, index: int, verb: int) -> bool:
    """Tell whether a word is the stranded preposition of 'er', 'daar' or 'waar', no particle."""
    if c.dep[index] == "compound:prt" or c.lower[index] not in grammar_class("STRANDED"):
        return False
    first, _ = c.bounds(index)
    low = min(verb + 1, index) if verb < index else max(first, index - _STRANDING)
    return any(c.lower[i] in grammar_class("R_PRONOUN") for i in range(low, index))


def in_other_conjunct(c: Columns, verb: int, token: int) -> bool:
    """Tell whether a token belongs to a verb coordinated with `verb`, not to `verb` itself.

    'Hij betaalde braaf, op een rekening die ...', 'zij zwijgt en vindt dat ...': what stands
    behind the coordinator is a part of the other verb.
    """
    low, high = sorted((verb, token))
    if not any(c.dep[i] == "cc" or c.lower[i] in _WEAK_STOPS for i in range(low + 1, high)):
        return False
    own, other = _clause_head(c, verb), _clause_head(c, _governor(c, token))
    if own == other:
        return False
    return (c.dep[other] in _COORDINATED and _clause_head(c, c.head[other]) == own) or (
        c.dep[own] in _COORDINATED and _clause_head(c, c.head[own]) == other
    )


def _governor(c: Columns, token: int) -> int:
    """Return the nearest verb above a token (or the top of its sentence)."""
    for _ in range(_MAX_CLIMB):
        if c.pos[token] == "VERB" or c.head[token] == token:
            break
        token = c.head[token]
    return token


def _clause_head(c: Columns, verb: int) -> int:
    """Return the verb that heads the cluster of a verb: 'wil' of 'wil laten gaan'."""
    for _ in range(_MAX_CLIMB):
        if c.dep[verb] not in _CLUSTER or c.head[verb] == verb:
            break
        verb = c.head[verb]
    return verb


def children(c: Columns, index: int) -> Iterator[int]:
    """Yield the syntactic children of a token in its sentence."""
    first, last = c.bounds(index)
    for i in range(first, last):
        if c.head[i] == index and i != index:
            yield i


def child(c: Columns, index: int, labels: frozenset[str] | set[str]) -> int | None:
    """Return the first child with one of the labels."""
    return next((i for i in children(c, index) if c.dep[i] in labels), None)


@dataclass(frozen=True, slots=True)
class Use:
    """A mention as it is used in a clause: with a preposition, as a possessor or bare."""

    mention: Mention
    head: int
    preposition: str = ""
    possessor: bool = False


def use_of(c: Columns, mention: Mention) -> Use:
    """Tell how a mention is used."""
    head = mention.head if mention.head >= 0 else mention.end - 1
    before = mention.start - 1
    preposition = ""
    if before >= 0 and c.pos[before] == "ADP" and c.dep[before] != "compound:prt":
        pronominal = before >= 1 and c.lower[before - 1] in grammar_class("PRONOMINAL")
        preposition = "" if pronominal else c.lower[before]  # 'erop uit hem te raken'
    elif before >= 1 and c.pos[before] in ("DET", "ADJ") and c.pos[before - 1] == "ADP":
        preposition = c.lower[before - 1]
    elif c.pos[mention.start] == "ADP":
        preposition = c.lower[mention.start]
    possessor = c.dep[head] == "nmod:poss" and c.lower[head] not in grammar_class(
        "NEVER_POSSESSIVE"
    )
    return Use(mention, head, preposition, possessor)


class Clause:
    """The arguments of one verb.

    Attributes
    ----------
    verb
        Token of the verb.
    parts
        Tokens of the expression that the verb is the head of.
    passive
        Whether the grammatical subject undergoes what the verb says.
    """

    def __init__(
        self,
        doc: Doc,
        verb: int,
        window: tuple[int, int],
        participle: bool = False,
        parts: tuple[int, ...] = (),
    ) -> None:
        self.doc = doc
        self.c = columns(doc)
        self.verb = verb
        self.window = window
        self.participle = participle or "Part" in doc[verb].morph.get("VerbForm", [])
        self.parts = parts
        self._uses: list[Use] | None = None
        self.attributive = self._is_attributive()
        self.passive = self._is_passive()
        self.subject_token = self._subject_token()

    # ------------------------------------------------------------------ voice

    def _is_attributive(self) -> bool:
        """Tell whether the verb is a participle before a noun ('het opgestookte kind')."""
        if not self.participle or self.c.dep[self.verb] not in ("amod", "acl"):
            return False
        return child(self.c, self.verb, {"aux", "aux:pass", "nsubj", "nsubj:pass", "mark"}) is None

    def _is_passive(self) -> bool:
        c = self.c
        labels = {c.dep[i] for i in children(c, self.verb)}
        if labels & {"aux:pass", "nsubj:pass", "obl:agent"} and "obj" not in labels:
            return True
        if not self.participle:
            return False
        if self.attributive:
            return True
        auxiliaries = {c.lemma[i] for i in children(c, self.verb) if c.pos[i] == "AUX"}
        if "hebben" in auxiliaries:
            return False
        if any(use.preposition == "door" for use in self.uses()):
            return True
        head = c.head[self.verb]
        if c.dep[self.verb] in ("xcomp", "conj") and c.lemma[head] in grammar_class("UNDERGOING"):
            return True
        if c.dep[self.verb] == "conj" and c.pos[head] in _VERBAL:
            inherited = {c.dep[i] for i in children(c, head)}
            return not auxiliaries and bool(inherited & {"aux:pass", "nsubj:pass"})
        if auxiliaries:
            return "worden" in auxiliaries
        within = {c.lemma[i] for i in range(*self.window) if c.pos[i] in _VERBAL}
        return "worden" in within and "hebben" not in within

    # ------------------------------------------------------------------ subject

    def _subject_token(self) -> int | None:
        if self.attributive:
            return self.c.head[self.verb]
        return subject_of(self.c, self.verb)

    @property
    def has_other_subject(self) -> bool:
        """True where the parse gives a subject that is no person ('de situatie kwetst')."""
        token = self.subject_token
        if token is None or actor_at(self.doc, token) is not None:
            return False
        return self.c.pos[token] in ("NOUN", "PROPN") or self.c.lower[token] in grammar_class(
            "IMPERSONAL"
        )

    def subject(self) -> Mention | None:
        """Return the person that is the grammatical subject."""
        token = self.subject_token
        if token is not None:
            found = actor_at(self.doc, token)
            if found is not None:
                return found
            if self.has_other_subject:
                return None
        return self._nearest_subject()

    def _nearest_subject(self) -> Mention | None:
        """Return the nearest bare, nominative mention before the verb, else behind it."""
        before = [use for use in self.uses() if self._may_be_subject(use)]
        left = [use for use in before if use.head < self.verb]
        if left:
            return left[0].mention if len(left) > 1 else left[-1].mention
        right = [use for use in before if use.head > self.verb]
        return right[0].mention if right else None

    def _may_be_subject(self, use: Use) -> bool:
        if use.preposition or use.possessor or self.c.dep[use.head] in OBJECTS:
            return False
        return self.c.lower[use.head] not in grammar_class("OBJECT_FORM")

    # ------------------------------------------------------------------ other arguments

    def uses(self) -> list[Use]:
        """Return the mentions in the window with how they are used, in text order."""
        if self._uses is None:
            low, high = self.window
            self._uses = [
                use_of(self.c, mention)
                for mention in mentions_of(self.doc)
                if mention.start >= low and mention.end <= high
            ]
        return self._uses

    def agent(self, inverted: bool = False) -> Mention | None:
        """Return who does it: the subject, in the passive the phrase with 'door'.

        With `inverted` a thing that opens the sentence is not believed to be the subject where a
        person follows the verb ('haar bankpas hield de man achter').
        """
        if not self.passive:
            subject = self.subject()
            if subject is None and inverted and self.has_other_subject:
                return self._behind_verb()
            return subject
        token = child(self.c, self.verb, {"obl:agent"})
        if token is not None:
            found = actor_at(self.doc, token)
            if found is not None:
                return found
        return self.with_preposition("door")

    def _behind_verb(self) -> Mention | None:
        token = self.subject_token
        if token is None or token > self.verb:
            return None
        for use in self.uses():
            if use.mention.start == self.verb + 1 and not use.preposition and not use.possessor:
                return use.mention
        return None

    def with_preposition(self, *prepositions: str) -> Mention | None:
        """Return the mention behind one of the prepositions, nearest to the verb."""
        found = [use for use in self.uses() if use.preposition in prepositions]
        found.sort(key=lambda use: (abs(use.head - self.verb), use.head))
        return found[0].mention if found else None

    def patient(self) -> Mention | None:
        """Return who undergoes it: the object, in the passive the subject."""
        if self.passive:
            agent = self.agent()
            subject = self.subject()
            return None if subject is agent else subject
        subject = self.subject()
        for labels in ({"obj"}, {"iobj"}):
            token = child(self.c, self.verb, labels)
            if token is not None:
                found = actor_at(self.doc, self._antecedent(token))
                if found is not None and found is not subject:
                    return found
        bare = [use for use in self.uses() if self._may_be_object(use, subject)]
        own = self._own_part()
        bare.sort(key=lambda use: (use.head < own, abs(use.head - self.verb), use.head))
        if bare:
            return bare[0].mention
        return self._owner_of_part(subject) or self._behind_subject(subject)

    def _may_be_object(self, use: Use, subject: Mention | None) -> bool:
        c = self.c
        return (
            not use.preposition
            and not use.possessor
            and use.mention is not subject
            and not (c.dep[use.head] in SUBJECTS and c.head[use.head] != self.verb)
            and c.lower[use.head] not in grammar_class("SUBJECT_FORM")
        )

    def _own_part(self) -> int:
        """Return where the verb's own part of a coordination begins ('A doet x en doet y')."""
        token = child(self.c, self.verb, {"cc"})
        return token if token is not None and token < self.verb else self.window[0]

    def _owner_of_part(self, subject: Mention | None) -> Mention | None:
        """Return whose keel, gangen or leven it is: 'las haar berichten mee'."""
        for use in self.uses():
            if use.possessor and use.mention is not subject and self.c.head[use.head] in self.parts:
                return use.mention
        return None

    def _behind_subject(self, subject: Mention | None) -> Mention | None:
        """Return a pronoun right behind the subject that was taken for a possessive."""
        if subject is None:
            return None
        for use in self.uses():
            if use.mention.start == subject.end and use.possessor and use.mention.kind == "pronoun":
                return use.mention
        return None

    def _antecedent(self, token: int) -> int:
        """Return what a relative pronoun stands for, else the token itself."""
        if self.c.dep[self.verb] == "acl:relcl" and self.c.lower[token] in grammar_class(
            "RELATIVE"
        ):
            return self.c.head[self.verb]
        return token


def subject_of(c: Columns, verb: int, depth: int = 0) -> int | None:
    """Return the token that is the subject of `verb`, through conjunction and control.

    Infinitives borrow the subject of the verb above them, or its object where that verb makes
    somebody else act ('laat haar wachten'); a relative pronoun stands for its antecedent.
    """
    own = child(c, verb, SUBJECTS)
    if own is not None:
        if c.dep[verb] == "acl:relcl" and c.lower[own] in grammar_class("RELATIVE"):
            return c.head[verb]
        return own
    label, head = c.dep[verb], c.head[verb]
    if head == verb or depth >= _MAX_DEPTH:
        return None
    if label == "acl:relcl":
        return head
    if label not in _CONTROLLED:
        return None
    if label in ("xcomp", "ccomp") and c.lemma[head] in grammar_class("OBJECT_CONTROL"):
        controller = child(c, head, OBJECTS)
        if controller is not None:
            return controller
    if label == "acl" and c.pos[head] not in _VERBAL:
        # 'de neiging om haar te kleineren': whoever governs the noun
        return subject_of(c, c.head[head], depth + 1) if c.head[head] != head else None
    return subject_of(c, head, depth + 1)
