"""The closed word classes that the grammar of frames leans on (``lexicons/frames``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dossier_nlp.lexicon.load import load_table
from dossier_nlp.lexicon.paths import lexicon_dir


@cache
def _classes(folder: Path) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in load_table("frames/word_classes"):
        words.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(members) for name, members in words.items()}


def grammar_class(name: str) -> frozenset[str]:
    """Return the words of a class: ``RELATIVE``, ``OBJECT_CONTROL``, ``NAMING``, ..."""
    return _classes(lexicon_dir()).get(name, frozenset())
