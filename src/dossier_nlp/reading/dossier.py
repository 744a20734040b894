"""A folder or a file to a dossier: its documents in order of date, and what went wrong."""

from __future__ import annotations

from pathlib import Path

from dossier_nlp.errors import InputError, ReadingError
from dossier_nlp.reading.declared import Declarations, read_declarations
from dossier_nlp.reading.discover import DossierFiles, find_dossiers
from dossier_nlp.reading.files import STAGE, read_file
from dossier_nlp.records import Document, Dossier, Problem
from dossier_nlp.settings import ReadingSettings


def read_dossier(
    path: Path,
    settings: ReadingSettings,
    dossier_id: str | None = None,
    password: str | None = None,
) -> Dossier:
    """Read one dossier.

    Parameters
    ----------
    path
        A folder of files (with sub-folders, if any), or one file.
    dossier_id
        Its name; the name of the folder or file when not given.
    password
        For encrypted PDFs.

    Returns
    -------
    Dossier
        Documents ordered by date, then file name (undated ones last); a file that cannot be
        read is a problem of the dossier, not an error.

    Raises
    ------
    InputError
        When the path is not there or holds no readable file.
    """
    return read_files(_files_of(path), settings, dossier_id, password)


def read_files(
    files: DossierFiles,
    settings: ReadingSettings,
    dossier_id: str | None = None,
    password: str | None = None,
) -> Dossier:
    """Read the files of one dossier as :func:`find_dossiers` found them."""
    name = dossier_id or files.dossier_id
    problems = [
        Problem(
            name, file.name, STAGE, "warning", "unknown_format", f"{file.name}: format is not read"
        )
        for file in files.unreadable
    ]
    problems.extend(
        Problem(
            name,
            entry.name,
            STAGE,
            "error",
            "unreadable",
            f"{entry.name}: not an ordinary file (a pipe, a socket, a device, a link to nothing); "
            "not opened",
        )
        for entry in files.no_files
    )
    declared = _declarations(files)
    problems.extend(
        Problem(name, file, STAGE, "warning", "declaration", f"{file}: {fault}")
        for file, fault in declared.faults
    )
    documents: list[Document] = []
    taken: set[str] = set()
    hashes: dict[str, str] = {}
    for file in files.files:
        document_id = _free_id(file, taken)
        try:
            document, found = read_file(
                file,
                name,
                settings,
                password=password,
                declared=declared.by_file.get(file.name),
                document_id=document_id,
            )
        except ReadingError as error:
            problems.append(Problem(name, file.name, STAGE, "error", error.code, str(error)))
            continue
        problems.extend(found)
        twin = hashes.setdefault(document.sha256, file.name)
        if twin != file.name:
            message = f"{file.name}: the same file as {twin}; left out"
            problems.append(Problem(name, file.name, STAGE, "warning", "duplicate", message))
            continue
        documents.append(document)
    documents.sort(key=lambda document: (not document.date, document.date, document.file))
    return Dossier(name, tuple(documents), tuple(problems))


def _files_of(path: Path) -> DossierFiles:
    if path.is_dir():
        found = find_dossiers(path)
        files = tuple(file for one in found for file in one.files)
        unreadable = tuple(file for one in found for file in one.unreadable)
        no_files = tuple(entry for one in found for entry in one.no_files)
        return DossierFiles(path.resolve().name or "dossier", files, unreadable, no_files)
    found = find_dossiers(path)
    if not found:
        raise InputError(f"no readable file: {path}")
    return found[0]


def _declarations(files: DossierFiles) -> Declarations:
    """Read what is stated beside the files."""
    merged: dict[str, dict[str, str]] = {}
    faults: list[tuple[str, str]] = []
    for folder in sorted({file.parent for file in files.files}):
        stated = read_declarations(folder)
        faults.extend(stated.faults)
        beside = {file.name for file in (*files.files, *files.unreadable)}
        for file, fields in stated.by_file.items():
            if file not in beside:
                faults.append((file, "stated beside the files, but there is no such file"))
            merged.setdefault(file, {}).update(fields)
    return Declarations(merged, tuple(faults))


def _free_id(file: Path, taken: set[str]) -> str:
    """Return the file name without its ending, or with a number where it is taken."""
    candidate, number = file.stem, 2
    while candidate in taken:
        candidate = f"{file.stem}-{number}"
        number += 1
    taken.add(candidate)
    return candidate
