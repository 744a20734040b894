"""What a dossier page shows, computed before the template prints it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dossier_nlp.records import (
    FAMILIES,
    VIOLENCE_STATUSES,
    Claim,
    Document,
    DossierResult,
    FactorScore,
    Person,
    Problem,
    Tag,
)
from dossier_nlp.reporting import statements, typical
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.chronology import Chronology, chronology
from dossier_nlp.reporting.framing import (
    Portrait,
    RoleMatrix,
    actor_order,
    heat,
    portraits,
    role_matrices,
)
from dossier_nlp.reporting.lifelines import LifeLine, Scale, is_bare, life_line, voice
from dossier_nlp.reporting.passages import Passage, passages
from dossier_nlp.reporting.places import Places, Quote, title_of
from dossier_nlp.reporting.problems import is_unread
from dossier_nlp.reporting.rates import SMALL, by_family, per_1000, words_in

RELATIVES = ("mother", "father", "parents", "stepparent", "child", "family")
MAX_QUOTES = 60
"""Sentences shown per indicator; the tables hold them all."""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator of a factor with its sentences."""

    code: str
    n: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FactorView:
    """A factor with what it stands on."""

    score: FactorScore
    n: int
    documents: int
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """A line in the list under a life line."""

    number: int
    act: str
    voice: str
    bare: bool
    acknowledged: bool | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its drawing and its sentences."""

    claim: Claim
    line: LifeLine
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class RateCell:
    """A rate with the count behind it."""

    family: str
    n: int
    rate: float | None
    heat: int
    small: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: facts, language, and its text."""

    document: Document
    number: int
    title: str
    words: int
    n_tags: int
    rates: tuple[RateCell, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything on a dossier page."""

    result: DossierResult
    words: int
    pages: int
    triage: tuple[Quote, ...]
    unread: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    people: tuple[tuple[Person, str], ...]
    factors: tuple[FactorView, ...]
    matrices: tuple[RoleMatrix, ...]
    portraits: tuple[Portrait, ...]
    disputed: tuple[ClaimView, ...]
    undisputed: tuple[ClaimView, ...]
    chronology: Chronology
    documents: tuple[DocumentView, ...]
    totals: tuple[RateCell, ...]
    statements: tuple[statements.StatementLine, ...]
    typical_papers: tuple[typical.TypicalLine, ...]
    typical_voices: tuple[typical.TypicalLine, ...]
    families: tuple[str, ...]
    actors: tuple[str, ...]
    holders: tuple[str, ...]

    @property
    def relatives(self) -> tuple[tuple[Person, str], ...]:
        """The family of the genogram."""
        return tuple(item for item in self.people if item[0].actor in RELATIVES)

    @property
    def professionals(self) -> tuple[tuple[Person, str], ...]:
        """Everybody else with a name."""
        return tuple(item for item in self.people if item[0].actor not in RELATIVES)

    @property
    def present(self) -> tuple[FactorView, ...]:
        """Factors that are present, the highest first."""
        there = [factor for factor in self.factors if factor.score.present]
        return tuple(sorted(there, key=lambda f: (-f.score.score, f.score.factor)))

    @property
    def bare(self) -> tuple[ClaimView, ...]:
        """Claims that come back bare after a dispute."""
        return tuple(view for view in self.disputed if view.claim.bare_repeated)

    @property
    def returning(self) -> tuple[ClaimView, ...]:
        """Disputed claims that come back in a later document."""
        return tuple(view for view in self.disputed if view.claim.repeated_after_dispute)

    @property
    def settled(self) -> tuple[ClaimView, ...]:
        """Disputed claims that do not come back."""
        return tuple(view for view in self.disputed if not view.claim.repeated_after_dispute)

    def total(self, family: str) -> RateCell:
        """Return the rate of a family over the whole dossier."""
        return next(cell for cell in self.totals if cell.family == family)


def dossier_view(result: DossierResult, words: Words) -> DossierView:
    """Compute the page of a dossier.

    The texts come last: by then everything that points into them has asked for its anchor.
    """
    places = Places(result)
    factors = tuple(_factors(places))
    claims = _claims(places)
    people = tuple(
        (person, places.of_range(person.document_id, person.start, person.end))
        for person in sorted(result.summary.people, key=lambda p: actor_order(p.actor))
    )
    triage = _triage(places)
    matrices, faces = tuple(role_matrices(places)), tuple(portraits(places))
    times = chronology(places)
    told = statements.in_dossier(places)
    _anchor_reuse(places)
    n_words = sum(words_in(document) for document in result.documents)
    documents = _documents(places, words)
    return DossierView(
        result=result,
        words=n_words,
        pages=sum(document.pages for document in result.documents),
        triage=triage,
        unread=tuple(p for p in result.problems if is_unread(p)),
        warnings=tuple(p for p in result.problems if not is_unread(p)),
        people=people,
        factors=factors,
        matrices=matrices,
        portraits=faces,
        disputed=tuple(c for c in claims if c.claim.disputed or c.claim.refuted),
        undisputed=tuple(c for c in claims if not (c.claim.disputed or c.claim.refuted)),
        chronology=times,
        documents=documents,
        totals=_rates(by_family(result.tags), n_words, {}, {}),
        statements=told,
        typical_papers=typical.in_dossier(places, "document"),
        typical_voices=typical.in_dossier(places, "holder"),
        families=tuple(f for f in FAMILIES if any(tag.family == f for tag in result.tags)),
        actors=tuple(sorted({t.actor for t in result.tags if t.actor}, key=actor_order)),
        holders=tuple(sorted({t.holder for t in result.tags}, key=actor_order)),
    )


def _triage(places: Places) -> tuple[Quote, ...]:
    """Quote what decided the triage; tag ids are unique in a document, not in a dossier."""
    wanted = set(places.result.summary.triage.tag_ids)
    found = (
        tag
        for document in places.result.documents
        for tag in places.tags.get(document.document_id, ())
        if tag.tag_id in wanted and tag.family in ("violence", "safety", "role")
    )
    seen: set[tuple[str, int]] = set()
    quotes = []
    for tag in sorted(found, key=_gravity):
        sentence = (tag.document_id, tag.sentence_start or tag.start)
        if sentence not in seen:
            seen.add(sentence)
            quotes.append(places.quote_tag(tag))
    return tuple(quotes)


def _gravity(tag: Tag) -> tuple[int, bool]:
    """Sort key: what is established first, what is denied last; else the order of the papers."""
    known = tag.status in VIOLENCE_STATUSES
    rank = VIOLENCE_STATUSES.index(tag.status) if known else len(VIOLENCE_STATUSES)
    return (tag.polarity == "negated") * 10 + rank, tag.polarity != "affirmed"


def _factors(places: Places) -> list[FactorView]:
    views = []
    for score in sorted(places.result.scores, key=lambda s: s.factor):
        evidence = [item for item in places.result.evidence if item.factor == score.factor]
        by_indicator: dict[str, list[Quote]] = {}
        counts: Counter[str] = Counter()
        for item in evidence:
            counts[item.indicator] += 1
            quotes = by_indicator.setdefault(item.indicator, [])
            if len(quotes) < MAX_QUOTES:
                quotes.append(
                    places.quote_range(item.document_id, item.start, item.end, item.text, item.page)
                )
        for code in score.contributions:
            by_indicator.setdefault(code, [])
        views.append(
            FactorView(
                score,
                len(evidence),
                len({item.document_id for item in evidence}),
                tuple(
                    IndicatorView(code, counts[code], tuple(quotes))
                    for code, quotes in by_indicator.items()
                ),
            )
        )
    return views


def _claims(places: Places) -> list[ClaimView]:
    result = places.result
    scale = Scale.of([document.date for document in result.documents])
    views = []
    for claim in result.claims:
        mentions = tuple(
            MentionView(
                number,
                mention.act,
                voice(mention, places.documents),
                is_bare(mention, claim),
                mention.acknowledged,
                places.quote_range(
                    mention.document_id, mention.start, mention.end, mention.text, mention.page
                ),
            )
            for number, mention in enumerate(claim.mentions, start=1)
        )
        views.append(ClaimView(claim, life_line(claim, places, scale), mentions))
    views.sort(key=lambda v: (-len(v.claim.bare_repeated), -len(v.mentions), v.claim.claim_id))
    return views


def _anchor_reuse(places: Places) -> None:
    for reuse in places.result.reuse:
        places.of_range(reuse.from_document_id, reuse.from_start, reuse.from_end)
        places.of_range(reuse.to_document_id, reuse.to_start, reuse.to_end)


def _documents(places: Places, words: Words) -> tuple[DocumentView, ...]:
    documents = places.result.documents
    counts = {d.document_id: by_family(places.tags.get(d.document_id, ())) for d in documents}
    lengths = {d.document_id: words_in(d) for d in documents}
    most: dict[str, float] = {}
    for document_id, count in counts.items():
        for family, n in count.items():
            most[family] = max(most.get(family, 0), per_1000(n, lengths[document_id]) or 0)
    views = []
    for number, document in enumerate(documents, start=1):
        document_id = document.document_id
        tags = places.tags.get(document_id, [])
        anchors = {tag.family: places.of_tag(tag) for tag in reversed(tags)}
        views.append(
            DocumentView(
                document,
                number,
                title_of(document),
                lengths[document_id],
                len(tags),
                _rates(counts[document_id], lengths[document_id], most, anchors),
                tuple(passages(document, places, words)),
            )
        )
    return tuple(views)


def _rates(
    counts: Counter[str], words: int, most: dict[str, float], anchors: dict[str, str]
) -> tuple[RateCell, ...]:
    cells = []
    for family in FAMILIES:
        n, rate = counts[family], per_1000(counts[family], words)
        cells.append(
            RateCell(
                family,
                n,
                rate,
                # A few places cannot make a cell dark.
                min(heat(rate or 0, most.get(family, 0)), 5 if n >= SMALL else 2),
                n < SMALL,
                anchors.get(family, ""),
            )
        )
    return tuple(cells)
