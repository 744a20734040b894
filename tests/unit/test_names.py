from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier_nlp.names import safe_name


def test_plain_names_stay() -> None:
    assert safe_name("p1") == "p1"
    assert safe_name("dossier_2021-03") == "dossier_2021-03"


def test_names_of_other_pages_are_not_taken() -> None:
    assert safe_name("index") != "index"


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder(name: str) -> None:
    made = safe_name(name)
    assert 0 < len(made.encode()) < 100
    assert all(c.isascii() and (c.isalnum() or c in "-_") for c in made)


@given(st.lists(st.text(max_size=30), unique=True, max_size=30))
def test_two_names_never_share_a_file(names: list[str]) -> None:
    assert len({safe_name(name).lower() for name in names}) == len(names)
