"""Who is said to do it: the actor behind a verb, a noun or a state of violence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, actor_at, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.records import UNKNOWN
from dossier_nlp.tagging.frames_clause import Clause, children, clause_window, subject_of, use_of

DOERS = frozenset({"mother", "father", "stepparent", "family", "child", "parents", "other"})
"""Who can be said to do something violent; bodies and professionals are who report it."""
_AGENT_PREPOSITIONS = ("door", "van", "bij", "tussen")
_PATIENT_PREPOSITIONS = ("tegen", "jegens", "aan", "naar", "op", "over")
_LOOKBACK = 40


def doer_of_verb(doc: Doc, clause: Clause, argument: str) -> tuple[Mention | None, Mention | None]:
    """Return who does what a verb says, and who undergoes it.

    Parameters
    ----------
    argument
        ``van``: the doer stands behind 'van' ('kreeg een klap van vader'); ``other``: whoever is
        responsible for the subject ('zij komt ongewassen op school'); else the agent.
    """
    if argument == "van":
        return clause.with_preposition("van", "door"), clause.subject()
    if argument == "other":
        return clause.with_preposition("door", "bij"), clause.subject()
    agent = clause.agent()
    return agent, clause.patient() if agent is not None else clause.subject()


def doer_of_noun(doc: Doc, start: int, end: int) -> tuple[Mention | None, Mention | None]:
    """Return who does what a noun or adjective says, and who undergoes it."""
    c = columns(doc)
    inside = set(range(start, end))
    heads = [i for i in range(start, end) if c.head[i] not in inside]
    head = heads[-1] if heads else end - 1
    doer, patient = _dependents(doc, c, head, start, end)
    if doer is None:
        doer = _subject(doc, c, head)
    return doer, patient


def _dependents(
    doc: Doc, c: Columns, head: int, start: int, end: int
) -> tuple[Mention | None, Mention | None]:
    doer = patient = None
    for mention in _near(doc, c, head, start, end):
        use = use_of(c, mention)
        if use.possessor or use.preposition in _AGENT_PREPOSITIONS:
            doer = doer or (mention if mention.actor in DOERS else None)
        elif use.preposition in _PATIENT_PREPOSITIONS:
            patient = patient or mention
    return doer, patient


def _near(doc: Doc, c: Columns, head: int, start: int, end: int) -> Iterator[Mention]:
    """Yield the mentions that hang on the noun or stand right behind it, with a preposition."""
    tokens = set(children(c, head)) | set(range(start, end))
    for token in tuple(tokens):
        tokens.update(children(c, token))
    _, last = c.bounds(head)
    for mention in mentions_of(doc):
        at = mention.head if mention.head >= 0 else mention.end - 1
        if at in tokens or (mention.start >= end and mention.start - end <= 2 and at < last):
            yield mention


def _subject(doc: Doc, c: Columns, head: int) -> Mention | None:
    """Return the person of whom the clause around the noun is said."""
    verb = head
    for _ in range(6):
        own = subject_of(c, verb)
        if own is not None and own != head:
            found = actor_at(doc, own)
            return found if found is not None and found.actor in DOERS else None
        if c.head[verb] == verb:
            break
        verb = c.head[verb]
    found = Clause(doc, verb, clause_window(c, verb)).subject()
    return found if found is not None and found.actor in DOERS else None


def likely_doer(doc: Doc, start: int, holder: str, patient: str) -> str:
    """Return who must be meant where the clause does not say so, ``unknown`` where nobody is.

    Whoever accuses does not accuse himself: of the parents it is the other one. Else it is the
    parent named last before the words.
    """
    if holder in OTHER_PARENT:
        return OTHER_PARENT[holder]
    if patient in OTHER_PARENT:
        return OTHER_PARENT[patient]
    found = UNKNOWN
    for mention in mentions_of(doc):
        if mention.start >= start:
            break
        if mention.actor in ("mother", "father", "stepparent") and start - mention.end < _LOOKBACK:
            found = mention.actor
    return found
