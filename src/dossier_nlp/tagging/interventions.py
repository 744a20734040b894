"""Interventions, measures and procedures that are asked for, begin, run or end.

A lexicon of names (``lexicons/interventions.tsv``) meets a lexicon of status cues
(``lexicons/interventions/status.tsv``) in one clause: a name alone is no finding. The span covers
both. Of several cues the nearest decides, except that an outcome beats a course and a request beats
a start: 'verzoekt de maatregel te verlengen' is planned.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actors import actor_at
from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.columns import columns
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.lexicon.load import load_table
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.records import Cue
from dossier_nlp.tagging.base import Finding, SentenceIndex, SpanComponent, match_cues
from dossier_nlp.tagging.frames_clause import subject_of
from dossier_nlp.tagging.indicators_context import is_boilerplate
from dossier_nlp.tagging.interventions_status import ENDED, Status, clause_of, decide_status

FAMILY = "intervention"
NAMES = "interventions"
CUES = "interventions/status"
SUBJECT_LINES = "interventions/subject_lines"
_MEASURES = frozenset({"ots", "uhp", "maatregel", "gezagsbeëindiging", "schriftelijke_aanwijzing"})
_VISITS = frozenset({"bij", "naar", "met"})
MANDATE = "ots"
"""The measure under which help for parents is no longer of their own choice."""
_JUST_BEFORE = 2
_VERBAL = frozenset({"VERB", "AUX"})
_PRONOMINAL = frozenset({"PRON", "DET"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an intervention in the text. ``generic``: 'het traject' stands for another one."""

    match: Match
    name: str
    category: str
    generic: bool


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the interventions whose status `doc` tells, one a name and clause."""
    if not len(doc):
        return []
    view = view_of(doc)
    names = lexicons[NAMES].find(doc, keep_overlaps=True, view=view)
    if not names:
        return []
    sentences = SentenceIndex(doc)
    cues: dict[int, list[Match]] = defaultdict(list)
    for match in lexicons[CUES].find(doc, keep_overlaps=True, view=view):
        cues[sentences.number(match.start)].append(match)
    findings: list[Finding] = []
    by_sentence = _by_sentence(names, sentences)
    known = Known(_mandate(doc, names))
    for number in sorted({*by_sentence, *cues}):
        bounds = sentences.bounds[number]
        resolved = _resolve(by_sentence.get(number, []), known, number)
        if not resolved:
            elided = _elided(doc, known.recent(number), cues[number], bounds)
            findings.extend([elided] if elided is not None else [])
        for named in resolved:
            known.add(named, number)
            finding = _finding(doc, named, cues.get(number, []), bounds)
            if finding is None:  # in a table the stand has a cell of its own
                row = _table_row(doc, sentences, number)
                beside = [cue for one in row for cue in cues.get(one, ())]
                if beside:
                    bounds = sentences.bounds[row[0]][0], sentences.bounds[row[-1]][1]
                    finding = _finding(doc, named, beside, bounds, across_cells=True)
            if finding is not None:
                findings.append(_apart(finding, named, resolved))
    return _one_a_clause(findings)


def _mandate(doc: Doc, names: list[Match]) -> frozenset[str]:
    """Return the kinds of names that are mandated in a paper which speaks of a mandate.

    Help for both parents then is part of the measure; what a court names is imposed.
    """
    if not any(match.row.get("name") == MANDATE for match in names):
        return frozenset()
    document = doc._.document
    of_court = document is not None and document.author == "court"
    return frozenset({"framed", ""} if of_court else {"framed"})


def _by_sentence(names: list[Match], sentences: SentenceIndex) -> dict[int, list[Match]]:
    grouped: dict[int, list[Match]] = defaultdict(list)
    for match in names:
        grouped[sentences.number(match.start)].append(match)
    return grouped


def _apart(finding: Finding, named: Named, sentence: list[Named]) -> Finding:
    """Keep the span to the name where another name stands between it and the deciding cue.

    In 'verzoekt ondertoezichtstelling en machtiging tot uithuisplaatsing' two things are asked
    for; the second does not span the first.
    """
    start, end = named.match.start, named.match.end
    if any(
        finding.start <= one.match.start < start or end <= one.match.start < finding.end
        for one in sentence
        if one.name != named.name
    ):
        return replace(finding, start=start, end=end)
    return finding


def _elided(
    doc: Doc, last: Named | None, cues: list[Match], bounds: tuple[int, int]
) -> Finding | None:
    """Return the stand of what the sentences just before named ('Die is in mei verlengd').

    Only cues that speak of a course by themselves (kind ``alone``) do, and only where the clause
    has no subject of its own or a pronoun for a thing.
    """
    if last is None or _is_subject_line(doc, *bounds):
        return None
    for match in cues:
        if "alone" not in match.row.get("kind") or _has_subject(doc, match):
            continue
        status = Status(match.row.get("status"), (match,))
        polarity = assertion_of(doc, match.start, match.end).polarity
        if polarity == "affirmed" or (polarity == "negated" and status.value in ENDED):
            return Finding(
                match.start,
                match.end,
                FAMILY,
                last.category,
                last.match.row.id,
                name=last.name,
                status=status.value,
                cues=match_cues(doc, match, "status"),
                polarity="affirmed",
            )
    return None


def _has_subject(doc: Doc, cue: Match) -> bool:
    """Tell whether the clause of a cue says of whom or what it speaks."""
    c = columns(doc)
    verb = next((i for i in range(cue.start, cue.end) if c.pos[i] in _VERBAL), cue.start)
    subject = subject_of(c, verb)
    if subject is None:
        subject = subject_of(c, c.head[verb])
    if subject is None or subject in range(cue.start, cue.end):
        return False
    return c.pos[subject] not in _PRONOMINAL or actor_at(doc, subject) is not None


def _resolve(matches: list[Match], known: Known, number: int) -> list[Named]:
    """Return the names of sentence `number`, the longest first of those that overlap.

    A generic noun says nothing beside a proper name; alone it stands for the intervention of its
    sort that was named last before it.
    """
    ranked = sorted(matches, key=lambda m: (m.start - m.end, m.start, m.row.line))
    taken: set[int] = set()
    named = []
    for match in ranked:
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            named.append(_named(match, known.mandated))
    named.sort(key=lambda one: one.match.start)
    specific = [one for one in named if not one.generic]
    if specific:
        return specific
    return [one for name in named[:1] if (one := known.resolve(name, number)) is not None]


def _named(match: Match, mandated: frozenset[str]) -> Named:
    """Return a name; help of one of the kinds `mandated` is part of a measure."""
    kind = match.row.get("kind")
    category = match.row.category
    if category == "voluntary" and any(one in kind for one in mandated):
        category = "mandated"
    return Named(match, match.row.get("name"), category, "generic" in kind)


class Known:
    """The interventions named so far: what 'het traject' or 'de maatregel' stands for."""

    def __init__(self, mandated: frozenset[str] = frozenset()) -> None:
        self._last: dict[str, Named] = {}
        self._latest: tuple[int, Named] | None = None
        self.mandated = mandated

    def add(self, named: Named, number: int) -> None:
        """Remember what sentence `number` names."""
        if "person" not in named.match.row.get("kind"):
            self._latest = number, named
            if not named.generic:
                self._last[_sort(named)] = named

    def recent(self, number: int) -> Named | None:
        """Return what was named last, where that is just before sentence `number`."""
        if self._latest is None or number - self._latest[0] > _JUST_BEFORE:
            return None
        return self._latest[1]

    def resolve(self, named: Named, number: int) -> Named | None:
        """Return `named` with the name of the last intervention of its sort, if any.

        None for a word so common that it means an intervention only just behind one.
        """
        if "echo" in named.match.row.get("kind"):
            recent = self.recent(number)
            return recent and Named(named.match, recent.name, recent.category, True)
        last = self._last.get(_sort(named))
        if last is None:
            return named
        return Named(named.match, last.name, last.category, True)


def _sort(named: Named) -> str:
    """Return the sort of an intervention: inquiry, measure, procedure or help."""
    if "onderzoek" in named.name:
        return "inquiry"
    if named.name in _MEASURES:
        return "measure"
    return "procedure" if named.category == "legal" else "help"


def _finding(
    doc: Doc,
    named: Named,
    cues: list[Match],
    bounds: tuple[int, int],
    across_cells: bool = False,
) -> Finding | None:
    match, kind = named.match, named.match.row.get("kind")
    if _is_subject_line(doc, *bounds) or ("person" in kind and not _is_visited(doc, match)):
        return None
    start, end = bounds if across_cells else clause_of(doc, match.start, match.end, bounds)
    fixed = match.row.get("status")
    status = Status(fixed, ()) if fixed else decide_status(match, cues, start, end, kind)
    if status is None or (status.value not in ENDED and _is_denied(doc, match, status)):
        return None
    parts = [match, *status.matches]
    return Finding(
        min(part.start for part in parts),
        max(part.end for part in parts),
        FAMILY,
        named.category,
        match.row.id,
        name=named.name,
        status=status.value,
        cues=_cues(doc, named, status),
        polarity="affirmed",
    )


def _table_row(doc: Doc, sentences: SentenceIndex, number: int) -> range:
    """Return the numbers of the sentences in the table row of a sentence, else none."""
    document = doc._.document
    block = (
        document.block_of(doc[sentences.bounds[number][0]].idx) if document is not None else None
    )
    if block is None or block.kind != "table_row":
        return range(0)
    first = last = number
    while first > 0 and doc[sentences.bounds[first - 1][0]].idx >= block.start:
        first -= 1
    while last + 1 < len(sentences.bounds) and doc[sentences.bounds[last + 1][0]].idx < block.end:
        last += 1
    return range(first, last + 1)


def _is_visited(doc: Doc, match: Match) -> bool:
    """Tell whether a professional is where somebody goes ('bij de mediator'), not who acts."""
    before = [token.lower_ for token in doc[max(0, match.start - 3) : match.start]]
    return not _VISITS.isdisjoint(before)


@cache
def _subject_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table(SUBJECT_LINES))


def _is_subject_line(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a sentence is a heading or names a subject ('Betreft: verlenging')."""
    return is_boilerplate(doc, start, end) or doc[start].lower_.rstrip(".:") in _subject_words()


def _is_denied(doc: Doc, match: Match, status: Status) -> bool:
    spans = [(match.start, match.end), *((cue.start, cue.end) for cue in status.matches)]
    polarities = [assertion_of(doc, start, end).polarity for start, end in spans]
    # What only follows under a condition is planned at most.
    conditional = polarities[0] == "hypothetical" and status.value != "planned"
    return "negated" in polarities or conditional


def _cues(doc: Doc, named: Named, status: Status) -> tuple[Cue, ...]:
    found = list(match_cues(doc, named.match))
    for match in status.matches:
        found.extend(match_cues(doc, match, "status"))
    return tuple(found)


def _one_a_clause(findings: list[Finding]) -> list[Finding]:
    """Keep one finding where spans of one name overlap: the first that was named."""
    kept: list[Finding] = []
    for finding in findings:
        if any(
            one.name == finding.name and one.start < finding.end and finding.start < one.end
            for one in kept
        ):
            continue
        kept.append(finding)
    return kept


@Language.factory("dossier_interventions")
def create_interventions(nlp: Language, name: str) -> SpanComponent:
    """Make the component that adds the interventions to ``doc.spans["dossier"]``."""
    return SpanComponent(find)
