"""Room: privacy. What in a text points straight at a person, and how it is masked.

``find_identifiers`` finds, ``check_documents`` makes the warnings, ``redact`` masks a result.
"""

from dossier_nlp.privacy.identifiers import Identifier, find_identifiers
from dossier_nlp.privacy.redact import redact
from dossier_nlp.privacy.warn import check_documents

__all__ = ["Identifier", "check_documents", "find_identifiers", "redact"]
