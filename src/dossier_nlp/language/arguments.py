"""Subjects and objects that grammar itself decides, whatever the parser learned.

Rules sure enough to overrule a parser:

- Auxiliaries have no arguments. Where 'hebben' or 'worden' got a participle as its complement, the
  participle is the verb and takes over all that hangs there; a lone argument moves up.
- Voice. A participle with 'worden' is passive, with 'hebben' active. With 'zijn' it depends on the
  verb: 'is gelukt' and 'is verhuisd' are perfects, 'is opgelegd' and 'is geslagen' passives. What
  has a copula is a quality, and its subject a plain one.
- A finite verb has a subject, and an intransitive one no object. Where it has no subject but an
  object that agrees with it, that object is the subject: 'hier past geen straf'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from dossier_nlp.language.model import verb_facts_path
from dossier_nlp.language.wordlists import read_column

Voice = Literal["active", "passive"]

_SUBJECT, _PASSIVE_SUBJECT, _OBJECT = "nsubj", "nsubj:pass", "obj"
_ARGUMENTS = (_SUBJECT, _PASSIVE_SUBJECT, _OBJECT, "iobj")
_AUXILIARY, _PASSIVE_AUXILIARY, _COPULA = "aux", "aux:pass", "cop"
_BECOME, _HAVE, _BE = "worden", "hebben", "zijn"
_HELPERS = frozenset({_BECOME, _HAVE, _BE, "kunnen", "moeten", "mogen", "willen", "zullen"})
_PRESENT_PARTICIPLE = ("end", "ende")
_PARTICIPLE_ENDS = ("d", "t", "en")
_SHORTEST = 5  # letters after the particle, 'ge' among them
# With one of these, another verb or clause may hold the place of the subject.
_CLAUSAL = frozenset(
    {
        "csubj",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "acl:relcl",
        "expl",
        "parataxis",
        "aux:pass",
        "compound:prt",
    }
)
_SHARING = frozenset({"conj", "acl:relcl", "xcomp", "acl"})


class ArgumentRules:
    """Mend a parsed document in place.

    Parameters
    ----------
    voices
        Verb -> what 'zijn' with its participle means.
    intransitive
        Verbs that hardly ever have an object.
    particles
        Of separable verbs: 'afreizen' goes as 'reizen' does.
    """

    def __init__(
        self,
        voices: Mapping[str, Voice],
        intransitive: frozenset[str],
        particles: frozenset[str],
    ):
        self._voices, self._intransitive = voices, intransitive
        self._particles = sorted(particles, key=len, reverse=True)

    def bind(self, vocab: Vocab) -> None:
        """Know the labels in `vocab`."""

        def labels(*names: str) -> np.ndarray:
            return np.array([vocab.strings.add(name) for name in names], dtype=np.uint64)

        self._auxiliaries = labels(_AUXILIARY, _PASSIVE_AUXILIARY)
        self._subjects = labels(_SUBJECT, _PASSIVE_SUBJECT)
        self._arguments, self._objects = labels(*_ARGUMENTS), labels(_OBJECT)
        self._complements = labels("xcomp")

    def mend(self, doc: Doc, deps: np.ndarray) -> None:
        """Apply the rules; `deps` is the column of labels of `doc`."""
        swapped = [self._mend_complement(token) for token in _at(doc, deps, self._complements)]
        if any(swapped):
            deps = doc.to_array("DEP")
        arguments = list(_at(doc, deps, self._arguments))
        for token in arguments:
            self._mend_head(token)
        for verb in {token.head.i: token.head for token in _at(doc, deps, self._auxiliaries)}:
            self._mend_voice(doc[verb])
        for token in arguments:
            if token.dep_ == _PASSIVE_SUBJECT and _has(token.head, _COPULA):
                token.dep_ = _SUBJECT
        with_subject = {token.head.i for token in _at(doc, deps, self._subjects)}
        for token in _at(doc, deps, self._objects):
            if token.head.i not in with_subject:
                self._mend_lone_object(token)

    def voice(self, verb: Token, auxiliaries: frozenset[str]) -> Voice | None:
        """Return the voice of a participle with auxiliaries of these lemmas, None where unsure."""
        if not _is_past_participle(verb):
            return None
        if _BECOME in auxiliaries:
            return "passive"
        if _HAVE in auxiliaries:
            return "active"
        if _BE in auxiliaries:
            return self._with_be(verb.lemma_)
        return None

    def _with_be(self, lemma: str) -> Voice | None:
        voice = self._voices.get(lemma)
        if voice is not None:
            return voice
        for particle in self._particles:
            if lemma.startswith(particle):
                voice = self._voices.get(lemma.removeprefix(particle))
                # A particle may make a verb transitive ('oplopen'), hardly ever the reverse.
                return voice if voice == "active" else None
        return None

    def _mend_complement(self, verb: Token) -> bool:
        """Make 'heeft' the auxiliary of 'gezegd' where it was the reverse; tell whether it was."""
        auxiliary = verb.head
        if (
            auxiliary.lemma_ not in (_HAVE, _BECOME)
            or not (
                _is_past_participle(verb)
                or (auxiliary.lemma_ == _BECOME and self._has_ge_inside(verb))
            )
            or auxiliary.pos_ not in ("VERB", "AUX")
            or auxiliary.dep_ in (_AUXILIARY, _PASSIVE_AUXILIARY, _COPULA)
            or _has(auxiliary, _COPULA)
        ):
            return False
        others = [child for child in auxiliary.children if child.i != verb.i]
        above, label = auxiliary.head, auxiliary.dep_
        verb.head = verb if above.i == auxiliary.i else above
        verb.dep_ = label
        verb.pos_ = "VERB"
        if not _is_past_participle(verb):
            verb.set_morph("VerbForm=Part")  # type: ignore[attr-defined]
        auxiliary.head = verb
        auxiliary.dep_ = _PASSIVE_AUXILIARY if auxiliary.lemma_ == _BECOME else _AUXILIARY
        for child in others:
            child.head = verb
        return True

    @staticmethod
    def _mend_head(argument: Token) -> None:
        helper = argument.head
        if helper.i == argument.i or helper.lemma_ not in _HELPERS:
            return
        is_subject = argument.dep_ in (_SUBJECT, _PASSIVE_SUBJECT)
        if helper.dep_ in (_AUXILIARY, _PASSIVE_AUXILIARY) or (
            helper.dep_ == _COPULA and is_subject
        ):
            argument.head = helper.head

    def _has_ge_inside(self, token: Token) -> bool:
        """Tell a participle such as 'uitgelachen' by its form, whatever class it got."""
        form = token.lower_
        return (
            token.pos_ in ("VERB", "NOUN")
            and form.endswith(_PARTICIPLE_ENDS)
            and any(
                form.startswith(particle + "ge") and len(form) >= len(particle) + _SHORTEST
                for particle in self._particles
            )
        )

    def _mend_voice(self, verb: Token) -> None:
        children = list(verb.children)
        auxiliaries = [c for c in children if c.dep_ in (_AUXILIARY, _PASSIVE_AUXILIARY)]
        lemmas = frozenset(auxiliary.lemma_ for auxiliary in auxiliaries)
        voice = self.voice(verb, lemmas)
        if voice is None:
            return
        subject = _PASSIVE_SUBJECT if voice == "passive" else _SUBJECT
        for child in children:
            if child.dep_ in (_SUBJECT, _PASSIVE_SUBJECT):
                child.dep_ = subject
        carrier = _BECOME if _BECOME in lemmas else _BE
        for auxiliary in auxiliaries:
            marks = voice == "passive" and auxiliary.lemma_ == carrier
            auxiliary.dep_ = _PASSIVE_AUXILIARY if marks else _AUXILIARY

    def _mend_lone_object(self, thing: Token) -> None:
        verb = thing.head
        if verb.lemma_ not in self._intransitive or verb.dep_ in _SHARING:
            return
        children = list(verb.children)
        labels = [child.dep_ for child in children]
        if not _CLAUSAL.isdisjoint(labels) or labels.count(_OBJECT) > 1 or _has(thing, "conj"):
            return
        finite = [
            token
            for token in (verb, *children)
            if "Fin" in token.morph.get("VerbForm", [])
            and (token.i == verb.i or token.dep_ in (_AUXILIARY, _COPULA))
        ]
        # A verb that opens the sentence may be an imperative: 'Zie de bijlage'.
        if len(finite) != 1 or finite[0].i == verb.sent.start:
            return
        number = thing.morph.get("Number", [])
        if (
            number
            and number == finite[0].morph.get("Number", [])
            and "Acc" not in thing.morph.get("Case", [])
        ):
            thing.dep_ = _SUBJECT


def load() -> ArgumentRules:
    """Read what the treebank knows of verbs, over it the verbs of the list ``zijn_verbs``."""
    voices: dict[str, Voice] = {}
    intransitive = set()
    for line in verb_facts_path().read_text(encoding="utf-8").splitlines():
        verb, fact = line.split("\t")
        if fact == "intransitive":
            intransitive.add(verb)
        else:
            voices[verb] = "passive" if fact == "passive" else "active"
    voices.update(dict.fromkeys(read_column("zijn_verbs", "verb"), "active"))
    particles = read_column("separable_verbs", "particle", kind="pair")
    return ArgumentRules(voices, frozenset(intransitive), particles)


def _at(doc: Doc, column: np.ndarray, values: np.ndarray) -> Iterator[Token]:
    for index in np.isin(column, values).nonzero()[0].tolist():
        yield doc[index]


def _has(token: Token, label: str) -> bool:
    return any(child.dep_ == label for child in token.children)


def _is_past_participle(token: Token) -> bool:
    return (
        token.pos_ == "VERB"
        and "Part" in token.morph.get("VerbForm", [])
        and not token.lower_.endswith(_PRESENT_PARTICIPLE)
    )
