"""The command line. Rooms are imported inside the commands, so that --help answers at once."""

from __future__ import annotations

from dossier_nlp.cli.app import main

__all__ = ["main"]
