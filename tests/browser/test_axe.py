"""axe-core looks at every page and every slide: no serious or critical issue.

axe-core comes from npm and is used in the tests only; nothing of it is in the package. Its file is
kept in the cache of pytest, so that it is fetched once. ``DOSSIER_NLP_AXE`` may name a file.

Contrast is measured by ``contrast.js`` on every text of every page, which is faster.
"""

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

VERSION = "4.10.3"
ASK = """async (where) => {
  const options = { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } };
  const found = await axe.run(where || document, options);
  return found.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))}`);
}"""


def _skip(why):
    pytest.skip(f"ACCESSIBILITY WAS NOT CHECKED BY AXE: {why}")


@pytest.fixture(scope="session")
def axe(pytestconfig):
    """Return the source of axe-core: a given file, the cache, else npm."""
    if given := os.environ.get("DOSSIER_NLP_AXE"):
        return Path(given).read_text(encoding="utf-8")
    if pytestconfig.pluginmanager.hasplugin("cacheprovider"):
        folder = pytestconfig.cache.mkdir("axe-core")
    else:
        _skip("pytest keeps no cache to put axe-core in")
    file = folder / f"axe-{VERSION}.min.js"
    if not file.is_file():
        file.write_bytes(_from_npm(folder))
    return file.read_text(encoding="utf-8")


def _from_npm(folder):
    npm = shutil.which("npm")
    if npm is None:
        _skip("there is no npm to get axe-core from (apt install npm)")
    done = subprocess.run(
        [npm, "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", str(folder)],
        capture_output=True,
        check=False,
        timeout=180,
    )
    packed = next(iter(folder.glob("axe-core-*.tgz")), None)
    if done.returncode or packed is None:
        _skip("npm could not get axe-core (no network?)")
    with tarfile.open(fileobj=io.BytesIO(packed.read_bytes())) as archive:
        return archive.extractfile("package/axe.min.js").read()


@pytest.fixture
def tested(browser):
    """Give a page in which axe may run; the policy of our pages would stop its script."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def names(folder):
    return sorted(file.name for file in folder.glob("*.html"))


def test_no_page_has_a_serious_issue(tested, report, axe):
    issues = {}
    for name in names(report):
        tested.goto((report / name).as_uri())
        tested.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        tested.evaluate(axe)
        if found := tested.evaluate(ASK):
            issues[name] = found
    assert issues == {}


def test_no_slide_has_a_serious_issue(tested, report, axe):
    tested.goto((report / "workshop.html").as_uri())
    tested.evaluate(axe)
    tested.keyboard.press("p")
    issues = []
    for _ in range(tested.locator(".slide").count()):
        issues += tested.evaluate(ASK, ".slide.now")
        tested.keyboard.press("ArrowRight")
        tested.keyboard.press("ArrowRight")
    assert issues == []


def test_axe_sees_what_is_wrong(tested, report, axe):
    tested.goto((report / "index.html").as_uri())
    tested.evaluate("document.body.insertAdjacentHTML('beforeend', '<input type=text>')")
    tested.evaluate(axe)
    assert any(issue.startswith("label") for issue in tested.evaluate(ASK))
