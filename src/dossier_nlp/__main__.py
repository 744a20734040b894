"""``python -m dossier_nlp``."""

from dossier_nlp.cli import main

main()
