"""Small questions about sentences that holder and assertion rules ask: subject, clause, return.

Cue and word order come first; the parse only breaks ties, because reports are hard on parsers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.word_classes import WordClass

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_CLIMB = frozenset(
    [
        "conj",
        "case",
        "xcomp",
        "aux",
        "aux:pass",
        "cop",
        "obj",
        "obl",
        "fixed",
        "compound:prt",
        "advmod",
        "amod",
        "nmod",
        "iobj",
        "expl:pv",
        "flat",
        "ccomp",
        "mark",
    ]
)
_QUALITIES = WordClass("holder", "qualities")
_RETURNERS = WordClass("holder", "returners")
_COMPLEMENTIZERS = WordClass("holder", "complementizers")
_SUBORDINATORS = WordClass("holder", "subordinators")
_CONTRAST_SUBORDINATORS = WordClass("holder", "contrast_subordinators")
_TURNS = WordClass("holder", "turns")
_AGENT_OPENERS = WordClass("holder", "agent_openers")
_AGENT_SIDES = WordClass("holder", "agent_sides")
_FINITE_POS = frozenset({"VERB", "AUX"})
_ADVERBIAL = frozenset({"ADV", "PART"})


@dataclass(slots=True)
class Sentences:
    """Subjects, agents and mentions of a document, found by token.

    Attributes
    ----------
    subjects
        Head token -> its subject token by the parse.
    agents
        Head token -> the token behind 'door' by the parse.
    passive, becoming, perfect
        Passive verbs, those with 'worden', and participles behind 'hebben', which are active.
    at
        Token -> innermost mention that covers it.
    """

    view: Columns
    mentions: Sequence[Mention]
    subjects: dict[int, int] = field(default_factory=dict)
    agents: dict[int, int] = field(default_factory=dict)
    passive: set[int] = field(default_factory=set)
    becoming: set[int] = field(default_factory=set)
    perfect: set[int] = field(default_factory=set)
    at: dict[int, Mention] = field(default_factory=dict)
    starts: dict[int, Mention] = field(default_factory=dict)

    @classmethod
    def of(cls, view: Columns, mentions: Sequence[Mention]) -> Sentences:
        """Index a document."""
        made = cls(view, mentions)
        for token, (dep, head) in enumerate(zip(view.dep, view.head, strict=True)):
            if dep in _SUBJECTS:
                made.subjects.setdefault(head, token)
            elif dep == "obl:agent":
                made.agents.setdefault(head, token)
            elif dep == "aux:pass":
                made.passive.add(head)
                if view.lemma[token] == "worden":
                    made.becoming.add(head)
            elif dep == "aux" and view.lemma[token] == "hebben":
                made.perfect.add(head)
        for mention in sorted(mentions, key=lambda m: m.start - m.end):
            for token in range(mention.start, mention.end):
                made.at[token] = mention
            made.starts[mention.start] = mention
        for mention in mentions:
            if mention.start not in made.starts or made.starts[mention.start].end < mention.end:
                made.starts[mention.start] = mention
        return made

    def insert(self, mention: Mention) -> None:
        """Make a mention known to these rules only."""
        for token in range(mention.start, mention.end):
            self.at.setdefault(token, mention)
        known = self.starts.get(mention.start)
        if known is None or known.end < mention.end:
            self.starts[mention.start] = mention

    # ------------------------------------------------------------------ clauses

    def clause_start(self, token: int) -> int:
        """Return where the clause of `token` begins, by marks and conjunctions."""
        view = self.view
        begin = view.bounds(token)[0]
        for place in range(token - 1, begin - 1, -1):
            if self.is_border(place):
                return place + 1 if view.lower[place] not in _SUBORDINATORS else place
        return begin

    def clause_end(self, token: int) -> int:
        """Return the end of the clause of `token`, exclusive."""
        view = self.view
        end = view.bounds(token)[1]
        for place in range(token + 1, end):
            if self.is_border(place):
                return place
        return end

    def is_border(self, token: int) -> bool:
        """Tell whether a clause may end or begin at a token."""
        view = self.view
        lower = view.lower[token]
        if lower in (";", ":", "|", "(", ")", "–", "—"):
            return True
        if lower == ",":
            return not self._in_enumeration(token)
        if lower in _SUBORDINATORS and view.pos[token] in ("SCONJ", "PRON", "ADV"):
            return (
                lower not in ("die", "als", "nu", "toen", "wat", "waar", "hoe")
                or (token > 0 and view.lower[token - 1] == ",")
                or view.pos[token] == "SCONJ"
            )
        if view.pos[token] == "CCONJ" and lower in _RETURNERS:
            return self.verb_second(token + 1)
        return False

    def _in_enumeration(self, comma: int) -> bool:
        """Tell whether a comma stands between the items of a row ('de zorg, de rust en het werk').

        No finite verb stands between it and the next comma or conjunction, and no contrast opens
        what follows it.
        """
        view = self.view
        end = view.bounds(comma)[1]
        if comma + 1 >= end or comma == 0 or view.lower[comma + 1] in _TURNS:
            return False
        if view.pos[comma + 1] in ("SCONJ", "PUNCT") or view.pos[comma - 1] in ("VERB", "AUX"):
            return False
        for place in range(comma + 1, end):
            if view.form[place] == "fin":
                return False
            if view.lower[place] in (",", "en", "of", ";", ":"):
                break
        return True

    def verb_second(self, token: int) -> bool:
        """Tell whether a main clause starts at `token`: (something) then a finite verb."""
        view = self.view
        if token >= len(view):
            return False
        end = view.bounds(token - 1)[1] if token else len(view)
        if token >= end:
            return False
        if view.lower[token] in _SUBORDINATORS and view.lower[token] not in ("nu", "toen", "waar"):
            return False
        mention = self.starts.get(token)
        place = mention.end if mention is not None else token + 1
        limit = min(end, token + 6)
        if mention is None and view.pos[token] in _FINITE_POS:
            # 'en vertelt dat': the subject is carried over
            return True
        while (
            place < limit
            and view.pos[place] in ("NOUN", "ADJ", "PROPN", "DET", "NUM")
            and mention is None
        ):
            place += 1
        while place < limit and view.pos[place] in _ADVERBIAL:
            place += 1
        return place < limit and view.pos[place] in _FINITE_POS and view.lower[place] not in ("te",)

    # ------------------------------------------------------------------ subjects

    def subject(self, token: int, state: bool = False) -> Mention | None:
        """Return the mention that does what the verb (or predicate) at `token` says.

        For a passive that is the one behind 'door'; with `state` a participle behind 'zijn' tells
        how its subject is ('is overtuigd'), so that the subject it is.
        """
        found = self._subject_by_parse(token, state)
        if found is not None and not _is_object_form(found):
            return found
        return self._subject_by_order(token)

    def _subject_by_parse(self, token: int, state: bool) -> Mention | None:
        view = self.view
        place = token
        for _ in range(5):
            if place in self.agents and place not in self.perfect:
                return self.at.get(self.agents[place])
            if place in self.passive and not (state and place not in self.becoming):
                return self._by(place)
            if place in self.subjects:
                return self._mention_of(self.subjects[place])
            if view.dep[place] not in _CLIMB or view.head[place] == place:
                return None
            if view.dep[place] == "ccomp" and place != token:
                return None
            if (
                view.dep[place] in ("obl", "nmod", "ccomp")
                and place == token
                and view.pos[token] == "VERB"
            ):
                return None
            place = view.head[place]
        return None

    def _by(self, verb: int) -> Mention | None:
        """Return the mention behind 'door', 'namens' or 'van de zijde van' beside a passive."""
        view = self.view
        begin, end = self.clause_start(verb), self.clause_end(verb)
        for place in range(begin, end - 1):
            if place + 1 not in self.starts:
                continue
            if view.lower[place] in _AGENT_OPENERS:
                return self.starts[place + 1]
            if view.lower[place] == "van" and view.lower[place - 1] in _AGENT_SIDES:
                return self.starts[place + 1]
        return None

    def _mention_of(self, token: int) -> Mention | None:
        """Return the mention at a subject, or whose paper it is ('de brief van school')."""
        mention = self.at.get(token)
        if mention is not None:
            return mention
        if self.view.lower[token] in _QUALITIES:
            return None  # 'de veiligheid van moeder vraagt om ...'
        for place in range(token + 1, min(token + 3, len(self.view) - 1)):
            if self.view.lower[place] in ("van", "uit", "namens") and place + 1 in self.starts:
                return self.starts[place + 1]
        return None

    def _subject_by_order(self, token: int) -> Mention | None:
        view = self.view
        if token in self.passive:
            return None
        end = view.bounds(token)[1]
        place = token + 1
        while place < min(end, token + 3) and view.pos[place] in _ADVERBIAL:
            place += 1
        if place < end and place in self.starts and view.pos[token] in _FINITE_POS:
            follower = self.starts[place]
            if not _is_object_form(follower):
                return follower
        return self.nearest_before(token)

    def nearest_before(self, token: int) -> Mention | None:
        """Return the nearest mention before a token in its clause, prepositional ones left out."""
        view = self.view
        begin = self.clause_start(token)
        for before in range(token - 1, begin - 1, -1):
            found = self.at.get(before)
            if found is not None:
                preposition = found.start > begin and view.pos[found.start - 1] == "ADP"
                if not preposition and not _is_object_form(found):
                    return found
        return None

    # ------------------------------------------------------------------ returning to the author

    def scope_end(self, start: int, holder: Mention | None, embedded: bool = False) -> int:
        """Return where a statement that starts at `start` ends: the text is the author's again.

        It runs to the end of the sentence, unless a main clause with another subject follows
        ('..., maar de Raad ziet dat anders') or a semicolon parts the two. An `embedded` statement
        ('toen zij zei dat ..., ging hij') ends where the main clause goes on with its verb.
        """
        view = self.view
        end = view.bounds(start)[1] if start < len(view) else len(view)
        for place in range(start + 1, end):
            lower = view.lower[place]
            if lower == ";" and not self._goes_on(place + 1, end):
                return place
            if embedded and lower == "," and place + 1 < end and view.form[place + 1] == "fin":
                return place
            if lower in _RETURNERS and view.pos[place] in ("CCONJ", "ADV", "SCONJ"):
                if (
                    lower in ("en", "dus")
                    and view.lower[place - 1] != ","
                    and not self._new_subject(place + 1, holder)
                ):
                    continue
                if self._returns(place + 1, end, holder):
                    return place
            if lower in _CONTRAST_SUBORDINATORS and view.lower[place - 1] == ",":
                mention = self.starts.get(place + 1)
                if mention is not None and mention.actor in _PROFESSIONALS:
                    return place
        return end

    def _goes_on(self, token: int, end: int) -> bool:
        return token < end and self.view.lower[token] in ("dat", "of", "en", "ook")

    def _new_subject(self, token: int, holder: Mention | None) -> bool:
        mention = self.starts.get(token)
        return mention is not None and self.verb_second(token) and not _same(mention, holder)

    def _returns(self, token: int, end: int, holder: Mention | None) -> bool:
        """Tell whether a main clause in the author's voice starts at `token`."""
        view = self.view
        if token >= end or view.lower[token] in _COMPLEMENTIZERS:
            return False
        if not self.verb_second(token):
            return False
        mention = self.starts.get(token)
        if mention is None:
            return view.pos[token] not in _FINITE_POS
        return not _same(mention, holder)


_PROFESSIONALS = frozenset(
    [
        "gi",
        "rvdk",
        "vt",
        "professional",
        "mediator",
        "lawyer",
        "court",
        "school",
        "guardian_ad_litem",
    ]
)


def _is_object_form(mention: Mention) -> bool:
    """Tell 'hem', 'haar' and their like, which are never the subject."""
    if mention.kind != "pronoun" or mention.end - mention.start > 1:
        return False
    return mention.rule.startswith(_OBJECT_FORMS)


_OBJECT_FORMS = (
    "pronoun.hem.", "pronoun.m.", "pronoun.haar.", "pronoun.hen.", "pronoun.mij.", "pronoun.me.",
    "pronoun.jou.", "pronoun.zijn.", "pronoun.haar_poss.", "pronoun.hun.", "pronoun.mijn.",
)  # fmt: skip


def _same(mention: Mention, holder: Mention | None) -> bool:
    return holder is not None and mention.actor == holder.actor
