"""The order of the rooms, the entry points and the data folders are as the plan says."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from dossier_nlp.lexicon.paths import lexicon_dir


def test_a_dossier_flows_one_way_through_the_rooms(root: Path) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is not installed (extra dev)")
    done = subprocess.run([program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_component_is_registered_under_its_prefix() -> None:
    points = [p for p in entry_points(group="spacy_factories") if p.name.startswith("dossier_")]
    assert len(points) == 15
    for point in points:
        assert callable(point.load()), point.name


def test_help_imports_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from dossier_nlp.cli.app import app; "
        "heavy = {'spacy', 'pandas', 'sklearn', 'pdfplumber', 'altair', 'pydantic'};"
        "heavy &= set(sys.modules);"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_family_has_its_lexicon() -> None:
    names = {file.relative_to(lexicon_dir()).parts[0] for file in lexicon_dir().rglob("*.tsv")}
    for family in ("safety", "roles", "strengths", "collaboration", "violence", "interventions"):
        assert {family, f"{family}.tsv"} & names, family
    assert {"indicators", "loaded_terms.tsv", "dogmas.tsv", "claims"} <= names


def test_no_network_library_is_imported_by_the_rooms(root: Path) -> None:
    banned = ("import socket", "import urllib", "import requests", "import http.client")
    for file in (root / "src").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(word in text for word in banned), file.name
