"""Build the wheel of a tree, for the tests that look at it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def build_wheel(tree: Path, out: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(tree)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (built,) = out.glob("*.whl")
    return built
