"""Room: reporting. Results become tables, pages, the workshop page and the trainer's page."""

from dossier_nlp.reporting.examples import read_examples
from dossier_nlp.reporting.pages import write_pages
from dossier_nlp.reporting.tables import write_tables
from dossier_nlp.reporting.trainer import write_trainer
from dossier_nlp.reporting.workshop import write_workshop

__all__ = ["read_examples", "write_pages", "write_tables", "write_trainer", "write_workshop"]
