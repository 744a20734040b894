"""A ``Doc`` as plain columns: what the rules of this room look at, read out once.

Going through ``Token`` objects costs a Python object per look; rules look at every token many
times. The columns hold the same facts as lists, in token order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from dossier_nlp.language.extensions import register


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts of all tokens.

    Attributes
    ----------
    orth, lower, lemma, pos, dep
        Strings, one a token.
    form
        ``fin``, ``inf`` or ``part`` for verbs, else ``""``.
    head
        Index of the syntactic head (itself for a root).
    idx, end
        Character offsets of the token.
    sentence
        Number of the sentence that the token stands in.
    sentence_starts
        First token of every sentence, and the number of tokens as the last entry.
    """

    orth: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    form: list[str]
    head: list[int]
    idx: list[int]
    end: list[int]
    sentence: list[int]
    sentence_starts: list[int]

    def __len__(self) -> int:
        return len(self.orth)

    def bounds(self, token: int) -> tuple[int, int]:
        """Return first token and end of the sentence that holds `token`."""
        number = self.sentence[token]
        return self.sentence_starts[number], self.sentence_starts[number + 1]


def columns(doc: Doc) -> Columns:
    """Return the columns of `doc`, made on first use."""
    register()
    made = doc._.columns
    if made is None or len(made) != len(doc):
        made = doc._.columns = _make(doc)
    return made


_ATTRIBUTES: list[int | str] = [
    "ORTH",
    "LOWER",
    "LEMMA",
    "POS",
    "DEP",
    "HEAD",
    "IDX",
    "LENGTH",
    "SENT_START",
    "MORPH",
]
_FORMS = {"Fin": "fin", "Inf": "inf", "Part": "part"}


@cache
def _verb_form(morph: str) -> str:
    for feature in morph.split("|"):
        name, _, value = feature.partition("=")
        if name == "VerbForm":
            return _FORMS.get(value, "")
    return ""


def _make(doc: Doc) -> Columns:
    table = doc.to_array(_ATTRIBUTES)
    strings = doc.vocab.strings
    texts: dict[int, str] = {}

    def named(column: int) -> list[str]:
        values = table[:, column].tolist() if len(doc) else []
        for value in set(values):
            if value not in texts:
                texts[value] = strings[value] if value else ""
        return [texts[value] for value in values]

    count = len(doc)
    signed = table.astype("int64") if count else table
    heads = [i + int(h) for i, h in enumerate(signed[:, 5].tolist())] if count else []
    begins = signed[:, 6].tolist() if count else []
    lengths = signed[:, 7].tolist() if count else []
    marks = signed[:, 8].tolist() if count else []
    starts = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]
    sentence: list[int] = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else count
        sentence.extend([number] * (stop - start))
    lower = named(1)
    lemma = named(2)
    return Columns(
        orth=named(0),
        lower=lower,
        lemma=[(le or lo).lower() for le, lo in zip(lemma, lower, strict=True)],
        pos=named(3),
        dep=named(4),
        form=[_verb_form(morph) for morph in named(9)],
        head=heads,
        idx=begins,
        end=[b + n for b, n in zip(begins, lengths, strict=True)],
        sentence=sentence,
        sentence_starts=[*starts, count],
    )
