"""``dossier-nlp doctor``: what is there, what is missing, how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import shutil
import subprocess

from rich.console import Console
from rich.table import Table

from dossier_nlp import __version__

_LIBRARIES = ("spacy", "pdfplumber", "pypdfium2", "pandas", "scikit-learn", "typer", "pydantic")
_GOOD, _MISSING = "[green]ok[/green]", "[yellow]missing[/yellow]"


def doctor() -> None:
    """Print a table of everything the work may need."""
    table = Table(title=f"dossier-nlp {__version__}", show_lines=False)
    for column in ("what", "state", "note"):
        table.add_column(column, overflow="fold")
    python = platform.python_version()
    table.add_row("Python", _GOOD, f"{python} on {platform.system()}")
    for library in _LIBRARIES:
        table.add_row(library, _GOOD, importlib.metadata.version(library))
    for row in (_embedded(), _large(), _tesseract(), _lexicons(), *_extras()):
        table.add_row(*row)
    Console().print(table)


def _embedded() -> tuple[str, str, str]:
    from dossier_nlp.language import model

    folder = model.path()
    if folder.is_dir():
        return "embedded Dutch model", _GOOD, "comes with the package"
    return "embedded Dutch model", _MISSING, "install the package again: its model is gone"


def _large() -> tuple[str, str, str]:
    if importlib.util.find_spec("nl_core_news_lg"):
        version = importlib.metadata.version("nl_core_news_lg")
        return "nl_core_news_lg (recommended)", _GOOD, f"{version}: used by default"
    note = "the embedded model is used; to get it: python -m spacy download nl_core_news_lg"
    return "nl_core_news_lg (recommended)", _MISSING, note


def _tesseract() -> tuple[str, str, str]:
    name = "tesseract with Dutch (for scans)"
    program = shutil.which("tesseract")
    hint = "scans are not read; Debian/Ubuntu: apt install tesseract-ocr tesseract-ocr-nld"
    if program is None:
        return name, _MISSING, hint
    listed = subprocess.run(  # noqa: S603 - the program found on PATH, fixed arguments
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20
    )
    if "nld" not in listed.stdout.split() + listed.stderr.split():
        return name, _MISSING, f"tesseract is there, its language nld is not: {hint}"
    return name, _GOOD, program


def _lexicons() -> tuple[str, str, str]:
    from dossier_nlp.lexicon.paths import lexicon_dir

    try:
        folder = lexicon_dir()
    except FileNotFoundError as error:
        return "lexicons", _MISSING, str(error)
    return "lexicons", _GOOD, f"{len(list(folder.rglob('*.tsv')))} files in {folder}"


def _extras() -> list[tuple[str, str, str]]:
    rows = []
    for extra, module in (("xlsx", "openpyxl"), ("cluster", "distributed"), ("ocr", "PIL")):
        there = importlib.util.find_spec(module) is not None
        note = "" if there else f"pip install 'dossier-nlp[{extra}]'"
        rows.append((f"extra {extra} (optional)", _GOOD if there else _MISSING, note))
    return rows
