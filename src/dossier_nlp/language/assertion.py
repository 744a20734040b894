"""Component `dossier_assertion`: affirmed, denied or only supposed; and is the word used at all."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.extensions import register
from dossier_nlp.records import Cue


@dataclass(frozen=True, slots=True)
class Assertion:
    """How a phrase is asserted.

    Attributes
    ----------
    polarity
        ``affirmed``, ``negated`` or ``hypothetical``.
    status
        Hint from courts and investigations: ``established``, ``refuted``, ``suspected``,
        ``alleged``, or ``""``.
    mentioned
        True where the word is only talked about, not used.
    cues
        The words that decided it, with character offsets.
    """

    polarity: str = "affirmed"
    status: str = ""
    mentioned: bool = False
    cues: tuple[Cue, ...] = ()


def assertion_of(doc: Doc, start: int, end: int) -> Assertion:
    """Tell how the tokens ``start:end`` are asserted."""
    return Assertion()


class DossierAssertion:
    """Find the scopes of negation, supposition and status in a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.assertion_scopes``."""
        doc._.assertion_scopes = []
        return doc


@Language.factory("dossier_assertion", requires=["token.lemma", "token.dep"])
def create_assertion(nlp: Language, name: str) -> DossierAssertion:
    """Make the component from the lists of ``lexicons/assertion``."""
    register()
    return DossierAssertion()
