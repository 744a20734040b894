"""The record of a statement, and what the rules about its cues share."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match, compile_lexicon
from dossier_nlp.lexicon.view import DocView

_OPENERS = WordClass("holder", "openers")
_SAID = WordClass("holder", "said_openers")
_REACH = 6
_FAR = 16


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch that somebody is made to say.

    ``kind`` is the category of the cue (``say``, ``deny``, ...), ``carried`` is true where the text
    names no holder and one must be carried over from before.
    """

    start: int
    end: int
    holder: Mention | None
    cue_start: int
    cue_end: int
    kind: str
    rule: str
    carried: bool = False


def matches_of(name: str, doc: Doc, docview: DocView) -> list[Match]:
    """Return where the rows of one list of ``lexicons/holder`` match."""
    lexicon = compile_lexicon(f"holder/{name}")
    return lexicon.find(doc, view=docview)


def clause_follows(view: Columns, end: int, reach: int = _REACH) -> bool:
    """Tell whether a clause, a quote or a colon follows within a few tokens.

    'Schreef op 3 mei aan de jeugdbeschermer van de GI dat ...': further on only words that open
    what is said count, and only before another finite verb.
    """
    if end >= len(view):
        return False
    stop = view.bounds(end - 1)[1]
    if any(view.lower[t] in _OPENERS for t in range(end, min(stop, end + reach))):
        return True
    if reach < _REACH:
        return False
    for place in range(end + reach, min(stop, end + _FAR)):
        if view.lower[place] in _SAID:
            return True
        if view.form[place] == "fin" or view.lower[place] == ",":
            return False
    return False
