"""A folder of kept pieces with a bound on its size, safe with many writers and sudden death.

Pieces of one epoch (the same code, lexicons and model) stand in one sub-folder. When room is short,
older epochs go first; within the epoch of the run nothing is thrown out for something newer, since
a pile larger than the cache would otherwise throw out each piece just before it is asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import zlib
from dataclasses import dataclass
from pathlib import Path

_USED = ".used"
_FULL = ".full"
_LEVEL = 1
"""Of zlib: a higher one makes pieces a tenth smaller and takes four times as long."""


@dataclass(frozen=True, slots=True)
class FolderCache:
    """Kept pieces under keys.

    Parameters
    ----------
    folder
        Where they stand; made when the first is kept.
    epoch
        Name of what they all depend on.
    """

    folder: Path
    epoch: str

    def get(self, key: str) -> bytes | None:
        """Return a piece, or None where it is not there or damaged."""
        file = self._file(key)
        try:
            content = zlib.decompress(file.read_bytes())
        except (OSError, zlib.error):
            return None
        with contextlib.suppress(OSError):
            os.utime(file)
            os.utime(file.parent / _USED)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a piece. A cache that cannot be written costs time later, not the dossier now."""
        file = self._file(key)
        part = file.with_name(f".{file.name}.{os.getpid()}.tmp")
        try:
            if (self.folder / _FULL).exists():
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            (file.parent / _USED).touch()
            part.write_bytes(zlib.compress(content, _LEVEL))
            part.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / self.epoch[:32] / key[:40]


def trim(folder: Path, most: int, since: float, finished: bool = False) -> None:
    """Bring a cache below its bound.

    Parameters
    ----------
    folder
        Of the cache.
    most
        Bytes at most.
    since
        Start of the run (seconds since the epoch of the clock): what was used after it stays.
    finished
        Whether the run has seen all dossiers, so that pieces not used in it belong to none.
    """
    files = _files(folder)
    size = sum(status.st_size for _, status in files)
    if size <= most:
        return
    for epoch in _old_epochs(folder, since):
        shutil.rmtree(epoch, ignore_errors=True)
    files = _files(folder)
    size = sum(status.st_size for _, status in files)
    if finished:
        unused = [one for one in files if one[1].st_mtime < since]
        size = _remove(sorted(unused, key=lambda one: one[1].st_mtime), size, most)
        files = _files(folder)
    if size > most:
        with contextlib.suppress(OSError):
            (folder / _FULL).touch()
        _remove(sorted(files, key=lambda one: -one[1].st_mtime), size, most)


def prepare(folder: Path) -> None:
    """Ready a cache for a run: it may be written again, and halves of a killed run go."""
    (folder / _FULL).unlink(missing_ok=True)
    if folder.is_dir():
        for half in folder.rglob(".*.tmp"):
            half.unlink(missing_ok=True)


def _old_epochs(folder: Path, since: float) -> list[Path]:
    old = []
    for epoch in folder.iterdir():
        if epoch.is_dir():
            try:
                used = (epoch / _USED).stat().st_mtime
            except OSError:
                used = 0.0
            if used < since:
                old.append(epoch)
    return old


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    if folder.is_dir():
        for epoch in os.scandir(folder):
            if epoch.is_dir():
                for entry in os.scandir(epoch.path):
                    if entry.name != _USED:
                        with contextlib.suppress(OSError):
                            found.append((Path(entry.path), entry.stat()))
    return found


def _remove(files: list[tuple[Path, os.stat_result]], size: int, most: int) -> int:
    for file, status in files:
        if size <= most:
            break
        with contextlib.suppress(OSError):
            file.unlink()
        size -= status.st_size
    return size
