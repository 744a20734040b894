"""The pipelines under test: the embedded model, and nl_core_news_lg where installed."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from dossier_nlp.language import model
from dossier_nlp.language.blas import prefer_numpy_blas


@pytest.fixture(scope="session")
def embedded() -> Language:
    nlp = spacy.load(model.path())
    prefer_numpy_blas()
    return nlp


@pytest.fixture(scope="session")
def large() -> Language:
    if not spacy.util.is_package("nl_core_news_lg"):
        pytest.skip("nl_core_news_lg is not installed")
    nlp = spacy.load("nl_core_news_lg", exclude=["ner", "tagger"])
    nlp.add_pipe("dossier_tokens", first=True)
    nlp.add_pipe("dossier_sentences", after="dossier_tokens")
    nlp.add_pipe("dossier_lemmas", last=True)
    nlp.add_pipe("dossier_agents", last=True)
    return nlp
