"""What a document is: its date, type, discipline, author, and the facts of a ruling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dossier_nlp.reading.content import Content, Notice
from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.doctype import find_type
from dossier_nlp.reading.document_date import find_document_date
from dossier_nlp.reading.head import find_head
from dossier_nlp.reading.rulings import find_case_facts
from dossier_nlp.reading.sender import find_sender, normalise_discipline
from dossier_nlp.records import UNKNOWN, Document

_RULING = "beschikking"
_DECLARED = "declared"
_WEAK_DATES = ("latest_in_text", "file_name", "file_properties")


@dataclass(frozen=True, slots=True)
class Description:
    """What was found about a document, and where the date came from."""

    date: str = ""
    date_source: str = ""
    type: str = ""
    discipline: str = ""
    author: str = UNKNOWN
    meta: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def describe(content: Content, file: str, declared: Mapping[str, str]) -> Description:
    """Describe a document by what it says of itself; what an analyst declared wins.

    ``meta`` holds ``type_source`` and, for rulings and pleadings, what
    :func:`~dossier_nlp.reading.rulings.find_case_facts` finds.
    """
    head = find_head(content)
    day, day_source = find_document_date(head, content.text, file, content.properties)
    kind, kind_source = find_type(head, file)
    if "date" in declared:
        day, day_source = declared["date"], _DECLARED
    if "type" in declared:
        kind, kind_source = declared["type"], _DECLARED
    discipline, author = find_sender(head, kind)
    if "discipline" in declared:
        discipline = normalise_discipline(declared["discipline"])
        author = str(load_cues("senders").get(discipline, {}).get("actor", author))
    author = declared.get("author", author)
    meta = {"type_source": kind_source} if kind_source else {}
    meta.update(find_case_facts(content.text, kind == _RULING))
    return Description(
        day, day_source, kind, discipline, author, meta, _notices(content, day, day_source, kind)
    )


def describe_document(document: Document) -> Document:
    """Return a document that was made elsewhere with what it says of itself.

    What it has already (a date, a type, a discipline, an author) stays.
    """
    content = Content(document.text, document.blocks, document.pages)
    stated = {
        "date": document.date,
        "type": document.type,
        "discipline": document.discipline,
        "author": "" if document.author == UNKNOWN else document.author,
    }
    found = describe(content, document.file, {key: value for key, value in stated.items() if value})
    return replace(
        document,
        date=found.date,
        date_source=document.date_source or found.date_source,
        type=found.type,
        discipline=found.discipline,
        author=found.author,
        meta={**document.meta, **found.meta},
    )


def _notices(content: Content, day: str, day_source: str, kind: str) -> tuple[Notice, ...]:
    """Tell what could not be found, except of a document without text."""
    if not content.text:
        return ()
    notices: list[Notice] = []
    if not day:
        notices.append(
            Notice("no_date", "no date found; state it in documents.toml or dossier.csv")
        )
    elif day_source in _WEAK_DATES:
        notices.append(
            Notice(
                "uncertain_date", f"the date comes from {day_source.replace('_', ' ')}; check it"
            )
        )
    if not kind:
        notices.append(
            Notice("no_type", "type of paper unknown; state it in documents.toml or dossier.csv")
        )
    return tuple(notices)
