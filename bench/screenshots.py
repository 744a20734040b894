"""Pictures of the pages of a run, for the docs: ``make screenshots``.

Opens the pages in headless Chromium (Debian: ``apt install chromium``) at a desk's and a phone's
width, a few of them in the dark, and shows what a hand would open. The page of a pasted paragraph
is made here.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
PAGES = {"overview": "index.html", "dossier": "p1.html", "workshop": "workshop.html"}
PARTS = {
    "factors": "#factoren",
    "roles": "#rollen",
    "claims": "#beweringen",
    "strengths": "#krachten",
    "timeline": "#tijdlijn",
    "language": "#taal",
}
"""Parts of the dossier page that get a picture of their own, where the page has them."""
SLIDES = {"slide-figures": "taal", "slide-quiz": "stem", "slide-wording": "anders"}
"""Slides of the workshop page, with what they hide shown."""
VERSIONS = (
    "Volgens moeder is het bij vader niet veilig. Deze vechtscheiding is door vader ontketend; "
    "hij zet de kinderen tegen haar op.\n---\n"
    "Moeder zegt dat zij zich zorgen maakt als de kinderen bij vader zijn. Vader is het daar niet "
    "mee eens. Hij is betrokken: elke woensdag staat hij op tijd op het schoolplein.\n"
)
"""A paragraph before and after, for the page of a pasted text."""


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a finished run on the sample dossiers")
    parser.add_argument("out", type=Path, help="folder of the pictures")
    given = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("no chromium on this machine; Debian: apt install chromium", file=sys.stderr)
        return 1
    report = (given.run / "report").resolve()
    if not (report / "index.html").is_file():
        print(f"no pages in {given.run}: make demo first", file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pasted = Path(folder) / "tag.html"
        tag = [sys.executable, "-m", "dossier_nlp", "tag", "--html", "--out", str(pasted)]
        subprocess.run(tag, input=VERSIONS, text=True, check=True, encoding="utf-8")
        files = {name: report / file for name, file in PAGES.items()} | {"paragraph": pasted}
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for device in WIDTHS:
            page = open_page(browser, device)
            for name, file in files.items():
                page.goto(file.as_uri())
                page.screenshot(path=given.out / f"{name}-{device}.png")
        take_parts(open_page(browser, "desk"), files["dossier"], given.out)
        take_slides(open_page(browser, "desk"), files["workshop"], given.out)
        dark = open_page(browser, "desk", dark=True)
        dark.goto(files["dossier"].as_uri())
        dark.screenshot(path=given.out / "dossier-dark.png")
        browser.close()
    print(given.out)
    return 0


def open_page(browser: Browser, device: str, dark: bool = False) -> Page:
    """Return an empty page of a device."""
    width, height = WIDTHS[device]
    scheme = "dark" if dark else "light"
    return browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )


def take_parts(page: Page, file: Path, out: Path) -> None:
    """Take the parts of a dossier, and a paper with the explanation of a marking."""
    page.goto(file.as_uri())
    for part, selector in PARTS.items():
        found = page.locator(selector)
        if found.count():
            found.evaluate("(part) => part.scrollIntoView()")
            page.screenshot(path=out / f"{part}-desk.png")
    page.goto(f"{file.as_uri()}#d3")
    page.locator("#d3 mark.t[id]:not(.off)").nth(8).focus()
    page.screenshot(path=out / "paper-desk.png")


def take_slides(page: Page, file: Path, out: Path) -> None:
    """Take slides as the room sees them."""
    for name, anchor in SLIDES.items():
        page.goto(file.as_uri())
        if not page.locator(f"#{anchor}").count():
            continue
        page.evaluate(f"document.getElementById('{anchor}').scrollIntoView()")
        page.keyboard.press("p")
        page.keyboard.press("ArrowRight")
        page.screenshot(path=out / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
