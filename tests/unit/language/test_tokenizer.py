"""The tokenizer that is made anew at each load."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.util import registry

from dossier_nlp.language import model
from dossier_nlp.language.tokenizer import DutchTokenizer, create_tokenizer

TEXT = (
    "Dhr. v.d. Berg (geb. 1-1-1980) zei: 'zo'n auto's prijs is €12,50 i.v.m. art. 1:257 BW.' "
    "Zie www.rijk.nl, t/m 09.30 uur; zij/hij kwam 's avonds."
)


def test_it_cuts_as_spacy_does() -> None:
    nlp = spacy.blank("nl")
    own = create_tokenizer()(nlp)
    assert [token.text for token in own(TEXT)] == [token.text for token in nlp.tokenizer(TEXT)]


def test_it_has_nothing_to_save(tmp_path: Path) -> None:
    tokenizer = create_tokenizer()(spacy.blank("nl"))
    tokenizer.to_disk(tmp_path / "tokenizer")
    assert not list(tmp_path.iterdir())
    assert tokenizer.from_disk(tmp_path / "tokenizer") is tokenizer


def test_the_model_uses_it_and_any_install_finds_it() -> None:
    assert "dossier.DutchTokenizer.v1" in registry.tokenizers
    nlp = spacy.load(model.path(), exclude=["tok2vec", "parser", "morphologizer"])
    assert isinstance(nlp.tokenizer, DutchTokenizer)
    assert not (model.path() / "tokenizer").exists()
