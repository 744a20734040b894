"""The workshop page: what a pile of dossiers shows together, for a room full of people.

Only sums over all dossiers, no sentence and no name of a case; a count under five is not shown,
nor a word that stands in fewer than three dossiers. Sentences for the exercises come from a file
of reviewed examples, and only when one is given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dossier_nlp.lexicon.load import EXCEPTION, load_rows
from dossier_nlp.records import FAMILIES, UNKNOWN, DossierResult
from dossier_nlp.reporting import statements
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.charts import language_chart
from dossier_nlp.reporting.environment import environment
from dossier_nlp.reporting.examples import Examples
from dossier_nlp.reporting.files import replacing_text
from dossier_nlp.reporting.framing import actor_order, heat, voice_of
from dossier_nlp.reporting.rates import SMALL, per_1000, words_in
from dossier_nlp.reporting.statistics import RunStatistics
from dossier_nlp.reporting.typical import TypicalOfRun
from dossier_nlp.settings import ReportSettings

MIN_DOSSIERS = 3
SHOWN = ("safety", "role", "strength", "collaboration", "loaded_term", "dogma")
MAX_TERMS = 40
MIN_WORDS = 2000
"""Groups with less text are in the figures, but not named as the most or the least."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A discipline or type of paper with its rates; ``None`` is suppressed."""

    name: str
    words: int
    rates: tuple[tuple[str, float | None, int], ...]


@dataclass(frozen=True, slots=True)
class TermLine:
    """A loaded term with the milder wording that the word list gives, and where that is from."""

    term: str
    alternative: str
    source: str
    n: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A count that may be shown; ``n`` is ``None`` where it is suppressed."""

    n: int | None
    heat: int


@dataclass(slots=True)
class Workshop:
    """Sums over the dossiers of a run."""

    dossiers: int = 0
    documents: int = 0
    words: int = 0
    statistics: RunStatistics = field(default_factory=RunStatistics)
    typical: TypicalOfRun = field(default_factory=TypicalOfRun)
    _roles: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _terms: Counter[tuple[str, str]] = field(default_factory=Counter)
    _term_dossiers: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    _forms: dict[str, Counter[str]] = field(default_factory=dict)
    _strengths: Counter[str] = field(default_factory=Counter)
    _claims: Counter[str] = field(default_factory=Counter)

    def add(self, result: DossierResult, counted: bool = False) -> None:
        """Add a dossier; ``counted`` when it is in the shared statistics already."""
        if not result.documents:
            return
        self.dossiers += 1
        self.documents += len(result.documents)
        self.words += sum(words_in(document) for document in result.documents)
        if not counted:
            self.statistics.add(result)
        self.typical.add(result)
        terms: set[tuple[str, str]] = set()
        papers = {document.document_id: document for document in result.documents}
        for tag in result.tags:
            if tag.family == "role" and tag.polarity != "negated":
                voice = voice_of(tag.holder, papers.get(tag.document_id))
                self._roles[tag.category, voice, tag.actor or UNKNOWN] += 1
            elif tag.family == "loaded_term":
                term = (tag.rule, tag.alternative)
                self._terms[term] += 1
                self._forms.setdefault(tag.rule, Counter())[" ".join(tag.text.lower().split())] += 1
                terms.add(term)
            elif tag.family == "strength" and tag.polarity == "affirmed":
                self._strengths[tag.category] += 1
        for term in terms:
            self._term_dossiers[term] += 1
        for claim in result.claims:
            self._claims["all"] += 1
            self._claims["disputed"] += claim.disputed or claim.refuted
            self._claims["bare"] += bool(claim.bare_repeated)

    def groups(self, group_by: str) -> list[GroupLine]:
        """Return the groups of one kind, those with the most words first."""
        lines = []
        for name in self.statistics.groups(group_by):
            words = self.statistics.words(group_by, name)
            counts = {f: self.statistics.n(group_by, name, f) for f in SHOWN}
            rates = tuple(
                (family, per_1000(n, words) if n >= SMALL else None) for family, n in counts.items()
            )
            if any(rate is not None for _, rate in rates):
                most = self._most(group_by)
                shaded = tuple((f, r, heat(r or 0, most[f])) for f, r in rates)
                lines.append(GroupLine(name, words, shaded))
        return sorted(lines, key=lambda line: (-line.words, line.name))

    def leaders(self, group_by: str, family: str) -> list[tuple[str, float]]:
        """Return the groups with the highest and the lowest shown rate of a family."""
        rates = [
            (line.name, rate)
            for line in self.groups(group_by)
            for shown, rate, _ in line.rates
            if shown == family
            and rate is not None
            and line.name != UNKNOWN
            and line.words >= MIN_WORDS
        ]
        rates.sort(key=lambda item: (-item[1], item[0]))
        return rates[:1] + rates[-1:] if len(rates) > 2 else []

    def _most(self, group_by: str) -> dict[str, float]:
        most: dict[str, float] = dict.fromkeys(SHOWN, 0.0)
        for name in self.statistics.groups(group_by):
            words = self.statistics.words(group_by, name)
            for family in SHOWN:
                n = self.statistics.n(group_by, name, family)
                if n >= SMALL:
                    most[family] = max(most[family], per_1000(n, words) or 0.0)
        return most

    def roles(self, role: str) -> tuple[list[str], list[tuple[str, list[RoleCell]]]]:
        """Return actors and, per voice, counts; ``None`` is suppressed, 0 is none at all."""
        most = max((n for (r, _, _), n in self._roles.items() if r == role), default=0)
        shown = {(h, a): n for (r, h, a), n in self._roles.items() if r == role and n >= SMALL}
        there = {(h, a) for (r, h, a), n in self._roles.items() if r == role and n}
        holders = sorted({holder for holder, _ in shown}, key=actor_order)
        actors = sorted({actor for _, actor in shown}, key=actor_order)

        def cell(key: tuple[str, str]) -> RoleCell:
            n = shown.get(key, None if key in there else 0)
            return RoleCell(n, heat(n or 0, most))

        rows = [(holder, [cell((holder, actor)) for actor in actors]) for holder in holders]
        return actors, rows

    @property
    def role_names(self) -> tuple[str, ...]:
        """The roles, in their order."""
        return FAMILIES["role"]

    def terms(self) -> list[TermLine]:
        """Return the loaded terms that may be shown, the most frequent first."""
        sources = {row.id: row.source for row in load_rows("loaded_terms")} if self._terms else {}
        lines = [
            TermLine(
                self._form(rule),
                alternative,
                sources.get(rule, ""),
                n,
                self._term_dossiers[rule, alternative],
            )
            for (rule, alternative), n in self._terms.items()
            if n >= SMALL and self._term_dossiers[rule, alternative] >= MIN_DOSSIERS
        ]
        return sorted(lines, key=lambda line: (-line.n, line.term))[:MAX_TERMS]

    def word_list(self) -> list[TermLine]:
        """Return the words of the list that have a milder one: nothing of any case."""
        shown = {line.term for line in self.terms()}
        lines: dict[str, TermLine] = {}
        for row in load_rows("loaded_terms"):
            alternative, example = row.get("alternative"), row.example
            if row.category == EXCEPTION or not alternative or "[" not in example:
                continue
            term = example.partition("[")[2].partition("]")[0].lower()
            if term not in shown:
                lines.setdefault(term, TermLine(term, alternative, row.source, 0, 0))
        return sorted(lines.values(), key=lambda line: line.term)

    def _form(self, rule: str) -> str:
        """Return the form in which a word of the list occurs most."""
        return min(self._forms[rule].items(), key=lambda item: (-item[1], item[0]))[0]

    def strengths(self, category: str) -> int | None:
        """Return a count of strengths, ``None`` where it is suppressed."""
        return _or_none(self._strengths[category])

    def statements(self, group_by: str) -> tuple[statements.StatementLine, ...]:
        """Return facts beside judgements by group."""
        return statements.in_run(self.statistics, group_by)

    def claims(self, kind: str) -> int | None:
        """Return a count of claims (all, disputed, bare), ``None`` where it is suppressed."""
        return _or_none(self._claims[kind])


def _or_none(n: int) -> int | None:
    return n if n >= SMALL else None


def write_workshop(
    results: Iterable[DossierResult],
    file: Path,
    settings: ReportSettings,
    examples: Examples | None = None,
) -> None:
    """Write the workshop page of a run.

    Parameters
    ----------
    results
        One result after another; read once and not kept.
    file
        The page to write.
    settings
        Language of the page.
    examples
        Reviewed sentences for the exercises; without them the page holds no sentence at all.
    """
    workshop = Workshop()
    for result in results:
        workshop.add(result)
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing_text(file) as stream:
        stream.write(render_workshop(workshop, settings, examples))


def render_workshop(
    workshop: Workshop, settings: ReportSettings, examples: Examples | None = None
) -> str:
    """Return the workshop page."""
    template = environment(settings.language).get_template("workshop.html")
    return template.render(
        workshop=workshop,
        small=SMALL,
        families=SHOWN,
        examples=examples,
        chart=language_chart(workshop.statistics, Words.of(settings.language)),
    )
