"""Tagger of the family ``safety``: language of threat, protection and control.

The words are in ``lexicons/safety.tsv``. Its column ``polarity`` fixes the polarity of a row, or
says ``own`` where the row holds its own negation ('niet veilig' affirms unsafety, and only what
stands around it can deny that); its column ``context`` names what the document must speak of
before a word as common as 'maatregel' counts (rows with ``gives`` bring that about); ``case`` says
that a capital inside a sentence makes it a title.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.tagging.base import Finding, SpanComponent, character_span, match_cues
from dossier_nlp.tagging.context import in_context

FAMILY = "safety"


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the safety language of `doc`."""
    findings = []
    for match in in_context(doc, lexicons["safety"].find(doc, exclusive=True)):
        if in_name(doc, match.start, match.end):
            continue
        if match.row.get("case") == "lower" and _capital_inside(doc, match.start):
            continue
        findings.append(
            Finding(
                match.start,
                match.end,
                FAMILY,
                match.row.category,
                match.row.id,
                cues=match_cues(doc, match),
                polarity=_polarity(doc, match),
            )
        )
    return findings


def _polarity(doc: Doc, match: Match) -> str | None:
    """Return the polarity that the row settles, None to ask the language room."""
    settled = match.row.get("polarity")
    if settled != "own":
        return settled or None
    assertion = assertion_of(doc, match.start, match.end)
    start, end = character_span(doc, match.start, match.end)
    inside = all(start <= c.start and c.end <= end for c in assertion.cues if c.kind == "polarity")
    return "affirmed" if assertion.polarity == "negated" and inside else assertion.polarity


def in_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens are part of a name of two capitalised words ('Veilig Verder')."""
    if not all(doc[i].is_title for i in range(start, end)):
        return False
    after = doc[end] if end < len(doc) else None
    if after is not None and not after.is_sent_start and _name_word(after):
        return True
    if doc[start].is_sent_start or start == 0:
        return False
    before = doc[start - 1]
    return before.is_title and not before.is_sent_start and before.pos_ == "PROPN"


def _capital_inside(doc: Doc, index: int) -> bool:
    """Tell whether a capital stands where no sentence, cell or item begins: a title."""
    token = doc[index]
    if not token.is_title or token.is_sent_start or index == 0:
        return False
    before = doc[index - 1]
    if before.is_quote:
        return index > 1 and not before.is_sent_start
    return before.is_alpha


def _name_word(token: Token) -> bool:
    return token.is_title and token.is_alpha and len(token) > 1


@Language.factory("dossier_safety")
def create_safety(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
