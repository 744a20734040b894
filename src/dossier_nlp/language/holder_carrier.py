"""Who is speaking where the text does not say so again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.holder_places import Place
from dossier_nlp.language.holder_statements import Statement
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.voices import Voice
from dossier_nlp.records import AUTHOR, UNKNOWN

FIRST_PERSON = ".first"
SECOND_PERSON = ".second"
_CARRY_SENTENCES = 3
_SAYING = frozenset({"say", "source", "self"})


class Carrier:
    """Who is speaking where the text does not say so again."""

    def __init__(
        self, view: Columns, voice: Voice, statements: Sequence[Statement], places: Sequence[Place]
    ) -> None:
        self._view = view
        self.voice = voice
        self._places = places
        held = [(s, s.holder) for s in statements if s.holder and s.holder.actor != UNKNOWN]
        held.sort(key=lambda pair: pair[0].cue_start)
        self._starts = [statement.cue_start for statement, _ in held]
        self._kinds = [statement.kind for statement, _ in held]
        self._holders = [holder for _, holder in held]

    def place(self, token: int) -> Place | None:
        """Return the innermost place that holds a token."""
        found = None
        for place in self._places:
            if place.start <= token < place.end:
                found = place
        return found

    def before(self, token: int) -> str:
        """Return the holder of the place, or else the last one of the sentences before."""
        place = self.place(token)
        if place is not None and place.kind == "row":
            return self.actor(place.holder)
        last = bisect_right(self._starts, token) - 1
        if last >= 0:
            distance = self._view.sentence[token] - self._view.sentence[self._starts[last]]
            if distance <= _CARRY_SENTENCES and self._same_block(self._starts[last], token):
                return self.actor(self._holders[last])
        if place is not None:
            return self.actor(place.holder)
        return UNKNOWN

    def just_before(self, token: int) -> Mention | None:
        """Return who is made to say something in the sentence before, in the same block."""
        last = bisect_right(self._starts, token) - 1
        if last < 0 or not self._same_block(self._starts[last], token):
            return None
        near = self._view.sentence[token] - self._view.sentence[self._starts[last]] == 1
        return self._holders[last] if near and self._kinds[last] in _SAYING else None

    def cue_before(self, token: int) -> tuple[int, int] | None:
        """Return the cue that :meth:`before` leans on, where somebody says (not thinks) so."""
        place = self.place(token)
        last = bisect_right(self._starts, token) - 1
        if last >= 0 and not (place is not None and place.kind == "row"):
            distance = self._view.sentence[token] - self._view.sentence[self._starts[last]]
            if distance <= _CARRY_SENTENCES and self._same_block(self._starts[last], token):
                said = self._kinds[last] in _SAYING
                return (self._starts[last], self._starts[last] + 1) if said else None
        return (place.cue_start, place.cue_end) if place is not None else None

    def _same_block(self, first: int, second: int) -> bool:
        return "\n" not in self._view.orth[first:second]

    def actor(self, mention: Mention | None) -> str:
        """Return the actor of a holder; the author where it is the author."""
        if mention is None:
            return UNKNOWN
        if mention.actor == self.voice.author and mention.actor != UNKNOWN:
            return AUTHOR
        if mention.rule.endswith(FIRST_PERSON):
            return AUTHOR
        return mention.actor
