"""Of whom a word is said: 'vader is een tiran', 'noemt haar lief', 'moeder: geduldig, open'."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, actor_at, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.tagging.frames_clause import (
    SUBJECTS,
    Clause,
    child,
    clause_window,
    subject_of,
    use_of,
)
from dossier_nlp.tagging.frames_words import grammar_class

_VERBAL = frozenset({"VERB", "AUX"})
_ATTRIBUTE = frozenset({"amod", "acl", "nummod"})
_MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a predicate is said of, and how that was seen.

    ``how`` is ``attribute``, ``copula``, ``named``, ``subject``, ``possessor``, ``near`` or
    ``row`` (an earlier cell of the table row). ``blocked`` is True where the text says it of
    something that is no person.
    """

    mention: Mention | None
    how: str = ""
    blocked: bool = False


def head_of(c: Columns, start: int, end: int) -> int:
    """Return the token of ``start:end`` that governs the others."""
    for i in range(start, end):
        if not start <= c.head[i] < end or c.head[i] == i:
            return i
    return end - 1


def bearer_of(doc: Doc, start: int, end: int) -> Bearer:
    """Return whom the words ``start:end`` are said of."""
    c = columns(doc)
    head = head_of(c, start, end)
    found = _by_parse(doc, c, head, (start, end), 0)
    if found is not None and (found.mention is not None or found.blocked):
        return found
    return _by_place(doc, c, start)


def _outside(mention: Mention | None, span: tuple[int, int]) -> Mention | None:
    """Return the mention unless it lies in the span itself ('een goede moeder')."""
    if mention is None or (mention.start < span[1] and span[0] < mention.end):
        return None
    return mention


def _by_parse(doc: Doc, c: Columns, token: int, span: tuple[int, int], depth: int) -> Bearer | None:
    head, label = c.head[token], c.dep[token]
    if label in _ATTRIBUTE and head != token:
        noun = actor_at(doc, head)
        if noun is not None:
            # 'een betrokken vader' is itself said of somebody, where a copula is near
            subject = child(c, head, SUBJECTS)
            said = actor_at(doc, subject) if subject is not None else None
            return Bearer(said or noun, "attribute")
        if c.pos[head] in ("NOUN", "PROPN") and depth < _MAX_DEPTH:
            above = _by_parse(doc, c, head, span, depth + 1)
            if above is not None and above.mention is not None:
                return above
            return Bearer(None, "attribute", blocked=True)
    subject = child(c, token, SUBJECTS)
    if subject is not None:
        return _said_of(doc, c, subject, token, span)
    if head == token or depth >= _MAX_DEPTH:
        return None
    if label in ("conj", "appos", "parataxis", "flat", "fixed", "advcl", "compound"):
        if label == "appos":
            noun = _outside(actor_at(doc, head), span)
            if noun is not None:
                return Bearer(noun, "attribute")
        return _by_parse(doc, c, head, span, depth + 1)
    if label == "acl:relcl":
        antecedent = _outside(actor_at(doc, head), span)
        return Bearer(antecedent, "subject") if antecedent else None
    if c.pos[head] in _VERBAL:
        return _by_verb(doc, c, head, span)
    if label in ("nmod", "obl", "obj", "xcomp", "advmod", "acl", "case"):
        return _by_parse(doc, c, head, span, depth + 1)
    return None


def _said_of(doc: Doc, c: Columns, subject: int, token: int, span: tuple[int, int]) -> Bearer:
    if c.dep[token] == "acl:relcl" and c.lower[subject] in grammar_class("RELATIVE"):
        subject = c.head[token]
    mention = actor_at(doc, subject)
    if mention is not None:
        return Bearer(mention, "copula")
    blocked = c.pos[subject] in ("NOUN", "PROPN") and subject < span[0]
    return Bearer(None, "copula", blocked=blocked)


def _by_verb(doc: Doc, c: Columns, verb: int, span: tuple[int, int]) -> Bearer | None:
    """Return the object of a naming verb, else the subject of the verb."""
    clause = Clause(doc, verb, clause_window(c, verb))
    if c.lemma[verb] in grammar_class("NAMING"):
        patient = _outside(clause.patient(), span)
        if patient is not None:
            return Bearer(patient, "named")
    token = subject_of(c, verb)
    if token is not None:
        mention = _outside(actor_at(doc, token), span)
        if mention is not None:
            return Bearer(mention, "subject")
        if c.pos[token] in ("NOUN", "PROPN") and not span[0] <= token < span[1]:
            return Bearer(None, "subject", blocked=True)
    return None


def possessor_of(doc: Doc, start: int, end: int) -> Mention | None:
    """Return whose it is: 'zijn geduld', 'het geduld van vader', 'de leugens door moeder'."""
    c = columns(doc)
    head = head_of(c, start, end)
    first, last = c.bounds(head)
    for i in range(max(first, start - 3), end):
        if c.dep[i] == "nmod:poss" and c.head[i] in (head, start, end - 1):
            return actor_at(doc, i)
    for mention in mentions_of(doc):
        if mention.start > min(last, end + 6):
            break
        if mention.start >= end:
            use = use_of(c, mention)
            gap = use.mention.start - end
            if use.preposition in ("van", "door", "vanuit") and gap <= (
                1 if use.preposition != "door" else 4
            ):
                return mention
            if gap > 4:
                break
    return None


def _by_place(doc: Doc, c: Columns, start: int) -> Bearer:
    """Return the nearest bare mention before the words, else that of an earlier cell."""
    first, _ = c.bounds(start)
    best: Mention | None = None
    for mention in mentions_of(doc):
        if mention.start >= start:
            break
        if mention.start >= first and mention.end <= start:
            use = use_of(c, mention)
            if not use.preposition and not use.possessor:
                best = mention
    if best is not None:
        return Bearer(best, "near")
    return Bearer(row_owner(doc, c, first), "row")


def row_owner(doc: Doc, c: Columns, sentence_start: int) -> Mention | None:
    """Return the mention that an earlier, short cell of the same table row consists of."""
    if sentence_start < 2 or c.lower[sentence_start - 1] != "|":
        return None
    low = sentence_start - 1
    while low > 0 and "\n" not in c.orth[low - 1] and sentence_start - low < 40:
        low -= 1
    owner = None
    for mention in mentions_of(doc):
        if mention.start >= sentence_start:
            break
        if mention.start >= low and mention.kind != "pronoun":
            owner = mention
    return owner
