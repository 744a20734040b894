"""Component `dossier_tokens`: anonymisation tokens and abbreviations become one token.

Published papers name people as ``[de moeder]``, ``[minderjarige 1]`` or ``[plaats 2]``. Left as
four tokens, the brackets derail the parse; as one token whose *norm* is the noun inside, the parse
sees an ordinary noun, also with a model that never met such tokens in training.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from dossier_nlp.language.wordlists import read_column, read_rows

# Letters first, so that '[...]', '[1]' and '[2019]' stay what they are: omissions and references.
_BRACKETED = re.compile(r"\[(?=[^\W\d_])[\w.'’/ \u00a0-]{1,40}\]")
_ARTICLE = re.compile(r"^(?:de|het|een)\s+")
_NUMBER = re.compile(r"[\s.-]*\b(?:\d+|[a-z])$")
_MAX_WORDS = 5
# The parse sees a line break as what it is to a reader: an end. Models that never met a newline
# token otherwise make it the verb of a heading.
_LINE_BREAK_NORM = "."


def placeholder_norm(text: str, norms: Mapping[str, str]) -> str:
    """Return the noun that an anonymisation token stands for.

    Parameters
    ----------
    text
        The token with its brackets, e.g. ``"[minderjarige 1]"``.
    norms
        What a lower-cased content without article and number stands for; the last word of any other
        content is its own noun.

    Returns
    -------
    str
        A lower-case noun, e.g. ``"kind"``.
    """
    content = _ARTICLE.sub("", text.strip("[]").strip().lower())
    content = _NUMBER.sub("", content) or content
    if content in norms:
        return norms[content]
    return content.split()[-1]


class DossierTokens:
    """Merge anonymisation tokens, and abbreviations that the tokenizer cut from their full stop."""

    def __init__(
        self, norms: Mapping[str, str], exceptions: frozenset[str], abbreviations: frozenset[str]
    ):
        self._norms = norms
        self._exceptions = exceptions
        words = sorted(
            (re.escape(item) for item in abbreviations if not item.startswith("-")),
            key=len,
            reverse=True,
        )
        self._abbreviation = re.compile(rf"(?<![\w.])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> list[tuple[int, int, str | None]]:
        """Return ``(start, end, norm)`` of each token to be; abbreviations have no norm."""
        found: list[tuple[int, int, str | None]] = []
        for match in _BRACKETED.finditer(text):
            words = match.group()[1:-1].lower().rstrip(".").split()
            if words and len(words) <= _MAX_WORDS and words[0].rstrip(".") not in self._exceptions:
                found.append(
                    (match.start(), match.end(), placeholder_norm(match.group(), self._norms))
                )
        covered = [(start, end) for start, end, _ in found]
        for match in self._abbreviation.finditer(text):
            if not any(start <= match.start() < end for start, end in covered):
                found.append((match.start(), match.end(), None))
        return found

    def __call__(self, doc: Doc) -> Doc:
        """Merge in place; spans that do not fall on token edges are left alone."""
        found = self.find(doc.text)
        if found:
            self._merge(doc, found)
        for position in doc.to_array(["IS_SPACE"]).nonzero()[0].tolist():
            doc[position].norm_ = _LINE_BREAK_NORM
        return doc

    @staticmethod
    def _merge(doc: Doc, found: list[tuple[int, int, str | None]]) -> None:
        begins = doc.to_array(["IDX"])
        placeholders = []
        with doc.retokenize() as retokenizer:
            for start, end, norm in found:
                first = int(np.searchsorted(begins, start))
                last = int(np.searchsorted(begins, end))
                if first >= last or begins[first] != start:
                    continue
                span = doc[first:last]
                if span.end_char != end:
                    continue
                if norm is not None:
                    placeholders.append(start)
                    retokenizer.merge(span, attrs={"NORM": norm})
                elif last - first > 1:
                    retokenizer.merge(span)
        if placeholders:
            begins = doc.to_array(["IDX"])
            for position in np.searchsorted(begins, placeholders):
                doc[int(position)]._.is_placeholder = True


@Language.factory("dossier_tokens", retokenizes=True)
def create_tokens(nlp: Language, name: str) -> DossierTokens:
    """Make the component from the lists ``anonymisation`` and ``abbreviations``."""
    if not Token.has_extension("is_placeholder"):
        Token.set_extension("is_placeholder", default=False)
    rows = read_rows("anonymisation")
    return DossierTokens(
        norms={row["content"]: row["norm"] for row in rows if row["norm"]},
        exceptions=read_column("anonymisation", "content", kind="exception"),
        abbreviations=read_column("abbreviations", "abbreviation"),
    )
