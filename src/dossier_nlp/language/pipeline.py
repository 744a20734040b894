"""The Dutch pipeline: which model parses, and what runs around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from dossier_nlp.errors import SettingsError
from dossier_nlp.language.blas import prefer_numpy_blas
from dossier_nlp.language.extensions import register
from dossier_nlp.language.wordlists import read_column
from dossier_nlp.settings import LanguageSettings

EMBEDDED = Path(__file__).parent / "model" / "nl_dossier"
LARGE = "nl_core_news_lg"
_BEFORE_PARSER = ("dossier_tokens", "dossier_sentences")
_AFTER_PARSER = ("dossier_lemmas", "dossier_agents")
CONTEXT_PIPES = ("dossier_actors", "dossier_holder", "dossier_assertion")
"""What runs on a whole document, after its parsed pieces have been joined."""


def load(settings: LanguageSettings) -> Language:
    """Return the pipeline that `settings` ask for, loaded once per process.

    Raises
    ------
    SettingsError
        When the asked model is not installed.
    """
    return _load(settings.model)


def model_name(nlp: Language) -> str:
    """Return name and version of the model, as results state them."""
    meta = nlp.meta
    return f"{meta.get('lang', 'nl')}_{meta.get('name', '')}-{meta.get('version', '')}"


def parser_pipes(nlp: Language) -> list[str]:
    """Return the names of the components that may run on a piece of a document."""
    return [name for name in nlp.pipe_names if name not in CONTEXT_PIPES]


@cache
def _load(model: str) -> Language:
    register()
    prefer_numpy_blas()
    if model == LARGE and not spacy.util.is_package(LARGE):
        raise SettingsError(
            f"model {LARGE} is not installed: install it, or set language.model to 'embedded'"
        )
    if model != "embedded" and spacy.util.is_package(LARGE):
        nlp = _load_large()
    else:
        nlp = _load_embedded()
    _cut_whole_words(nlp)
    for name in CONTEXT_PIPES:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def _cut_whole_words(nlp: Language) -> None:
    """Cut the full stop from words that spaCy takes for abbreviations: 'van de hand.'."""
    words = read_column("whole_words", "token")
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    for form in sorted(tokenizer.rules):
        if form.lower() in words:
            tokenizer.add_special_case(form, [{ORTH: form[:-1]}, {ORTH: form[-1]}])


def _load_embedded() -> Language:
    if not EMBEDDED.is_dir():
        raise SettingsError("the embedded Dutch model is missing from this installation")
    return spacy.load(EMBEDDED)


def _load_large() -> Language:
    nlp = spacy.load(LARGE, exclude=["ner", "tagger"])
    first = nlp.pipe_names[0]
    for name in _BEFORE_PARSER:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, before=first)
    for name in _AFTER_PARSER:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp
