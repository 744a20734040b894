"""A whole run, its workers and all, opens no connection and looks up no name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TEXT = "Verslag\n\nDatum: 3 mei 2021\n\nVolgens moeder is het bij vader niet veilig.\n"


def blocked(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PYTHONPATH": str(HERE / "no_network"),
        "NO_NETWORK_LOG": str(tmp_path / "used.log"),
    }
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False
    )


def test_the_block_works(tmp_path: Path) -> None:
    done = blocked(tmp_path, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "the network was used" in done.stderr
    assert (tmp_path / "used.log").exists()


def test_a_run_uses_no_network(tmp_path: Path) -> None:
    source = tmp_path / "in" / "gezin"
    source.mkdir(parents=True)
    for number in (1, 2):
        (source / f"verslag-{number}.txt").write_text(f"{TEXT}\n{number}\n", encoding="utf-8")
    out = tmp_path / "out"
    done = blocked(
        tmp_path, "-m", "dossier_nlp", "run", str(tmp_path / "in"), "--out", str(out), "--redact"
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "used.log").exists()
    assert (out / "report" / "index.html").is_file()
    again = blocked(tmp_path, "-m", "dossier_nlp", "purge", str(out), "--yes")
    assert again.returncode == 0, again.stderr
    assert not out.exists()


def test_the_suite_itself_is_blocked() -> None:
    import socket

    with pytest.raises(PermissionError, match="a test opened"), socket.socket() as one:
        one.connect(("192.0.2.1", 80))
    with pytest.raises(PermissionError, match="a test looked up"):
        socket.getaddrinfo("voorbeeld.invalid", 80)
