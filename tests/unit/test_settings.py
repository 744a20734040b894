from __future__ import annotations

from pathlib import Path

import pytest

from dossier_nlp import settings
from dossier_nlp.errors import SettingsError


def toml(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_hold_without_a_file() -> None:
    assert settings.load().reading.ocr == "auto"


def test_file_beats_default_environment_beats_file_command_line_beats_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = toml(tmp_path, '[reading]\nocr = "off"\nmax_pages = 7\n[batch]\nworkers = 3\n')
    assert settings.load(file).reading.ocr == "off"
    monkeypatch.setenv("DOSSIER_NLP_READING__OCR", "force")
    loaded = settings.load(file)
    assert (loaded.reading.ocr, loaded.reading.max_pages, loaded.batch.workers) == ("force", 7, 3)
    loaded = settings.load(file, {"reading": {"ocr": "auto"}, "batch": {"workers": None}})
    assert (loaded.reading.ocr, loaded.batch.workers) == ("auto", 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[reading]\nocrr = 'off'\n", "reading.ocrr"),
        ("[raeding]\nocr = 'off'\n", "raeding"),
        ("[reading]\nmax_pages = 0\n", "reading.max_pages"),
        ("[reading\n", "not valid TOML"),
    ],
)
def test_a_wrong_file_gives_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as caught:
        settings.load(toml(tmp_path, text))
    assert "\n" not in str(caught.value).strip() or "TOML" in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        settings.load(tmp_path / "nowhere.toml")
