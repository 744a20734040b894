"""The reference in ``docs/reference``, written from the program itself.

``python -m dossier_nlp.cli.reference`` writes the pages; a test fails when they are not fresh, so
that no command, setting, column, factor or family of rules can be without an entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier_nlp.reporting.reference import factors_reference, rules_reference, tables_reference

if TYPE_CHECKING:
    import click

FOLDER = Path("docs") / "reference"
_NOTE = (
    "<!-- Made by `python -m dossier_nlp.cli.reference`; change the program, not this file. -->\n"
)
_UNSHOWN = ("help", "install_completion", "show_completion")


def pages() -> Mapping[str, str]:
    """Return name and text of every page."""
    made: dict[str, Callable[[], str]] = {
        "opdrachten.md": commands_reference,
        "instellingen.md": settings_reference,
        "tabellen.md": lambda: f"# Tabellen\n\n{_TABLES}\n\n{tables_reference()}",
        "risicofactoren.md": lambda: f"# Risicofactoren\n\n{factors_reference()}",
        "markeringen.md": lambda: f"# Markeringen en hun regels\n\n{rules_reference()}",
    }
    return {name: f"{_NOTE}\n{make().rstrip()}\n" for name, make in made.items()}


_TABLES = (
    "De tabellen van een run staan in `tables/`. De CSV is UTF-8 met komma's; met\n"
    "`--csv-dialect excel-nl` met puntkomma's, decimale komma en BOM. `datapackage.json`\n"
    "beschrijft dezelfde kolommen voor programma's; met `--xlsx` staan alle tabellen in één\n"
    "werkmap."
)


def commands_reference() -> str:
    """Return a section per command with its arguments and options."""
    import typer

    from dossier_nlp.cli.app import app

    root: Any = typer.main.get_command(app)
    parts = ["# Opdrachten", "", "Wat `dossier-nlp OPDRACHT --help` zegt, op een rij.", ""]
    for name, command in _commands(root, "dossier-nlp"):
        parts += _command(name, command)
    return "\n".join(parts)


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if getattr(command, "commands", None):
            yield from _commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _command(name: str, command: Any) -> list[str]:
    shown = [p for p in command.params if p.name not in _UNSHOWN]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    usage = " ".join([name, *(p.metavar or str(p.name).upper() for p in arguments)])
    lines = [f"## `{name}`", "", f"`{usage} [opties]`", ""]
    lines += [
        " ".join((command.help or "").replace("\n\n", "\0").split()).replace("\0", "\n\n"),
        "",
    ]
    if shown:
        lines += ["| argument of optie | wat | als u niets zegt |", "|---|---|---|"]
        lines += [_row(_written(p), (p.help or "").strip(), _default(p)) for p in shown]
        lines.append("")
    return lines


def _written(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{param.metavar or str(param.name).upper()}`"
    return ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))


def _default(param: Any) -> str:
    shown = getattr(param, "show_default", None)
    if isinstance(shown, str):
        return f"`{shown}`"
    if param.required:
        return "verplicht"
    default = param.default
    if default in (None, "", (), []) or callable(default):
        return ""
    return "uit" if default is False else f"`{default}`"


def settings_reference() -> str:
    """Return a section per group of settings."""
    from dossier_nlp.settings import Settings

    parts = [
        "# Instellingen",
        "",
        "In een TOML-bestand (`--settings bestand.toml`), in de omgeving"
        " (`DOSSIER_NLP_GROEP__NAAM`) of op de",
        "opdrachtregel; wat later komt, wint. Een onbekende naam wordt geweigerd.",
        "",
    ]
    for group, field in Settings.model_fields.items():
        model: Any = field.annotation
        parts += [f"## `[{group}]`", "", (model.__doc__ or "").strip().splitlines()[0], ""]
        parts += ["| naam | soort | als u niets zegt | wat |", "|---|---|---|---|"]
        for name, setting in model.model_fields.items():
            default = setting.default
            told = "leeg" if default == "" else f"`{str(default).lower()}`"
            kind = _kind(setting.annotation)
            parts.append(_row(f"`{name}`", kind, told, setting.description or ""))
        parts.append("")
    return "\n".join(parts)


def _kind(annotation: Any) -> str:
    choices = getattr(annotation, "__args__", ())
    if choices and all(isinstance(choice, str) for choice in choices):
        return " / ".join(f"`{choice}`" for choice in choices)
    names = {"int": "geheel getal", "float": "getal", "bool": "true/false", "str": "tekst"}
    return names.get(getattr(annotation, "__name__", ""), str(annotation))


def _row(*cells: str) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def main() -> None:
    """Write the pages into ``docs/reference`` of the current folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
