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


class Carrier:
    """Who is speaking where the text does not say so again."""

    def __init__(
        self, view: Columns, voice: Voice, statements: Sequence[Statement], places: Sequence[Place]
    ) -> None:
        self._view = view
        self.voice = voice
        self._places = places
        self._starts = [s.cue_start for s in statements if s.holder is not None]
        self._holders = [s.holder for s in statements if s.holder is not None]
        order = sorted(range(len(self._starts)), key=lambda n: self._starts[n])
        self._starts = [self._starts[n] for n in order]
        self._holders = [self._holders[n] for n in order]

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
