"""spaCy's tokenizer for Dutch, made anew at each load.

A saved tokenizer takes twice as long to read as this one takes to make, and is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)


class DutchTokenizer(Tokenizer):  # type: ignore[misc]
    """A tokenizer that has nothing to save."""

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> DutchTokenizer:
        """Read nothing."""
        return self


@registry.tokenizers("dossier.DutchTokenizer.v1")
def create_tokenizer() -> Callable[[Language], DutchTokenizer]:
    """Return what makes the tokenizer of a pipeline from the language's own rules."""

    def create(nlp: Language) -> DutchTokenizer:
        defaults = nlp.Defaults
        return DutchTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return create
