"""The built wheel, installed into an empty environment, does the main job."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from wheel_build import build_wheel

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    return build_wheel(root, folder)


def test_it_holds_lexicons_templates_model_and_samples(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "dossier_nlp/data/lexicons/safety.tsv",
        "dossier_nlp/data/lexicons/risk_factors.toml",
        "dossier_nlp/language/model/nl_dossier/config.cfg",
        "dossier_nlp/data/sample/d6/dossier.toml",
    ):
        assert needed in names
    assert any(name.startswith("dossier_nlp/reporting/templates/") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_it_runs_from_an_empty_environment(wheel: Path, root: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += ["--constraint", root / "constraints.txt", wheel]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    # Outside the checkout, so that nothing of it can be picked up.
    done = subprocess.run(
        [python, "-m", "dossier_nlp", "demo", "--out", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert (tmp_path / "out" / "report" / "index.html").is_file()
    assert (tmp_path / "out" / "tables" / "tags.csv").stat().st_size > 10_000
