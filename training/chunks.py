"""Pieces of a made-up sentence with their parse, and how they join."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conllu import Word


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words with heads inside the chunk (-1: its top), and how the top hangs in a larger one."""

    words: tuple[Word, ...]
    dep: str = ""

    @property
    def top(self) -> int:
        """Position of the word that all others hang under."""
        return next(i for i, w in enumerate(self.words) if w.head < 0)


def word(form: str, lemma: str, pos: str, feats: str, dep: str) -> Chunk:
    """Make a chunk of one word."""
    return Chunk((Word(form, lemma, pos, feats, -1, dep),), dep)


def join(head: int, *chunks: Chunk | None, dep: str = "ROOT") -> Chunk:
    """Put chunks in a row; the tops of the others hang under the top of chunk number `head`."""
    present = [c for c in chunks if c is not None]
    main = chunks[head]
    assert main is not None
    offsets, total = [], 0
    for chunk in present:
        offsets.append(total)
        total += len(chunk.words)
    centre = next(o for c, o in zip(present, offsets, strict=True) if c is main) + main.top
    words: list[Word] = []
    for chunk, offset in zip(present, offsets, strict=True):
        for w in chunk.words:
            if w.head >= 0:
                words.append(replace(w, head=w.head + offset))
            elif chunk is main:
                words.append(replace(w, head=-1, dep=dep))
            else:
                words.append(replace(w, head=centre, dep=chunk.dep))
    return Chunk(tuple(words), dep)
