from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier_nlp import scoring
from dossier_nlp.errors import LexiconError
from dossier_nlp.records import FAMILIES
from dossier_nlp.scoring.config import load_config
from dossier_nlp.scoring.triage import RANK
from dossier_nlp.scoring.wording import count, say

SOURCES = sorted(Path(scoring.__file__).parent.glob("*.py"))


def test_phrases_are_filled_in_and_nouns_agree() -> None:
    assert say("computed.conflict_duration", n=12) == "conflict loopt 12 maanden"
    assert (count("paper", 1), count("paper", 2)) == ("1 stuk", "2 stukken")


def test_a_phrase_that_is_not_there_is_an_error_with_its_key() -> None:
    with pytest.raises(LexiconError, match=r"explain\.nonsense"):
        say("explain.nonsense")
    with pytest.raises(LexiconError, match=r"explain\.title"):
        say("explain.title")
    with pytest.raises(LexiconError, match=r"count\.nonsense"):
        count("nonsense", 1)


def test_every_computed_indicator_status_and_kind_has_its_words() -> None:
    for factor in load_config().factor.values():
        for name, indicator in factor.indicator.items():
            if indicator.computed:
                assert say(f"computed.{name}", n=3)
    for status in RANK[1:]:
        assert say(f"triage.status.{status}")
    for kind in FAMILIES["violence"]:
        assert say(f"triage.kind.{kind}")


def test_every_phrase_that_code_asks_for_is_there() -> None:
    asked = {
        key for file in SOURCES for key in re.findall(r'say\(\s*"([a-z_.]+)"', file.read_text())
    }
    assert len(asked) > 10
    assert [key for key in sorted(asked) if not _is_there(key)] == []


def _is_there(key: str) -> bool:
    try:
        say(key)
    except LexiconError as error:
        return "cannot be filled in" in str(error)
    return True
