"""Where something stands on the page: every number leads to an anchor in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from dossier_nlp.records import Document, DossierResult, Tag
from dossier_nlp.reporting.labels import TYPE_LABELS
from dossier_nlp.reporting.rows import tags_by_document


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence to show, with the words that count in it and the way to its place."""

    before: str
    hit: str
    after: str
    anchor: str
    number: int
    title: str
    date: str
    page: int
    tag: Tag | None = None


LEARNED = "learned."
"""Rules of the learned readers begin so."""


def is_learned(tag: Tag) -> bool:
    """Return whether a learned reader found the tag: less certain than a row of a word list."""
    return tag.rule.startswith(LEARNED)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document that has an anchor of its own without being a tag."""

    start: int
    end: int
    anchor: str


@dataclass(slots=True)
class Places:
    """Anchors of one dossier, handed out on demand.

    Documents are ``d1``, ``d2``, ... and tags ``d1-t1``, ...: names of files and dossiers never
    reach an attribute. Stretches without a tag of their own are remembered in ``spans``, so that
    the page can give them an anchor when it prints the text.
    """

    result: DossierResult
    documents: dict[str, Document] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    tags: dict[str, list[Tag]] = field(default_factory=dict)
    spans: dict[str, dict[tuple[int, int], Span]] = field(default_factory=dict)
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _tag_anchor: dict[tuple[str, str], str] = field(default_factory=dict)
    _by_range: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tags = tags_by_document(self.result)
        for number, document in enumerate(self.result.documents, start=1):
            document_id = document.document_id
            self.documents[document_id] = document
            self.numbers[document_id] = number
            self.spans[document_id] = {}
            for order, tag in enumerate(self.tags.get(document_id, ()), start=1):
                anchor = f"d{number}-t{order}"
                self._tag_anchor[document_id, tag.tag_id] = anchor
                self._by_range.setdefault((document_id, tag.start, tag.end), anchor)

    def of_document(self, document_id: str) -> str:
        """Return the anchor of a document; of the list of documents when it is unknown."""
        number = self.numbers.get(document_id)
        return f"d{number}" if number else "documenten"

    def of_tag(self, tag: Tag) -> str:
        """Return the anchor of a tag."""
        return self._tag_anchor.get((tag.document_id, tag.tag_id), "documenten")

    def of_range(self, document_id: str, start: int, end: int) -> str:
        """Return the anchor of a stretch of text; one is made when there is none."""
        known = self._by_range.get((document_id, start, end))
        if known:
            return known
        document = self.documents.get(document_id)
        if document is None or not 0 <= start < end <= len(document.text):
            return self.of_document(document_id)
        number = self.numbers[document_id]
        span = Span(start, end, f"d{number}-p{start}-{end}")
        self.spans[document_id][start, end] = span
        return span.anchor

    def quote_tag(self, tag: Tag) -> Quote:
        """Quote the sentence of a tag."""
        return self._quote(
            tag.document_id, tag.start, tag.end, tag.sentence_start, tag.sentence_end,
            tag.text, tag.page, self.of_tag(tag), tag,
        )  # fmt: skip

    def quote_range(self, document_id: str, start: int, end: int, text: str, page: int) -> Quote:
        """Quote a stretch of text, with the rest of its sentence where a tag knows it."""
        sentence = self._sentence(document_id, start, end)
        anchor = self.of_range(document_id, start, end)
        return self._quote(document_id, start, end, *sentence, text, page, anchor, None)

    def _sentence(self, document_id: str, start: int, end: int) -> tuple[int, int]:
        """Return the sentence around a stretch, where a tag stands in the same sentence."""
        known = self._sentences.get(document_id)
        if known is None:
            tags = self.tags.get(document_id, ())
            known = sorted({(tag.sentence_start, tag.sentence_end) for tag in tags})
            self._sentences[document_id] = known
        place = bisect_right(known, (start, 2**62)) - 1
        if place >= 0 and known[place][1] >= end:
            return known[place]
        return start, end

    def _quote(
        self,
        document_id: str,
        start: int,
        end: int,
        sentence_start: int,
        sentence_end: int,
        text: str,
        page: int,
        anchor: str,
        tag: Tag | None,
    ) -> Quote:
        document = self.documents.get(document_id)
        before, hit, after = "", text, ""
        if document is not None and sentence_start <= start < end <= sentence_end:
            before = document.text[sentence_start:start].lstrip()
            after = document.text[end:sentence_end].rstrip()
            hit = document.text[start:end]
        return Quote(
            before=before,
            hit=hit,
            after=after,
            anchor=anchor,
            number=self.numbers.get(document_id, 0),
            title=title_of(document) if document else document_id,
            date=document.date if document else "",
            page=page,
            tag=tag,
        )


def title_of(document: Document) -> str:
    """Return what a document is called on the page: its type, else its name."""
    if document.type in TYPE_LABELS and document.type:
        return TYPE_LABELS[document.type]
    return document.document_id
