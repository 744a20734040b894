"""What all taggers share: the finding, and how findings become tags.

A tagger says where something stands and which rule found it. In whose voice it stands and whether
it is affirmed comes from the language room, for every family in the same way, unless the tagger
knows better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.holder import holder_of
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.records import Cue, Tag

SPANS_KEY = "dossier"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a Doc, in token offsets (end exclusive).

    Attributes
    ----------
    rule
        The lexicon row or frame that fired.
    cues
        Words that decided something, with character offsets; at least the trigger.
    polarity, holder
        None: ask the language room. ``holder_chain`` goes with `holder`.
    asked
        Tokens whose holder and assertion count, where these are not those of the span (the verb of
        a clause for its object).
    priority
        Of overlapping findings of one family, category and actor the highest stays; then the
        longest.
    keep_mentioned
        True keeps the finding where the word is only talked about.
    own
        Tokens whose negation is part of what the finding means ('geen eigen geld'): they deny
        nothing.
    """

    start: int
    end: int
    family: str
    category: str
    rule: str
    actor: str = ""
    name: str = ""
    status: str = ""
    cues: tuple[Cue, ...] = ()
    polarity: str | None = None
    holder: str | None = None
    holder_chain: tuple[str, ...] = ()
    backgrounded: bool = False
    alternative: str = ""
    about: str = ""
    asked: tuple[int, int] | None = None
    priority: int = 0
    keep_mentioned: bool = False
    own: tuple[int, ...] = ()


Find = Callable[[Doc, Lexicons], list[Finding]]
"""What a tagger module offers as ``find``."""


def cue(doc: Doc, kind: str, start: int, end: int, rule: str = "") -> Cue:
    """Return the tokens ``start:end`` as a cue."""
    text = doc[start:end].text
    begin = doc[start].idx
    return Cue(kind, text, begin, begin + len(text), rule)


def match_cues(doc: Doc, match: Match, kind: str = "trigger") -> tuple[Cue, ...]:
    """Return the words that satisfied a pattern as cues, neighbours joined to one."""
    runs: list[list[int]] = []
    for token in sorted(match.cues):
        if runs and token == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([token, token + 1])
    return tuple(cue(doc, kind, start, end, match.row.id) for start, end in runs)


def from_match(doc: Doc, match: Match, family: str) -> Finding:
    """Make a finding of a lexicon match: category and rule are those of the row."""
    return Finding(
        match.start,
        match.end,
        family,
        match.row.category,
        match.row.id,
        cues=match_cues(doc, match),
    )


def without_overlap(findings: Iterable[Finding]) -> list[Finding]:
    """Keep, of overlapping findings of one family, category and actor, the best one."""
    ranked = sorted(
        findings,
        key=lambda f: (
            -f.priority,
            f.start - f.end,
            f.start,
            f.family,
            f.category,
            f.rule,
            f.actor,
        ),
    )
    taken: dict[tuple[str, str, str, str], set[int]] = {}
    kept = []
    for finding in ranked:
        tokens = taken.setdefault(
            (finding.family, finding.category, finding.actor, finding.name), set()
        )
        if tokens.isdisjoint(range(finding.start, finding.end)):
            tokens.update(range(finding.start, finding.end))
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, -f.end, f.family, f.category, f.actor, f.rule))


def decide(finding: Finding, doc: Doc) -> Finding | None:
    """Fill in holder and polarity; None where the word is only mentioned."""
    start, end = finding.asked or (finding.start, finding.end)
    cues = finding.cues
    holder, chain = finding.holder, finding.holder_chain
    if holder is None:
        attribution = holder_of(doc, start, end)
        holder, chain = attribution.holder, attribution.chain
        cues = _joined(cues, attribution.cues)
    polarity = finding.polarity
    assertion = assertion_of(doc, start, end, own=finding.own)
    if assertion.mentioned and not finding.keep_mentioned:
        return None
    if polarity is None:
        polarity = assertion.polarity
        cues = _joined(cues, assertion.cues)
    return replace(finding, holder=holder, holder_chain=chain, polarity=polarity, cues=cues)


def _joined(first: tuple[Cue, ...], second: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def finish(findings: Iterable[Finding], parsed: Parsed) -> tuple[Tag, ...]:
    """Turn the findings of one document into tags, in text order.

    Parameters
    ----------
    findings
        Findings of any families, in token offsets of ``parsed.doc``.
    parsed
        The document and its parse.

    Returns
    -------
    tuple of Tag
        Without findings that are only mentioned and without duplicates. Ids are stable: the same
        text gives the same ids.
    """
    doc, document = parsed.doc, parsed.document
    text = document.text  # Doc.text is made anew at every look
    sentences = SentenceIndex(doc)
    tags: list[Tag] = []
    seen: Counter[str] = Counter()
    for finding in without_overlap(findings):
        decided = decide(finding, doc)
        if decided is None:
            continue
        start, end = character_span(doc, decided.start, decided.end)
        if start >= end:
            continue
        base = f"{document.document_id}:{start}-{end}:{decided.family}.{decided.category}"
        seen[base] += 1
        tag_id = base if seen[base] == 1 else f"{base}.{seen[base]}"
        sentence_start, sentence_end = sentences.around(decided.start, decided.end)
        tags.append(
            Tag(
                document_id=document.document_id,
                tag_id=tag_id,
                start=start,
                end=end,
                text=text[start:end],
                page=document.page_of(start),
                family=decided.family,
                category=decided.category,
                rule=decided.rule,
                actor=decided.actor,
                holder=decided.holder or "author",
                polarity=decided.polarity or "affirmed",
                status=decided.status,
                name=decided.name,
                cues=decided.cues or (cue(doc, "trigger", decided.start, decided.end),),
                holder_chain=decided.holder_chain,
                backgrounded=decided.backgrounded,
                alternative=decided.alternative,
                about=decided.about,
                sentence_start=sentence_start,
                sentence_end=sentence_end,
            )
        )
    return tuple(tags)


def character_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return character offsets of the tokens ``start:end`` without white space at the edges."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start >= end:
        return 0, 0
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last.text)


class SentenceIndex:
    """The sentences of a Doc: bounds by token, made once."""

    __slots__ = ("_doc", "_of", "bounds")

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.bounds: list[tuple[int, int]] = []
        self._of: list[int] = []
        for sentence in _sentences(doc):
            self._of.extend([len(self.bounds)] * (sentence.end - sentence.start))
            self.bounds.append((sentence.start, sentence.end))

    def number(self, token: int) -> int:
        """Return the number of the sentence that holds `token`."""
        return self._of[token]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the character offsets of the sentence(s) that hold the tokens ``start:end``."""
        first = self.bounds[self._of[start]][0]
        last = self.bounds[self._of[max(start, end - 1)]][1]
        return character_span(self._doc, first, last)


def _sentences(doc: Doc) -> Sequence[Span]:
    if len(doc) == 0:
        return ()
    if doc.has_annotation("SENT_START"):
        return tuple(doc.sents)
    return (doc[:],)


class SpanComponent:
    """A tagger as a spaCy component: its findings go to ``doc.spans["dossier"]``."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._lexicons = Lexicons()

    def __call__(self, doc: Doc) -> Doc:
        """Add the findings of the tagger to the spans of `doc`."""
        spans = list(doc.spans.get(SPANS_KEY, ()))
        for finding in without_overlap(self._find(doc, self._lexicons)):
            decided = decide(finding, doc)
            if decided is not None:
                label = f"{decided.family}.{decided.category}"
                spans.append(Span(doc, decided.start, decided.end, label=label))
        doc.spans[SPANS_KEY] = spans
        return doc
