"""Read CoNLL-U into plain sentences, under the label and lemma policy of the embedded model."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_ID, _FORM, _LEMMA, _UPOS, _FEATS, _HEAD, _DEPREL, _MISC = 0, 1, 2, 3, 5, 6, 7, 9

# obl:arg scored an F of 40-46 and nl_core_news_lg has no such label.
RELABELLED = {"obl:arg": "obl"}


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence; `head` counts from 0, -1 is the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool = True
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, with the paragraph that it belongs to (or '')."""

    words: tuple[Word, ...]
    paragraph: str = ""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """The text, without a space after the last word."""
        return "".join(w.form + " " * w.space for w in self.words).rstrip()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one ``.conllu`` or ``.conllu.xz`` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from parse(lines)


def parse(lines: Iterable[str]) -> Iterator[Sentence]:
    """Yield sentences from CoNLL-U lines; empty nodes and multi-word ranges are skipped."""
    words: list[Word] = []
    paragraph = ""
    for raw in lines:
        line = raw.rstrip("\n")
        if not line:
            if words:
                yield Sentence(tuple(words), paragraph)
            words, paragraph = [], ""
        elif line.startswith("# sent_id = "):
            identity = line.removeprefix("# sent_id = ")
            # LassySmall: 'wiki-135.p.100.s.2' is the second sentence of paragraph 100.
            paragraph = identity.rsplit(".s.", 1)[0] if ".s." in identity else ""
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[_ID].isdigit():
                words.append(_word(columns))
    if words:
        yield Sentence(tuple(words), paragraph)


def _word(columns: list[str]) -> Word:
    relation = columns[_DEPREL]
    return Word(
        form=columns[_FORM],
        lemma=columns[_LEMMA],
        pos=columns[_UPOS],
        feats="" if columns[_FEATS] == "_" else columns[_FEATS],
        head=int(columns[_HEAD]) - 1,
        dep="ROOT" if relation == "root" else RELABELLED.get(relation, relation),
        space="SpaceAfter=No" not in columns[_MISC],
    )


def reorder(sentence: Sentence, order: list[int]) -> Sentence:
    """Return the sentence with its words in another order, heads following."""
    place = {old: new for new, old in enumerate(order)}
    words = [
        replace(
            sentence.words[old],
            head=-1 if sentence.words[old].head < 0 else place[sentence.words[old].head],
        )
        for old in order
    ]
    return replace(sentence, words=tuple(words))


def subtree(sentence: Sentence, top: int) -> list[int]:
    """Return the positions of `top` and all that hangs under it, sorted."""
    inside = {top}
    grown = True
    while grown:
        grown = False
        for i, word in enumerate(sentence.words):
            if i not in inside and word.head in inside:
                inside.add(i)
                grown = True
    return sorted(inside)


def contiguous(positions: list[int]) -> bool:
    """Tell whether sorted positions have no gap."""
    return bool(positions) and positions[-1] - positions[0] + 1 == len(positions)
