"""Which files make which dossier: a folder of folders, a folder of files, or one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier_nlp.errors import InputError

READABLE = (".pdf", ".docx", ".txt")
"""Endings of the files that are read."""
WORTH_A_WORD = (".doc", ".rtf", ".odt", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".msg", ".eml")
"""Endings of papers that cannot be read; they cost a row of ``problems.csv``, not silence."""


@dataclass(frozen=True, slots=True)
class DossierFiles:
    """The files of one dossier, by name.

    Attributes
    ----------
    unreadable
        Papers in formats that are not read.
    no_files
        Pipes, sockets, devices and links to nothing: they are named, and never opened, as that
        may wait forever.
    """

    dossier_id: str
    files: tuple[Path, ...]
    unreadable: tuple[Path, ...] = ()
    no_files: tuple[Path, ...] = ()


def find_dossiers(source: Path) -> list[DossierFiles]:
    """Find the dossiers under a path.

    Parameters
    ----------
    source
        A folder with a folder per dossier, one folder of files (one dossier), or one file.
        Where a folder holds both, every sub-folder and the loose files make a dossier each.

    Raises
    ------
    InputError
        When the path is not there, is a file that cannot be read, or holds no readable file.
    """
    if not source.exists():
        raise InputError(f"no such file or folder: {source}")
    if source.is_file():
        if source.suffix.lower() not in READABLE:
            raise InputError(f"{source}: not a {_readable()} file")
        return [DossierFiles(source.stem, (source,))]
    try:
        found = [_dossier(folder, deep=True) for folder in sorted(_folders(source))]
        loose = _dossier(source, deep=False)
    except OSError as error:
        raise InputError(f"{error.filename or source}: {error.strerror}") from None
    dossiers = [one for one in found if one.files or one.unreadable or one.no_files]
    if loose.files:
        dossiers.insert(0, loose)
    if not any(one.files for one in dossiers):
        raise InputError(f"no {_readable()} files in {source}")
    return dossiers


def _readable() -> str:
    return ", ".join(READABLE[:-1]) + f" or {READABLE[-1]}"


def _folders(folder: Path) -> Iterator[Path]:
    return (p for p in folder.iterdir() if p.is_dir() and not p.name.startswith((".", "__")))


def _dossier(folder: Path, deep: bool) -> DossierFiles:
    """Collect the files of one dossier folder; a dossier may have sub-folders of its own."""
    entries = [
        path
        for path in (folder.rglob("*") if deep else folder.iterdir())
        if not path.is_dir() and not _hidden(path.relative_to(folder))
    ]
    # rglob gives no fixed order; names decide it.
    entries.sort(key=lambda path: path.relative_to(folder).as_posix())
    files = [path for path in entries if path.is_file()]
    return DossierFiles(
        folder.resolve().name or "dossier",
        tuple(p for p in files if p.suffix.lower() in READABLE),
        tuple(p for p in files if p.suffix.lower() in WORTH_A_WORD),
        tuple(p for p in entries if not p.is_file()),
    )


def _hidden(path: Path) -> bool:
    """Tell whether a file, or a folder above it, is hidden or an editor's lock file."""
    return any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
