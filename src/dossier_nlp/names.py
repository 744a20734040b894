"""File names for what a run writes: a dossier's name never becomes a path outside OUT."""

from __future__ import annotations

import hashlib
import re

_KEPT = re.compile(r"[^A-Za-z0-9_-]+")
_MOST = 60
"""Longest readable part, in characters; file systems stop at 255 bytes with the suffixes."""


def safe_name(name: str) -> str:
    """Return a file name stem for a dossier id: plain characters only, unique per id.

    A name that is already plain stays as it is; any other gets a short hash, so that two
    different ids never share a file.
    """
    plain = _KEPT.sub("-", name).strip("-")[:_MOST]
    # Lower-casing guards against file systems that do not tell A from a.
    if name and plain == name and name == name.lower() and name not in ("index", "workshop"):
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain.lower() or 'dossier'}-{digest}"
