"""Small dossiers made by hand: papers, and tags at the places where their words stand."""

from __future__ import annotations

from dataclasses import replace

from dossier_nlp.records import Block, Document, Piece, Tag

FILLER = " ".join(["De kinderen gaan naar school en spelen buiten."] * 12)


def paper(name: str, date: str, text: str, **fields: str) -> Document:
    """Return a paper of one paragraph, padded so that there is enough text to judge."""
    whole = f"{text}\n{FILLER}"
    block = Block("paragraph", 0, len(whole), (Piece(0, len(whole), 1),))
    return Document("x", name, f"{name}.pdf", "0" * 64, whole, (block,), 1, date=date, **fields)


def tag(document: Document, words: str, family: str, category: str, **fields: str) -> Tag:
    """Return a tag on `words` in a paper; its sentence is the line."""
    start = document.text.index(words)
    end = document.text.index("\n", start)
    made = Tag(
        document_id=document.document_id,
        tag_id=f"{document.document_id}:{start}:{category}",
        start=start,
        end=start + len(words),
        text=words,
        page=1,
        family=family,
        category=category,
        rule="hand",
        sentence_start=document.text.rfind("\n", 0, start) + 1,
        sentence_end=end,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


_SWAP = {"mother": "father", "father": "mother"}


def swapped(one: Tag) -> Tag:
    """Return the tag with mother and father exchanged."""
    return replace(
        one, actor=_SWAP.get(one.actor, one.actor), holder=_SWAP.get(one.holder, one.holder)
    )


def unheard_dossier() -> tuple[tuple[Document, ...], tuple[Tag, ...]]:
    """Return three papers in which a parent is not heard and not recognised."""
    papers = (
        paper(
            "a", "2020-01-10", "Moeder voelt zich niet gehoord. Zij herkent zich niet in het plan."
        ),
        paper(
            "b", "2020-06-10", "Er luistert niemand. Vader vindt zichzelf niet terug in het stuk."
        ),
        paper("c", "2021-01-10", "Vader voelt zich niet gehoord. Zo is het niet gegaan."),
    )
    first, second, third = papers
    tags = (
        tag(first, "niet gehoord", "indicator", "rf5.not_heard", holder="mother"),
        tag(first, "herkent zich niet", "indicator", "rf5.not_recognised", holder="mother"),
        tag(second, "luistert niemand", "indicator", "rf5.not_heard", holder="father"),
        tag(second, "niet terug", "indicator", "rf5.not_recognised", holder="father"),
        tag(third, "niet gehoord", "indicator", "rf5.not_heard", holder="father"),
    )
    return papers, tags
