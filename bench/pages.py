"""How large the overview of many dossiers is, and what it costs a browser to open it.

``python bench/pages.py RUN [--dossiers 1000]`` repeats the results of a run under other names.
The cost is the processor time of the page's main thread, so that a busy machine does not count;
the wall time stands beside it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dossier_nlp.batch.run import load_manifest
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.reporting.overview import Overview
from dossier_nlp.reporting.pages import render_index
from dossier_nlp.settings import ReportSettings

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a finished run")
    parser.add_argument("--dossiers", type=int, default=1000)
    given = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("no chromium on this machine; Debian: apt install chromium", file=sys.stderr)
        return 1
    began = time.process_time()
    html = render_index(overview(given.run, given.dossiers), ReportSettings(), {})
    made = time.process_time() - began
    print(f"{given.dossiers} dossiers: {len(html.encode()) / 1e6:.2f} MB, made in {made:.1f} s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "index.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(300_000)
        measure(page, "open", lambda: page.goto(file.as_uri()))
        measure(page, "sort", lambda: page.locator("#alle thead button").nth(2).click())
        measure(page, "search", lambda: page.fill("input[name=words]", "zaak-0007"))
        browser.close()
    return 0


def overview(run: Path, number: int) -> Overview:
    """Return the overview of ``number`` dossiers, made of those in the run."""
    results = list(ResultStore(run / "results").results(sorted(load_manifest(run)["dossiers"])))
    whole = Overview()
    for n in range(number):
        name = f"zaak-{n:04}"
        result = results[n % len(results)]
        problems = tuple(replace(problem, dossier_id=name) for problem in result.problems)
        whole.add(replace(result, dossier_id=name, problems=problems))
    return whole


def measure(page: Page, what: str, act: object) -> None:
    """Print processor and wall seconds of an act, up to the moment when it is drawn."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before, began = task_seconds(session), time.perf_counter()
    act()  # type: ignore[operator]
    page.evaluate(DRAWN)
    wall, after = time.perf_counter() - began, task_seconds(session)
    spent = after - before if after >= before else after
    print(f"{what}: {spent:.2f} s of the main thread, {wall:.2f} s on the clock")


def task_seconds(session: object) -> float:
    """Return the processor time of the main thread so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]  # type: ignore[attr-defined]
    return next(float(m["value"]) for m in metrics if m["name"] == "TaskDuration")


if __name__ == "__main__":
    sys.exit(main())
