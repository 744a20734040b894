"""Whether a strength is worked out: an example, an effect or a use in this or the next sentence."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from dossier_nlp.language.actors import mentions_of
from dossier_nlp.language.columns import columns
from dossier_nlp.tagging.base import Finding, cue
from dossier_nlp.tagging.frames_words import grammar_class

_VERBAL = frozenset({"VERB", "AUX"})
_COPULA = "COPULA"
_MIN_WORDS = 4
_MIN_NEXT = 6


class Depth:
    """Decides ``named`` or ``elaborated`` for the strengths of one document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._c = columns(doc)

    def decide(self, finding: Finding) -> Finding:
        """Return the finding with its category, and the words that decided it as a cue."""
        place = self._in_sentence(finding) or self._in_next(finding)
        if place is None:
            return finding
        seen = cue(self._doc, "category", *place, rule="strength.elaborated")
        return replace(finding, category="elaborated", cues=(*finding.cues, seen))

    def _in_sentence(self, finding: Finding) -> tuple[int, int] | None:
        """Return what works it out later in the sentence: ': ...', 'zodat ...'."""
        c = self._c
        _, last = c.bounds(finding.start)
        markers = grammar_class("ELABORATION")
        for i in range(finding.end, last):
            rest = last - i - 1
            if rest < _MIN_WORDS:
                break
            if c.lower[i] in (":", ";") or (c.lower[i] == "(" and rest > _MIN_NEXT):
                if self._has_verb(i + 1, last):
                    return i, i + 1
            elif c.lower[i] in markers:
                return i, i + 1
        return None

    def _in_next(self, finding: Finding) -> tuple[int, int] | None:
        """Return the start of a following sentence that shows the same person acting."""
        c, doc = self._c, self._doc
        _, start = c.bounds(finding.start)
        if start >= len(c) or self._line_break(finding.end, start):
            return None
        first, last = c.bounds(start)
        if last - first < _MIN_NEXT or not self._has_verb(first, last):
            return None
        if c.lower[first] in grammar_class("EXAMPLE"):
            return first, first + 1
        for mention in mentions_of(doc):
            if mention.start >= first + 4:
                break
            if mention.start >= first and mention.actor == finding.actor:
                return first, first + 1
        return None

    def _line_break(self, start: int, end: int) -> bool:
        return any("\n" in self._c.orth[i] or self._c.lower[i] == "|" for i in range(start, end))

    def _has_verb(self, start: int, end: int) -> bool:
        c = self._c
        copula = grammar_class(_COPULA)
        return any(c.pos[i] in _VERBAL and c.lemma[i] not in copula for i in range(start, end))
