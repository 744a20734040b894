"""The same tree gives the same wheel, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from wheel_build import build_wheel

pytestmark = pytest.mark.wheel

PARTS = (
    "src", "lexicons", "corpora_sample/p3", "corpora_sample/d6", "corpora_sample/workshop.toml",
    "pyproject.toml", "hatch_build.py",
    "README.md", "LICENSE", "NOTICE", ".gitignore",
)  # fmt: skip


def test_two_builds_of_one_tree_are_the_same(root: Path, tmp_path: Path) -> None:
    trees = [tmp_path / "first", tmp_path / "elsewhere" / "second"]
    for number, tree in enumerate(trees):
        for part in PARTS:
            source, target = root / part, tree / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
                shutil.copytree(source, target, ignore=ignored)
            else:
                shutil.copy(source, target)
        # Another day, and the files were written in another order.
        for file in sorted(tree.rglob("*"), reverse=bool(number)):
            os.utime(file, (1_700_000_000 + number * 86_400, 1_700_000_000 + number * 86_400))
    wheels = (build_wheel(tree, tmp_path / f"out-{n}") for n, tree in enumerate(trees))
    first, second = (wheel.read_bytes() for wheel in wheels)
    assert first == second
