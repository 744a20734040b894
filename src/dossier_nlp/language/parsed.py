"""Parse the documents of a dossier: pieces of blocks through the parser, joined to one ``Doc``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language import pipeline
from dossier_nlp.language.people import People, collect_people
from dossier_nlp.language.voices import voice_of
from dossier_nlp.records import UNKNOWN, Document, Dossier
from dossier_nlp.settings import LanguageSettings

PIECE_CHARACTERS = 4000
"""Longest piece that goes through the parser at once; a block is cut only when it is longer."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and its parse; ``doc.text == document.text``."""

    document: Document
    doc: Doc


def parse_dossier(
    dossier: Dossier,
    settings: LanguageSettings,
    parse: Callable[[Language, str, int], Doc] | None = None,
) -> list[Parsed]:
    """Parse all documents of a dossier, in its order.

    Parameters
    ----------
    parse
        What parses the text of one document piece by piece; by default :func:`parse_text`.
    """
    nlp = pipeline.load(settings)
    people = collect_people(dossier.documents)
    parse = parse or parse_text
    return [
        Parsed(
            document,
            in_context(nlp, parse(nlp, document.text, settings.batch_size), document, people),
        )
        for document in with_authors(dossier.documents, people)
    ]


def with_authors(documents: Sequence[Document], people: People) -> list[Document]:
    """Return the documents with their authors, also those that only a name tells.

    Reading knows offices and letterheads; who 'Groet, Peter' is, other papers of the dossier tell.
    A paper of no known type may end on any name.
    """
    return [
        replace(d, author=voice_of(d, people).author) if d.type and d.author == UNKNOWN else d
        for d in documents
    ]


def parse_document(nlp: Language, document: Document, people: People, batch_size: int = 32) -> Doc:
    """Parse one document and run the components that need it whole."""
    return in_context(nlp, parse_text(nlp, document.text, batch_size), document, people)


def parse_text(nlp: Language, text: str, batch_size: int) -> Doc:
    """Run the components that work piece by piece."""
    context = [name for name in nlp.pipe_names if name in pipeline.CONTEXT_PIPES]
    with nlp.select_pipes(disable=context):
        return join(nlp, list(nlp.pipe(list(pieces_of(text)), batch_size=batch_size)))


def in_context(nlp: Language, doc: Doc, document: Document, people: People) -> Doc:
    """Run the components that need a document whole and know who is who in its dossier."""
    doc._.document = document
    doc._.people = people
    for name in pipeline.CONTEXT_PIPES:
        if name in nlp.pipe_names:
            doc = nlp.get_pipe(name)(doc)
    return doc


def join(nlp: Language, parsed: list[Doc]) -> Doc:
    """Join parsed pieces so that the text of the whole is that of the pieces in a row."""
    if not parsed:
        return Doc(nlp.vocab)
    if len(parsed) == 1:
        return parsed[0]
    joined: Doc = Doc.from_docs(parsed, ensure_whitespace=False)
    return joined


def pieces_of(text: str, longest: int = PIECE_CHARACTERS) -> Iterator[str]:
    """Cut `text` at line breaks into pieces of at most about `longest` characters.

    A line break stays at the end of the piece before it. A line that is longer than a piece is
    cut behind a space.
    """
    start = 0
    while len(text) - start > longest:
        cut = text.rfind("\n", start, start + longest) + 1
        if cut <= start:
            cut = text.rfind(". ", start, start + longest) + 2
        if cut <= start + 1:
            cut = text.rfind(" ", start, start + longest) + 1
        if cut <= start:
            cut = start + longest
        yield text[start:cut]
        start = cut
    if start < len(text):
        yield text[start:]
