"""Component `dossier_sentences`: sentence starts by rule, before the parser.

Reports are full of what a parser takes for sentence ends (``mr. De Vries``, ``d.d. 12 maart``,
``1.1``) and lack the full stops where sentences do end (headings, list items, table cells). The
rules below read the text only, so that they hold for any model; the parser keeps to the starts
that are set here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.wordlists import read_column, read_rows

_OPENERS = "\"'“„‟‘‚’«(\\["
_CLOSERS = "\"'”“’‘»)\\]"

# A line break ends a block; ' | ' parts the cells of a table row; round bullets part list items.
_BLOCK = re.compile(r"\n\s*(?=\S)")
_CELL = re.compile(r"(?<=\S)[ \t]\|[ \t]+(?=[^\s|])")
_BULLET = re.compile(r"(?<![ \t])[ \t]+(?=[•▪◦●‣○■□➢✓][ \t]*\S)")
# A full stop glued to the next word is a fault of the PDF's text layer.
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})[.?!](?=[A-ZÀ-Þ][a-zà-ÿ]+\s)")
_STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[{_CLOSERS}]*)[ \t\u00a0]+"
    rf"(?=(?P<open>(?:[{_OPENERS}]|,,)*)[ ]?(?P<next>\S))"
)
_WORD_BEFORE = re.compile(r"[^\s(\[|“”\"„]+$")
_NEXT_WORDS = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\W*?[ \t]+(\S)?")
_APOSTROPHE_START = re.compile(r"['’‘`][a-z]{1,2}[ \t]+[A-ZÀ-Þ]")
_ITEM_LABEL = re.compile(
    r"(?:[-–—*•▪◦●]\s?)?\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-zA-Z]|[ivxIVX]{2,5})[.)]?"
)
_NUMBERED_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?[ \t]+[A-ZÀ-Þ\[“‘\"']")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.)*(?:[A-ZÀ-Þ]|Th|Ch|IJ|Ph|Chr)")
_LOOKBACK = 40


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The words that the rules lean on.

    Attributes
    ----------
    abbreviations
        Abbreviation with its full stops -> ``title`` (never ends a sentence), ``before`` (needs
        what follows, never ends one) or ``closing`` (ends one where a capital follows). One that
        starts with a hyphen is the end of longer words ('-nr.': 'zaaknr.').
    starters
        Words that open a sentence even after an initial -> ``any`` or ``lower``: whether the word
        after it must be lower case ('De moeder' opens a sentence, 'De Groot' is a name).
    label_words
        Words that with a number make a label in front of a paragraph: 'Artikel 4.'.
    """

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    starters: Mapping[str, str] = field(default_factory=dict)
    label_words: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        ends = tuple(a[1:] for a in self.abbreviations if a.startswith("-"))
        object.__setattr__(self, "suffixes", ends)

    def starts(self, text: str) -> list[int]:
        """Return the character offsets at which sentences start, sorted, always with 0."""
        found = {0}
        found.update(match.end() for match in _BLOCK.finditer(text))
        found.update(match.end() for match in _CELL.finditer(text))
        found.update(match.end() for match in _BULLET.finditer(text))
        found.update(match.end() for match in _GLUED.finditer(text))
        found.update(self._after_stops(text))
        return sorted(found)

    def _after_stops(self, text: str) -> Iterator[int]:
        for match in _STOP.finditer(text):
            if self._ends(text, match):
                yield match.end()

    def _ends(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether the stop is the end of a sentence."""
        start, end = match.start("stop"), match.end()
        if not self._may_open(text, end, match.group("open"), match.group("next")):
            return False
        stop, close = match.group("stop"), match.group("close")
        if start > 0 and text[start - 1] in "([" and close:
            return False  # '(!)' and '[...]' comment on a word, they end nothing
        if stop != ".":
            return True
        cell = text.rfind(" | ", 0, start)
        line = max(text.rfind("\n", 0, start), cell + 2 if cell >= 0 else -1) + 1
        if self._is_label(text[line:start].strip()):
            return False
        before = _WORD_BEFORE.search(text, max(line, start - _LOOKBACK, 0), start)
        word = before.group() if before else ""
        kind = self._kind(word)
        if kind in ("title", "before"):
            return False
        if kind == "closing":
            return not match.group("next").isdigit()
        if word and _INITIAL.fullmatch(word) and not close:
            return self._is_starter(text, end)
        if match.group("next").isdigit() and not _NUMBERED_PARAGRAPH.match(text, end):
            # An abbreviation that the list lacks is short: 'prod. 3', 'bl. 4'.
            return len(word) > 4 or bool(close) or word.isdigit() or word[-1:] in ")]"
        return True

    def _is_label(self, lead: str) -> bool:
        """Tell whether a line so far is but a label: '1', '2.3', 'a', 'Artikel 4'."""
        if _ITEM_LABEL.fullmatch(lead):
            return True
        first, _, rest = lead.partition(" ")
        return first.lower() in self.label_words and bool(_ITEM_LABEL.fullmatch(rest.strip()))

    def _kind(self, word: str) -> str | None:
        bare = word.lstrip("'‘’\"“„(") + "."
        if bare in self.abbreviations or _INITIAL.fullmatch(bare[:-1]):
            return self.abbreviations.get(bare)  # 'P.J.' is a name, 'p.j.' is not
        kind = self.abbreviations.get(bare.lower())
        if kind is None and self.suffixes:
            ending = next((end for end in self.suffixes if bare.lower().endswith(end)), None)
            kind = self.abbreviations["-" + ending] if ending else None
        return kind

    def _may_open(self, text: str, position: int, opener: str, first: str) -> bool:
        """Tell whether what stands at `position` can open a sentence at all."""
        if first.isupper() or first.isdigit():
            return True
        if first.islower():
            if opener.endswith("["):
                return True  # an anonymisation token: '[de moeder]'
            return bool(_APOSTROPHE_START.match(text, position))
        return first in "-–—•*€§…"

    def _is_starter(self, text: str, position: int) -> bool:
        if text[position] == "[":
            return True
        match = _NEXT_WORDS.match(text, position)
        if match is None:
            return False
        demand = self.starters.get(match.group(1).lower())
        if demand is None:
            return False
        return demand == "any" or not (match.group(2) or "").isupper()


class DossierSentences:
    """Set ``is_sent_start`` of every token to True or False."""

    def __init__(self, rules: SentenceRules):
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Mark in place. Tokens that straddle a start are left whole."""
        if len(doc) == 0:
            return doc
        begins = doc.to_array(["IDX"]).astype(np.int64)
        starts = np.asarray(self.rules.starts(doc.text), dtype=np.int64)
        positions = np.searchsorted(begins, starts)
        positions = positions[positions < len(begins)]
        exact = positions[begins[positions] == starts[: len(positions)]]
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[exact] = 1
        marks[0] = 1
        doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]
        return doc


@Language.factory("dossier_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> DossierSentences:
    """Make the component from ``abbreviations``, ``sentence_starters`` and ``label_words``."""
    kinds = {row["abbreviation"]: row["kind"] for row in read_rows("abbreviations")}
    starters = {row["word"]: row["followed_by"] for row in read_rows("sentence_starters")}
    assert read_column("abbreviations", "kind") <= {"title", "before", "closing"}
    label_words = read_column("label_words", "word")
    return DossierSentences(SentenceRules(kinds, starters, label_words))
