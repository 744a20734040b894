"""The bounded folder: what stays, what goes, and that damage is as good as absence."""

from __future__ import annotations

import os
from pathlib import Path

from dossier_nlp.caching.folder import FolderCache, prepare, trim

NOW = 1_000_000_000.0
BODY = os.urandom(1000)
"""Random, so that packing does not make it smaller."""


def size(folder: Path) -> int:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


def at(file: Path, seconds: float) -> None:
    os.utime(file, (NOW + seconds, NOW + seconds))


def fill(folder: Path, epoch: str, keys: range, seconds: float) -> FolderCache:
    cache = FolderCache(folder, epoch)
    for key in keys:
        cache.put(str(key), BODY)
        at(folder / epoch / str(key), seconds)
    at(folder / epoch / ".used", seconds)
    return cache


def test_a_piece_comes_back_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path, "e")
    assert cache.get("k") is None
    cache.put("k", b"text")
    assert cache.get("k") == b"text"
    assert FolderCache(tmp_path, "f").get("k") is None
    file = tmp_path / "e" / "k"
    for damaged in (b"", file.read_bytes()[:-3], b"nonsense"):
        file.write_bytes(damaged)
        assert cache.get("k") is None


def test_below_the_bound_nothing_goes(tmp_path: Path) -> None:
    fill(tmp_path, "old", range(3), -100)
    fill(tmp_path, "new", range(3), +1)
    trim(tmp_path, 1_000_000, NOW, finished=True)
    assert len([f for f in tmp_path.rglob("*") if f.is_file() and f.name.isdigit()]) == 6


def test_older_epochs_go_first(tmp_path: Path) -> None:
    fill(tmp_path, "old", range(5), -100)
    cache = fill(tmp_path, "new", range(5), +1)
    trim(tmp_path, 6000, NOW)
    assert not (tmp_path / "old").exists()
    assert all(cache.get(str(key)) for key in range(5))


def test_a_pile_larger_than_the_cache_keeps_what_came_first(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path, "e")
    for key in range(10):
        cache.put(str(key), BODY)
        at(tmp_path / "e" / str(key), key)
    trim(tmp_path, 5500, NOW)
    assert size(tmp_path) <= 5500
    assert [key for key in range(10) if (tmp_path / "e" / str(key)).exists()] == list(range(5))
    cache.put("more", BODY)
    assert cache.get("more") is None, "a full cache takes nothing more in this run"
    prepare(tmp_path)
    cache.put("more", BODY)
    assert cache.get("more") == BODY


def test_what_a_finished_run_did_not_use_goes_when_room_is_short(tmp_path: Path) -> None:
    cache = fill(tmp_path, "e", range(5), -100)
    for key in (1, 3):
        at(tmp_path / "e" / str(key), +1)
    at(tmp_path / "e" / ".used", +1)
    trim(tmp_path, 2500, NOW, finished=True)
    assert [key for key in range(5) if cache.get(str(key))] == [1, 3]
    assert not (tmp_path / ".full").exists()


def test_halves_of_a_killed_run_go(tmp_path: Path) -> None:
    fill(tmp_path, "e", range(1), 0)
    (tmp_path / "e" / ".k.12.tmp").write_bytes(b"half")
    prepare(tmp_path)
    assert sorted(f.name for f in (tmp_path / "e").iterdir()) == [".used", "0"]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = FolderCache(tmp_path / "file", "e")
    cache.put("k", b"x")
    assert cache.get("k") is None
    trim(tmp_path / "nowhere", 1, NOW)
