"""Remove a run from the disk: everything that it wrote, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from dossier_nlp.batch.run import CACHE, LOCK_FILE, RUN_FILE, locked
from dossier_nlp.batch.store import OutputError, cannot_write
from dossier_nlp.errors import InputError

_FOLDERS = ("results", CACHE, "tables", "report")


def purge(out: Path) -> list[str]:
    """Remove results, caches, tables, pages and run.json of a run.

    What is not of a run stays, and so does its folder then. The words are gone from the folder,
    not from backups or from the cells of a disk: an encrypted disk is the answer to that.

    Returns
    -------
    list of str
        Names of what stayed because no run makes it.

    Raises
    ------
    InputError
        When the folder holds no run, or a run is writing to it.
    """
    if not out.is_dir() or out.is_symlink() or not (out / RUN_FILE).is_file():
        raise InputError(f"{out} holds no run (no {RUN_FILE} in it); nothing was removed")
    with locked(out):
        try:
            for name in _FOLDERS:
                _remove(out / name)
            for half in out.glob(f".{RUN_FILE}.*"):
                half.unlink(missing_ok=True)
            # Last, so that a purge that was cut off can be done again.
            (out / RUN_FILE).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(cannot_write(out, error)) from None
    (out / LOCK_FILE).unlink(missing_ok=True)
    left = sorted(entry.name for entry in out.iterdir())
    if not left:
        out.rmdir()
    return left


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        # What a link leads to was not made by a run.
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)
