"""Pictures of the pages of a run, for the docs: ``make screenshots``.

Opens the pages in headless Chromium (Debian: ``apt install chromium``) at a desk's and a phone's
width.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
PAGES = {"overview": "index.html", "dossier": "p1.html", "workshop": "workshop.html"}
PARTS = {"factors": "#factoren", "roles": "#rollen", "claims": "#beweringen"}
"""Parts of the dossier page that get a picture of their own, where the page has them."""


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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for device, (width, height) in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, file in PAGES.items():
                page.goto((report / file).as_uri())
                page.screenshot(path=given.out / f"{name}-{device}.png")
                if name == "dossier" and device == "desk":
                    for part, selector in PARTS.items():
                        found = page.locator(selector)
                        if found.count():
                            found.first.scroll_into_view_if_needed()
                            page.screenshot(path=given.out / f"{part}-{device}.png")
        browser.close()
    print(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
