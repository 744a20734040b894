"""Write the pages of a run: one per dossier, an overview, and the workshop page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dossier_nlp.records import FAMILIES, DossierResult
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.charts import overview_charts
from dossier_nlp.reporting.dossier_view import dossier_view
from dossier_nlp.reporting.environment import environment
from dossier_nlp.reporting.files import page_name, replacing_text
from dossier_nlp.reporting.overview import Overview
from dossier_nlp.reporting.reasons import localised
from dossier_nlp.reporting.workshop import Workshop, render_workshop
from dossier_nlp.settings import ReportSettings

GENERATOR = '<meta name="generator" content="dossier-nlp">'


def write_pages(
    results: Iterable[DossierResult] | Callable[[], Iterable[DossierResult]],
    folder: Path,
    settings: ReportSettings,
    run_info: Mapping[str, Any],
) -> None:
    """Write ``index.html``, ``workshop.html`` and a page per dossier.

    Parameters
    ----------
    results
        One result after another, sorted by dossier, or a function that gives them; read once
        and not kept.
    folder
        Where the pages go; made when it is not there. A page never lands outside it: names of
        dossiers are made safe first.
    settings
        Language of the pages.
    run_info
        What ``run.json`` says of the run; ``model``, ``lexicon``, ``started`` and ``input`` are
        shown where they are given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    overview, written = Overview(), {"index.html", "workshop.html"}
    workshop = Workshop(statistics=overview.statistics)
    for result in results() if callable(results) else results:
        name = page_name(result.dossier_id)
        write(folder / name, render_dossier(result, settings))
        written.add(name)
        overview.add(result)
        workshop.add(result, counted=True)
    write(folder / "workshop.html", render_workshop(workshop, settings))
    write(folder / "index.html", render_index(overview, settings, run_info))
    _remove_old(folder, written)


def _remove_old(folder: Path, written: set[str]) -> None:
    """Remove our pages of dossiers that are no longer in the run; keep what is not ours."""
    for file in folder.glob("*.html"):
        if file.name not in written and file.is_file():
            with file.open(encoding="utf-8", errors="replace") as stream:
                ours = GENERATOR in stream.read(2000)
            if ours:
                file.unlink()


def render_dossier(result: DossierResult, settings: ReportSettings) -> str:
    """Return the page of a dossier."""
    env = environment(settings.language)
    words = Words.of(settings.language)
    view = dossier_view(localised(result, words), words)
    return env.get_template("dossier.html").render(view=view)


def render_index(overview: Overview, settings: ReportSettings, run_info: Mapping[str, Any]) -> str:
    """Return the overview of a run."""
    env = environment(settings.language)
    shown = {key: str(run_info.get(key) or "") for key in ("model", "lexicon", "started", "input")}
    charts = overview_charts(overview, Words.of(settings.language))
    return env.get_template("index.html").render(
        overview=overview, run=shown, charts=charts, families=tuple(FAMILIES)
    )


def write(file: Path, page: str) -> None:
    """Put a page in place at once, so that nobody ever opens half of one."""
    with replacing_text(file) as stream:
        stream.write(page)
