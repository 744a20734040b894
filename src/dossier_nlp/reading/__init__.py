"""Room: reading. A file or a folder becomes documents with clean text, blocks and metadata."""

from dossier_nlp.reading.discover import DossierFiles, find_dossiers
from dossier_nlp.reading.dossier import read_dossier, read_files
from dossier_nlp.reading.files import read_file

__all__ = ["DossierFiles", "find_dossiers", "read_dossier", "read_file", "read_files"]
