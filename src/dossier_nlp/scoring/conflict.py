"""The course of the conflict: its start and duration, and the phase of divorce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dossier_nlp.records import Document, Event, Tag
from dossier_nlp.scoring.phrases import find_phrases, load_phrases
from dossier_nlp.scoring.timeline import DateIndex

BREAK = "rf1.communication_break"
BLAME = "rf2.mutual_blame"
_LONG_AFTER = 19
"""Months after the separation from which parents are past it (phase 5)."""
_LONG_FILE = 9
"""Months that a file spans from which, where no separation is told, it lies behind them."""
_EARLIEST_YEARS = 8
"""A start of the conflict lies at most so many years before the first paper."""
_HELP = frozenset({"intervention", "measure", "proceeding"})
_EXACT = frozenset({"day", "week", "month"})
_LATEST_MONTHS = 24
"""A start that is told lies at most so many months after the first paper: what escalates years
later has begun before."""
_HELP_MONTHS = 24
"""Help that was brought in at most so many months before the first paper was for this conflict."""
_LATE = ("separation", "after", "divorcing")
_EARLY = ((2, "trouble"), (1, "expecting"))
_ENOUGH_EARLY = 2
"""Mentions from which a file without a separation is one of trouble, or of young parenthood."""
_NOT_FAMILY = frozenset({"klachtprocedure", "tuchtklacht", "strafrechtelijk_onderzoek"})
"""Proceedings that are not between the parents."""
_PROCEEDINGS = frozenset({"verzoekschrift", "verweerschrift", "beschikking"})


def months_between(first: str, last: str) -> int:
    """Return whole months from one ISO date to another."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return (end.year - begin.year) * 12 + end.month - begin.month


@dataclass(frozen=True, slots=True)
class ConflictTrace:
    """What the papers say about the start of the conflict; a paper can be left out of it.

    Attributes
    ----------
    papers
        Id and date of the dated papers that speak of the case, in order of date.
    signs
        The papers in which parents break off communication or blame each other.
    starts
        Paper and date (ISO) of every sentence that dates a start.
    helps
        Paper and date of help, measures and proceedings; the date is empty where only that of
        the paper is known.
    """

    papers: tuple[tuple[str, str], ...] = ()
    signs: frozenset[str] = frozenset()
    starts: tuple[tuple[str, str], ...] = ()
    helps: tuple[tuple[str, str], ...] = ()

    def without(self, document_id: str) -> ConflictTrace:
        """Return the trace as if one paper were not in the dossier."""
        return ConflictTrace(
            tuple(paper for paper in self.papers if paper[0] != document_id),
            self.signs - {document_id},
            tuple(start for start in self.starts if start[0] != document_id),
            tuple(one for one in self.helps if one[0] != document_id),
        )

    @property
    def date(self) -> str:
        """First day of the conflict.

        It is the earliest day on which papers say that it began; else the day on which help had
        to be brought in, shortly before the first paper; else that of the first paper. Empty
        where nothing speaks of a conflict or of help, or no paper has a date.
        """
        if not self.papers or not (self.signs or self.helps):
            return ""
        first, last = self.papers[0][1], self.papers[-1][1]
        floor = f"{int(first[:4]) - _EARLIEST_YEARS}{first[4:]}"
        told = min((day for _, day in self.starts if floor <= day <= last), default="")
        if told and (told <= first or months_between(first, told) <= _LATEST_MONTHS):
            return told
        helped = [day for _, day in self.helps if day and day < first]
        near = [day for day in helped if months_between(day, first) <= _HELP_MONTHS]
        return min(near, default=first)

    @property
    def months(self) -> int | None:
        """Months from the start to the last paper that speaks of the case."""
        return months_between(self.date, self.papers[-1][1]) if self.date else None


def trace_conflict(
    papers: Sequence[Document],
    tags: Sequence[Tag],
    dates: DateIndex,
    events: Sequence[Event] = (),
) -> ConflictTrace:
    """Gather what the papers say about the start of the conflict.

    Parameters
    ----------
    papers
        The papers that speak of the case, in order of date.
    tags
        All tags; breaks in communication and mutual blame say that there is a conflict.
    dates
        The dates in the papers.
    events
        The timeline; help, measures and proceedings of these papers count.
    """
    known = {paper.document_id for paper in papers}
    conflicts = [t for t in tags if t.category in {BREAK, BLAME} and t.document_id in known]
    starts = {
        (tag.document_id, mention.date_from)
        for tag in conflicts
        if tag.category == BREAK and tag.polarity == "affirmed"
        for mention in dates.within(tag.document_id, tag.sentence_start, tag.sentence_end)
    }
    phrases = load_phrases("conflict_start")
    for paper in papers:
        for match in find_phrases(paper.text, phrases):
            starts.update(
                (paper.document_id, mention.date_from)
                for mention in dates.within(
                    paper.document_id, match.sentence_start, match.sentence_end
                )
            )
    return ConflictTrace(
        tuple((paper.document_id, paper.date) for paper in papers if paper.date),
        frozenset(tag.document_id for tag in conflicts),
        tuple(sorted(starts)),
        tuple(sorted(_helps(events, known))),
    )


def _helps(events: Sequence[Event], known: Collection[str]) -> set[tuple[str, str]]:
    """Return paper and date of the help, measures and proceedings that these papers tell of."""
    return {
        (event.document_id, event.date_from if event.precision in _EXACT else "")
        for event in events
        if event.kind in _HELP and event.document_id in known
    }


def phase_of(
    documents: Sequence[Document], events: Sequence[Event], dates: DateIndex
) -> int | None:
    """Return the phase of parenthood and divorce, None where no paper tells.

    1 beginning parenthood and 2 trouble in the relation: as long as no paper speaks of a
    separation; 3 separating, 4 in court, 5 after it.
    """
    dated = [document.date for document in documents if document.date]
    phrases = load_phrases("phase")
    seen: Counter[str] = Counter()
    separations: list[str] = []
    for document in documents:
        for match in find_phrases(document.text, phrases):
            seen[match.phrase.category] += 1
            if match.phrase.category == "separation" and dated:
                separations.extend(
                    mention.date_from
                    for mention in dates.within(
                        document.document_id, match.sentence_start, match.sentence_end
                    )
                    if mention.date_from <= dated[-1]
                )
    if not dated:
        return None
    if not any(seen[sign] for sign in _LATE):
        for phase, sign in _EARLY:
            if seen[sign] >= _ENOUGH_EARLY:
                return phase
    span = months_between(dated[0], dated[-1])
    if not any(seen[sign] for sign in _LATE) and span < _LONG_FILE:
        return None
    since = months_between(min(separations), dated[-1]) if separations else span
    if since >= _LONG_AFTER or (not separations and not seen["divorcing"] and span >= _LONG_FILE):
        return 5
    in_court = any(document.type in _PROCEEDINGS for document in documents) or any(
        event.kind == "proceeding" and event.status != "planned" and event.name not in _NOT_FAMILY
        for event in events
    )
    return 4 if in_court else 3
