"""Statements: what a passage says of whom, as far as its words and its parse tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dossier_nlp.claims.acts import act_classes, synonyms
from dossier_nlp.claims.arguments import Grammar
from dossier_nlp.claims.passages import Passage, find_passages, word_list
from dossier_nlp.claims.voice import Voice
from dossier_nlp.claims.who import FAMILY, decide
from dossier_nlp.language.assertion import Assertion, assertion_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.lexicon.compile import Match, compile_lexicon
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.reading.dates import DateMention, find_dates
from dossier_nlp.records import Tag

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"})
_CHUNK = frozenset({",", ";", "en", "of", "dat"})
_COARSE = frozenset({"decade", "year"})


@dataclass(frozen=True, slots=True)
class Stance:
    """A cue that tells what the passage does with a claim; ``subject`` is who does it."""

    category: str
    kind: str
    start: int
    end: int
    rule: str
    subject: str = ""
    holder: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """The first and last day that a passage names; ``told`` when it names the year as well."""

    first: str
    last: str
    told: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage, or one part of an enumeration, says.

    Attributes
    ----------
    document, passage, part
        Index of the document, of the passage in it, and of the part of the passage: in this order
        statements stand in the dossier.
    start, end
        Character offsets of the words that make the statement.
    sentence, block, section
        Numbers within the document.
    classes
        Act classes that its words name; ``firm`` is true when one of them is contested by itself.
    agent, patient
        Who is said to act (or to be so), and who undergoes it; ``""`` where it is not told.
    children
        Names of the children that it names.
    when
        The time that it names for the act, ``None`` without one.
    words
        Content lemmas (the first of its synonyms for each), without people and words of saying.
    holder
        Who says so; ``author`` for the document itself.
    negated
        True where the words are denied.
    stances
        What the passage does with a claim.
    rule
        The lexicon row or cue that made it a statement.
    """

    document: int
    passage: int
    part: int
    start: int
    end: int
    sentence: int
    block: int
    section: int
    classes: frozenset[str]
    firm: bool
    agent: str
    patient: str
    children: frozenset[str]
    when: Time | None
    words: tuple[str, ...]
    holder: str
    negated: bool
    stances: tuple[Stance, ...]
    rule: str
    object: str = ""
    others: frozenset[str] = frozenset()
    heading: bool = False
    hypothetical: bool = False
    status: str = ""
    blamed: bool = False
    sure: bool = False
    tokens: tuple[int, int] = (0, 0)

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in the dossier."""
        return self.document, self.passage, self.part

    def does(self, *categories: str) -> bool:
        """Tell whether a cue of one of the categories stands in the passage."""
        return any(stance.category in categories for stance in self.stances)


def _tag_classes(tags: Iterable[Tag]) -> frozenset[str]:
    """Return the classes of acts that tags of violence stand for."""
    names = (f"{tag.family}.{tag.category}" for tag in tags)
    return frozenset(name for name in names if name in act_classes())


class DocumentStatements:
    """The statements of one document, read off when they are asked for.

    Parameters
    ----------
    parsed
        The document.
    tags
        Its tags of the other families: they tell who acts where the parse does not.
    number
        Index of the document in the dossier.
    """

    def __init__(self, parsed: Parsed, tags: Iterable[Tag], number: int) -> None:
        self.parsed = parsed
        self.number = number
        self.cols: Columns = columns(parsed.doc)
        self.grammar = Grammar(parsed.doc, self.cols)
        self.voice = Voice(parsed)
        self.passages = find_passages(parsed)
        self._starts = [passage.start for passage in self.passages]
        view = view_of(parsed.doc)
        self._acts = self._by_passage(compile_lexicon("claims/acts").find(parsed.doc, True, view))
        self._cues = self._by_passage(
            compile_lexicon("claims/stance").find(parsed.doc, False, view)
        )
        self._dates = find_dates(parsed.document.text, parsed.document.date)
        self._date_starts = [date.start for date in self._dates]
        self._tags = sorted(
            (tag for tag in tags if tag.family in {"violence", "role"} and tag.actor in FAMILY),
            key=lambda tag: (tag.start, tag.end, tag.tag_id),
        )
        self._stop = word_list("stop")
        self._made: dict[int, tuple[Statement, ...]] = {}

    def marked(self) -> list[Statement]:
        """Return the statements of all passages that name an act or a stance, or are reported."""
        numbers = {*self._acts, *self._cues}
        for attribution in self.parsed.doc._.attributions or ():
            if attribution.holder in FAMILY:
                first = self.passage_of(attribution.start)
                last = self.passage_of(max(attribution.start, attribution.end - 1))
                numbers.update(range(first, last + 1))
        return [s for n in sorted(numbers) if not self.passages[n].heading for s in self.of(n)]

    def of(self, passage: int) -> tuple[Statement, ...]:
        """Return the statements of one passage; one without special words has one, too."""
        if passage not in self._made:
            hits, cues = self._acts.get(passage, []), self._cues.get(passage, [])
            parts = self._parts(self.passages[passage], hits)
            self._made[passage] = tuple(
                self._statement(passage, part, group, cues) for part, group in enumerate(parts)
            )
        return self._made[passage]

    def words_of(self, number: int) -> set[str]:
        """Return the content words of a passage (the first of its synonyms for each)."""
        heads, passage = synonyms(), self.passages[number]
        lemmas, parts = self.cols.lemma, self.cols.pos
        return {
            heads.get(lemmas[i], lemmas[i])
            for i in range(passage.start, passage.end)
            if parts[i] in _CONTENT
        }

    def passage_of(self, token: int) -> int:
        """Return the number of the passage that holds a token."""
        return max(0, bisect_right(self._starts, token) - 1)

    def _by_passage(self, matches: Iterable[Match]) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for match in matches:
            found.setdefault(self.passage_of(match.start), []).append(match)
        return found

    # ------------------------------------------------------------------ one statement

    def _parts(self, passage: Passage, hits: list[Match]) -> list[list[Match]]:
        """Group the hits of a passage: an enumeration of different things is several parts."""
        groups: list[list[Match]] = []
        kinds: list[set[str]] = []
        previous_end = passage.start
        table = act_classes()
        for hit in hits:
            kind = table[hit.row.category].groups
            bridge = self.cols.lower[previous_end : hit.start]
            apart = any(word in _CHUNK for word in bridge)
            if groups and (kind & kinds[-1] or not apart):
                groups[-1].append(hit)
                kinds[-1] |= kind
            else:
                groups.append([hit])
                kinds.append(set(kind))
            previous_end = max(previous_end, hit.end)
        return groups or [[]]

    def _statement(self, number: int, part: int, hits: list[Match], cues: list[Match]) -> Statement:
        passage = self.passages[number]
        start, end = self._range(passage, number, part)
        trigger = self._trigger(hits[0]) if hits else self._content(start, end)
        loose = not hits and trigger == self.grammar.main(start, end)
        arguments = self.grammar.arguments(trigger, start, end)
        if part and arguments.agent is None:
            lead = self._acts[number][0].start
            arguments = replace(arguments, agent=self.grammar.arguments(lead, start, end).agent)
        stances = tuple(self._stance(cue) for cue in cues)
        begin, stop = self.cols.idx[start], self.cols.end[end - 1]
        holder = self.voice.holder(trigger)
        tagged = self._tagged(begin, stop)
        classes = frozenset(hit.row.category for hit in hits) or _tag_classes(tagged)
        who = decide(arguments, tagged, classes, self._lead(number, part), holder)
        thing = self._thing(trigger, hits)
        if thing.islower() and not who.patient:
            classes = frozenset(c for c in classes if not act_classes()[c].has_patient)
            hits = [hit for hit in hits if hit.row.category in classes]
        own = self._own_negations(hits)
        last = hits[0].end if hits and hits[0].start == trigger else trigger + 1
        assertion = assertion_of(self.parsed.doc, trigger, last, own)
        return Statement(
            document=self.number,
            passage=number,
            part=part,
            start=begin,
            end=stop,
            sentence=passage.sentence,
            block=passage.block,
            section=passage.section,
            classes=classes,
            firm=any(hit.row.get("contestable") == "yes" for hit in hits)
            or (not hits and bool(classes)),
            blamed=any(tag.category == "perpetrator" for tag in tagged),
            agent=who.agent,
            patient=who.patient,
            sure=who.sure,
            children=self._children(start, end),
            when=self._when(trigger, begin, stop, loose),
            words=self._words(start, end, hits, cues),
            holder=holder,
            negated=self._negated(hits, assertion),
            status=assertion.status,
            stances=stances,
            rule=hits[0].row.id if hits else cues[0].row.id if cues else "claims.passage",
            object=thing,
            tokens=(start, end),
            others=frozenset(m.actor for m in arguments.others if m.actor in FAMILY),
            heading=passage.heading,
            hypothetical=self._supposed(start, assertion),
        )

    def _trigger(self, hit: Match) -> int:
        """Return the word of an act that takes its arguments: the verb if there is one."""
        verbs = [i for i in hit.cues if self.cols.pos[i] == "VERB"]
        return verbs[0] if verbs else hit.start

    def _content(self, start: int, end: int) -> int:
        """Return the verb of what is said: it takes the arguments where no act is known."""
        return self.grammar.content(self.grammar.main(start, end), start, end)

    def _supposed(self, start: int, assertion: Assertion) -> bool:
        """Tell whether the passage is a condition or a supposition."""
        condition = self.cols.lower[start] in word_list("condition")
        return condition or assertion.polarity == "hypothetical"

    def _tagged(self, start: int, end: int) -> list[Tag]:
        return [tag for tag in self._tags if start <= tag.start and tag.end <= end]

    def _lead(self, number: int, part: int) -> str:
        """Return who acts in the clause before it in the same sentence, which it goes on from."""
        if part or not number or not self._acts.get(number):
            return ""
        passage, before = self.passages[number], self.passages[number - 1]
        joined = self.cols.lower[before.end : passage.start]
        if before.sentence != passage.sentence or not {"en", "of"} & set(joined):
            return ""
        return self.of(number - 1)[-1].agent

    def _range(self, passage: Passage, number: int, part: int) -> tuple[int, int]:
        """Return the tokens of one part of an enumeration, the whole passage if it has but one."""
        parts = self._parts(passage, self._acts.get(number, []))
        if len(parts) == 1:
            return passage.start, passage.end
        start, end = passage.start, passage.end
        if part:
            start = self._border(parts[part - 1][-1].end, parts[part][0].start)
        if part + 1 < len(parts):
            end = self._border(parts[part][-1].end, parts[part + 1][0].start)
        return start, max(end, start + 1)

    def _border(self, start: int, end: int) -> int:
        for i in range(start, end):
            if self.cols.lower[i] in _CHUNK:
                return i + 1
        return end

    def _thing(self, trigger: int, hits: list[Match]) -> str:
        """Return what is acted on where it is no known person, and no word of the act itself."""
        thing = self.grammar.thing(trigger)
        own = {self.cols.lemma[i] for hit in hits for i in hit.cues}
        return "" if thing in own else thing

    def _stance(self, cue: Match) -> Stance:
        grammar = self.grammar
        passive = grammar.is_passive(cue.start) or grammar.has_thing_as_subject(cue.start)
        subject = grammar.subject(cue.start)
        return Stance(
            cue.row.category,
            cue.row.get("kind"),
            cue.start,
            cue.end,
            cue.row.id,
            subject.actor if subject else "",
            self.voice.holder(cue.start),
            passive,
        )

    @staticmethod
    def _own_negations(hits: list[Match]) -> tuple[int, ...]:
        """Return the tokens of the act itself: a 'niet' among them denies nothing."""
        return tuple(sorted({i for hit in hits for i in hit.cues}))

    @staticmethod
    def _negated(hits: list[Match], assertion: Assertion) -> bool:
        """Tell whether the act is denied; a 'niet' that belongs to the act denies nothing."""
        if any(act_classes()[hit.row.category].negation_is_part for hit in hits):
            return False
        return assertion.polarity == "negated"

    def _children(self, start: int, end: int) -> frozenset[str]:
        names = set()
        for i in range(start, end):
            mention = self.grammar.mention(i)
            if mention and mention.actor == "child" and mention.name:
                names.add(mention.name.lower())
        return frozenset(names)

    def _when(self, trigger: int, start: int, end: int, loose: bool) -> Time | None:
        """Return the time of the act: a date in its own clause, not one of the reporting."""
        clause = self.grammar.clause_head(trigger)
        inside = []
        for date in self._dates_within(start, end):
            token = self._token_at(date.start)
            if loose or self.grammar.clause_head(token) == clause:
                inside.append(date)
        exact = [date for date in inside if date.precision not in _COARSE] or inside
        if not exact:
            return None
        date = exact[0]
        told = not date.rule.endswith(("+reference", "+anchor"))
        return Time(date.date_from, date.date_to, told)

    def _dates_within(self, start: int, end: int) -> list[DateMention]:
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, end)
        return self._dates[first:last]

    def _token_at(self, offset: int) -> int:
        return max(0, bisect_right(self.cols.idx, offset) - 1)

    def _words(self, start: int, end: int, hits: list[Match], cues: list[Match]) -> tuple[str, ...]:
        """Return the content words; that something was cancelled is no word of what was."""
        skipped = {i for cue in cues for i in range(cue.start, cue.end)}
        table = act_classes()
        skipped |= {i for hit in hits if table[hit.row.category].generic for i in hit.cues}
        words = []
        heads = synonyms()
        for i in range(start, end):
            if self.cols.pos[i] not in _CONTENT or i in skipped or self.grammar.mention(i):
                continue
            lemma = self.cols.lemma[i]
            if len(lemma) > 2 and lemma not in self._stop and self.cols.lower[i] not in self._stop:
                words.append(heads.get(lemma, lemma))
        return tuple(words)
