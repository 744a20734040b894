"""Who does what to whom: the people around a word, read off the parse.

The roles are those of Dutch grammar: the subject of an active clause and the 'door' of a passive
one act; objects and the subject of a passive undergo; with a noun it is 'van', 'door' or a
possessive that tells who acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.claims.passages import word_list
from dossier_nlp.language.actors import Mention, mentions_of
from dossier_nlp.language.columns import Columns
from dossier_nlp.records import UNKNOWN

_UNDERGO = frozenset({"obj", "iobj"})
_OBLIQUE = frozenset({"obl", "nmod", "obl:arg", "obl:agent"})
_INHERITS = frozenset({"conj", "xcomp", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"ccomp", "csubj", "csubj:pass"})
_CLIMB = 6
_BY, _OF, _AT = "door", "van", "bij"
_TOWARDS = frozenset({"tegen", "aan", "naar", "op", "met", "over", "voor"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The people around a word.

    Attributes
    ----------
    agent, patient
        Who acts and who undergoes it, ``None`` where the clause does not say.
    place
        At whose place ('bij vader'), ``None`` where nobody is named.
    others
        All other people that the clause names, in text order.
    """

    agent: Mention | None = None
    patient: Mention | None = None
    place: Mention | None = None
    others: tuple[Mention, ...] = ()


class Grammar:
    """The tree of one document, ready to be asked for arguments."""

    def __init__(self, doc: Doc, cols: Columns) -> None:
        self._cols = cols
        mentions = mentions_of(doc)
        known = [m if m.actor != UNKNOWN else None for m in mentions]
        index = doc._.mention_index or [-1] * len(cols)
        self._mention = [known[number] if number >= 0 else None for number in index]
        self._children: list[list[int]] = [[] for _ in range(len(cols))]
        for i, head in enumerate(cols.head):
            if head != i:
                self._children[head].append(i)

    def mention(self, token: int) -> Mention | None:
        """Return the known person or body at a token."""
        return self._mention[token]

    def clause_head(self, token: int) -> int:
        """Return the verb (or predicate with a subject) that governs a token."""
        at = token
        for _ in range(_CLIMB):
            if self._cols.pos[at] in _VERBAL and self._cols.dep[at] not in {"aux", "aux:pass"}:
                return at
            if any(self._cols.dep[child].startswith("nsubj") for child in self._children[at]):
                return at
            if self._cols.head[at] == at:
                return at
            at = self._cols.head[at]
        return at

    def main(self, start: int, end: int) -> int:
        """Return the token that governs the tokens ``start:end``: their verb where there is one."""
        tops = [i for i in range(start, end) if not start <= self._cols.head[i] < end]
        tops += [i for i in range(start, end) if self._cols.head[i] == i]
        verbal = [i for i in tops if self._cols.pos[i] in _VERBAL]
        return min(verbal or tops or [start])

    def content(self, token: int, start: int, end: int) -> int:
        """Return the verb of what is said, thought or denied: 'zij vertelt dat hij *wegliep*'."""
        for _ in range(_CLIMB):
            inner = [
                child
                for child in self._children[token]
                if self._cols.dep[child] in _CONTENT and start <= child < end
            ]
            if not inner:
                return token
            token = inner[0]
        return token

    def arguments(self, token: int, start: int, end: int) -> Arguments:
        """Find the people around a word within the tokens ``start:end``."""
        noun = self._of_noun(token) if self._cols.pos[token] not in _VERBAL else Arguments()
        verb = self._of_verb(self.clause_head(token))
        if verb.agent and self._is_owned_object(token):
            noun = Arguments(patient=noun.agent)  # 'hij kneep haar keel dicht'
        agent = noun.agent or verb.agent
        if agent and verb.agent and agent.actor == "child":
            agent = verb.agent  # 'het spaargeld van de kinderen heeft zij weggehaald'
        patient = noun.patient or verb.patient
        if patient and agent and patient.actor == agent.actor and patient.name == agent.name:
            patient = None
        place = noun.place or verb.place or self._place_within(start, end)
        used = {(m.start, m.end) for m in (agent, patient, place) if m}
        others = tuple(
            mention
            for mention in self._within(start, end)
            if (mention.start, mention.end) not in used
        )
        return Arguments(agent, patient, place, others)

    def is_passive(self, token: int) -> bool:
        """Tell whether the clause of a token is passive."""
        verb = self.clause_head(token)
        return any(self._cols.dep[child] == "aux:pass" for child in self._children[verb])

    def has_thing_as_subject(self, token: int) -> bool:
        """Tell whether no person is the subject: 'dat is weersproken', 'de stelling klopt niet'."""
        subjects = [
            child
            for child in self._children[self.clause_head(token)]
            if self._cols.dep[child].startswith("nsubj")
        ]
        return bool(subjects) and all(self.mention(child) is None for child in subjects)

    def _is_owned_object(self, token: int) -> bool:
        """Tell whether a noun with a possessor is acted on, not talked about, in its clause."""
        if self._cols.dep[token] != "obj":
            return False
        if self._cols.lemma[self.clause_head(token)] in word_list("reporting"):
            return False
        return any(self._cols.dep[child] == "nmod:poss" for child in self._children[token])

    def subject(self, token: int) -> Mention | None:
        """Return who does what the clause tells: its subject, or the 'door' of a passive."""
        verb = self.clause_head(token)
        if not self.is_passive(token):
            if self.has_thing_as_subject(token) and (person := self._of_verb(verb).patient):
                return person  # 'hetgeen de moeder bestrijdt', read the wrong way round
            return self._of_verb(verb).agent
        if self._has_by(verb):
            return self._of_verb(verb).agent
        return None

    def thing(self, token: int) -> str:
        """Return the object of the clause where it is no known person.

        The lemma of a thing ('bal'), or a name as it is written ('Jip').
        """
        verb = self.clause_head(token)
        for child in self._children[verb]:
            if self._cols.dep[child] != "obj" or self.mention(child) is not None:
                continue
            if self._cols.pos[child] == "PROPN":
                return self._cols.orth[child]
            if self._cols.pos[child] == "NOUN":
                return self._cols.lemma[child]
        return ""

    # ------------------------------------------------------------------ verbs and nouns

    def _of_verb(self, verb: int) -> Arguments:
        agent = patient = place = None
        passive = False
        for child in self._children[verb]:
            dep = self._cols.dep[child]
            mention = self.mention(child)
            if dep == "aux:pass":
                passive = True
            if mention is None:
                continue
            if dep == "nsubj":
                agent = agent or mention
            elif dep == "nsubj:pass" or dep in _UNDERGO:
                patient = patient or mention
            elif dep in _OBLIQUE:
                case = self._case(child)
                if case == _BY or dep == "obl:agent":
                    if agent and not patient:
                        patient = agent
                    agent = mention
                elif case == _AT:
                    place = place or mention
                elif case in _TOWARDS:
                    patient = patient or mention
        if passive and agent and not patient and not self._has_by(verb):
            agent, patient = None, agent
        if agent is None and not passive:
            agent = self._inherited(verb)
        return Arguments(agent, patient, place)

    def _has_by(self, verb: int) -> bool:
        return any(self._case(child) == _BY for child in self._children[verb])

    def _inherited(self, verb: int) -> Mention | None:
        """Find the subject of a verb that shares it with the verb above it."""
        at = verb
        for _ in range(3):
            dep, head = self._cols.dep[at], self._cols.head[at]
            if head == at:
                return None
            if dep == "acl:relcl":
                return self.mention(head)
            if dep not in _INHERITS and not dep.startswith("advcl"):
                return None
            for child in self._children[head]:
                if self._cols.dep[child] == "nsubj" and (found := self.mention(child)):
                    return found
            at = head
        return None

    def _of_noun(self, noun: int) -> Arguments:
        agent = patient = place = None
        for child in self._children[noun]:
            mention = self.mention(child)
            if mention is None or (mention.start <= noun < mention.end and mention.head == noun):
                continue
            case = self._case(child)
            if case in {_BY, _OF} or self._cols.dep[child] == "nmod:poss":
                agent = mention if case == _BY else agent or mention
            elif case == _AT:
                place = place or mention
            elif case in _TOWARDS:
                patient = patient or mention
        return Arguments(agent, patient, place)

    def _case(self, token: int) -> str:
        for child in self._children[token]:
            if self._cols.dep[child] == "case":
                return self._cols.lower[child]
        return ""

    def _within(self, start: int, end: int) -> list[Mention]:
        found: list[Mention] = []
        at = start
        while at < end:
            mention = self.mention(at)
            if mention is not None and mention.start < end:
                found.append(mention)
                at = max(at + 1, mention.end)
            else:
                at += 1
        return found

    def _place_within(self, start: int, end: int) -> Mention | None:
        for i in range(start, end - 1):
            if self._cols.lower[i] == _AT and (mention := self.mention(i + 1)):
                return mention
        return None
