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
