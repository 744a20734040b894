"""The words that the reading room knows: ``lexicons/reading/*.toml``, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.paths import lexicon_dir


def load_cues(name: str) -> dict[str, Any]:
    """Return one file of ``lexicons/reading`` as nested mappings; it must not be changed.

    Raises
    ------
    LexiconError
        When the file is missing or no valid TOML.
    """
    return _load(lexicon_dir() / "reading" / f"{name}.toml")


@cache
def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for one of these words, the longest first.

    A space in a word matches any run of spaces on the line.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in ordered)
