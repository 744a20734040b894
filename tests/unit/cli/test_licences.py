"""Which licences the core may have, and that what is installed has them."""

from __future__ import annotations

import pytest

from dossier_nlp.cli.licences import needed, refused


@pytest.mark.parametrize(
    ("licence", "wrong"),
    [
        ("MIT", False),
        ("BSD-3-Clause AND Apache-2.0", False),
        ("LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", False),
        ("MIT OR GPL-2.0-only", False),
        ("Mozilla Public License 2.0 (MPL 2.0)", False),
        ("GPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("", True),
    ],
)
def test_copyleft_has_no_place_in_the_core(licence: str, wrong: bool) -> None:
    assert refused(licence) is wrong


def test_nothing_in_the_core_is_gpl_or_agpl() -> None:
    packages = {package.name.lower(): package for package in needed()}
    assert {"spacy", "pdfplumber", "pebble", "numpy"} <= set(packages)
    assert len(packages) > 30
    assert [p.name for p in packages.values() if refused(p.licence)] == []
