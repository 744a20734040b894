"""Every kind of page that the samples lack comes through whole: its measure is the assertion."""

from __future__ import annotations

from pathlib import Path

import pytest
from fidelity_specimens import SPECIMENS

from dossier_nlp.reading.fidelity import ENOUGH, compare
from dossier_nlp.reading.pdf import read_pdf
from dossier_nlp.settings import ReadingSettings


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen(name: str, tmp_path: Path, settings: ReadingSettings) -> None:
    specimen = SPECIMENS[name]()
    path = tmp_path / "a.pdf"
    path.write_bytes(specimen.data)
    content = read_pdf(path, settings)
    found = compare(content.text, specimen.text)
    assert found.likeness >= ENOUGH, found
    assert (found.missing, found.added, found.hyphens) == (0, 0, 0)
    assert (found.rows_lost, found.cut, found.joined) == (0, 0, 0)
    reasons = {block.reason for block in content.blocks if block.kind == "removed"}
    assert specimen.reasons <= reasons
