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


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed the POSIX way")
def test_killed_runs_end_with_the_same_tables(sample: Path, tmp_path: Path) -> None:
    source = tmp_path / "in"
    for name in NAMES:
        folder = source / name
        folder.mkdir(parents=True)
        for file in sorted((sample / name).glob("*.pdf"))[:2]:
            shutil.copy(file, folder)
    words = [sys.executable, "-m", "dossier_nlp", "run", str(source), "--out"]
    undisturbed, killed = tmp_path / "a", tmp_path / "b"
    subprocess.run([*words, str(undisturbed)], check=False, capture_output=True)
    chance = random.Random(7)
    for _ in range(4):
        process = subprocess.Popen(
            [*words, str(killed)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(1.0, 9.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run([*words, str(killed)], check=False, capture_output=True)
    assert done.returncode in (0, 3)
    for file in sorted((undisturbed / "tables").iterdir()):
        assert (killed / "tables" / file.name).read_bytes() == file.read_bytes(), file.name
    assert not list(killed.rglob("*.tmp"))
