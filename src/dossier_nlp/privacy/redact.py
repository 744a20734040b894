"""Mask identifiers in everything that is kept of a dossier.

A mask covers every character but blanks, so that offsets, pages and lines stay what they are. The
walk over a result goes field by field and masks every text that is not known to be a code: a field
that is added to a record later is masked until somebody says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dossier_nlp.privacy.identifiers import find_identifiers
from dossier_nlp.privacy.people_names import CAPITAL
from dossier_nlp.privacy.words import first_names, surnames
from dossier_nlp.reading.dates import find_dates
from dossier_nlp.records import Block, Cue, Document, DossierResult, Event, Person, Reuse

MASK = "█"

_T = TypeVar("_T")
_CODES = frozenset(
    {
        "sha256", "kind", "type", "discipline", "author", "date_source", "text_source",
        "family", "category", "rule", "actor", "holder", "polarity", "status", "holder_chain",
        "about", "act", "agent", "patient", "act_class", "precision", "indicator", "level",
        "stage", "severity", "code", "route", "violence", "model", "lexicon",
        "contact_loss", "contact_loss_between", "contributions", "age",
    }
)  # fmt: skip
"""Fields that hold words of the program, never of a paper."""
_IDS = frozenset(
    {"document_id", "first_document_id", "from_document_id", "to_document_id", "tag_id", "claim_id"}
)
_ROWS_OF_IDS = frozenset(
    {"disputed_in", "repeated_after_dispute", "bare_repeated", "sources", "tag_ids"}
)
_LEAST_NAME = 3
"""A part of a name this short is masked only inside the whole name."""
_LOCATED = 6
"""A text shorter than this is not looked up in the papers: it would be found by chance."""


def redact(result: DossierResult, allow: Collection[str] = ()) -> DossierResult:
    """Return a result in which all direct identifiers are masked.

    Parameters
    ----------
    result
        What was found in a dossier.
    allow
        Names that may stand (pseudonyms).
    """
    redactor = Redactor(result.documents, allow)
    return redactor.result(result)


def mask_file_name(name: str) -> str:
    """Mask what points at a person in the name of a file or folder.

    A name stands there without a sentence around it, so a common surname or first name alone is
    masked as well.
    """
    spaced = name.replace("_", " ").replace("-", " ")
    ranges = [
        (one.start, one.end)
        for text in (name, name.replace("_", " "))
        for one in find_identifiers(text)
    ]
    # Dashes taken away make numbers of dates, so only names are looked for without them.
    ranges += [(one.start, one.end) for one in find_identifiers(spaced) if one.kind == "name"]
    known = first_names() | surnames()
    for match in re.finditer(rf"(?<![A-Za-zÀ-ÿ]){CAPITAL}(?![A-Za-zÀ-ÿ])", spaced):
        parts = match.group().split("-")
        if any(part in known for part in parts):
            ranges.append(match.span())
    return _masked(name, ranges)


def _masked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in ranges:
        for position in range(start, end):
            if not letters[position].isspace():
                letters[position] = MASK
    return "".join(letters)


class Redactor:
    """Masks the identifiers of one dossier, wherever its texts went.

    Parameters
    ----------
    documents
        The papers, unmasked.
    allow
        Names that may stand.
    """

    def __init__(self, documents: Iterable[Document], allow: Collection[str] = ()) -> None:
        self._allow = allow
        self._plain = {one.document_id: one.text for one in documents}
        found = {
            name: [(one.kind, one.start, one.end) for one in find_identifiers(text, allow)]
            for name, text in self._plain.items()
        }
        self._births: set[str] = set()
        self._known = self._pattern(found)
        self._masks = {
            name: self._mask_ranges(text, [(start, end) for _, start, end in found[name]])
            for name, text in self._plain.items()
        }

    def result(self, result: DossierResult) -> DossierResult:
        """Mask a whole result."""
        ids = self._new_ids(result.documents)
        masked: DossierResult = self._walk(result, "", ids)
        return masked

    def text(self, text: str) -> str:
        """Mask a text that is no exact piece of a paper, or of which the place is not known."""
        if len(text) >= _LOCATED:
            piece = text.rstrip("…. ")
            for name, plain in self._plain.items():
                at = plain.find(piece)
                if at >= 0:
                    # A piece may begin or end halfway an identifier: its place tells.
                    masked = self._masks[name][at : at + len(piece)] + text[len(piece) :]
                    return self._mask_ranges(masked, [])
        return self._mask_ranges(
            text, [(one.start, one.end) for one in find_identifiers(text, self._allow)]
        )

    def _pattern(self, found: Mapping[str, list[tuple[str, int, int]]]) -> re.Pattern[str] | None:
        """Return a pattern for all that was found, to mask it where its cue is missing."""
        wholes: set[str] = set()
        for name, places in found.items():
            for kind, start, end in places:
                value = self._plain[name][start:end]
                wholes.add(value)
                if kind == "name":
                    wholes.update(w for w in re.findall(CAPITAL, value) if len(w) >= _LEAST_NAME)
                if kind == "birth_date":
                    self._births.update(one.date_from for one in find_dates(value))
        wholes |= self._births
        if not wholes:
            return None
        ordered = sorted(wholes, key=lambda value: (-len(value), value))
        options = "|".join(r"\s+".join(map(re.escape, value.split())) for value in ordered)
        return re.compile(rf"(?<![A-Za-zÀ-ÿ0-9])(?:{options})(?![A-Za-zÀ-ÿ0-9])")

    def _mask_ranges(self, text: str, ranges: list[tuple[int, int]]) -> str:
        if self._known is not None:
            ranges = ranges + [match.span() for match in self._known.finditer(text)]
        return _masked(text, ranges) if ranges else text

    def _new_ids(self, documents: Iterable[Document]) -> dict[str, str]:
        """Return masked names of documents, kept apart by a number where masks are alike."""
        ids: dict[str, str] = {}
        for document_id in sorted(one.document_id for one in documents):
            masked = self.file_name(document_id)
            name, number = masked, 2
            while masked != document_id and name in ids.values():
                name = f"{masked}-{number}"
                number += 1
            ids[document_id] = name
        return ids

    def file_name(self, name: str) -> str:
        """Mask the name of a file by its own look and by what the papers hold."""
        return self._mask_ranges(mask_file_name(name), [])

    def _piece(self, document_id: str, start: int, end: int, text: str) -> str | None:
        """Return the masked words at a place, or None where the place does not hold them."""
        plain = self._plain.get(document_id)
        if plain is None or plain[start:end] != text or not text:
            return None
        return self._masks[document_id][start:end]

    def _walk(self, value: Any, document_id: str, ids: Mapping[str, str]) -> Any:
        if isinstance(value, str):
            return self.text(value) if value else value
        if isinstance(value, tuple):
            return tuple(self._walk(one, document_id, ids) for one in value)
        if isinstance(value, Mapping):
            return {key: self._walk(one, document_id, ids) for key, one in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value, document_id, ids)
        return value

    def _record(self, record: _T, document_id: str, ids: Mapping[str, str]) -> _T:
        document_id = getattr(record, "document_id", document_id) or document_id
        new: dict[str, Any] = {}
        for field in fields(record):  # type: ignore[arg-type]
            value = getattr(record, field.name)
            if field.name in _CODES or not isinstance(value, (str, tuple, Mapping)):
                if is_dataclass(value):
                    new[field.name] = self._record(value, document_id, ids)
                continue
            new[field.name] = self._field(record, field.name, value, document_id, ids)
        return replace(_without_birthday(record, self._births), **new)  # type: ignore[type-var]

    def _field(
        self, record: Any, name: str, value: Any, document_id: str, ids: Mapping[str, str]
    ) -> Any:
        if name == "dossier_id":
            return value  # the run gave a neutral one where it had to
        if name in _IDS:
            return _new_id(value, ids)
        if name in _ROWS_OF_IDS:
            return tuple(_new_id(one, ids) for one in value)
        if name == "file":
            return self.file_name(value)
        if name == "message":
            return self._message(record, value)
        if name in ("date", "date_from", "date_to", "born", "first_date", "last_date"):
            return getattr(_without_birthday(record, self._births), name)
        if isinstance(record, Document) and name == "text":
            return self._masks.get(record.document_id, self.text(value))
        if name == "text" and isinstance(value, str):
            return self._own_text(record, value, document_id)
        return self._walk(value, document_id, ids)

    def _own_text(self, record: Any, value: str, document_id: str) -> str:
        if isinstance(record, Block):
            return self.text(value)
        if isinstance(record, Reuse):
            place = (record.from_document_id, record.from_start, record.from_end)
        elif isinstance(record, Cue) or hasattr(record, "start"):
            place = (document_id, record.start, record.end)
        else:
            return self.text(value)
        masked = self._piece(*place, value)
        if masked is not None:
            return masked
        # A cue may stand in no paper, or a tag must keep the length of its text.
        return self.text(value)

    def _message(self, record: Any, value: str) -> str:
        file = getattr(record, "file", "")
        if not file:
            return self.text(value)
        return self.file_name(file).join(self.text(part) for part in value.split(file))


def _new_id(value: str, ids: Mapping[str, str]) -> str:
    """Return the masked id of a document, or of a tag, which begins with that of its document."""
    if value in ids:
        return ids[value]
    document, colon, rest = value.rpartition(":")
    while colon:
        if document in ids:
            return f"{ids[document]}:{rest}"
        document, colon, last = document.rpartition(":")
        rest = f"{last}:{rest}"
    return value


def _without_birthday(record: Any, births: Collection[str]) -> Any:
    """Leave the year of a date of birth, not the day."""
    if isinstance(record, Person) and len(record.born) > 4:
        return replace(record, born=record.born[:4])
    if isinstance(record, Event) and record.date_from in births:
        year = record.date_from[:4]
        return replace(record, date_from=f"{year}-01-01", date_to=f"{year}-12-31", precision="year")
    return record
