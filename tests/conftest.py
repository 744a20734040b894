"""What all tests share, and a loud word on what was skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "corpora_sample"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("NOT TESTED HERE", sep="!", red=True)
    reasons: dict[str, int] = {}
    for report in skipped:
        where, _, why = report.longrepr if isinstance(report.longrepr, tuple) else ("", 0, "?")
        reasons[f"{Path(where).name}: {why}"] = reasons.get(f"{Path(where).name}: {why}", 0) + 1
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count:4d}  {reason}")
