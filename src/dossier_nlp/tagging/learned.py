"""Where the learned parts of tagging stand, and on which dossiers they were trained.

A learned part looks very good on the dossiers it was trained on. Evaluation therefore asks which
dossiers those were, and uses other files for them, or none: the rules then stand alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent / "model"
READER = "reader.json.gz"
INDICATORS = "indicators.npz"
TRAINED_ON = "trained_on.json"

_folder: ContextVar[Path | None] = ContextVar("folder of the learned parts", default=PACKAGE)


def file(name: str) -> Path | None:
    """Return the file of a learned part, ``None`` where it is not there or not to be used."""
    folder = _folder.get()
    if folder is None:
        return None
    path = folder / name
    return path if path.is_file() else None


@contextmanager
def use(folder: Path | None) -> Iterator[None]:
    """Take the learned parts from another folder inside; from nowhere when it is ``None``."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def dossier_mark(texts: Iterable[str]) -> str:
    """Return what a dossier is known by in the list of those trained on: a hash of its texts."""
    digest = hashlib.sha256()
    for text in sorted(texts):
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


@cache
def trained_on() -> frozenset[str]:
    """Return the marks of the dossiers that the parts of the package were trained on."""
    path = PACKAGE / TRAINED_ON
    if not path.is_file():
        return frozenset()
    return frozenset(json.loads(path.read_text(encoding="utf-8")))


def write_trained_on(marks: Iterable[str]) -> None:
    """Keep the marks of the dossiers trained on beside the parts of the package."""
    text = json.dumps(sorted(marks), indent=0)
    (PACKAGE / TRAINED_ON).write_text(text + "\n", encoding="utf-8")
    trained_on.cache_clear()
