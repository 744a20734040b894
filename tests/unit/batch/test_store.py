from __future__ import annotations

import gzip
from pathlib import Path

from dossier_nlp.batch.store import ResultStore
from dossier_nlp.records import (
    Block,
    Box,
    Cue,
    Document,
    DossierResult,
    Piece,
    Problem,
    Summary,
    Tag,
    Triage,
)


def result(name: str = "p1") -> DossierResult:
    text = "Vader kleineert moeder.\nEinde \ud800"
    block = Block("paragraph", 0, 23, (Piece(0, 23, 1, Box(1.5, 2, 3, 4)),))
    document = Document(name, "a", "a.pdf", "0", text, (block,), 1, meta={"ecli": "x"})
    cue = Cue("trigger", "kleineert", 6, 15, "r")
    tag = Tag("a", "a-1", 6, 15, "kleineert", 1, "role", "perpetrator", "r", cues=(cue,))
    problem = Problem(name, "b.pdf", "reading", "warning", "blank_page", "page 1 is blank")
    return DossierResult(
        name,
        (document,),
        (tag,),
        summary=Summary(triage=Triage("safety", "established", ("a-1",))),
        problems=(problem,),
    )


def test_a_result_comes_back_as_it_went(tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "results")
    store.write(result(), "f1")
    stored = store.read("p1")
    assert stored is not None
    assert stored.result == result()
    assert stored.fingerprint == "f1"


def test_equal_results_are_equal_files(tmp_path: Path) -> None:
    first, second = ResultStore(tmp_path / "a"), ResultStore(tmp_path / "b")
    first.write(result(), "f")
    second.write(result(), "f")
    assert first.path("p1").read_bytes() == second.path("p1").read_bytes()


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    store.write(result(), "f")
    whole = store.path("p1").read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", b"{}", gzip.compress(b'{"fingerprint": "f"}')):
        store.path("p1").write_bytes(damaged)
        assert store.read("p1") is None


def test_names_that_are_paths_stay_inside(tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "results")
    store.write(result("../../weg"), "f")
    assert [file.parent for file in tmp_path.rglob("*.json.gz")] == [tmp_path / "results"]
    assert store.read("../../weg") is not None


def test_leftovers_of_a_killed_run_go(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    (tmp_path / ".p1.json.gz.123.tmp").write_bytes(b"half")
    store.clean()
    assert list(tmp_path.iterdir()) == []


def test_results_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    for name in ("b", "a", "c"):
        store.write(result(name), "f")
    assert [r.dossier_id for r in store.results(["c", "a", "b", "missing"])] == ["a", "b", "c"]


def test_results_of_other_dossiers_go(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    for name in ("a", "Jansen", "c"):
        store.write(result(name), "f")
    store.keep_only(["a", "c"])
    assert [r.dossier_id for r in store.results(["a", "Jansen", "c"])] == ["a", "c"]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_name_that_is_no_unicode_is_kept(tmp_path: Path) -> None:
    problem = Problem("a", "brief \udcff.txt", "reading", "error", "unreadable", "cannot be read")
    result = DossierResult("a", (), problems=(problem,))
    store = ResultStore(tmp_path)
    store.write(result, "f")
    stored = store.read("a")
    assert stored is not None
    assert stored.result == result
