"""With ``--redact`` no output of a run holds one of 500 planted identifiers."""

from __future__ import annotations

import gzip
import html
import re
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from planted import Planted, papers

from dossier_nlp.batch import run as batch
from dossier_nlp.batch.store import ResultStore
from dossier_nlp.privacy import find_identifiers
from dossier_nlp.privacy.redact import MASK, mask_file_name
from dossier_nlp.settings import load

pytestmark = pytest.mark.robustness


def contents(file: Path) -> list[str]:
    """Return all texts that a file holds, unpacked, and without the tags between words."""
    data = file.read_bytes()
    if file.suffix == ".gz":
        data = gzip.decompress(data)
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            data = b"\n".join(book.read(name) for name in book.namelist())
    text = data.decode("utf-8", "replace")
    escaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    bare = html.unescape(re.sub(r"<[^>]+>", "", text))
    return [text, escaped, bare]


def leaks(folder: Path, planted: list[Planted]) -> list[str]:
    """Return where an identifier still stands, in names of files as well."""
    found = []
    for file in sorted(folder.rglob("*")):
        texts = [file.name, *(contents(file) if file.is_file() else ())]
        for one in planted:
            for needle in one.needles:
                pattern = rf"(?<![A-Za-z0-9]){re.escape(needle)}(?![A-Za-z0-9])"
                if any(needle in t and re.search(pattern, t) for t in texts):
                    found.append(f"{file.relative_to(folder)}: {one.kind}")
    return found


def test_what_is_planted_is_found() -> None:
    texts, planted = papers(5, 10, 5, 10)
    assert len(planted) == 500
    whole = "\n".join(text for files in texts.values() for text in files.values())
    found = {whole[one.start : one.end] for one in find_identifiers(whole)}
    missed = [one for one in planted if not any(one.value in seen for seen in found)]
    assert missed == []


def test_no_output_holds_a_planted_identifier(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    texts, planted = papers(5, 10, 5, 10)
    names = [one for one in planted if one.kind == "name"]
    for number, (dossier, files) in enumerate(texts.items()):
        # Names of folders and files give people away as well.
        folder = tmp_path / "in" / f"{dossier} {names[number].value}"
        folder.mkdir(parents=True)
        for place, (file, text) in enumerate(files.items()):
            name = f"{file} {names[number + place].value}.txt"
            (folder / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    settings = load(None, {"privacy": {"redact": True}, "report": {"xlsx": True}})
    report = batch.run(tmp_path / "in", out, settings)
    assert len(report.outcomes) == 10
    assert sum(outcome.documents for outcome in report.outcomes) == 50
    assert leaks(out, planted) == []
    assert leaks(tmp_path / "tmp", planted) == []
    said = "".join(capfd.readouterr())
    assert not [one.kind for one in planted if one.value in said]
    # Masked, not dropped: the sentences are there and offsets still lead to their words.
    for result in ResultStore(out / "results").results([o.dossier_id for o in report.outcomes]):
        assert any(MASK in document.text for document in result.documents)
        plain = {document.document_id: document for document in result.documents}
        assert result.tags
        for tag in result.tags:
            tag.check(plain[tag.document_id])
        codes = {problem.code for problem in result.problems}
        assert {"identifier_bsn", "identifier_name"} <= codes
    assert not (out / batch.CACHE).exists()


def test_the_scan_itself_finds_leaks(tmp_path: Path) -> None:
    _, planted = papers(5, 1, 1, 8)
    for number, one in enumerate(planted):
        with gzip.open(tmp_path / f"{number}.json.gz", "wt", encoding="utf-8") as stream:
            stream.write(f"x {one.value} y")
    assert len({line.split(":")[0] for line in leaks(tmp_path, planted)}) == 8


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("dossier-12", "dossier-12"),
        ("01_2015-05-21_veiligthuisverslag.pdf", "01_2015-05-21_veiligthuisverslag.pdf"),
        ("brief_Jansen.pdf", f"brief_{MASK * 6}.pdf"),
        ("123456782 verslag.pdf", f"{MASK * 9} verslag.pdf"),
        ("Anna-de-Graaf", f"{MASK * 4}{MASK}{MASK * 2}{MASK}{MASK * 5}"),
    ],
)
def test_names_of_files_are_masked(name: str, masked: str) -> None:
    assert mask_file_name(name) == masked
