"""Hand-built parses and marked-up lines for tests of roles, strengths and collaboration."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, set_mentions
from dossier_nlp.language.extensions import register
from dossier_nlp.lexicon.load import Row

DATA = Path(__file__).resolve().parents[2] / "data" / "tagging"
_VOCAB = spacy.blank("nl").vocab
Mark = tuple[str, int, int]


def parse(lines: str) -> Doc:
    """Make a Doc of lines ``word lemma pos dep head [actor]``; the head is a token number.

    A token with an actor is a mention of it.
    """
    register()
    rows = [line.split() for line in lines.strip().splitlines()]
    doc = Doc(
        _VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )
    for token, row in zip(doc, rows):
        if row[2] == "VERB" and row[0].startswith("ge"):
            token.set_morph("VerbForm=Part")
    mentions = [
        Mention(i, i + 1, row[5], head=i, kind="pronoun" if row[2] == "PRON" else "noun")
        for i, row in enumerate(rows)
        if len(row) > 5
    ]
    set_mentions(doc, mentions)
    return doc


def frame_row(verb: str, particle: str = "", needs: str = "", **columns: str) -> Row:
    """Make a row of a frame lexicon."""
    exceptions = tuple(columns.pop("exceptions", "").split())
    extra = {"particle": particle, "needs": needs, "agent": "subject", **columns}
    return Row(
        id=f"test.{verb}",
        pattern=verb,
        category="perpetrator",
        source="test",
        exceptions=exceptions,
        extra=extra,
    )


def read_lines(name: str) -> list[tuple[str, list[Mark]]]:
    """Return the plain lines of a case file with their marks, which may be nested."""
    cases = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            cases.append(_unmark(line))
    return cases


def _unmark(line: str) -> tuple[str, list[Mark]]:
    plain, marks, opened, at = "", [], [], 0
    while at < len(line):
        if line.startswith("[[", at):
            bar = line.index("|", at)
            opened.append((line[at + 2 : bar], len(plain)))
            at = bar + 1
        elif line.startswith("]]", at):
            label, start = opened.pop()
            marks.append((label, start, len(plain)))
            at += 2
        else:
            plain += line[at]
            at += 1
    return plain, sorted(marks, key=lambda mark: (mark[1], mark[0]))


def placed(doc: Doc, label: str, start: int, end: int) -> Mark:
    """Return a finding as a mark in characters."""
    return label, doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)


def same(found: list[Mark], wanted: list[Mark]) -> bool:
    """Tell whether there is one overlapping finding of the same label for every mark."""
    if sorted(label for label, _, _ in found) != sorted(label for label, _, _ in wanted):
        return False
    return all(
        any(f[0] == label and f[1] < end and start < f[2] for f in found)
        for label, start, end in wanted
    )


def exchanged(nlp: Language, text: str) -> str:
    """Exchange mother and father words in a text."""
    pairs = {"vader": "moeder", "Vader": "Moeder", "man": "vrouw"}
    swap = {**pairs, **{b: a for a, b in pairs.items()}}
    return "".join(swap.get(t.text, t.text) + t.whitespace_ for t in nlp.make_doc(text))
