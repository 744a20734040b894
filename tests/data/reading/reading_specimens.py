"""Makes small PDFs for the tests, byte by byte: full control, no library needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595, 842
# Widths of Helvetica by character, in thousandths (the rest: 556).
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys(" .,:;!/()-ftI", 278), "r": 333, "m": 833,
    "w": 722, "M": 833, "W": 944, "k": 500, "c": 500, "s": 500, "v": 500, "x": 500, "y": 500,
    "z": 500,
}  # fmt: skip


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is in Helvetica."""
    return sum(_WIDTHS.get(char, 556) for char in text) * size / 1000


@dataclass
class Page:
    """The content of a page, from the top left corner down, in points."""

    parts: list[str] = field(default_factory=list)
    extra: str = ""

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "F1") -> Page:
        """Write a line whose top is about at ``y``."""
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.parts.append(f"BT /{font} {size} Tf {x} {HEIGHT - y - size} Td ({shown}) Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a ruled line."""
        self.parts.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def box(self, x: float, y: float, width: float, height: float) -> Page:
        """Draw a filled box."""
        self.parts.append(f"{x} {HEIGHT - y - height} {width} {height} re f")
        return self

    def wrapped(
        self, x: float, y: float, text: str, width: float, size: float = 10, step: float = 13
    ) -> float:
        """Write a paragraph in lines of at most ``width``; return the height below it."""
        line = ""
        for word in text.split():
            if line and text_width(f"{line} {word}", size) > width:
                self.text(x, y, line, size)
                y, line = y + step, word
            else:
                line = f"{line} {word}".strip()
        self.text(x, y, line, size)
        return y + step

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """Draw the ruled lines of a table."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self


def pdf_bytes(
    pages: Sequence[Page], info: str = "", rotate: int = 0, encoding: str = "/WinAnsiEncoding"
) -> bytes:
    """Return a PDF of some pages (F1 Helvetica, F2 bold, F3 italic)."""
    names = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} >>".encode()
        for name in names
    ]
    kids = []
    for page in pages:
        stream = "\n".join(page.parts).encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
                f"/Contents {content} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> "
                f">> {page.extra} >>"
            ).encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    if info:
        objects.append(f"<< {info} >>".encode())
    return join_objects(objects, info_object=len(objects) if info else 0)


def join_objects(objects: Sequence[bytes], info_object: int = 0) -> bytes:
    """Join numbered objects (the first is the catalogue) to a file with a cross-reference."""
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    info = b" /Info %d 0 R" % info_object if info_object else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, info)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def write_pdf(path: Path, pages: Sequence[Page], **options: object) -> Path:
    """Write a PDF and return its path."""
    path.write_bytes(pdf_bytes(pages, **options))  # type: ignore[arg-type]
    return path
