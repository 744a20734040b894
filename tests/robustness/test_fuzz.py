"""Whatever stands in a file, its loader gives a result or an error that it announces.

More examples than a test run has time for: ``DOSSIER_NLP_FUZZ=5000 pytest tests/robustness``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "reading"))

from hostile_pile import TEXT, archive, word
from reading_specimens import Page, pdf_bytes

from dossier_nlp import settings
from dossier_nlp.errors import InputError, LexiconError, ReadingError, SettingsError
from dossier_nlp.evaluation import gold
from dossier_nlp.lexicon import load as lexicon
from dossier_nlp.lexicon.pattern import parse_pattern
from dossier_nlp.reading import read_file
from dossier_nlp.reading.declared import read_declarations
from dossier_nlp.scoring import config
from dossier_nlp.settings import ReadingSettings

pytestmark = pytest.mark.robustness

fuzz = hypothesis_settings(
    max_examples=int(os.environ.get("DOSSIER_NLP_FUZZ", "60")),
    deadline=None,
    derandomize="DOSSIER_NLP_FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
BOUNDS = ReadingSettings(max_pages=20, max_bytes=5_000_000, max_seconds=10, ocr="off")
PDF = pdf_bytes([Page().text(60, 100, "Moeder belt."), Page().text(60, 120, "Vader belt.")])
DOCX = word(b"Moeder belt.")
TSV = "id\tpattern\tcategory\texample\tcounter_example\tsource\texceptions\tnote\n"


def announced(work: Callable[[], object], error: type[Exception], word: str = "") -> None:
    """Do something that may fail in one way only, with a message that names what it is about."""
    try:
        work()
    except error as raised:
        message = str(raised)
    else:
        return
    assert word in message
    assert message


def read(data: bytes, ending: str) -> None:
    """Read bytes as a file and check what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"x{ending}"
        file.write_bytes(data)
        try:
            document, problems = read_file(file, "fuzz", BOUNDS)
        except ReadingError:
            return
        assert problems is not None
    last = 0
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
        assert block.start >= last
        last = block.end
        for piece in block.pieces:
            assert 1 <= piece.page <= max(1, document.pages)


@st.composite
def kneaded(draw: st.DrawFn, whole: bytes) -> bytes:
    """Draw a good file with bytes changed, taken out or put in."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        taken = draw(st.integers(0, 12))
        data[at : at + taken] = draw(st.binary(max_size=12))
    return bytes(data)


@fuzz
@given(st.binary(max_size=3000), st.sampled_from((".pdf", ".docx", ".txt")))
def test_any_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    read(data, ending)


@fuzz
@given(kneaded(PDF))
def test_a_kneaded_pdf_is_read_or_refused(data: bytes) -> None:
    read(data, ".pdf")


@fuzz
@given(kneaded(DOCX))
def test_a_kneaded_docx_is_read_or_refused(data: bytes) -> None:
    read(data, ".docx")


@fuzz
@given(st.binary(max_size=300), st.text(max_size=200))
def test_a_docx_with_anything_in_it_is_read_or_refused(part: bytes, text: str) -> None:
    read(word(part), ".docx")
    read(word(text.encode("utf-8", "replace")), ".docx")
    read(archive(word__document=part), ".docx")


@fuzz
@given(st.text(alphabet=st.characters(), max_size=2000))
def test_any_text_is_read(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), ".txt")


@fuzz
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: (TSV + t).encode("utf-8")))
@example(b"\xff\xfe")
@example((TSV + "a.b\t" * 40).encode())
def test_any_lexicon_is_loaded_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.tsv"
        file.write_bytes(data)
        announced(lambda: lexicon._load.__wrapped__(file), LexiconError, "x.tsv")


@fuzz
@given(st.text(alphabet="ab*=/?. <>{}1NOUNACTORVERB", max_size=40) | st.text(max_size=40))
def test_any_pattern_is_parsed_or_refused(text: str) -> None:
    try:
        assert parse_pattern(text).elements
    except LexiconError:
        return


TOML = (
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.sampled_from((b"[reading]\nocr = ", b"[[documents]]\nfile = ", b"[formula]\nscale = "))
    .flatmap(lambda head: st.text(max_size=60).map(lambda t: head + t.encode("utf-8", "replace")))
)  # fmt: skip


@fuzz
@given(TOML)
@example(b"a = " + b"[" * 100_000)
def test_any_settings_are_loaded_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.toml"
        file.write_bytes(data)
        announced(lambda: settings.load(file), SettingsError)


@fuzz
@given(TOML)
def test_any_formula_is_loaded_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / config.FILE
        file.write_bytes(data)
        announced(lambda: config._load.__wrapped__(file), LexiconError, config.FILE)


@fuzz
@given(TOML | st.text(max_size=200).map(lambda t: ("file;date;type\n" + t).encode()))
def test_any_declaration_is_used_or_told(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("documents.toml", "dossier.csv", "dossier.toml"):
            (Path(folder) / name).write_bytes(data)
        stated = read_declarations(Path(folder))
        assert all(isinstance(value, str) for row in stated.by_file.values() for value in row)


MARKUP = st.lists(
    st.sampled_from(
        ("[[V veiligheid|", "[[DADER actor=moeder|", "]]", "[", "]", "|", "# ", "- ", "> ", "\n",
         "| a | b |\n", "**", "_", "[de moeder]", "onveilig ", "]]]", "[[", "[[v|", "\\", " ")
    )
    | st.text(max_size=4),
    max_size=40,
).map("".join)  # fmt: skip


@fuzz
@given(MARKUP)
def test_any_annotated_text_is_parsed_or_refused(text: str) -> None:
    try:
        plain, spans = gold.parse_markup(text)
    except ValueError:
        return
    document, positions = gold.clean_document(plain, "d", "a")
    assert len(positions) == len(plain)
    clean = document.text
    assert all(0 <= block.start <= block.end <= len(clean) for block in document.blocks)
    for span in spans:
        mapped = gold.map_span(span, positions)
        assert mapped is None or 0 <= mapped.start < mapped.end <= len(clean)


@fuzz
@given(TOML, MARKUP)
def test_any_gold_folder_is_read_or_refused(truth: bytes, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "d"
        place.mkdir()
        for content in (truth, b'[[document]]\nbestand = "a.md"\n' + truth):
            (place / "dossier.toml").write_bytes(content)
            (place / "a.md").write_text(text, encoding="utf-8")
            announced(lambda: gold.read_gold(place), InputError)


def test_the_good_files_are_good(tmp_path: Path) -> None:
    """A fuzz test of a file that cannot be read would test nothing."""
    for ending, data in ((".pdf", PDF), (".docx", DOCX), (".txt", TEXT)):
        (tmp_path / f"x{ending}").write_bytes(data)
        document, _ = read_file(tmp_path / f"x{ending}", "fuzz", BOUNDS)
        assert "oeder" in document.text
