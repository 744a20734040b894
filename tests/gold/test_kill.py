"""Killed at any moment and started again, a run ends with the same tables."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

NAMES = ("d6", "d28", "d18", "d13")


@pytest.fixture(scope="module")
def source(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kill") / "in"
    for name in NAMES:
        (folder / name).mkdir(parents=True)
        for file in sorted((sample / name).glob("*.pdf"))[:2]:
            shutil.copy(file, folder / name)
    return folder


@pytest.fixture(scope="module")
def undisturbed(source: Path) -> tuple[Path, float]:
    """Return a run that nobody disturbed, and how long it took."""
    out, start = source.parent / "undisturbed", time.monotonic()
    subprocess.run(command(source, out), check=False, capture_output=True)
    return out, time.monotonic() - start


def command(source: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "dossier_nlp", "run", str(source), "--out", str(out)]


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed the POSIX way")
@pytest.mark.parametrize("kills", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_runs_end_with_the_same_tables(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path, kills: int
) -> None:
    calm, whole = undisturbed
    killed = tmp_path / "out"
    chance = random.Random(kills)
    done, longest = 0, whole
    while done < kills:
        process = subprocess.Popen(
            command(source, killed),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        start = time.monotonic()
        try:
            process.wait(chance.uniform(0.05, 1.0) * longest)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done += 1
            continue
        # It was through before the moment came. What is left to do is shorter now; a result that
        # goes missing gives the next one work again.
        longest = time.monotonic() - start
        chance.choice(sorted((killed / "results").iterdir())).unlink()
    last = subprocess.run(command(source, killed), check=False, capture_output=True)
    assert last.returncode in (0, 3)
    for file in sorted((calm / "tables").iterdir()):
        assert (killed / "tables" / file.name).read_bytes() == file.read_bytes(), file.name
    assert not [f for f in killed.rglob("*") if f.name.endswith((".tmp", ".part"))]
