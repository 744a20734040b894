"""Which parent a quality is said of where the clause itself does not tell.

Notes leave the subject out ('Kookt vers, belt op tijd'), and a pronoun may be left open by who is
who. The parent that the text just spoke of is then meant, unless it spoke of a child in between.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, mentions_of
from dossier_nlp.language.columns import Columns
from dossier_nlp.lexicon.view import PARENTS
from dossier_nlp.records import UNKNOWN
from dossier_nlp.tagging.frames_clause import use_of
from dossier_nlp.tagging.frames_predicate import row_owner
from dossier_nlp.tagging.frames_words import grammar_class

_LOOKBACK = 60
_OTHER_GENDER = {"fem": "masc", "masc": "fem"}


def is_parent(mention: Mention | None) -> bool:
    """Tell whether a mention is a parent or step-parent."""
    return mention is not None and mention.actor in PARENTS


def as_parent(doc: Doc, c: Columns, mention: Mention | None) -> Mention | None:
    """Return the mention where it is a parent, or a pronoun that must stand for one."""
    if mention is None or is_parent(mention):
        return mention
    if mention.kind != "pronoun" or mention.actor != UNKNOWN:
        return None
    word = c.lower[mention.start]
    if word in grammar_class("ADDRESSED_PAIR"):
        return replace(mention, actor="parents")
    if word not in grammar_class("PERSONAL_SUBJECT"):
        return None
    found = _spoken_of(doc, c, mention.start, mention.gender)
    return None if found is None else replace(mention, actor=found.actor, name=found.name)


def left_out(doc: Doc, c: Columns, first: int) -> Mention | None:
    """Return the parent meant by a sentence that opens without a subject ('Kookt vers.')."""
    owner = row_owner(doc, c, first)
    if owner is not None:
        return owner if is_parent(owner) else None
    return _spoken_of(doc, c, first, "")


def _spoken_of(doc: Doc, c: Columns, before: int, gender: str) -> Mention | None:
    """Return the parent last spoken of, None where a child or several people come nearer."""
    best: Mention | None = None
    for mention in mentions_of(doc):
        if mention.start >= before:
            break
        if before - mention.start > _LOOKBACK or mention.actor == UNKNOWN:
            continue
        if gender and mention.gender == _OTHER_GENDER.get(gender):
            continue
        use = use_of(c, mention)
        if not use.preposition and not use.possessor:
            best = mention
    return best if is_parent(best) else None
