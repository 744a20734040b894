"""Files of a report: safe names, and no half-written file under a final name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

MAX_NAME = 80
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d|index|workshop)$", re.IGNORECASE)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; put it in place when the block ends well."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_text(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """Like :func:`replacing`, opened for text; what UTF-8 cannot hold becomes ``?``."""
    with (
        replacing(path) as part,
        part.open("w", encoding=encoding, errors="replace", newline="") as file,
    ):
        yield file


def page_name(dossier_id: str) -> str:
    """Return the file name of a dossier's page; never a path, never another page's name.

    A name of plain letters, digits, dots, dashes and underscores stays as it is. Everything else
    becomes a slug with a short hash of the true name behind it, so that two names that look
    alike after cleaning keep apart.
    """
    ascii_name = unicodedata.normalize("NFKD", dossier_id).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9_.-]+", "-", ascii_name).strip("-.")[:MAX_NAME]
    if slug and slug == dossier_id and not _RESERVED.match(slug):
        return f"{slug}.html"
    digest = hashlib.sha256(dossier_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'dossier'}-{digest}.html"
