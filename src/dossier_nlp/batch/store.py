"""Results on disk: one compressed JSON file a dossier, written whole or not at all."""

from __future__ import annotations

import contextlib
import gzip
import json
import secrets
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from dossier_nlp.errors import InputError
from dossier_nlp.names import safe_name
from dossier_nlp.records import DossierResult


@dataclass(frozen=True, slots=True)
class Stored:
    """A result with the fingerprint of what it was made from."""

    fingerprint: str
    result: DossierResult


_STORED = TypeAdapter(Stored)
_SUFFIX = ".json.gz"


class OutputError(InputError):
    """The folder of the run cannot be written any more: no dossier can be kept."""


def cannot_write(place: Path, error: OSError) -> str:
    """Say that a place cannot be written and what to do; never names the file of a dossier."""
    what = error.strerror or type(error).__name__
    return f"cannot write to {place}: {what}; make room or give rights, then run the same again"


class ResultStore:
    """The folder ``results/`` of a run.

    Parameters
    ----------
    folder
        Where the files stand; made when the first result is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, dossier_id: str) -> Path:
        """Return the file of a dossier's result."""
        return self.folder / f"{safe_name(dossier_id)}{_SUFFIX}"

    def write(self, result: DossierResult, fingerprint: str) -> None:
        """Keep a result: to a temporary name first, then renamed, so that no half file stays.

        Raises
        ------
        OutputError
            When the disk is full or the folder cannot be written.
        """
        body = _to_json(Stored(fingerprint, result))
        target = self.path(result.dossier_id)
        # Dask workers on several machines may have the same process number.
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # A time stamp in the file would make equal results differ.
            temporary.write_bytes(gzip.compress(body, 6, mtime=0))
            temporary.replace(target)
        except OSError as error:
            raise OutputError(cannot_write(self.folder, error)) from None
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def read(self, dossier_id: str) -> Stored | None:
        """Return a dossier's result, or ``None`` when there is none or its file is damaged."""
        try:
            return _from_json(gzip.decompress(self.path(dossier_id).read_bytes()))
        except (OSError, EOFError, zlib.error, ValueError):
            return None

    def results(self, dossier_ids: list[str]) -> Iterator[DossierResult]:
        """Yield the results of the named dossiers one by one, in the order of their ids."""
        for dossier_id in sorted(dossier_ids):
            stored = self.read(dossier_id)
            if stored is not None:
                yield stored.result

    def clean(self) -> None:
        """Remove what a killed run left behind under temporary names."""
        if self.folder.is_dir():
            for leftover in self.folder.glob(".*.tmp"):
                leftover.unlink(missing_ok=True)

    def keep_only(self, dossier_ids: Iterable[str]) -> None:
        """Remove the results of all other dossiers."""
        wanted = {self.path(dossier_id) for dossier_id in dossier_ids}
        if self.folder.is_dir():
            for file in self.folder.glob(f"*{_SUFFIX}"):
                if file not in wanted:
                    file.unlink(missing_ok=True)


def _to_json(stored: Stored) -> bytes:
    try:
        return _STORED.dump_json(stored)
    except PydanticSerializationError:
        # A file name that is no Unicode holds half characters, which strict UTF-8 cannot write.
        text = json.dumps(_STORED.dump_python(stored, mode="json"), separators=(",", ":"))
        return text.encode("ascii")


def _from_json(body: bytes) -> Stored:
    try:
        return _STORED.validate_json(body)
    except ValidationError:
        return _STORED.validate_python(json.loads(body))
