"""Read one TOML file of the lexicons, with one clear line where it is at fault."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dossier_nlp.errors import LexiconError


def read_toml(path: Path, name: str) -> dict[str, Any]:
    """Return the content of a file; `name` is what an error calls it.

    Raises
    ------
    LexiconError
        When the file is missing or no valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{name}: cannot be read ({error.strerror})") from error
    # Tables nested by the thousand are past the depth of the reader.
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LexiconError(f"{name}: is not valid TOML ({error})") from error
