"""Speed of the claims room on one very large dossier: ``python bench/claims.py``.

Builds a dossier of 200 documents of about 3,000 words each out of the sample texts (shuffled by
a fixed seed, so that passages repeat as copied reports do), parses it, and times the room alone
and its parts. The aim: 20 seconds for the room.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from dossier_nlp.claims.detect import find_threads
from dossier_nlp.claims.lifeline import make_claims
from dossier_nlp.claims.reuse import find_reuse
from dossier_nlp.claims.statements import DocumentStatements
from dossier_nlp.evaluation.gold import find_gold, read_gold
from dossier_nlp.language import parse_dossier
from dossier_nlp.records import Block, Document, Dossier, Piece
from dossier_nlp.settings import LanguageSettings

SAMPLE = Path(__file__).resolve().parents[1] / "corpora_sample"


def main() -> None:
    """Build, parse, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--words", type=int, default=3000)
    given = parser.parse_args()
    dossier = build(given.documents, given.words)
    start = time.perf_counter()
    parsed = parse_dossier(dossier, LanguageSettings(model="embedded"))
    words = sum(document.words for document in dossier.documents)
    print(f"{len(parsed)} documents, {words} words; parsed in {time.perf_counter() - start:.1f} s")
    marks = [time.perf_counter()]
    statements = [DocumentStatements(item, (), number) for number, item in enumerate(parsed)]
    marks.append(time.perf_counter())
    found = find_threads(statements)
    marks.append(time.perf_counter())
    claims = make_claims(found)
    marks.append(time.perf_counter())
    reuse = find_reuse([item.document for item in parsed])
    marks.append(time.perf_counter())
    names = ("statements", "links and disputes", "life lines", "reuse")
    for name, before, after in zip(names, marks, marks[1:], strict=False):
        print(f"{name:20} {after - before:6.2f} s")
    print(f"{'the room':20} {marks[-1] - marks[0]:6.2f} s")
    print(f"{len(claims)} claims, {len(reuse)} reused passages")


def build(count: int, words: int) -> Dossier:
    """Make one dossier of `count` documents of about `words` words from the sample texts."""
    generator = random.Random(20)
    paragraphs = [
        item.document.text[block.start : block.end]
        for folder in find_gold(SAMPLE)
        for item in read_gold(folder).documents
        for block in item.document.blocks
        if block.kind in {"paragraph", "list_item"}
    ]
    documents = []
    for number in range(count):
        text, blocks, length = "", [], 0
        while length < words:
            paragraph = generator.choice(paragraphs)
            start = len(text) + bool(text)
            text = f"{text}\n{paragraph}" if text else paragraph
            blocks.append(Block("paragraph", start, len(text), (Piece(start, len(text), 1),)))
            length += len(paragraph.split())
        date = f"{2000 + number // 12}-{number % 12 + 1:02d}-01"
        documents.append(
            Document("bench", f"{number:03d}", "", "", text, tuple(blocks), 1, date=date)
        )
    return Dossier("bench", tuple(documents))


if __name__ == "__main__":
    main()
