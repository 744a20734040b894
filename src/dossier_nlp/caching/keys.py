"""Of what a kept thing depends: the code of rooms, parts of the lexicons, the tools at hand."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from dossier_nlp import __version__
from dossier_nlp.lexicon.paths import lexicon_dir
from dossier_nlp.settings import ReadingSettings

_CHUNK = 1 << 20


def file_hash(file: Path) -> str:
    """Return the SHA-256 of a file's content, or ``unreadable``."""
    digest = hashlib.sha256()
    try:
        if not file.is_file():  # opening a pipe would wait for ever
            return "unreadable"
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return "unreadable"
    return digest.hexdigest()


def combined(*parts: str) -> str:
    """Return one hash of several texts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


@cache
def code_hash(*names: str) -> str:
    """Return a hash over the code of rooms (``reading``) or modules (``records.py``)."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(__version__.encode())
    files: list[Path] = []
    for name in names:
        place = package / name
        files += place.rglob("*.py") if place.is_dir() else [place]
    for file in sorted(files):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def lexicon_hash(folder: str) -> str:
    """Return a hash over the lexicons in one folder of ``lexicons/``, line ends made equal."""
    root = lexicon_dir() / folder
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in {".tsv", ".toml"} and file.is_file():
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def recognition(settings: ReadingSettings) -> str:
    """Tell whether scans can be read here: with text recognition installed, results differ."""
    if settings.ocr == "off":
        return "off"
    from dossier_nlp.reading.ocr import what_is_missing

    return what_is_missing(settings.ocr_language) or "there"
