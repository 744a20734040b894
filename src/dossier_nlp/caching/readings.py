"""Read a dossier, or take the kept reading of the same files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dossier_nlp import reading
from dossier_nlp.caching.folder import FolderCache
from dossier_nlp.caching.keys import code_hash, combined, lexicon_hash, recognition
from dossier_nlp.records import Dossier
from dossier_nlp.settings import ReadingSettings

_DOSSIER = TypeAdapter(Dossier)


def read_files(
    files: reading.DossierFiles,
    inputs: Iterable[tuple[str, str]],
    settings: ReadingSettings,
    folder: Path,
) -> Dossier:
    """Return the documents of a dossier.

    Parameters
    ----------
    files
        The files as discovered.
    inputs
        Path and content hash of everything that the reading depends on.
    folder
        Of the cache.
    """
    cache = FolderCache(folder / "readings", _epoch(settings))
    key = combined(files.dossier_id, *(part for pair in sorted(inputs) for part in pair))
    kept = cache.get(key)
    if kept is not None:
        try:
            return _DOSSIER.validate_python(json.loads(kept.decode("utf-8", "surrogatepass")))
        except (ValueError, ValidationError):
            pass
    dossier = reading.read_files(files, settings)
    if not any(problem.code in _OF_THE_MOMENT for problem in dossier.problems):
        text = json.dumps(_DOSSIER.dump_python(dossier, mode="json"), ensure_ascii=False)
        cache.put(key, text.encode("utf-8", "surrogatepass"))
    return dossier


_OF_THE_MOMENT = frozenset({"too_slow", "unreadable", "too_large", "ocr_failed"})
"""What went wrong for want of time, rights or memory may go well the next time."""


def _epoch(settings: ReadingSettings) -> str:
    return combined(
        code_hash("reading", "lexicon", "records.py"),
        lexicon_hash("reading"),
        settings.model_dump_json(),
        recognition(settings),
    )
