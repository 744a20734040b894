"""The reference is complete and fresh: nothing that a user can say or read lacks an entry."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from dossier_nlp.cli.app import app
from dossier_nlp.cli.reference import pages
from dossier_nlp.lexicon.load import lexicon_names
from dossier_nlp.records import FACTORS, FAMILIES
from dossier_nlp.reporting.reference import LEXICONS
from dossier_nlp.reporting.schema import TABLES
from dossier_nlp.scoring.config import load_config
from dossier_nlp.settings import Settings

FOLDER = Path(__file__).parents[3] / "docs" / "reference"
HELPERS = ("actors/", "assertion/", "holder/")
"""Lists that find who and how; they make no markings of their own."""


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(pages())


def test_the_pages_are_fresh(made: dict[str, str]) -> None:
    """Run ``python -m dossier_nlp.cli.reference`` in the checkout when this fails."""
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    stale = sorted(name for name in made | kept if made.get(name) != kept.get(name))
    assert stale == []


def test_every_command_and_option_is_there(made: dict[str, str]) -> None:
    text = made["opdrachten.md"]

    def walk(group, prefix):  # type: ignore[no-untyped-def]
        for name, command in group.commands.items():
            if getattr(command, "commands", None):
                walk(command, f"{prefix} {name}")
                continue
            section = text.partition(f"## `{prefix} {name}`")[2].partition("\n## ")[0]
            assert section, name
            for option in command.params:
                if option.param_type_name == "option" and option.name != "help":
                    assert f"`{option.opts[0]}`" in section, (name, option.name)

    walk(typer.main.get_command(app), "dossier-nlp")


def test_every_setting_is_there(made: dict[str, str]) -> None:
    for group, field in Settings.model_fields.items():
        assert f"`[{group}]`" in made["instellingen.md"]
        for name, setting in field.annotation.model_fields.items():  # type: ignore[union-attr]
            assert f"| `{name}` |" in made["instellingen.md"]
            assert setting.description, f"{group}.{name} says nothing"


def test_every_table_and_column_is_there(made: dict[str, str]) -> None:
    for table in TABLES:
        section = made["tabellen.md"].partition(f"### `{table.file}`")[2].partition("\n### ")[0]
        assert [c.name for c in table.columns if f"| `{c.name}` |" not in section] == []


def test_every_factor_and_indicator_is_there(made: dict[str, str]) -> None:
    for number, name in FACTORS.items():
        section = made["risicofactoren.md"].partition(f"## {number}. {name}")[2]
        section = section.partition("\n## ")[0]
        for code in load_config().factor[number].indicator:
            assert f"| `{code}` |" in section, (number, code)


def test_every_family_and_category_is_there(made: dict[str, str]) -> None:
    for family, categories in FAMILIES.items():
        section = made["markeringen.md"].partition(f"## `{family}`")[2].partition("\n## ")[0]
        assert [c for c in categories if f"| `{c}` |" not in section] == [], family


def test_every_word_list_that_marks_belongs_to_a_family() -> None:
    named = {name for names in LEXICONS.values() for name in names}
    folders = tuple(name.removesuffix("*") for name in named if name.endswith("/*"))
    loose = [
        name
        for name in lexicon_names()
        if name not in named and not name.startswith((*folders, *HELPERS, "indicators/rf"))
    ]
    assert loose == []
