"""Help for the notebooks: read a table in any dialect, draw charts without the internet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    import pandas as pd

HEIGHT = 460
"""Height of the frame of a chart; its lower edge can be dragged."""


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read a table of a run as its ``datapackage.json`` describes it.

    Parameters
    ----------
    folder
        The folder with the tables (``OUT/tables``).
    name
        Name of the table, such as ``dossiers``.
    """
    import pandas as pd

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in package["resources"] if r["path"] == f"{name}.csv")
    fields = resource["schema"]["fields"]
    delimiter = resource["dialect"]["delimiter"]
    return pd.read_csv(
        folder / resource["path"],
        sep=delimiter,
        decimal="," if delimiter == ";" else ".",
        encoding=resource["encoding"],
        dtype={field["name"]: "string" for field in fields if field["type"] == "string"},
    )


def draw_offline() -> None:
    """Make Altair draw in a frame that holds all its script: nothing is fetched."""
    import altair as alt

    alt.renderers.register("dossier-offline", _frame)
    alt.renderers.enable("dossier-offline")
    alt.data_transformers.disable_max_rows()


def _frame(spec: dict[str, Any], **_: Any) -> dict[str, str]:
    import altair as alt

    page = alt.Chart.from_dict(spec).to_html(inline=True, embed_options={"actions": False})
    frame = (
        f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts" title="grafiek" '
        f'style="width:100%;height:{HEIGHT}px;border:0;resize:vertical;overflow:auto"></iframe>'
    )
    return {"text/html": frame}
