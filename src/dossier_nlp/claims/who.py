"""Who is said to act and who undergoes it, and how sure that is.

The parse comes first, then the place ('bij vader'), then what the taggers of roles and violence
found, then the only other adult in the clause. A parent who accuses without naming anybody
accuses the other parent; that is a guess, so it never keeps two statements apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_nlp.claims.acts import act_classes
from dossier_nlp.claims.arguments import Arguments
from dossier_nlp.language.actors import Mention
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.records import Tag

FAMILY = frozenset({"mother", "father", "parents", "stepparent", "family", "child"})
"""Those of whom a claim can be."""
ADULTS = FAMILY - {"child"}


@dataclass(frozen=True, slots=True)
class Who:
    """Agent and patient as actors, ``""`` where untold; ``sure`` when the clause says so."""

    agent: str = ""
    patient: str = ""
    sure: bool = False


def decide(
    arguments: Arguments,
    tagged: Sequence[Tag],
    classes: frozenset[str],
    lead: str,
    holder: str,
) -> Who:
    """Decide who acts and who undergoes.

    Parameters
    ----------
    arguments
        The people around the act, read off the parse.
    tagged
        Tags of roles and violence within the words.
    classes
        Act classes that the words name.
    lead
        Who acts in the clause that this one goes on from, ``""`` without one.
    holder
        Who says so.
    """
    agent, patient = _family(arguments.agent), _family(arguments.patient)
    of_child = _of_child(classes)
    sure = agent in ADULTS or (agent == "child" and of_child)
    if not sure:
        found = _instead(arguments, tagged, of_child, lead, holder)
        if found:
            patient = patient or agent
            agent = found
            sure = found == _family(arguments.place)
    if not patient:
        victims = [tag.actor for tag in tagged if tag.category == "victim"]
        patient = victims[0] if victims and victims[0] != agent else ""
    if not agent and classes:
        agent = _by_default(classes, holder)
    return Who(agent, patient if patient != agent else "", sure)


def _instead(
    arguments: Arguments, tagged: Sequence[Tag], of_child: bool, lead: str, holder: str
) -> str:
    """Return the adult who is meant where the clause names none as acting."""
    place = _family(arguments.place)
    if place in ADULTS:
        return place
    if of_child:
        return ""
    if lead in ADULTS:
        return lead
    cast = [tag.actor for tag in tagged if tag.category not in {"victim", "rescuer"}]
    if cast:
        return cast[0]
    people = {m.actor for m in arguments.others if m.actor in ADULTS and m.actor != holder}
    return people.pop() if len(people) == 1 and _family(arguments.agent) == "" else ""


def _by_default(classes: frozenset[str], holder: str) -> str:
    """Return whom a class is about by itself, else the opponent of the parent who says it."""
    subjects = {act_classes()[name].subject for name in classes}
    if len(subjects) == 1 and (subject := subjects.pop()):
        return subject
    return OTHER_PARENT.get(holder, "")


def _of_child(classes: frozenset[str]) -> bool:
    table = act_classes()
    return bool(classes) and all(table[name].subject == "child" for name in classes)


def _family(mention: Mention | None) -> str:
    return mention.actor if mention and mention.actor in FAMILY else ""
