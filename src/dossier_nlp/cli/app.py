"""The commands of ``dossier-nlp``, and how errors become one clear line and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from dossier_nlp.cli import upkeep
from dossier_nlp.errors import DossierError

EXIT_USAGE = 2

app = typer.Typer(
    name="dossier-nlp",
    help="The language and process of complex divorces in Dutch case files. "
    "It describes language; it never judges a person.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
lexicon_app = typer.Typer(help="Look at the lexicons and check them.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A TOML file with settings.", show_default=False)
]
Model = Annotated[
    str | None,
    typer.Option("--model", help="auto, embedded or nl_core_news_lg.", show_default="auto"),
]
Ocr = Annotated[
    str | None, typer.Option("--ocr", help="Scans: auto, off or force.", show_default="auto")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=0, help="Processes; 0: one per core.")
]
Language = Annotated[
    str | None,
    typer.Option("--language", help="Pages and workbook in nl or en.", show_default="nl"),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Do every dossier again.")]


def main() -> None:
    """Run the command line; a mistake in the input gives one line and exit code 2."""
    try:
        app()
    except DossierError as error:
        typer.echo(f"dossier-nlp: {error}", err=True)
        sys.exit(EXIT_USAGE)
    except KeyboardInterrupt:
        typer.echo("dossier-nlp: stopped; the same command goes on where it was", err=True)
        sys.exit(130)


def version_callback(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from dossier_nlp import __version__

        typer.echo(f"dossier-nlp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=version_callback, is_eager=True, help="Show version."),
    ] = False,
) -> None:
    """Start of every command."""


def load_settings(file: Path | None, **overrides: Any) -> Any:
    """Load the settings with what the command line gave on top."""
    from dossier_nlp import settings

    return settings.load(file, overrides)


@app.command("run")
def run_command(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT",
            help="A folder with a folder per dossier, a folder of files, or one file.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the run; made if needed.")],
    settings_file: SettingsFile = None,
    model: Model = None,
    ocr: Ocr = None,
    workers: Workers = None,
    fresh: Fresh = False,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Address of a Dask scheduler.")
    ] = None,
    csv_dialect: Annotated[
        str | None, typer.Option("--csv-dialect", help="standard or excel-nl.")
    ] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Also write tables.xlsx.")] = False,
    language: Language = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Mask identifiers of persons in all outputs.")
    ] = False,
) -> None:
    """Analyse a pile of dossiers: results, tables and pages in OUT.

    Exit code 0: all well; 1: nothing could be done; 2: wrong use; 3: done, with problems.
    """
    from dossier_nlp.cli import runs

    settings = load_settings(
        settings_file,
        language={"model": model},
        reading={"ocr": ocr},
        batch={"workers": workers, "scheduler": scheduler},
        report={"csv_dialect": csv_dialect, "xlsx": xlsx or None, "language": language},
        privacy={"redact": redact or None},
    )
    raise typer.Exit(runs.run(source, out, settings, fresh))


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the run.")] = Path("demo-run"),
    fresh: Fresh = False,
) -> None:
    """Run the fictional sample dossiers and say where the report is."""
    from dossier_nlp.cli import runs

    raise typer.Exit(runs.demo(out, load_settings(None), fresh))


@app.command()
def report(
    out: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    settings_file: SettingsFile = None,
    csv_dialect: Annotated[
        str | None, typer.Option("--csv-dialect", help="standard or excel-nl.")
    ] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Also write tables.xlsx.")] = False,
    language: Language = None,
) -> None:
    """Make the tables and pages of a run again, without analysing anything."""
    from dossier_nlp.cli import runs

    settings = load_settings(
        settings_file,
        report={"csv_dialect": csv_dialect, "xlsx": xlsx or None, "language": language},
    )
    runs.report(out, settings)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A PDF, .docx or .txt file.")],
    settings_file: SettingsFile = None,
    ocr: Ocr = None,
    password: Annotated[
        str | None, typer.Option("--password", help="Of an encrypted PDF.", show_default=False)
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Only what was removed, and why.")
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", help="Write page pictures with the blocks drawn to this folder."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check",
            help="A text file with what it should say: likeness, lost words, rows, breaks.",
        ),
    ] = None,
) -> None:
    """Show what was read of a file, block by block, and what was removed and why."""
    from dossier_nlp.cli import reading

    settings = load_settings(settings_file, reading={"ocr": ocr})
    reading.read(file, settings, password, explain, picture, check)


@app.command()
def tag(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE|-",
            help="A sentence, a file, or - for what is typed; with --html nothing means -.",
            show_default=False,
        ),
    ] = "",
    settings_file: SettingsFile = None,
    model: Model = None,
    families: Annotated[
        str, typer.Option("--families", help="Only these families, separated by commas.")
    ] = "",
    html: Annotated[
        bool,
        typer.Option("--html", help="Make a page of it; paste a paragraph, rewrite it, compare."),
    ] = False,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="With --html: the page to write.")
    ] = Path("tag.html"),
    language: Language = None,
) -> None:
    """Tag a text or a file and show it highlighted, with holder, polarity, rule and cues.

    With --html it makes a page for a workshop. Without a text it asks for paragraphs to be pasted:
    an empty line ends one, Ctrl-D (Ctrl-Z on Windows) ends all. A line of three dashes does so in
    a file or a pipe. Every paragraph is a version on the page, so that a room sees what rewriting
    changes. Nothing is kept but the page.
    """
    settings = load_settings(
        settings_file, language={"model": model}, report={"language": language}
    )
    wanted = tuple(name.strip() for name in families.split(",") if name.strip())
    if html:
        from dossier_nlp.cli import trainer

        trainer.make_page(text or "-", settings, wanted, out)
        return
    from dossier_nlp.cli import inspect

    inspect.tag(text, settings, wanted)


@app.command()
def explain(
    out: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    dossier: Annotated[str, typer.Argument(help="Name of the dossier.")],
    factor: Annotated[str, typer.Argument(help="rf1 to rf7.")],
) -> None:
    """Put the sum behind a factor score into words, with its sentences."""
    from dossier_nlp.cli import inspect

    inspect.explain(out, dossier, factor)


@app.command()
def workshop(
    out: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a finished run.")],
    settings_file: SettingsFile = None,
    with_examples: Annotated[
        Path | None,
        typer.Option(
            "--with-examples",
            metavar="FILE",
            help="Reviewed sentences for quiz and exercises (TOML).",
            show_default=False,
        ),
    ] = None,
    language: Language = None,
) -> None:
    """Make the workshop page of a run: aggregated figures only, no case text.

    Sentences stand on it only when a file of reviewed examples is given. The sample dossiers come
    with such a file: corpora_sample/workshop.toml.
    """
    from dossier_nlp.cli import runs

    runs.workshop(out, load_settings(settings_file, report={"language": language}), with_examples)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of annotated dossiers.")],
    settings_file: SettingsFile = None,
    model: Model = None,
    only: Annotated[str, typer.Option("--only", help="Names of dossiers, with commas.")] = "",
    families: Annotated[
        str, typer.Option("--families", help="Only these families, with commas.")
    ] = "",
    write: Annotated[
        Path | None, typer.Option("--write", help="Also write the table to this file.")
    ] = None,
) -> None:
    """Measure on annotated dossiers: precision, recall, F1 and agreement of attributes."""
    from dossier_nlp.cli import quality

    quality.evaluate(
        gold,
        load_settings(settings_file, language={"model": model}),
        [name for name in only.split(",") if name],
        [name for name in families.split(",") if name],
        write,
    )


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing and how to get it."""
    from dossier_nlp.cli import health

    health.doctor()


@lexicon_app.command("list")
def lexicon_list() -> None:
    """List the lexicons with the number of their rows."""
    from dossier_nlp.cli import quality

    quality.lexicon_list()


@lexicon_app.command("check")
def lexicon_check(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these.")
    ] = None,
) -> None:
    """Check every row: examples fire, counter-examples do not, nothing is double."""
    from dossier_nlp.cli import quality

    raise typer.Exit(quality.lexicon_check(names or []))


@lexicon_app.command("diff")
def lexicon_diff(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    examples: Annotated[
        int, typer.Option("--examples", min=0, help="Places shown of each kind.")
    ] = 5,
    settings_file: SettingsFile = None,
) -> None:
    """Show what the lexicons as they are now would change in a run."""
    from dossier_nlp.cli import lexicon_diff as command

    command.lexicon_diff(run, load_settings(settings_file), examples)


upkeep.register(app)
