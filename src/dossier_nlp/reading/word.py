"""Word files (.docx), opened within bounds."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading.content import Content
from dossier_nlp.reading.geometry import PageContent
from dossier_nlp.reading.limits import Budget
from dossier_nlp.reading.quality import judge
from dossier_nlp.settings import ReadingSettings

_MAX_RATIO = 400
"""A part that grows more than this when unpacked is a bomb."""


def read_docx(path: Path, settings: ReadingSettings) -> Content:
    """Read a Word file.

    Pages are counted by the breaks that Word noted when it last laid the text out.

    Raises
    ------
    ReadingError
        When it is broken, encrypted, or grows beyond the bounds when unpacked.
    """
    from dossier_nlp.reading.word_body import read_body  # heavy, and few files are of Word

    _check_archive(path, settings)
    try:
        text, blocks, pages, properties = read_body(path, Budget(settings, path.name))
    except ReadingError:
        raise
    # Broken XML makes the library fail in ways that no list of errors covers.
    except Exception as error:
        raise ReadingError(
            "broken_docx",
            f"{path.name}: the Word file is broken ({type(error).__name__}); save it again",
        ) from None
    # Its words have no places on a page; judged is the text alone.
    sheet = PageContent(1, 595.0, 842.0, characters=len(text), notes=("word",))
    judgement = judge([sheet], text)
    return Content(text, blocks, pages, "text", judgement.quality, judgement.notices, properties)


def _check_archive(path: Path, settings: ReadingSettings) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ReadingError(
            "broken_docx",
            f"{path.name}: the Word file is cut off or broken ({type(error).__name__})",
        ) from None
    total = sum(part.file_size for part in parts)
    bombs = any(
        part.file_size > 1_000_000 and part.file_size > _MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if total > settings.max_bytes or bombs:
        raise ReadingError("too_large", f"{path.name}: unpacks to {total:,} bytes; refused")
