"""Where the lexicons stand: in a checkout, or inside the installed wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

ENVIRONMENT_VARIABLE = "DOSSIER_NLP_LEXICONS"


def lexicon_dir() -> Path:
    """Return the folder of the lexicons.

    An analyst may point ``DOSSIER_NLP_LEXICONS`` to an edited copy; else it is the folder
    ``lexicons/`` of the checkout, else the copy inside the installed package.

    Raises
    ------
    FileNotFoundError
        When none of them is there.
    """
    return _folder(os.environ.get(ENVIRONMENT_VARIABLE, ""))


@cache
def _folder(named: str) -> Path:
    """Find the folder once per value of the variable: it is asked for at every look-up."""
    if named:
        folder = Path(named)
        if not folder.is_dir():
            raise FileNotFoundError(f"{ENVIRONMENT_VARIABLE} names no folder: {folder}")
        return folder
    here = Path(__file__).resolve()
    for folder in (here.parents[3] / "lexicons", here.parents[1] / "data" / "lexicons"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the lexicons are missing from this installation")
