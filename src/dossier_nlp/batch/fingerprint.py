"""What a result depends on, as one hash: inputs, model, lexicons, settings, code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dossier_nlp import __version__
from dossier_nlp.settings import Settings

_CHUNK = 1 << 20


def file_hash(file: Path) -> str:
    """Return the SHA-256 of a file's content, or ``unreadable``."""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return "unreadable"
    return digest.hexdigest()


@cache
def code_hash() -> str:
    """Return a hash over the code of the rooms that decide a result (not the reports)."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(__version__.encode())
    rooms = ("reading", "language", "lexicon", "tagging", "claims", "scoring")
    files = [package / "records.py", package / "analysis.py"]
    files += [file for room in rooms for file in (package / room).rglob("*.py")]
    for file in sorted(files):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def settings_hash(settings: Settings) -> str:
    """Return a hash of the settings that decide a result (not the batch, not the reports)."""
    text = settings.reading.model_dump_json() + settings.language.model_dump_json()
    return hashlib.sha256(text.encode()).hexdigest()


def dossier_fingerprint(
    files: Iterable[tuple[str, str]], model: str, lexicon: str, settings: Settings
) -> str:
    """Return the fingerprint of a result.

    Parameters
    ----------
    files
        Name and content hash of every input file.
    model, lexicon
        Name and version of the model; fingerprint of the lexicons.
    settings
        The settings of the run.
    """
    digest = hashlib.sha256()
    for name, content in sorted(files):
        digest.update(f"{name}\0{content}\n".encode("utf-8", "surrogatepass"))
    for part in (model, lexicon, settings_hash(settings), code_hash()):
        digest.update(f"{part}\n".encode())
    return digest.hexdigest()
