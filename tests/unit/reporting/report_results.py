"""Hand-made, fictional results: what reports are developed and tested against.

The texts lie in ``tests/data/reporting``. They carry their tags inline,
``[[family.category key=value|words]]``, nesting allowed; a line ``---`` turns the page. Keys are
fields of a tag, and ``weight``, ``date``, ``until`` for the evidence and the events that are
made of it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dossier_nlp.records import (
    FACTORS,
    Block,
    Claim,
    ClaimMention,
    Cue,
    Document,
    DossierResult,
    Event,
    Evidence,
    FactorScore,
    Person,
    Piece,
    Problem,
    Reuse,
    Summary,
    Tag,
    Triage,
)

TEXTS = Path(__file__).parents[2] / "data" / "reporting"

_MARK = re.compile(r"\[\[(?P<head>[^|\[\]]+)\||\]\]")


@dataclass
class Marked:
    """A document and what its markup says."""

    document: Document
    tags: list[Tag] = field(default_factory=list)
    extra: dict[str, dict[str, str]] = field(default_factory=dict)


def _text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def marked_document(dossier_id: str, document_id: str, source: str, **fields: Any) -> Marked:
    """Turn marked-up text into a document with its tags."""
    text, spans, page_breaks = _strip(source.strip("\n"))
    blocks = _blocks(text, page_breaks)
    document = Document(
        dossier_id=dossier_id,
        document_id=document_id,
        file=fields.pop("file", f"{document_id}.pdf"),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        blocks=blocks,
        pages=len(page_breaks) + 1,
        **fields,
    )
    marked = Marked(document)
    for number, (start, end, head) in enumerate(sorted(spans), start=1):
        tag, extra = _tag(document, f"{document_id}:{start}-{end}.{number}", start, end, head)
        marked.tags.append(tag)
        marked.extra[tag.tag_id] = extra
    return marked


def _strip(source: str) -> tuple[str, list[tuple[int, int, str]], list[int]]:
    text, open_marks, spans, breaks, last = "", [], [], [], 0
    for match in _MARK.finditer(source):
        text, last = _plain(text, source[last : match.start()], breaks), match.end()
        if match["head"]:
            open_marks.append((len(text), match["head"]))
        else:
            start, head = open_marks.pop()
            spans.append((start, len(text), head))
    return _plain(text, source[last:], breaks), spans, breaks


def _plain(text: str, more: str, breaks: list[int]) -> str:
    parts = more.split("\n---\n")
    for part in parts[:-1]:
        text += f"{part}\n"
        breaks.append(len(text))
    return text + parts[-1]


def _blocks(text: str, breaks: list[int]) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        page = 1 + sum(start >= place for place in breaks)
        kind, level, cells = "paragraph", 0, ()
        if line.isupper() or re.match(r"\d+\. [A-Z][^.]*$", line):
            kind, level = "heading", 1 if line.isupper() else 2
        elif line.startswith("- "):
            kind = "list_item"
        elif line.startswith("„"):
            kind = "quote"
        elif " | " in line:
            kind, cells, at = "table_row", [], start
            for cell in line.split(" | "):
                cells.append((at, at + len(cell)))
                at += len(cell) + 3
        blocks.append(Block(kind, start, end, (Piece(start, end, page),), level, tuple(cells)))
        start = end + 1
    return tuple(blocks)


def _tag(
    document: Document, tag_id: str, start: int, end: int, head: str
) -> tuple[Tag, dict[str, str]]:
    name, *pairs = head.split()
    family, category = name.split(".", 1) if "." in name else (name, name)
    fields: dict[str, Any] = dict(pair.split("=", 1) for pair in pairs)
    extra = {key: fields.pop(key) for key in ("weight", "date", "until") if key in fields}
    fields = {
        key: value.replace("_", " ") if key in ("alternative", "name") else value
        for key, value in fields.items()
    }
    if "acknowledged" in fields:
        fields["acknowledged"] = fields["acknowledged"] == "yes"
    if "backgrounded" in fields:
        fields["backgrounded"] = True
    sentence_start, sentence_end = _sentence(document.text, start, end)
    cues = (Cue("trigger", document.text[start:end], start, end, f"{family}.row"),)
    if fields.get("holder", "author") != "author":
        word = document.text[sentence_start:sentence_end].split()[0]
        cues += (Cue("holder", word, sentence_start, sentence_start + len(word), "holder.volgens"),)
    tag = Tag(
        document_id=document.document_id,
        tag_id=tag_id,
        start=start,
        end=end,
        text=document.text[start:end],
        page=document.page_of(start),
        family=family,
        category=category,
        rule=f"{family}.{category}.{document.text[start:end].split()[-1].lower()}",
        cues=cues,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        **fields,
    )
    return tag, extra


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    stops = [place for place in (text.find(". ", end), text.find("\n", end)) if place >= 0]
    return min(begin, start), max(end, min(stops, default=len(text)) + 1 if stops else len(text))


_DOCUMENTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "01_2019-03-04_verzoekschrift",
        "01_verzoekschrift",
        {
            "date": "2019-03-04",
            "type": "verzoekschrift",
            "discipline": "advocaat",
            "author": "lawyer",
        },
    ),
    (
        "02_2019-04-18_verweerschrift",
        "02_verweerschrift",
        {
            "date": "2019-04-18",
            "type": "verweerschrift",
            "discipline": "advocaat",
            "author": "lawyer",
        },
    ),
    (
        "03_2019-11-02_raadsrapport",
        "03_raadsrapport",
        {"date": "2019-11-02", "type": "raadsrapport", "discipline": "raad", "author": "rvdk"},
    ),
    (
        "04_2020-02-26_beschikking",
        "04_beschikking",
        {
            "date": "2020-02-26",
            "type": "beschikking",
            "discipline": "rechtbank",
            "author": "court",
            "text_source": "ocr",
            "quality": 0.83,
        },
    ),
    (
        "05_2020-10-01_planvanaanpak",
        "05_planvanaanpak",
        {"date": "2020-10-01", "type": "planvanaanpak", "discipline": "gi", "author": "gi"},
    ),
    (
        "06_2021-10-29_eindverslag",
        "06_eindverslag",
        {
            "date": "2021-10-29",
            "type": "eindverslag",
            "discipline": "systeemtherapeut",
            "author": "professional",
        },
    ),
)


def rich_result(dossier_id: str = "voorbeeld") -> DossierResult:
    """Six papers of one fictional family, with something of everything."""
    marked = [
        marked_document(dossier_id, document_id, _text(source), date_source="filename", **fields)
        for document_id, source, fields in _DOCUMENTS
    ]
    tags = tuple(tag for item in marked for tag in item.tags)
    evidence = tuple(_evidence(marked))
    result = DossierResult(
        dossier_id=dossier_id,
        documents=tuple(item.document for item in marked),
        tags=tags,
        claims=tuple(_claims(marked)),
        reuse=_reuse(marked[2].document, marked[4].document),
        events=tuple(_events(marked)),
        scores=tuple(_scores(evidence)),
        evidence=evidence,
        problems=(
            Problem(
                dossier_id,
                "07_scan.pdf",
                "reading",
                "error",
                "no_text",
                "3 of 3 pages are pictures and no OCR is installed: install tesseract (nld)",
            ),
            Problem(
                dossier_id,
                "04_2020-02-26_beschikking.pdf",
                "reading",
                "warning",
                "ocr_quality",
                "text comes from OCR, quality 0.83: check what matters",
            ),
        ),
        model="nl_dossier 0.1.0",
        lexicon="3f2a9c0d",
    )
    return replace(result, summary=_summary(result))


def safety_result(dossier_id: str = "veiligheid-eerst") -> DossierResult:
    """A short file in which violence is established: it must be said first."""
    marked = marked_document(
        dossier_id,
        "01_2022-05-06_veiligthuisverslag",
        _text("safety"),
        date="2022-05-06",
        type="veiligthuisverslag",
        discipline="veilig_thuis",
        author="vt",
    )
    violence = tuple(tag.tag_id for tag in marked.tags if tag.family == "violence")
    return DossierResult(
        dossier_id=dossier_id,
        documents=(marked.document,),
        tags=tuple(marked.tags),
        scores=tuple(
            FactorScore(n, name, 0.0, 0.0, 0.0, "insufficient_text", False, "te weinig tekst")
            for n, name in FACTORS.items()
        ),
        summary=Summary(
            "2022-05-06",
            "2022-05-06",
            triage=Triage("safety", "established", violence, "geweld vastgesteld"),
        ),
        model="nl_dossier 0.1.0",
        lexicon="3f2a9c0d",
    )


def empty_result(dossier_id: str = "niets-gelezen") -> DossierResult:
    """A dossier of which nothing could be read."""
    return DossierResult(
        dossier_id=dossier_id,
        documents=(),
        problems=(
            Problem(
                dossier_id,
                "kapot.pdf",
                "reading",
                "error",
                "broken_pdf",
                "the file is damaged: ask for a new copy",
            ),
        ),
    )


HOSTILE_NAME = "../<b>\"'&\u202e=cmd|' /C calc'!A1 " + "n" * 120


def hostile_result(dossier_id: str = HOSTILE_NAME) -> DossierResult:
    """Text and names that try to break out of tables and pages."""
    marked = marked_document(
        dossier_id,
        "01_<img src=x onerror=alert(6)>",
        _text("hostile"),
        file="01_<img src=x onerror=alert(6)>.pdf",
        date="2020-01-01",
        type="<script>alert(7)</script>",
        discipline="@SUM(1)",
        date_source="'><b>",
    )
    first = marked.tags[0]
    return DossierResult(
        dossier_id=dossier_id,
        documents=(marked.document,),
        tags=tuple(marked.tags),
        claims=(
            Claim(
                "c<1>",
                first.text,
                "mother",
                "father",
                first.document_id,
                "2020-01-01",
                (_mention(first, "assertion", marked.document),),
                disputed=True,
            ),
        ),
        summary=Summary(
            "2020-01-01", "2020-01-01", people=(Person("mother", ("<b>Anna</b>", "=1+1")),)
        ),
        problems=(Problem(dossier_id, "=cmd.pdf", "reading", "warning", "x", "-1+1"),),
        model="<model>",
    )


def _mention(tag: Tag, act: str, document: Document) -> ClaimMention:
    return ClaimMention(
        tag.claim_id or "c<1>",
        tag.document_id,
        document.date,
        tag.page,
        tag.start,
        tag.end,
        tag.text,
        act,
        tag.holder,
        tag.acknowledged,
        1.0 if act == "assertion" else 0.71,
        tag.rule,
    )


def _claims(marked: list[Marked]) -> list[Claim]:
    mentions: dict[str, list[ClaimMention]] = {}
    about: dict[str, str] = {}
    for item in marked:
        for tag in item.tags:
            if tag.family == "claim":
                mention = _mention(tag, tag.category, item.document)
                mentions.setdefault(tag.claim_id, []).append(mention)
                about[tag.claim_id] = tag.about
    return [_claim(claim_id, about[claim_id], tuple(found)) for claim_id, found in mentions.items()]


def _claim(claim_id: str, about: str, mentions: tuple[ClaimMention, ...]) -> Claim:
    against = [m for m in mentions if m.act in ("dispute", "refutation")]
    later = [m for m in mentions if m.act == "repetition" and against and m.date > against[0].date]
    first = mentions[0]
    return Claim(
        claim_id,
        first.text,
        first.holder,
        about,
        first.document_id,
        first.date,
        mentions,
        disputed=any(m.act == "dispute" for m in against),
        disputed_in=tuple(m.document_id for m in against),
        refuted=any(m.act == "refutation" for m in against),
        repeated_after_dispute=tuple(m.document_id for m in later),
        bare_repeated=tuple(m.document_id for m in later if not m.acknowledged),
    )


def _reuse(early: Document, late: Document) -> tuple[Reuse, ...]:
    start, end = early.text.index("De kinderen worden"), early.text.index(" van hun ouders.")
    to = late.text.index("De kinderen zijn")
    return (
        Reuse(
            early.document_id,
            late.document_id,
            start,
            end,
            to,
            to + len("De kinderen zijn hierdoor beschadigd"),
            early.text[start:end],
            0.91,
        ),
    )


def _evidence(marked: list[Marked]) -> list[Evidence]:
    found = []
    for item in marked:
        for tag in item.tags:
            if tag.family == "indicator":
                weight = float(item.extra[tag.tag_id].get("weight", "1"))
                found.append(
                    Evidence(
                        int(tag.category[2]),
                        tag.category,
                        tag.document_id,
                        tag.page,
                        tag.start,
                        tag.end,
                        tag.text,
                        weight,
                    )
                )
    return found


def _scores(evidence: tuple[Evidence, ...]) -> list[FactorScore]:
    scores = []
    for factor, name in FACTORS.items():
        total = sum(item.weight for item in evidence if item.factor == factor)
        score = min(100.0, 22.5 * max(total, 0.0))
        level = (
            "none"
            if score < 10
            else "weak"
            if score < 35
            else ("moderate" if score < 60 else "strong")
        )
        scores.append(
            FactorScore(
                factor,
                name,
                score,
                max(score - 22.5, 0.0),
                min(score + 4, 100.0),
                level,
                score >= 35,
                "herhaald in verschillende stukken" if score >= 35 else "",
                {f"rf{factor}.x": score},
            )
        )
    return scores


def _events(marked: list[Marked]) -> list[Event]:
    events = []
    for item in marked:
        document = item.document
        for tag in item.tags:
            extra = item.extra[tag.tag_id]
            if "date" in extra:
                kind = {"legal": "proceeding", "mandated": "measure"}.get(
                    tag.category, "intervention"
                )
                events.append(
                    Event(
                        document.document_id,
                        tag.page,
                        tag.start,
                        tag.end,
                        extra["date"],
                        extra.get("until", extra["date"]),
                        "month",
                        kind,
                        tag.name,
                        tag.status,
                        tag.text,
                        document.discipline,
                        (tag.tag_id,),
                    )
                )
    return sorted(events, key=lambda event: event.date_from)


def _summary(result: DossierResult) -> Summary:
    violence = tuple(tag.tag_id for tag in result.tags if tag.family == "violence")
    first = result.documents[0]
    return Summary(
        first_date="2019-03-04",
        last_date="2021-10-29",
        conflict_start="2018-07",
        conflict_months=39,
        phase=5,
        contact_loss="threatened",
        contact_loss_between=("father-child",),
        triage=Triage(
            "divorce", "refuted", violence, "geweld is beweerd en door een derde weerlegd"
        ),
        people=(
            Person("mother", ("moeder", "Anna", "verzoekster"), document_id=first.document_id),
            Person("father", ("vader", "Bram"), born="1980", document_id=first.document_id),
            Person("child", ("Sem",), age="9", document_id=first.document_id),
            Person("child", ("Noor",), born="2013", document_id=first.document_id),
        ),
    )
