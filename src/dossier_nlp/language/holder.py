"""Component `dossier_holder`: in whose voice every stretch of text stands."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.extensions import register
from dossier_nlp.records import AUTHOR, Cue


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody other than the author is made to say.

    Attributes
    ----------
    start, end
        Token offsets, end exclusive.
    holder
        Who says so: an actor, or ``unknown``; ``author`` where nobody else does.
    chain
        All holders, innermost first, ``author`` left out.
    cues
        The words that decided it, with character offsets.
    """

    start: int
    end: int
    holder: str
    chain: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


_NOBODY = Attribution(0, 0, AUTHOR)


def holder_of(doc: Doc, start: int, end: int) -> Attribution:
    """Return the innermost attribution that covers the tokens ``start:end``.

    Its holder is ``author`` when the text stands in the author's own voice.
    """
    found = None
    for attribution in doc._.attributions or ():
        if attribution.start <= start and end <= attribution.end:
            found = attribution
    return found or _NOBODY


class DossierHolder:
    """Find the attributions of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.attributions``, inner ones after outer ones."""
        doc._.attributions = []
        return doc


@Language.factory("dossier_holder", requires=["token.lemma", "token.dep"])
def create_holder(nlp: Language, name: str) -> DossierHolder:
    """Make the component from the lists of ``lexicons/holder``."""
    register()
    return DossierHolder()
