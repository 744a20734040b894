"""The lists of the context components: every row is complete and fires on its own example."""

from __future__ import annotations

import pytest
from language_cases import embedded

from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.compile import compile_lexicon
from dossier_nlp.lexicon.load import load_rows, load_table
from dossier_nlp.records import ACTORS

LISTS = (
    "actors/nouns",
    "holder/verbs",
    "holder/sources",
    "holder/nouns",
    "holder/sections",
    "holder/papers",
    "assertion/cues",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_complete(name):
    rows = load_rows(name)
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.example and row.source for row in rows)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_fires_on_its_example(name):
    rows = [row for row in load_rows(name) if row.category != "exception"]
    lexicon = compile_lexicon(name)
    nlp = embedded()
    texts = [row.example.replace("[", "").replace("]", "") for row in rows]
    silent = []
    with nlp.select_pipes(disable=list(pipeline.CONTEXT_PIPES)):
        docs = list(nlp.pipe(texts, batch_size=64))
    for row, doc in zip(rows, docs, strict=True):
        start, end = row.example.index("["), row.example.index("]") - 1
        places = [
            (doc[m.full_start].idx, doc[m.full_end - 1].idx + len(doc[m.full_end - 1]))
            for m in lexicon.find(doc, keep_overlaps=True)
            if m.row.id == row.id
        ]
        actor_in_pattern = "<ACTOR>" in row.pattern  # needs mentions, which these docs lack
        if not actor_in_pattern and not any(a < end and b > start for a, b in places):
            silent.append(row.id)
    assert not silent


def test_nouns_name_known_actors():
    known = {*ACTORS, "unknown"}
    assert {row.category for row in load_rows("actors/nouns")} <= known


def test_role_nouns_of_mother_and_father_come_in_pairs():
    rows = load_rows("actors/nouns")
    counts = {
        actor: sorted(
            (row.get("relation"), row.get("introduces")) for row in rows if row.category == actor
        )
        for actor in ("mother", "father")
    }
    assert abs(len(counts["mother"]) - len(counts["father"])) <= 5
    assert {r for r, _ in counts["mother"]} == {r for r, _ in counts["father"]}


def test_no_first_name_is_of_both_genders():
    rows = load_table("actors/first_names")
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert {row["gender"] for row in rows} == {"fem", "masc"}
