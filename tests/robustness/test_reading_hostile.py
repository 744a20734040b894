"""Broken and hostile files: each costs a problem row at most, none stops or hangs a batch."""

from __future__ import annotations

import random
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "reading"))

from reading_specimens import Page, join_objects, pdf_bytes
from word_specimens import item, p, run, write_docx

from dossier_nlp.errors import ReadingError
from dossier_nlp.reading import read_dossier, read_file
from dossier_nlp.records import Document, Problem
from dossier_nlp.settings import ReadingSettings

pytestmark = pytest.mark.robustness

SECONDS = 20.0
"""More than any of these files may take; an ordinary page takes a hundredth of a second."""
SETTINGS = ReadingSettings(max_pages=50, max_bytes=20_000_000, max_seconds=10, ocr="off")
SECRET = "Moeder vertelt over het weekend bij vader."


def good_pdf(pages: int = 2) -> bytes:
    return pdf_bytes([Page().text(60, 100, SECRET).text(60, 120, "Vader belt.")] * pages)


def truncations() -> Iterator[tuple[str, bytes]]:
    whole = good_pdf()
    for share in (0, 1, 5, 10, 25, 50, 75, 90, 97, 99):
        yield f"cut_at_{share}_percent.pdf", whole[: len(whole) * share // 100]


def flips() -> Iterator[tuple[str, bytes]]:
    for seed in range(16):
        chance = random.Random(seed)
        data = bytearray(good_pdf())
        for _ in range(1 + seed * 4):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield f"flipped_{seed}.pdf", bytes(data)


def swapped_pieces() -> Iterator[tuple[str, bytes]]:
    for seed in range(6):
        chance = random.Random(100 + seed)
        data = good_pdf()
        size = len(data) // 8
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        chance.shuffle(pieces)
        yield f"shuffled_{seed}.pdf", b"%PDF-1.4\n" + b"".join(pieces)


def trees() -> Iterator[tuple[str, bytes]]:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    yield (
        "cycle_of_pages.pdf",
        join_objects(
            [
                catalog,
                b"<< /Type /Pages /Count 2 /Kids [3 0 R] >>",
                b"<< /Type /Pages /Count 2 /Parent 2 0 R /Kids [2 0 R] >>",
            ]
        ),
    )
    yield (
        "page_of_itself.pdf",
        join_objects([catalog, b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]),
    )
    yield "no_pages.pdf", join_objects([catalog, b"<< /Type /Pages /Count 0 /Kids [] >>"])
    yield (
        "huge_count.pdf",
        join_objects([catalog, b"<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", page]),
    )
    yield (
        "negative_count.pdf",
        join_objects([catalog, b"<< /Type /Pages /Count -7 /Kids [3 0 R] >>", page]),
    )
    yield "kids_are_no_list.pdf", join_objects([catalog, b"<< /Type /Pages /Count 1 /Kids 7 >>"])
    yield "catalog_is_a_number.pdf", join_objects([b"42"])
    yield (
        "missing_page.pdf",
        join_objects([catalog, b"<< /Type /Pages /Count 3 /Kids [3 0 R 9 0 R 8 0 R] >>", page]),
    )
    yield (
        "empty_page.pdf",
        join_objects([catalog, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page]),
    )
    depth = 300
    nested = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    nested += [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)
    ]
    yield "deep_tree.pdf", join_objects([*nested, page])


def bad_boxes() -> Iterator[tuple[str, bytes]]:
    for name, box in {
        "no_area": "[0 0 0 0]",
        "upside_down": "[600 800 0 0]",
        "endless": "[-1e30 -1e30 1e30 1e30]",
        "short": "[0 0 595]",
        "words": "[/A /B /C /D]",
        "tiny": "[0 0 0.001 0.001]",
    }.items():
        data = good_pdf(1).replace(b"[0 0 595 842]", box.encode())
        yield f"box_{name}.pdf", data


def streams() -> Iterator[tuple[str, bytes]]:
    bomb = zlib.compress(zlib.compress(b"0" * 60_000_000, 9), 9)
    for name, content in {
        "endless_text": b"BT /F1 10 Tf " + b"(a) Tj " * 200_000 + b"ET",
        "deep_brackets": b"[" * 50_000,
        "deep_saves": b"q " * 100_000,
        "not_a_stream": b"\x00\xff" * 1000,
        "wild_numbers": b"BT /F1 1e38 Tf 1e38 0 0 1e38 -1e38 1e38 Tm (wild) Tj ET",
        "zero_matrix": b"BT /F1 10 Tf 0 0 0 0 0 0 Tm (nothing) Tj ET",
        "many_rules": b"".join(b"0 %d m 500 %d l S " % (y % 800, y % 800) for y in range(30_000)),
    }.items():
        yield f"stream_{name}.pdf", one_page(b"<< /Length %d >>" % len(content), content)
    yield (
        "bomb.pdf",
        one_page(b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(bomb), bomb),
    )
    recursive = b"/X Do"
    yield (
        "form_in_itself.pdf",
        join_objects(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
                b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                b"<< /XObject << /X 3 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
                b"/Resources << /XObject << /X 3 0 R >> >> >>",
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(recursive), recursive),
            ]
        ),
    )


def one_page(header: bytes, content: bytes) -> bytes:
    return join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << "
            b"/Font << /F1 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            header + b"\nstream\n" + content + b"\nendstream",
        ]
    )


def headers() -> Iterator[tuple[str, bytes]]:
    yield "text_called_pdf.pdf", b"Dit is gewoon tekst."
    yield "html_called_pdf.pdf", b"<html><body>Rapport</body></html>"
    yield "header_only.pdf", b"%PDF-1.7"
    yield "header_and_end.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "junk_before.pdf", b"\x00" * 500 + good_pdf()
    yield "junk_behind.pdf", good_pdf() + b"\xff" * 5000
    yield "old_word.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    yield "xref_outside.pdf", good_pdf().replace(b"startxref\n", b"startxref\n99")
    yield "no_trailer.pdf", good_pdf().replace(b"trailer", b"trailor")
    yield (
        "encrypted.pdf",
        good_pdf().replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + b"41" * 32
            + b"> /U <"
            + b"42" * 32
            + b"> >> /ID [<00><00>]",
        ),
    )
    yield (
        "javascript.pdf",
        good_pdf().replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
        ),
    )


def archives() -> Iterator[tuple[str, bytes]]:
    yield "no_document.docx", zipped({"a.txt": b"x"})
    yield (
        "broken_xml.docx",
        zipped({"word/document.xml": b"<w:document", "[Content_Types].xml": b""}),
    )
    yield "bomb.docx", zipped({"word/document.xml": b"0" * 30_000_000})
    yield "cut.docx", zipped({"word/document.xml": b"<a/>"})[:60]
    entities = b'<!DOCTYPE d [<!ENTITY a "aaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
    )
    yield "entities.docx", zipped({"word/document.xml": entities + b"]><d>&i;</d>"})


def word_parts() -> Iterator[tuple[str, bytes]]:
    """Yield whole Word files whose parts contradict each other."""
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    endless = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%2%9"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    lost = '<w:r><w:footnoteReference w:id="77"/></w:r>'
    deep = "<w:sdt><w:sdtContent>" * 120 + p("diep") + "</w:sdtContent></w:sdt>" * 120
    for name, body, parts in (
        ("styles_in_a_circle", p("x", '<w:pStyle w:val="A"/>'), {"styles": circle}),
        ("endless_numbers", item("x", 1) * 50, {"numbering": endless}),
        ("lost_note", p(f"{run('x')}{lost}"), {}),
        ("deep_controls", deep, {}),
    ):
        buffer = BytesIO()
        write_docx(buffer, body, parts)
        yield f"{name}.docx", buffer.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def texts() -> Iterator[tuple[str, bytes]]:
    yield "binary.txt", bytes(range(256)) * 40
    yield "nulls.txt", b"\x00" * 10_000
    yield "one_line.txt", b"woord " * 200_000
    yield "utf16.txt", SECRET.encode("utf-16")
    yield "latin1.txt", "Oké, zij belde één keer naar de coördinator.".encode("cp1252") * 20


def all_files() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for maker in (
        truncations, flips, swapped_pieces, trees, bad_boxes, streams, headers, archives,
        word_parts, texts,
    ):  # fmt: skip
        found.update(maker())
    return found


FILES = all_files()


def test_there_are_enough_broken_files() -> None:
    assert len(FILES) >= 60


def outcome(path: Path) -> tuple[Document | None, tuple[Problem, ...], ReadingError | None]:
    """Read a file; give back its document and problems, or the error."""
    try:
        return *read_file(path, "d", SETTINGS), None
    except ReadingError as error:
        return None, (), error


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_broken_file_is_bounded(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    started = time.monotonic()
    document, problems, error = outcome(path)
    if error is not None:
        message = str(error)
        assert error.code
        assert name in message or "page" in message
        assert "\n" not in message
        assert SECRET not in message
    if document is not None:
        assert len(document.text) <= SETTINGS.max_chars
        assert all(SECRET not in problem.message for problem in problems)
        # Nothing found must never look like nothing wrong.
        assert document.text or problems
    assert time.monotonic() - started < SECONDS


def test_a_folder_of_broken_files_is_read_to_its_end(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "goed.pdf").write_bytes(good_pdf())
    dossier = read_dossier(tmp_path, SETTINGS)
    seen = {document.file for document in dossier.documents}
    seen |= {problem.file for problem in dossier.problems}
    assert seen == {*FILES, "goed.pdf"}
    assert any(document.file == "goed.pdf" for document in dossier.documents)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cut_at_0_percent.pdf", "empty_file"),
        ("no_pages.pdf", "broken_pdf"),
        ("encrypted.pdf", "encrypted"),
        ("old_word.txt", "old_word"),
        ("html_called_pdf.pdf", "unknown_format"),
        ("bomb.docx", "too_large"),
        ("nulls.txt", "no_text_file"),
    ],
)
def test_the_reason_is_told(name: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    with pytest.raises(ReadingError) as caught:
        read_file(path, "d", SETTINGS)
    assert caught.value.code == code


def test_pages_and_bytes_are_limited(tmp_path: Path) -> None:
    path = tmp_path / "lang.pdf"
    path.write_bytes(good_pdf(5))
    for tight, code in (
        (ReadingSettings(max_pages=4), "too_many_pages"),
        (ReadingSettings(max_bytes=100), "too_large"),
        (ReadingSettings(max_chars=100), "too_much_text"),
        (ReadingSettings(max_seconds=1e-6), "too_slow"),
    ):
        with pytest.raises(ReadingError) as caught:
            read_file(path, "d", tight)
        assert caught.value.code == code
