"""The shipped lexicons hold what they promise: every example fires, no counter-example does."""

from __future__ import annotations

import pytest

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.load import lexicon_names, load_rows
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.lint import check_lexicons


@pytest.mark.parametrize("name", ["safety", "violence", "violence_acts", "loaded_terms", "dogmas"])
def test_examples_fire_and_counter_examples_do_not(name):
    nlp = pipeline.load(LanguageSettings(model="embedded"))
    assert check_lexicons(nlp, [name]) == []


def test_every_lexicon_can_be_read():
    for name in lexicon_names():
        assert load_rows(name)


@pytest.mark.parametrize(("name", "least"), [("safety", 300), ("violence", 100), ("dogmas", 100)])
def test_hundreds_of_rows(name, least):
    assert len(load_rows(name)) >= least
