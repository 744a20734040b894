"""One file to one document."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.content import Content
from dossier_nlp.reading.metadata import describe
from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.reading.plain import read_text
from dossier_nlp.reading.word import read_docx
from dossier_nlp.records import Document, Problem
from dossier_nlp.settings import ReadingSettings

STAGE = "reading"
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(
    path: Path,
    dossier_id: str,
    settings: ReadingSettings,
    *,
    password: str | None = None,
    declared: Mapping[str, str] | None = None,
    document_id: str | None = None,
) -> tuple[Document, tuple[Problem, ...]]:
    """Read one file.

    Parameters
    ----------
    declared
        Date, type, discipline or author as an analyst stated them; they win.
    document_id
        The name of the document; the file name without its ending when not given.

    Returns
    -------
    tuple
        The document, and what an analyst must know about how it was read.

    Raises
    ------
    ReadingError
        When the file cannot be read within the bounds of the settings.
    """
    kind = _kind(path, settings)
    content = _read(path, kind, settings, password)
    found = describe(content, path.name, declared or {})
    document = Document(
        dossier_id=dossier_id,
        document_id=document_id or path.stem,
        file=path.name,
        sha256=_fingerprint(path),
        text=content.text,
        blocks=content.blocks,
        pages=content.pages,
        date=found.date,
        date_source=found.date_source,
        type=found.type,
        discipline=found.discipline,
        author=found.author,
        text_source=content.text_source,
        quality=content.quality,
        meta=found.meta,
    )
    problems = [
        Problem(dossier_id, path.name, STAGE, one.severity, one.code, f"{path.name}: {one.message}")
        for one in (*content.notices, *found.notices)
    ]
    return document, tuple(problems)


def _read(path: Path, kind: str, settings: ReadingSettings, password: str | None) -> Content:
    try:
        if kind == "pdf":
            return read_pdf(path, settings, password)
        if kind == "docx":
            return read_docx(path, settings)
        return read_text(path, settings)
    except ReadingError:
        raise
    except MemoryError:
        raise ReadingError("too_large", f"{path.name}: does not fit in memory") from None
    # The last net: whatever a hostile file does to a library costs one file, not the batch.
    except (Exception, RecursionError) as error:
        raise ReadingError(
            "unreadable", f"{path.name}: cannot be read ({type(error).__name__})"
        ) from None


def _kind(path: Path, settings: ReadingSettings) -> str:
    """Return the format of a file by its first bytes, after checking its size."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError("unreadable", f"{path.name}: not an ordinary file")
        size = status.st_size
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError as error:
        raise ReadingError("unreadable", f"{path.name}: {error.strerror}") from None
    if not size:
        raise ReadingError("empty_file", f"{path.name}: the file is empty")
    if size > settings.max_bytes:
        raise ReadingError(
            "too_large",
            f"{path.name}: {size:,} bytes, more than the {settings.max_bytes:,} allowed; "
            "split the file or raise reading.max_bytes",
        )
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK"):
        return "docx"
    if head.startswith(_OLE):
        raise ReadingError(
            "old_word", f"{path.name}: an old or encrypted Office file; save it as .docx or PDF"
        )
    if path.suffix.lower() == ".txt":
        return "txt"
    raise ReadingError("unknown_format", f"{path.name}: neither PDF nor Word nor plain text")


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
