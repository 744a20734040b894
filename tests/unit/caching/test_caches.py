"""A changed lexicon re-tags without reading or parsing again, and finds the same as without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier_nlp import analysis, reading
from dossier_nlp.batch import worker
from dossier_nlp.caching import parses, readings
from dossier_nlp.language import parsed as parsing
from dossier_nlp.lexicon import load as lexicon_load
from dossier_nlp.lexicon.paths import ENVIRONMENT_VARIABLE, lexicon_dir
from dossier_nlp.reading.discover import DossierFiles
from dossier_nlp.settings import Settings, load

TEXT = """Verslag van het gesprek

Datum: 3 mei 2021

[de moeder] vertelt dat het bij vader niet veilig is. Vader voert aan dat moeder liegt.
De GI houdt toezicht, mr. Jansen werd door de rechter gehoord.
"""


@pytest.fixture
def job(tmp_path: Path) -> worker.Job:
    file = tmp_path / "in" / "verslag.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    settings = load(None, {"reading": {"ocr": "off"}})
    return worker.Job(
        DossierFiles("gezin", (file,)), tmp_path / "results", settings, cache=tmp_path / "cache"
    )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that tells each time a paper is really read or parsed."""
    made: list[str] = []
    read, join = reading.read_files, parsing.join

    def reads(files: DossierFiles, settings: object) -> object:
        made.append("read")
        return read(files, settings)  # type: ignore[arg-type]

    def joins(nlp: object, docs: object) -> object:
        made.append("parse")
        return join(nlp, docs)  # type: ignore[arg-type]

    monkeypatch.setattr(readings.reading, "read_files", reads)
    monkeypatch.setattr(parsing, "join", joins)
    return made


def test_a_changed_lexicon_tags_again_without_reading_or_parsing(
    job: worker.Job, calls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = tmp_path / "lexicons"
    shutil.copytree(lexicon_dir(), edited)
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(edited))
    worker.run_job(job)
    assert calls == ["read", "parse"]
    assert worker.run_job(job).skipped
    with (edited / "safety.tsv").open("a", encoding="utf-8") as stream:
        stream.write("# looked at by an analyst\n")
    assert not worker.run_job(job).skipped
    assert calls == ["read", "parse"]
    with (edited / "language" / "lemmas.tsv").open("a", encoding="utf-8") as stream:
        stream.write("# a lexicon that the parse leans on\n")
    worker.run_job(job)
    assert calls == ["read", "parse", "parse"]
    with (edited / "reading" / "quality.toml").open("a", encoding="utf-8") as stream:
        stream.write("# a lexicon of reading\n")
    worker.run_job(job)
    assert calls == ["read", "parse", "parse", "read"]


def test_a_changed_file_is_read_again_and_its_neighbour_not_parsed_again(
    job: worker.Job, calls: list[str]
) -> None:
    first = job.source.files[0]
    second = first.with_name("tweede.txt")
    second.write_text("Datum: 4 mei 2021\n\nVader dreigt met geweld.\n", encoding="utf-8")
    both = worker.Job(DossierFiles("gezin", (first, second)), job.results, job.settings, False,
                      job.cache)  # fmt: skip
    worker.run_job(both)
    assert calls == ["read", "parse", "parse"]
    second.write_text("Datum: 4 mei 2021\n\nVader helpt moeder.\n", encoding="utf-8")
    worker.run_job(both)
    assert calls == ["read", "parse", "parse", "read", "parse"]


def test_what_is_found_is_the_same_with_and_without_caches(sample: Path, tmp_path: Path) -> None:
    settings = load(None, {"reading": {"ocr": "off"}})
    files = tuple(sorted((sample / "d13").glob("*.pdf"))[:2])
    source = DossierFiles("d13", files)
    inputs = worker.hashes(list(files))
    bare = analysis.analyse_files(source, settings)
    first = analysis.analyse_files(source, settings, None, tmp_path, inputs)
    kept = analysis.analyse_files(source, settings, None, tmp_path, inputs)
    assert len(bare.tags) > 20
    assert first == bare
    assert kept == bare


def test_kept_parses_hold_all_that_the_pieces_give(tmp_path: Path) -> None:
    nlp = parses.pipeline.load(Settings().language)
    cache = parses.FolderCache(tmp_path, "e")
    made = parses.parse_text(nlp, TEXT, 8, cache)
    kept = parses.parse_text(nlp, TEXT, 8, cache)
    assert made is not kept
    for name in ("text", "whitespace_", "lemma_", "norm_", "pos_", "dep_", "is_sent_start"):
        assert [getattr(t, name) for t in made] == [getattr(t, name) for t in kept], name
    assert [t.head.i for t in made] == [t.head.i for t in kept]
    assert [str(t.morph) for t in made] == [str(t.morph) for t in kept]
    assert [t._.is_placeholder for t in made] == [t._.is_placeholder for t in kept]
    assert any(t._.is_placeholder for t in kept)


def test_kept_components_read_no_lexicon_but_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = parses.pipeline.load(Settings().language)
    folders = set()
    real = lexicon_load.load_table

    def watch(name: str) -> object:
        folders.add(name.split("/")[0])
        return real(name)

    monkeypatch.setattr(lexicon_load, "load_table", watch)
    monkeypatch.setattr(lexicon_load, "load_rows", watch)
    own = set(parses.pipeline.parser_pipes(nlp))
    from dossier_nlp.language import agents, lemmas, sentences, tokens

    for module in (tokens, sentences, lemmas, agents):
        for word in ("load_rows", "load_table"):
            assert not hasattr(module, word), f"{module.__name__} reads more than wordlists"
    with nlp.select_pipes(enable=list(own)):
        list(nlp.pipe(parsing.pieces_of(TEXT)))
    assert folders <= {parses.LEXICONS}
