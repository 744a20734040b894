"""Put the lexicons and two sample dossiers into the wheel.

They stand at the top of the checkout, where analysts find and edit them; an installed wheel
needs its own copy. An editable install reads the checkout itself, so it gets none.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SAMPLES = ("p3", "d6")


class CustomBuildHook(BuildHookInterface):
    """Force the data folders into a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders unless this is an editable build."""
        if version == "editable":
            return
        folders = {"lexicons": "dossier_nlp/data/lexicons"}
        folders |= {f"corpora_sample/{name}": f"dossier_nlp/data/sample/{name}" for name in SAMPLES}
        # The reviewed sentences of the exercises, which the demo shows.
        folders["corpora_sample/workshop.toml"] = "dossier_nlp/data/sample/workshop.toml"
        build_data["force_include"].update(folders)
