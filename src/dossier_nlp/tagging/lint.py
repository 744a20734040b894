"""The lint of all lexicons, with what this room knows of rows that are more than patterns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.lexicon.check import Fire, check
from dossier_nlp.tagging.acts import act_lexicon

ACT_LEXICONS: tuple[str, ...] = ("violence_acts",)


def check_lexicons(nlp: Language, names: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with the lexicons (see :func:`dossier_nlp.lexicon.check.check`)."""
    return check(nlp, names, {name: _acts_of(name) for name in ACT_LEXICONS})


def _acts_of(name: str) -> Fire:
    def fires(doc: Doc) -> Iterable[tuple[str, int, int]]:
        matches = act_lexicon(name).find(doc, keep_all=True)
        return [(match.row.id, match.start, match.end) for match in matches]

    return fires
