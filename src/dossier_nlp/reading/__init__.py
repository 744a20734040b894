"""Room: reading. A file or a folder becomes documents with clean text, blocks and metadata."""

from dossier_nlp.reading.discover import DossierFiles, find_dossiers
from dossier_nlp.reading.dossier import read_dossier, read_files
from dossier_nlp.reading.files import read_file
from dossier_nlp.reading.metadata import describe_document as describe
from dossier_nlp.reading.sender import normalise_discipline

__all__ = [
    "DossierFiles",
    "describe",
    "find_dossiers",
    "normalise_discipline",
    "read_dossier",
    "read_file",
    "read_files",
]
