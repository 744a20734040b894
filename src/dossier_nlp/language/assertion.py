"""Component `dossier_assertion`: affirmed, denied or only supposed; and is the word used at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.assertion_scope import Scope
from dossier_nlp.language.assertion_scopes import STATUS_KINDS, find_scopes
from dossier_nlp.language.columns import columns
from dossier_nlp.language.extensions import register
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.mentions import mentions_of
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.records import Cue

_NONE = frozenset({"geen", "niemand", "niets", "nergens"})
_ANSWERS = ("assertion.negation.answer_", "assertion.negation.ontkennend")


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


def assertion_of(doc: Doc, start: int, end: int, own: Collection[int] = ()) -> Assertion:
    """Tell how the tokens ``start:end`` are asserted.

    Parameters
    ----------
    doc
        A document that went through the component.
    start, end
        Token offsets.
    own
        Tokens whose negation is part of what the phrase means ('niet' of 'niet veilig', which
        claims unsafety): they deny nothing.
    """
    covering = [
        scope
        for scope in doc._.assertion_scopes or ()
        if _covers(scope, start, end) and not _is_own(doc, scope, start, end, own)
    ]
    negations = _distinct([s for s in covering if s.kind == "negation"])
    supposed = [s for s in covering if s.kind == "hypothetical"]
    denied = len({scope.denial for scope in negations}) % 2 == 1
    statuses = [s for kind in STATUS_KINDS for s in covering if s.kind == kind]
    mentions = [s for s in covering if s.kind == "mentioned"]
    polarity, used = "affirmed", negations
    if denied and (not supposed or negations):
        polarity = "negated"
    if supposed and not (denied and _negation_wins(negations, supposed)):
        polarity, used = "hypothetical", supposed
    cues = [
        *(_cue(doc, "polarity", s) for s in used),
        *(_cue(doc, "status", s) for s in statuses[:1]),
        *(_cue(doc, "category", s) for s in mentions[:1]),
    ]
    return Assertion(polarity, statuses[0].kind if statuses else "", bool(mentions), tuple(cues))


def _covers(scope: Scope, start: int, end: int) -> bool:
    if scope.kind == "negation" and start <= scope.cue_start and scope.cue_end <= end:
        return True  # 'Bram is geen minuut alleen geweest' is denied from inside
    return scope.start <= start and end <= scope.end


def _is_own(doc: Doc, scope: Scope, start: int, end: int, own: Collection[int]) -> bool:
    """Tell whether a negation belongs to the meaning of the phrase itself.

    So it is in 'niet veilig' (which claims unsafety), after a finite verb ('spreekt niet kwaad'),
    and for a phrase that 'zonder' opens; 'geen gevaar' and 'niet in staat' deny something.
    """
    if any(scope.cue_start <= token < scope.cue_end for token in own):
        return True
    if not (start <= scope.cue_start and scope.cue_end <= end):
        return False
    view = columns(doc)
    word = view.lower[scope.cue_start]
    if word == "zonder":
        return end - start > 2
    if word == "niet" and scope.cue_end == end - 1 and view.pos[end - 1] == "ADJ":
        return not view.lower[end - 1].startswith("on")
    if any(
        view.pos[t] == "SCONJ" or view.lower[t] == ":" for t in range(start + 1, scope.cue_start)
    ):
        return True  # 'erop vertrouwt dat zij niet ...': the denial is deeper down
    return scope.cue_start > start and view.form[start] == "fin" and word not in _NONE


def _distinct(scopes: list[Scope]) -> list[Scope]:
    """Keep one scope for each cue."""
    kept: dict[tuple[int, bool], Scope] = {}
    for scope in scopes:
        kept.setdefault((scope.cue_start, scope.denial), scope)
    return list(kept.values())


def _negation_wins(negations: list[Scope], supposed: list[Scope]) -> bool:
    """Tell whether a denial stands outside the supposition ('geen vermoeden van ...').

    An answer does as well ('op de vraag of er gevaar is, zegt hij nee').
    """
    if any(n.rule.startswith(_ANSWERS) for n in negations):
        return True
    return min(n.cue_start for n in negations) < min(s.cue_start for s in supposed) and all(
        s.rule.startswith("assertion.hypothetical") and s.end - s.start < 25 for s in supposed
    )


def _cue(doc: Doc, kind: str, scope: Scope) -> Cue:
    span = doc[scope.cue_start : scope.cue_end]
    return Cue(kind, span.text, span.start_char, span.end_char, scope.rule)


class DossierAssertion:
    """Find the scopes of negation, supposition and status in a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.assertion_scopes``."""
        sentences = Sentences.of(columns(doc), mentions_of(doc))
        doc._.assertion_scopes = find_scopes(doc, sentences, view_of(doc))
        return doc


@Language.factory("dossier_assertion", requires=["token.lemma", "token.dep"])
def create_assertion(nlp: Language, name: str) -> DossierAssertion:
    """Make the component from the lists of ``lexicons/assertion``."""
    register()
    return DossierAssertion()
