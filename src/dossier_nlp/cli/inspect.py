"""The commands that show what is made of one text: tag, explain."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from dossier_nlp.errors import InputError, ReadingError
from dossier_nlp.records import FAMILIES, Block, Document, DossierResult, Piece, Tag
from dossier_nlp.settings import Settings

_COLOURS = {
    "safety": "black on yellow",
    "role": "white on red",
    "strength": "black on green",
    "collaboration": "black on cyan",
    "violence": "white on magenta",
    "intervention": "white on blue",
    "indicator": "underline",
    "loaded_term": "bold red",
    "dogma": "bold magenta",
    "claim": "italic",
}
_LONGEST_NAME = 255


def tag(text_or_file: str, settings: Settings, families: tuple[str, ...]) -> None:
    """Print a text with its tags highlighted, and a line per tag."""
    check_families(families)
    if not text_or_file:
        raise InputError("give a sentence, a file, or - for standard input")
    document = document_of(text_or_file, settings)
    tags = analyse(document, settings, families).tags
    console = Console()
    shown = Text(document.text)
    for item in sorted(tags, key=lambda t: t.start - t.end):
        shown.stylize(_COLOURS.get(item.family, "reverse"), item.start, item.end)
    console.print(shown)
    console.print()
    for item in tags:
        _print_tag(console, item)
    if not tags:
        console.print("no tags")


def check_families(families: Sequence[str]) -> None:
    """Raise ``InputError`` when one of the names is no family."""
    unknown = [name for name in families if name not in FAMILIES]
    if unknown:
        raise InputError(f"no such family: {unknown[0]}; there are {', '.join(FAMILIES)}")


def analyse(document: Document, settings: Settings, families: Sequence[str]) -> DossierResult:
    """Return what is found in a document by itself; only some families when they are given."""
    from dossier_nlp import analysis
    from dossier_nlp.records import Dossier

    result = analysis.analyse(Dossier("text", (document,)), settings)
    tags = tuple(t for t in result.tags if not families or t.family in families)
    return replace(result, tags=tags)


def _print_tag(console: Console, item: Tag) -> None:
    parts = [f"{item.family}.{item.category}"]
    parts += [f"actor {item.actor}"] if item.actor else []
    parts += [f"holder {item.holder}", item.polarity]
    parts += [item.status] if item.status else []
    parts += [f"name {item.name}"] if item.name else []
    parts += ["agent hidden"] if item.backgrounded else []
    cues = "; ".join(f"{cue.kind}: {cue.text}" for cue in item.cues)
    line = Text(f"p{item.page} ")
    line.append(item.text, style=_COLOURS.get(item.family, "reverse"))
    line.append("  " + ", ".join(parts))
    line.append(f"  [{item.rule}{'; ' + cues if cues else ''}]", style="dim")
    console.print(line)


def document_of(text_or_file: str, settings: Settings) -> Document:
    """Read a file when the argument names one, standard input for '-', else the text itself."""
    from dossier_nlp import reading

    if text_or_file == "-":
        return plain_document(sys.stdin.read())
    if len(text_or_file) <= _LONGEST_NAME and "\n" not in text_or_file:
        file = Path(text_or_file)
        if file.is_file():
            try:
                return reading.read_file(file, "text", settings.reading)[0]
            except ReadingError as error:
                raise InputError(f"{file}: {error}") from None
        if file.suffix.lower() in (".pdf", ".docx", ".txt"):
            raise InputError(f"no such file: {file}")
    return plain_document(text_or_file)


def plain_document(text: str) -> Document:
    """Make a document of a text as given: every line that is not empty is a paragraph.

    Raises
    ------
    InputError
        When there is no text.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        raise InputError("there is no text to tag")
    blocks: list[Block] = []
    at = 0
    for line in lines:
        blocks.append(Block("paragraph", at, at + len(line), (Piece(at, at + len(line), 1),)))
        at += len(line) + 1
    whole = "\n".join(lines)
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("text", "text", "text", digest, whole, tuple(blocks), pages=1)


def explain(out: Path, dossier: str, factor: str) -> None:
    """Print the sum behind a score."""
    from dossier_nlp import scoring
    from dossier_nlp.batch import run as batch
    from dossier_nlp.batch.store import ResultStore
    from dossier_nlp.lexicon.load import fingerprint

    info = batch.load_manifest(out)
    if dossier not in info["dossiers"]:
        known = ", ".join(sorted(info["dossiers"])[:10])
        raise InputError(f"no dossier {dossier!r} in {out}; there are {known}")
    number = factor.lower().removeprefix("rf")
    if number not in set("1234567"):
        raise InputError(f"no factor {factor!r}; there are rf1 to rf7")
    stored = ResultStore(out / "results").read(dossier)
    if stored is None:
        raise InputError(f"the result of {dossier} is missing or damaged; run again")
    typer.echo(scoring.explain(stored.result, int(number), sentences=True))
    if stored.result.lexicon != fingerprint():
        typer.echo(
            "\nThe lexicons or weights changed after this run: run again, or the sum may not fit.",
            err=True,
        )
