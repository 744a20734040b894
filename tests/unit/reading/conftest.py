"""Makes the specimens importable and gives the settings that unit tests read with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dossier_nlp.settings import ReadingSettings

sys.path.insert(0, str(Path(__file__).parents[2] / "data" / "reading"))


@pytest.fixture
def settings() -> ReadingSettings:
    return ReadingSettings(ocr="off")
