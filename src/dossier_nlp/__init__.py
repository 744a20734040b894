"""dossier-nlp: the language and process of complex divorces in Dutch case files."""

__version__ = "0.1.0"
