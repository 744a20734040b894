"""The declared formula: weights, thresholds and reasons of ``lexicons/risk_factors.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.toml_file import read_toml

FILE = "risk_factors.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Formula(_Strict):
    """Constants of the sum.

    Attributes
    ----------
    scale
        Points at which a score reaches 63 of 100; it saturates above.
    repeat
        What each further mention in one document is worth, of the one before it (0-1).
    holder
        What each further holder adds, as a share.
    hypothetical
        What a hypothetical mention is worth.
    learned
        What a sentence found by the learned reader is worth; it is less certain than a phrase.
    case_per_1000
        Tags per 1,000 words from which a paper speaks of the case; other papers do not count.
    minimum_words
        Below this number of words of the case a dossier gets ``insufficient_text``.
    """

    scale: float = Field(gt=0)
    repeat: float = Field(ge=0, lt=1)
    holder: float = Field(ge=0, le=1)
    hypothetical: float = Field(ge=0, le=1)
    learned: float = Field(ge=0, le=1)
    case_per_1000: float = Field(ge=0)
    minimum_words: int = Field(ge=0)


class Levels(_Strict):
    """Scores from which a factor is called weak, moderate or strong."""

    weak: float
    moderate: float
    strong: float


class Indicator(_Strict):
    """Weight of one indicator. ``counter`` lowers the sum, ``computed`` is no tag but a count."""

    weight: float = Field(gt=0)
    label: str
    reason: str
    source: str
    counter: bool = False
    computed: bool = False
    maximum: float = Field(default=0, ge=0)


class Factor(_Strict):
    """One risk factor: when it is present, and its indicators by name."""

    threshold: float = Field(ge=0, le=100)
    minimum_documents: int = Field(ge=1)
    minimum_mentions: int = Field(ge=1)
    reason: str
    source: str
    indicator: Mapping[str, Indicator]


class Config(_Strict):
    """The whole file."""

    formula: Formula
    levels: Levels
    factor: Mapping[int, Factor]


@cache
def _load(path: Path) -> Config:
    try:
        return Config(**read_toml(path, FILE))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{FILE}: {where}: {first['msg']}") from error


def load_config() -> Config:
    """Return the formula as the lexicon folder declares it.

    Raises
    ------
    LexiconError
        When the file is missing or something in it is wrong; the message names the key.
    """
    return _load(lexicon_dir() / FILE)
