"""In whose voice a passage stands, with the author's own voice resolved as far as it goes."""

from __future__ import annotations

from dossier_nlp.language.parsed import Parsed
from dossier_nlp.records import AUTHOR, UNKNOWN

PARTIES = frozenset({"mother", "father", "parents", "stepparent", "family", "child"})
"""Those who take part in the conflict themselves."""
_PARTY_PAPERS = frozenset({"verzoekschrift", "verweerschrift", "klachtbrief", "email"})


class Voice:
    """Tells who says something in one document."""

    def __init__(self, parsed: Parsed) -> None:
        doc = parsed.doc
        self._holders = [AUTHOR] * len(doc)
        for attribution in doc._.attributions or ():  # inner ones come after outer ones
            length = attribution.end - attribution.start
            self._holders[attribution.start : attribution.end] = [attribution.holder] * length
        document = parsed.document
        self.author = document.author if document.author != UNKNOWN else ""
        self.party_paper = (
            document.type in _PARTY_PAPERS or self.author in PARTIES or self.author == "lawyer"
        )

    def holder(self, token: int) -> str:
        """Return who says a token; ``author`` for the paper itself."""
        holder = self._holders[token]
        if holder == AUTHOR and self.author in PARTIES:
            return self.author
        return holder

    def third_party(self, holder: str) -> bool:
        """Tell whether a voice is one outside the conflict."""
        if holder == AUTHOR:
            return not self.party_paper
        return holder not in PARTIES and holder not in {UNKNOWN, "lawyer"}
