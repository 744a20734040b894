"""The second engine: pdfplumber, for pages that pdfium cannot read or whose glyphs it cannot name.

It is twenty times slower, so it gets single pages only.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from dossier_nlp.reading.geometry import PageContent, Rule, Word

_UNNAMED = "(cid:"


def read_page(path: Path, index: int, password: str | None, max_chars: int) -> PageContent | None:
    """Read one page, or return ``None`` when this engine fails too."""
    import pdfplumber  # heavy, and most files never need it

    # pdfminer writes what it cannot parse, text included, to its log.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(path, pages=[index + 1], password=password or "") as document:
            page = document.pages[0]
            try:
                return _content(page, index + 1, max_chars)
            finally:
                page.close()
    # A hostile file makes the library fail in ways that no list of errors covers.
    except Exception:
        return None


def _content(page: Any, number: int, max_chars: int) -> PageContent | None:
    if len(page.chars) > max_chars:
        return None
    content = PageContent(number, float(page.width), float(page.height))
    for word in page.extract_words(extra_attrs=["size", "fontname"], use_text_flow=False):
        font = str(word["fontname"]).lower()
        content.words.append(
            Word(
                word["text"],
                float(word["x0"]),
                float(word["top"]),
                float(word["x1"]),
                float(word["bottom"]),
                round(float(word["size"]), 1),
                "bold" in font,
                "italic" in font or "oblique" in font,
            )
        )
    content.characters = sum(len(word.text) for word in content.words)
    content.unmapped = sum(_unnamed(word.text) for word in content.words)
    content.rules = [
        Rule(float(e["x0"]), float(e["top"]), float(e["x1"]), float(e["bottom"]))
        for e in page.edges
        if e["x0"] == e["x1"] or e["top"] == e["bottom"]
    ]
    return content


def _unnamed(text: str) -> int:
    """Count glyphs that this engine could not name either."""
    private = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    return private + text.count(_UNNAMED)
