"""Exchange mother and father, she and he, in a text; and in an answer."""

from __future__ import annotations

import re
from dataclasses import replace

from language_cases import Case, Expected, parse

from dossier_nlp.language.columns import columns
from dossier_nlp.language.pronouns import form_at
from dossier_nlp.records import Block, Piece

_PAIRS = (
    ("moeder", "vader"), ("mama", "papa"), ("mam", "pap"), ("moe", "pa"), ("mo", "va"),
    ("vrouw", "man"), ("ex-vrouw", "ex-man"), ("stiefmoeder", "stiefvader"), ("mevrouw", "meneer"),
    ("mw.", "dhr."), ("verzoekster", "verzoeker"), ("verweerster", "verweerder"),
    ("cliënte", "cliënt"), ("vriendin", "vriend"), ("oma", "opa"), ("grootmoeder", "grootvader"),
    ("zus", "broer"), ("zusje", "broertje"), ("dochter", "zoon"), ("meisje", "jongen"),
    ("moeders", "vaders"), ("tantes", "ooms"), ("buurvrouw", "buurman"), ("zij", "hij"),
    ("ze", "hij"),
)  # fmt: skip
_TO = {**dict(_PAIRS), **{b: a for a, b in reversed(_PAIRS)}}
_WORD = re.compile(r"\[?[^\W\d_][\w'-]*\.?\]?")
_PLURAL = ("parents", "child")


def swap_case(case: Case) -> Case | None:
    """Return the mirrored case; None where its text cannot be mirrored word by word."""
    doc = parse(case.document)
    view = columns(doc)
    pieces: list[str] = []
    moves: list[tuple[int, int, int]] = []  # old start, old end, growth so far behind it
    growth = last = 0
    for token in range(len(doc)):
        new = _swapped(doc, view, token)
        if new is None:
            continue
        start, end = view.idx[token], view.end[token]
        pieces += [case.document.text[last:start], new]
        last = end
        growth += len(new) - (end - start)
        moves.append((start, end, growth))
    if not moves:
        return None
    pieces.append(case.document.text[last:])
    text = "".join(pieces)

    def moved(offset: int, is_end: bool) -> int:
        shift = 0
        for start, end, total in moves:
            if (end <= offset) if is_end else (end <= offset and start < offset):
                shift = total
        return offset + shift

    blocks = tuple(_moved_block(block, moved) for block in case.document.blocks)
    document = replace(case.document, text=text, blocks=blocks)
    expected = tuple(
        Expected(moved(e.start, False), moved(e.end, True), swap_answer(e.answer))
        for e in case.expected
    )
    return Case(case.id, case.known_failure, document, expected)


def _moved_block(block: Block, moved) -> Block:  # type: ignore[no-untyped-def]
    start, end = moved(block.start, False), moved(block.end, True)
    cells = tuple((moved(a, False), moved(b, True)) for a, b in block.cells)
    return replace(block, start=start, end=end, pieces=(Piece(start, end, 1),), cells=cells)


def _swapped(doc, view, token: int) -> str | None:  # type: ignore[no-untyped-def]
    lower, orth = view.lower[token], view.orth[token]
    if lower == "haar":
        form = form_at(view, token)
        new = "zijn" if form is not None and form.function == "possessive" else "hem"
    elif lower == "zijn":
        new = "haar" if form_at(view, token) is not None else None
    elif lower == "hem":
        new = "haar"
    elif lower in ("zij", "ze"):
        mentions = [m for m in doc._.mentions if m.start == token and m.kind == "pronoun"]
        new = None if mentions and mentions[0].number == "plur" else "hij"
    elif lower.startswith("["):
        new = re.sub(r"[a-z]+", lambda m: _TO.get(m.group(), m.group()), lower)
        new = None if new == lower else new
    else:
        new = _TO.get(lower)
    if new is None:
        return None
    return new[0].upper() + new[1:] if orth[0].isupper() else new


def swap_answer(answer: str) -> str:
    """Exchange mother and father in an answer."""
    return {"mother": "father", "father": "mother"}.get(answer, answer)
