"""The one schema that drives tables, workbook and reference."""

import pytest

from dossier_nlp.reporting.reference import tables_reference
from dossier_nlp.reporting.rows import ROWS
from dossier_nlp.reporting.schema import STATISTICS, TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_explained_once(table):
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)
    for column in table.columns:
        assert column.title
        assert column.description.endswith(".")


def test_every_table_has_its_rows():
    assert set(ROWS) | {STATISTICS} == set(TABLES)


def test_the_reference_names_every_table_and_column():
    text = tables_reference()
    for table in TABLES:
        section = text.split(f"### `{table.file}`", 1)[1].split("###", 1)[0]
        for column in table.columns:
            assert f"| `{column.name}` |" in section
