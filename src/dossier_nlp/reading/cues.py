"""The words that the reading room knows: ``lexicons/reading/*.toml``, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.lexicon.toml_file import read_toml


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
    return read_toml(path, str(path))


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for one of these words, the longest first.

    A space in a word matches any run of spaces on the line.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in ordered)
