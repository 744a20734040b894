"""A real browser over the pages: Chromium without network, told to log all that it does."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "reporting"))

EXAMPLES = Path(__file__).parents[2] / "corpora_sample" / "workshop.toml"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def find_chromium():
    """Return the browser of this machine, if it has one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = find_chromium()
    if program is None:
        pytest.skip("BROWSER TESTS DID NOT RUN: no chromium on this machine (apt install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """Every kind of page, of four fictional dossiers, one of them hostile."""
    from report_results import empty_result, hostile_result, rich_result, safety_result

    from dossier_nlp.reporting import read_examples, write_pages, write_trainer, write_workshop
    from dossier_nlp.settings import ReportSettings

    folder = tmp_path_factory.mktemp("run") / "report"
    results = [empty_result(), hostile_result(), safety_result(), less_certain(rich_result())]
    write_pages(results, folder, ReportSettings(), {"model": "m", "lexicon": "l"})
    examples = read_examples(EXAMPLES)
    many = [rich_result(f"d{number}") for number in range(6)]
    write_workshop(many, folder / "workshop.html", ReportSettings(), examples)
    versions = [safety_result(), hostile_result()]
    write_trainer(versions, folder / "tag.html", ReportSettings())
    return folder


def less_certain(result):
    """Let a learned reader have found the first strength."""
    number = next(n for n, tag in enumerate(result.tags) if tag.family == "strength")
    tags = list(result.tags)
    tags[number] = replace(tags[number], rule="learned.strength")
    return replace(result, tags=tuple(tags))


class Watched:
    """A page that remembers every request, console error, dialog and script error."""

    def __init__(self, page):
        self.page = page
        self.trouble = []
        page.on("request", self._request)
        page.on("console", lambda m: self._note(m.type in ("error", "warning"), m.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("dialog", lambda dialog: (self._note(True, "dialog"), dialog.dismiss()))

    def _request(self, request):
        self._note(not request.is_navigation_request(), f"request: {request.url[:80]}")

    def _note(self, wrong, what):
        if wrong:
            self.trouble.append(what)

    def open(self, file, anchor=""):
        self.page.goto(file.as_uri() + (f"#{anchor}" if anchor else ""))
        return self.page


@pytest.fixture
def watched(browser, request):
    options = getattr(request, "param", {})
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    watched = Watched(context.new_page())
    yield watched
    assert watched.trouble == []
    context.close()
