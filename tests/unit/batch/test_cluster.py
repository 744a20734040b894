"""A real scheduler and two workers on loopback give the same tables as this machine's pool."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier_nlp.batch import run as batch
from dossier_nlp.errors import InputError
from dossier_nlp.settings import load

distributed = pytest.importorskip("distributed", reason="Dask is missing (extra cluster)")
pytestmark = pytest.mark.cluster


@pytest.fixture
def source(sample: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for name in ("d6", "d13", "d28"):
        (folder / name).mkdir(parents=True)
        for file in sorted((sample / name).glob("*.pdf"))[:2]:
            shutil.copy(file, folder / name)
    return folder


def test_cluster_and_pool_give_the_same_tables(source: Path, tmp_path: Path) -> None:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        settings = load(None, {"batch": {"scheduler": cluster.scheduler_address}})
        there = batch.run(source, tmp_path / "there", settings)
    here = batch.run(source, tmp_path / "here", load())
    assert [o.dossier_id for o in there.outcomes] == [o.dossier_id for o in here.outcomes]
    assert there.exit_code == here.exit_code
    for file in sorted((tmp_path / "here" / "tables").iterdir()):
        assert (tmp_path / "there" / "tables" / file.name).read_bytes() == file.read_bytes()


def test_a_scheduler_that_is_not_there_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_nlp.batch.cluster._CONNECT_SECONDS", 1)
    settings = load(None, {"batch": {"scheduler": "tcp://127.0.0.1:9"}})
    with pytest.raises(InputError, match="no Dask scheduler"):
        batch.run(source, tmp_path / "out", settings)
