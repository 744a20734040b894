"""The attributes that the language room leaves on a ``Doc``, registered in one place."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_DOC_DEFAULTS: tuple[tuple[str, object], ...] = (
    ("document", None),
    ("people", None),
    ("mentions", None),
    ("mention_index", None),
    ("attributions", None),
    ("assertion_scopes", None),
    ("columns", None),
)


def register() -> None:
    """Register all attributes; calling it again changes nothing."""
    for name, default in _DOC_DEFAULTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Token.has_extension("verb"):
        Token.set_extension("verb", getter=lambda token: token.lemma_)
    if not Token.has_extension("is_placeholder"):
        Token.set_extension("is_placeholder", default=False)
