"""The commands for a workshop: ``tag --html`` and ``workshop --with-examples``."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_nlp.cli import trainer

BEFORE = "Volgens moeder is het bij vader niet veilig. Dit is een vechtscheiding."
AFTER = "Moeder maakt zich zorgen als de kinderen bij vader zijn."


def command(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dossier_nlp", *map(str, words)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        encoding="utf-8",
    )


def test_pasted_paragraphs_become_versions_on_one_page(tmp_path: Path) -> None:
    page = tmp_path / "tag.html"
    done = command("tag", "--html", "--out", page, typed=f"{BEFORE}\n---\n{AFTER}\n")
    assert done.returncode == 0, done.stderr
    assert "versions: 2" in done.stdout
    html = page.read_text(encoding="utf-8")
    assert "Versie 2" in html
    assert "complexe scheiding" in html, "the milder word"
    assert BEFORE not in done.stdout + done.stderr, "the text is on the page only"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("tag",), "give a sentence"),
        (("tag", "Moeder.", "--html", "--out", "page.txt"), "page.txt"),
        (("tag", "Moeder.", "--html", "--families", "fout"), "fout"),
        (("tag", "--html"), "no text to tag"),
        (("workshop", "nergens"), "no run"),
    ],
)
def test_wrong_use_gives_one_clear_line(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = command(*words)
    assert done.returncode == 2, done.stdout + done.stderr
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize(
    ("typing", "text", "expected"),
    [
        (True, "een\ntwee\n\ndrie\n", ["een\ntwee\n", "drie\n"]),
        (True, "\n\n\n", []),
        (False, "een\n\ntwee\n", ["een\n\ntwee\n"]),
        (False, "een\n---\ntwee\n---\n", ["een\n", "twee\n"]),
        (False, "---\n", []),
    ],
)
def test_paragraphs(
    typing: bool, text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert list(trainer.paragraphs(typing)) == expected


def test_the_workshop_page_takes_reviewed_examples(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brief.txt").write_text(BEFORE, encoding="utf-8")
    out = tmp_path / "out"
    assert command("run", tmp_path / "in", "--out", out, "--workers", "1").returncode in (0, 3)
    page = out / "report" / "workshop.html"
    assert "Wiens stem is dit?" not in page.read_text(encoding="utf-8")
    done = command("workshop", out, "--with-examples", sample / "workshop.toml")
    assert done.returncode == 0, done.stderr
    assert "Wiens stem is dit?" in page.read_text(encoding="utf-8")
    (tmp_path / "leeg.toml").write_text("", encoding="utf-8")
    refused = command("workshop", out, "--with-examples", tmp_path / "leeg.toml")
    assert refused.returncode == 2
    assert "reviewed_by" in refused.stderr
    english = command("workshop", out, "--language", "en")
    assert english.returncode == 0, english.stderr
    assert "Who speaks which language?" in page.read_text(encoding="utf-8")
