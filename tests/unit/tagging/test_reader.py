from __future__ import annotations

import pytest
from frame_support import exchanged
from spacy.language import Language

from dossier_nlp.language import pipeline
from dossier_nlp.language.columns import columns
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging import reader
from dossier_nlp.tagging.reader import TARGETS, Model
from dossier_nlp.tagging.reader_features import stretches, words_of

TEXT = "De vrouw zet de kinderen tegen de man op; de man is een geduldige vader."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(LanguageSettings(model="embedded"))


def model(intercept: float, add: float = 2.0, **weights: list[float]) -> Model:
    return Model(
        weights=weights,
        intercepts=[intercept] * len(TARGETS),
        scale=3.0,
        keep=dict.fromkeys(TARGETS, 0.5),
        add=dict.fromkeys(TARGETS, add),
    )


def test_a_feature_moves_only_the_target_it_weighs_for() -> None:
    some = Model({"w:dupe": [1.0, 0.0, 2.0, 0.0, 0.0, 0.0]}, [0.0] * 5, scale=1.0)
    perpetrator, victim, *_ = some.score({"w:dupe": 1.0})
    assert perpetrator == 0.5
    assert victim == pytest.approx(0.8808, abs=1e-4)


def test_words_are_normalised_and_rules_are_not() -> None:
    some = Model({"w:a": [1.0, 1.0], "r:x": [1.0, 1.0]}, [0.0], scale=1.0)
    assert some.score({"w:a": 5.0}) == some.score({"w:a": 1.0})
    assert some.score({"r:x": 5.0}) != some.score({"r:x": 1.0})


def test_without_a_model_the_rules_stand(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "load_model", lambda: None)
    found = {(f.family, f.category, f.actor) for f in reader.read(nlp(TEXT), Lexicons())}
    assert ("role", "perpetrator", "mother") in found
    assert ("role", "victim", "child") in found
    assert ("strength", "named", "father") in found


def test_an_unlikely_finding_is_dropped(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "load_model", lambda: model(-9.0))
    assert reader.read(nlp(TEXT), Lexicons()) == []


def test_a_likely_stretch_is_added_with_its_actor(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "load_model", lambda: model(9.0, add=0.5))
    doc = nlp("Vader bracht de kinderen om vijf uur terug.")
    found = reader.read(doc, Lexicons())
    assert {f.actor for f in found if f.category == "perpetrator"} == {"father"}
    assert all(f.rule.startswith("learned.") and f.cues for f in found)


def test_the_package_holds_a_model_for_every_target() -> None:
    loaded = reader.load_model()
    assert loaded is not None
    assert len(loaded.intercepts) == len(TARGETS)
    assert set(loaded.keep) == set(loaded.add) == set(TARGETS)


def test_the_words_of_a_stretch_do_not_tell_mother_from_father(nlp: Language) -> None:
    here, there = nlp(TEXT), nlp(exchanged(nlp, TEXT))
    for doc in (here, there):
        assert len(stretches(doc)) == 2
    words = [words_of(doc, columns(doc), 0, len(doc)) for doc in (here, there)]
    assert words[0] == words[1]
