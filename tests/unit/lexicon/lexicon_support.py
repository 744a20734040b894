"""Small lexicons and hand-built Docs for tests of the matcher."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import spacy
from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, set_mentions
from dossier_nlp.language.extensions import register
from dossier_nlp.lexicon.compile import CompiledLexicon
from dossier_nlp.lexicon.load import Row

VOCAB = spacy.blank("nl").vocab
_NUMBERS = count()


def row(pattern: str, category: str = "threat", **more: object) -> Row:
    """Make a row; its id is a number of its own."""
    return Row(id=f"test.r{next(_NUMBERS)}", pattern=pattern, category=category, **more)


def doc_of(text: str, mentions: Sequence[tuple[int, int, str]] = ()) -> Doc:
    """Make a Doc of ``word``, ``word/lemma`` or ``word/lemma/POS`` items; ``|`` ends a sentence."""
    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    starts: list[bool] = []
    new = True
    for item in text.split():
        if item == "|":
            new = True
            continue
        parts = item.split("/")
        words.append(parts[0])
        lemmas.append(parts[1] if len(parts) > 1 and parts[1] else parts[0].lower())
        tags.append(parts[2] if len(parts) > 2 else "X")
        starts.append(new)
        new = False
    doc = Doc(VOCAB, words=words, lemmas=lemmas, pos=tags, sent_starts=starts)
    register()
    set_mentions(doc, [Mention(start, end, actor) for start, end, actor in mentions])
    return doc


def spans(lexicon: CompiledLexicon, doc: Doc, **options: bool) -> list[str]:
    """Return the texts of the spans that are found."""
    return [doc[m.start : m.end].text for m in lexicon.find(doc, **options)]
