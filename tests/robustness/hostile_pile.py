"""Three hundred made-up files and folders that no batch should trip over."""

from __future__ import annotations

import os
import random
import socket
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

TEXT = b"Verslag\n\nDatum: 3 mei 2021\n\nVolgens moeder is het bij vader niet veilig.\n"

NAMES = (
    "gewoon", "met spatie", " spatie vooraan", "spatie achteraan ", ".verborgen", "...", "....txt",
    "..%2f..%2fetc%2fpasswd", "..\\..\\windows", "C:\\temp\\x", "a\x01b", "bel\x07", "del\x7f",
    "tab\there", "regel\neinde", "esc\x1b[31mrood", "\u202ecod.fdp", "\ufeffbom",
    "nul\u2400", "-rf", "--out", "$(touch gehackt)", "`touch gehackt`", "; touch gehackt", "| cat",
    "%s%n%x", "{0.__class__}", "{{ 7*7 }}", "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE tags; --",
    "CON", "aux", "nul", "com1", "index", "workshop", "run", "results", "datapackage",
    "komma,punt;komma", "aanhaling\"dubbel", "enkel'", "é" * 60, "e\u0301", "\u00e9", "ſtraße", "İ",
    "😀👨\u200d👩\u200d👧", "中文", "עברית", "العربية", "\u0000".replace("\0", "0"), "a" * 200,
    "gelijk", "GELIJK", "Gelijk", "con.pdf.txt", "dubbel..punt", "http:", "#anker?vraag=1&x=2",
)  # fmt: skip


def archive(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def word(document: bytes, head: bytes = b"") -> bytes:
    """Return a .docx with this as its main part."""
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        b'package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="'
        b'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        b"</Types>"
    )
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        b'2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        b"</Relationships>"
    )
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        b'<?xml version="1.0"?>' + head + b'<w:document xmlns:w="' + space + b'"><w:body>'
        b"<w:p><w:r><w:t>" + document + b"</w:t></w:r></w:p></w:body></w:document>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", types)
        book.writestr("_rels/.rels", relations)
        book.writestr("word/document.xml", body)
    return out.getvalue()


def contents() -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of broken files of every kind."""
    zeros = zlib.compress(b"\0" * 50_000_000, 9)
    laughs = b"<!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
    ) + b"]>"  # fmt: skip
    secret = b"<!DOCTYPE d [<!ENTITY s SYSTEM 'file:///etc/hostname'>]>"
    remote = b"<!DOCTYPE d [<!ENTITY s SYSTEM 'http://127.0.0.1:9/x'>]>"
    yield "entiteit-bestand.docx", word(b"geheim &s;", secret)
    yield "entiteit-web.docx", word(b"geheim &s;", remote)
    yield "lachen.docx", word(b"&j;", laughs)
    yield "groot.docx", word(b"a " * 10_000_000)
    yield "diep.docx", word(b"<w:r>" * 20_000 + b"</w:r>" * 20_000)
    yield "leeg.docx", archive()
    yield "zonder-inhoud.docx", archive(word__document=b"x")
    yield "kapot.docx", word(b"x")[:-40]
    yield "zip-als-pdf.pdf", archive(a=b"\0" * 30_000_000)
    yield "zip-met-paden.docx", archive(**{"..__..__gehackt": b"x"})
    yield "gz-als-pdf.pdf", b"\x1f\x8b" + zeros[:1000]
    yield "nullen.pdf", b"%PDF-1.7\n" + b"\0" * 100_000
    yield "alleen-kop.pdf", b"%PDF-1.4\n%%EOF"
    yield "bom-stroom.pdf", (
        b"%PDF-1.4\n1 0 obj<</Length " + str(len(zeros)).encode() + b"/Filter/FlateDecode>>stream\n"
        + zeros + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip
    yield (
        "script.pdf",
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/Launch/F(touch gehackt)>>>>endobj\n"
            b"trailer<</Root 1 0 R>>\n%%EOF"
        ),
    )
    yield "html-als-pdf.pdf", b"<html><script>alert(1)</script></html>"
    yield "ole.doc.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000
    yield "leeg.pdf", b""
    yield "leeg.txt", b""
    yield "nullen.txt", b"\0" * 10_000
    yield "een-regel.txt", b"moeder " * 30_000
    yield "geen-woorden.txt", b"\n" * 100_000
    yield "haken.txt", b"[" * 20_000
    yield "haken2.txt", b"[[V veiligheid|" * 500
    yield "tabel.txt", b"| a " * 5_000 + b"\n"
    yield "utf16.txt", TEXT.decode().encode("utf-16")
    yield "utf32.txt", TEXT.decode().encode("utf-32")
    yield "half-utf8.txt", TEXT + b"\xc3"
    yield "stuur.txt", bytes(range(1, 32)) * 300
    yield "formule.txt", b'=HYPERLINK("http://127.0.0.1:9")\n\n@SUM(1)\n\n' + TEXT
    yield "richting.txt", "\u202e\u2066\u200b\ufeff".encode() * 500 + TEXT
    for seed in range(120):
        chance = random.Random(seed)
        ending = (".pdf", ".docx", ".txt")[seed % 3]
        data = chance.randbytes(chance.choice((1, 17, 300, 5000)))
        head = {".pdf": b"%PDF-1.5\n", ".docx": b"PK\x03\x04", ".txt": b""}[ending]
        yield f"ruis-{seed}{ending}", head * (seed % 2) + data
    good = word(TEXT)
    for seed in range(30):
        chance = random.Random(seed)
        data = bytearray(good)
        for _ in range(1 + seed):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield f"gekneed-{seed}.docx", bytes(data)


def build(root: Path) -> dict[str, list[str]]:
    """Make the pile.

    Returns
    -------
    dict
        By folder, the names of the ordinary files that must each have a row.
    """
    made: dict[str, list[str]] = {}

    def put(folder: str, name: str, data: bytes) -> None:
        try:
            place = root / folder
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        except (OSError, ValueError):
            return  # this file system cannot hold the name
        made.setdefault(folder, []).append(name)

    for name in NAMES:
        put("namen", f"{name}.txt", TEXT + name.encode("utf-8", "replace"))
    longest = "n" * (255 - len(".txt"))
    put("namen", f"{longest}.txt", TEXT + b"lang")
    for number, name in enumerate(NAMES):
        if name.strip(".") and not name.startswith("."):
            put(name, f"stuk-{number}.txt", TEXT + str(number).encode())
    put("m" * 255, "stuk.txt", TEXT)
    for name, data in contents():
        put("kapot", name, data)
    put("declaraties", "stuk.txt", TEXT)
    put("declaraties", "documents.toml", b"[[documents]]\nfile = [1" + b"[" * 5000)
    put("declaraties-csv", "stuk.txt", TEXT)
    put("declaraties-csv", "dossier.csv", b'file;date\n"' + b"x" * 200_000)
    _special(root)
    return made


def _special(root: Path) -> None:
    """Make what is no ordinary file, where this system lets us."""
    place = root / "bijzonder"
    place.mkdir()
    (place / "stuk.txt").write_bytes(TEXT)
    (root / "leeg").mkdir()
    (root / "leeg" / "leger").mkdir()
    makers: list[Callable[[], object]] = [
        lambda: (place / "lus").symlink_to(place, target_is_directory=True),
        lambda: (place / "omhoog").symlink_to("..", target_is_directory=True),
        lambda: (place / "zelf.txt").symlink_to("zelf.txt"),
        lambda: (place / "nergens.pdf").symlink_to("bestaat-niet.pdf"),
        lambda: (place / "nul.pdf").symlink_to("/dev/zero"),
        lambda: (place / "toeval.txt").symlink_to("/dev/urandom"),
        lambda: (place / "map.pdf").mkdir(),
        lambda: os.mkfifo(place / "pijp.pdf"),
        lambda: _socket(place / "contact.pdf"),
    ]
    for make in makers:
        try:
            make()
        except (OSError, AttributeError, NotImplementedError):
            continue


def _socket(path: Path) -> None:
    if sys.platform == "win32":
        return
    here = Path.cwd()
    # The address of a socket is short: name it from its own folder.
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(here)
