"""What a document speaks of: common words count only in papers of the right kind.

A row with a value in its column ``context`` fires only in a document that gives this context:
'maatregel' is safety language in a paper of child protection, not in one on road works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc

from dossier_nlp.language.actors import mentions_of
from dossier_nlp.lexicon.compile import Match

CONTEXT_ACTORS: Mapping[str, frozenset[str]] = {
    "measure": frozenset({"gi", "rvdk", "vt", "court", "guardian_ad_litem"}),
    "family": frozenset({"mother", "father", "gi", "rvdk", "vt", "guardian_ad_litem"}),
    "parents": frozenset({"mother", "father", "parents"}),
}
"""Context -> the actors of which one must be named."""
_FAMILY_MENTIONS = 3
"""Papers about a family name its members again and again; one mention may be chance."""
_SHORT_TEXT = 200
"""Tokens; in a text as short as this one mention is enough."""
_PARENTS_SHARE = 0.005
"""Share of the tokens that 'ouders' make in a paper about them at least, where nobody else is."""
_WITHOUT_CASE = frozenset({"safety", "violence", "loaded_term"})
"""Families found in any paper: safety has contexts of its own, and violence is never hidden."""
_NAMED_ONCE = frozenset({"intervention"})


def contexts_of(doc: Doc, matches: Iterable[Match] = ()) -> frozenset[str]:
    """Return the contexts that `doc` gives, by whom it names and by rows with ``gives``."""
    given = {match.row.get("gives") for match in matches} - {""}
    actors = Counter(mention.actor for mention in mentions_of(doc))
    few = len(doc) < _SHORT_TEXT
    for name, needed in CONTEXT_ACTORS.items():
        named = sum(actors[actor] for actor in needed)
        if named >= _FAMILY_MENTIONS or (named and few):
            given.add(name)
    return frozenset(given)


def in_context(doc: Doc, matches: Iterable[Match]) -> list[Match]:
    """Return the matches whose context `doc` gives."""
    matches = list(matches)
    if not any(match.row.get("context") for match in matches):
        return matches
    given = contexts_of(doc, matches)
    return [m for m in matches if not m.row.get("context") or m.row.get("context") in given]


def families_of_paper(doc: Doc, families: Iterable[str]) -> frozenset[str]:
    """Return those of `families` that can be meant in `doc`.

    Roles, strengths, collaboration, indicators and dogmas are about people in a case. A letter
    of a school to all parents or of a club uses the same words and means nothing by them; such a
    paper hardly ever names a mother, a father or a body of child protection. A short text is
    taken as it is.
    """
    wanted = frozenset(families)
    if len(doc) < _SHORT_TEXT:
        return wanted
    actors = Counter(mention.actor for mention in mentions_of(doc))
    named = sum(actors[actor] for actor in CONTEXT_ACTORS["family"])
    if named >= _FAMILY_MENTIONS or actors["parents"] >= _PARENTS_SHARE * len(doc):
        return wanted
    if named or actors["parents"]:
        return wanted & (_WITHOUT_CASE | _NAMED_ONCE)
    return wanted & _WITHOUT_CASE
