"""Room: reporting. Results become tables, pages and the workshop page."""

from dossier_nlp.reporting.pages import write_pages
from dossier_nlp.reporting.tables import write_tables
from dossier_nlp.reporting.workshop import write_workshop

__all__ = ["write_pages", "write_tables", "write_workshop"]
