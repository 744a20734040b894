"""What scores and triage say in words: ``lexicons/scoring/phrases.toml``, in Dutch."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.toml_file import read_toml

FILE = "phrases.toml"


@cache
def _load(path: Path) -> dict[str, Any]:
    return read_toml(path, f"scoring/{FILE}")


def _entry(key: str) -> Any:
    found: Any = _load(lexicon_dir() / "scoring" / FILE)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def say(key: str, **values: object) -> str:
    """Return a phrase by its key (``explain.title``), its names filled in.

    Raises
    ------
    LexiconError
        When there is no such phrase, or it names something that is not given.
    """
    phrase = _entry(key)
    if not isinstance(phrase, str):
        raise LexiconError(f"scoring/{FILE}: there is no phrase {key!r}; add it")
    try:
        return phrase.format(**values)
    except (KeyError, IndexError, ValueError) as error:
        raise LexiconError(f"scoring/{FILE}: {key}: cannot be filled in ({error})") from error


def count(key: str, number: int) -> str:
    """Return a number with its noun: one stuk, two stukken.

    Raises
    ------
    LexiconError
        When the noun has no two forms.
    """
    forms = _entry(f"count.{key}")
    if not isinstance(forms, list) or len(forms) != 2:
        raise LexiconError(f"scoring/{FILE}: count.{key} needs two forms, for one and for more")
    return str(forms[number != 1]).format(n=number)
