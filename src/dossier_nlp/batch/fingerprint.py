"""What a result depends on, as one hash: inputs, model, lexicons, settings, code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dossier_nlp.caching.keys import code_hash, combined, recognition
from dossier_nlp.settings import Settings

ROOMS: tuple[str, ...] = (
    "reading",
    "language",
    "lexicon",
    "tagging",
    "claims",
    "scoring",
    "privacy",
    "records.py",
    "analysis.py",
)
"""What decides a result (reports do not)."""


def rooms() -> dict[str, str]:
    """Return the version of the code of each room, short."""
    return {room.removesuffix(".py"): code_hash(room)[:16] for room in ROOMS}


def settings_hash(settings: Settings) -> str:
    """Return a hash of the settings that decide a result (not the batch, not the reports)."""
    parts = (settings.reading, settings.language, settings.privacy)
    return hashlib.sha256("".join(part.model_dump_json() for part in parts).encode()).hexdigest()


def dossier_fingerprint(
    files: Iterable[tuple[str, str]], model: str, lexicon: str, settings: Settings
) -> str:
    """Return the fingerprint of a result.

    Parameters
    ----------
    files
        Name and content hash of every input file.
    model, lexicon
        Hash of the model; fingerprint of the lexicons.
    settings
        The settings of the run.
    """
    digest = hashlib.sha256()
    for name, content in sorted(files):
        digest.update(f"{name}\0{content}\n".encode("utf-8", "surrogatepass"))
    code = combined(*rooms().values())
    for part in (model, lexicon, settings_hash(settings), recognition(settings.reading), code):
        digest.update(f"{part}\n".encode())
    return digest.hexdigest()
