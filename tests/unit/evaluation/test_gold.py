from __future__ import annotations

from pathlib import Path

import pytest

from dossier_nlp.errors import InputError
from dossier_nlp.evaluation.gold import clean_document, find_gold, parse_markup, read_gold


def test_markup_is_taken_out_and_spans_hold_their_text() -> None:
    plain, spans = parse_markup(
        "[[DADER wie=vader bron=moeder|Hij slaat [[SLACHTOFFER wie=kind|Jip]]]]."
    )
    assert plain == "Hij slaat Jip."
    assert [(s.tag, plain[s.start : s.end]) for s in spans] == [
        ("DADER", "Hij slaat Jip"),
        ("SLACHTOFFER", "Jip"),
    ]
    assert spans[0].attributes == {"wie": "vader", "bron": "moeder"}


def test_a_literal_bracket_before_a_closing_tag_stays_in_the_text() -> None:
    plain, spans = parse_markup("[[SLACHTOFFER wie=kind|[minderjarige 1]]] en [de moeder].")
    assert plain == "[minderjarige 1] en [de moeder]."
    assert (spans[0].start, spans[0].end) == (0, 16)


@pytest.mark.parametrize("text", ["[[V sub=x|nooit gesloten", "[[fout|x]]"])
def test_broken_markup_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_markup(text)


def test_markdown_marks_go_and_offsets_follow() -> None:
    plain = (
        "Kop\n\n# Titel\n\n- **vet** en *scheef*\n\n| a | b c |\n|---|---|\n| d |  |\n> zei zij\n"
    )
    document, positions = clean_document(plain, "d", "x")
    assert document.text == "Kop\nTitel\nvet en scheef\na | b c\nd | \nzei zij"
    assert [block.kind for block in document.blocks] == [
        "letterhead",
        "heading",
        "list_item",
        "table_row",
        "table_row",
        "quote",
    ]
    for i, position in enumerate(positions):
        assert position is None or document.text[position] == plain[i]


def test_cells_hold_their_text() -> None:
    document, _ = clean_document("# T\n| 03-09 | tel | moe belt |\n", "d", "x")
    row = document.blocks[1]
    assert [document.text[a:b] for a, b in row.cells] == ["03-09", "tel", "moe belt"]


def test_every_sample_dossier_reads_and_every_span_is_kept(sample: Path) -> None:
    folders = find_gold(sample)
    assert len(folders) == 31
    documents = [d for folder in folders for d in read_gold(folder).documents]
    assert len(documents) == 148
    assert sum(len(d.spans) for d in documents) == 4596
    for item in documents:
        text = item.document.text
        assert all(text[s.start : s.end].strip() for s in item.spans)
        assert all("\n" not in text[b.start : b.end] for b in item.document.blocks)
        assert text == "\n".join(text[b.start : b.end] for b in item.document.blocks)


def test_missing_and_broken_dossiers_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated dossiers"):
        find_gold(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        find_gold(tmp_path / "weg")
    (tmp_path / "dossier.toml").write_text("id = [", encoding="utf-8")
    with pytest.raises(InputError, match="not valid TOML"):
        read_gold(tmp_path)
    (tmp_path / "dossier.toml").write_text('[[document]]\nbestand = "weg.md"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"weg\.md"):
        read_gold(tmp_path)
