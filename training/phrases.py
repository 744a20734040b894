"""Phrases and verb forms for the made-up sentences: who, what, where, and in which form."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

from chunks import Chunk, join, word
from conllu import Word

SING_PRES, SING_PAST = "Number=Sing|Tense=Pres|VerbForm=Fin", "Number=Sing|Tense=Past|VerbForm=Fin"
PLUR_PRES = "Number=Plur|Tense=Pres|VerbForm=Fin"
PART, INF = "VerbForm=Part", "VerbForm=Inf"
NOMINATIVE, ACCUSATIVE = "Case=Nom|Person=3|PronType=Prs", "Case=Acc|Person=3|PronType=Prs"
ADVERB_PARTICLES = {
    "terug": "ADV",
    "weg": "ADV",
    "stop": "NOUN",
    "vast": "ADJ",
    "zwart": "ADJ",
    "gerust": "ADJ",
}


class Phrases:
    """Draw phrases and verb forms; all chance comes from `rng`."""

    def __init__(self, lexicon: Path, rng: Random):
        self.data = tomllib.loads(lexicon.read_text(encoding="utf-8"))
        self.rng = rng

    def pick(self, text: str) -> str:
        """Draw one of the words of a text."""
        return self.rng.choice(text.split())

    def chance(self, p: float) -> bool:
        """Be true with probability `p`."""
        return self.rng.random() < p

    def person(self, dep: str, plural: bool = False) -> Chunk:
        """Make a person: pronoun, name, bare noun or noun with article."""
        people, r = self.data["persons"], self.rng.random()
        subject = dep.startswith("nsubj")
        if r < 0.1:
            if plural:
                return word(
                    "zij" if subject else "hen",
                    "zij" if subject else "hen",
                    "PRON",
                    NOMINATIVE if subject else ACCUSATIVE,
                    dep,
                )
            form = self.pick("hij zij ze" if subject else "hem haar")
            return word(form, form, "PRON", NOMINATIVE if subject else ACCUSATIVE, dep)
        if r < 0.2 and not plural:
            return self.name(dep)
        number = "Number=Plur" if plural else "Gender=Com|Number=Sing"
        if r < 0.62:
            noun = self.pick(people["bare_plural" if plural else "bare"])
            return word(noun, lemma_of(noun), "NOUN", number, dep)
        noun = self.pick(people["definite_plural" if plural else "definite"])
        determiner = self.rng.choice(
            ("de", "de", "de", "beide" if plural else "deze", "zijn", "haar")
        )
        if noun in ("partijen", "Raad", "GI", "kinderrechter", "rechtbank"):
            determiner = "de"
        return join(
            1, self.determiner(determiner), word(noun, lemma_of(noun), "NOUN", number, dep), dep=dep
        )

    def name(self, dep: str) -> Chunk:
        """Make a name; its later parts are flat."""
        parts = self.pick(self.data["persons"]["names"]).split("_")
        words = [
            Word(p, p, "PROPN", "", -1 if i == 0 else 0, dep if i == 0 else "flat")
            for i, p in enumerate(parts)
        ]
        return Chunk(tuple(words), dep)

    def determiner(self, form: str) -> Chunk:
        """Make an article, possessive or other determiner."""
        if form in ("zijn", "haar"):
            return word(form, form, "PRON", "Person=3|Poss=Yes|PronType=Prs", "nmod:poss")
        if form == "beide":
            return word(form, form, "NUM", "", "nummod")
        feats = {"de": "Definite=Def", "het": "Definite=Def", "een": "Definite=Ind"}.get(form, "")
        return word(form, form, "DET", feats, "det")

    def thing(self, noun: str, dep: str) -> Chunk:
        """Make a thing with one of its articles."""
        gender, *articles = self.data["nouns"][noun].split()
        number = "Number=Plur" if gender == "Plur" else f"Gender={gender}|Number=Sing"
        article = self.rng.choice(articles)
        lemma = "zorg" if noun == "zorgen" else noun
        head = word(noun, lemma, "NOUN", number, dep)
        if article == "-":
            return head
        return join(1, self.determiner(article), head, dep=dep)

    def phrase(self) -> Chunk:
        """Make an adjunct with a preposition."""
        preposition, article, noun = self.rng.choice(self.data["phrases"]["obliques"])
        pos = "NUM" if noun.isdigit() else "PROPN" if noun in ("maart", "april") else "NOUN"
        gender = "Neut" if article == "het" or noun in ("overleg",) else "Com"
        feats = "" if pos == "NUM" else f"Gender={gender}|Number=Sing"
        if noun in ("kinderen", "afspraken"):
            feats = "Number=Plur"
        lemma = {"kinderen": "kind", "afspraken": "afspraak"}.get(noun, noun)
        case = word(preposition, preposition, "ADP", "", "case")
        top = word(noun, lemma, "NOUN" if pos == "NOUN" else pos, feats, "obl")
        return join(2, case, self.determiner(article) if article else None, top, dep="obl")

    def with_preposition(self, preposition: str, who: Chunk, dep: str) -> Chunk:
        """Put a preposition before a person: 'tegen vader'."""
        return join(1, word(preposition, preposition, "ADP", "", "case"), who, dep=dep)

    def agent(self, plural: bool = False, dep: str = "obl:agent") -> Chunk:
        """Make the agent of a passive: 'door moeder'."""
        return self.with_preposition("door", self.person(dep, plural), dep)

    def adverb(self) -> Chunk:
        """Make an adverb."""
        form = self.pick(self.data["phrases"]["adverbs"])
        return word(
            form,
            form,
            "ADJ" if form == "regelmatig" else "ADV",
            "Degree=Pos" if form == "regelmatig" else "",
            "advmod",
        )

    def filler(self) -> Chunk | None:
        """Make an adjunct, an adverb or nothing."""
        r = self.rng.random()
        return self.phrase() if r < 0.3 else self.adverb() if r < 0.5 else None

    def finite(self, verb: list[str], plural: bool) -> Chunk:
        """Make the finite form; the lemma is that of the base."""
        base = verb[0].removeprefix(verb[4]) if verb[4] else verb[0]
        if plural:
            return word(verb[5], base, "VERB", PLUR_PRES, "ROOT")
        past = self.chance(0.4)
        return word(
            verb[2] if past else verb[1], base, "VERB", SING_PAST if past else SING_PRES, "ROOT"
        )

    def particle(self, verb: list[str]) -> Chunk | None:
        """Make the particle that stands apart, if any."""
        if not verb[4]:
            return None
        return word(verb[4], verb[4], ADVERB_PARTICLES.get(verb[4], "ADP"), "", "compound:prt")

    def participle(self, verb: list[str]) -> Chunk:
        """Make the past participle."""
        return word(verb[3], verb[0], "VERB", PART, "ROOT")

    def auxiliary(self, lemma: str, plural: bool, dep: str) -> Chunk:
        """Make a finite auxiliary."""
        forms = {
            "hebben": ("heeft", "had", "hebben"),
            "zijn": ("is", "was", "zijn"),
            "worden": ("wordt", "werd", "worden"),
            "kunnen": ("kan", "kon", "kunnen"),
            "moeten": ("moet", "moest", "moeten"),
            "zullen": ("zal", "zou", "zullen"),
        }
        present, past, many = forms[lemma]
        if plural:
            return word(many, lemma, "AUX", PLUR_PRES, dep)
        is_past = self.chance(0.35)
        return word(
            past if is_past else present, lemma, "AUX", SING_PAST if is_past else SING_PRES, dep
        )

    def verb_and_object(self) -> tuple[list[str], Chunk]:
        """Draw a verb and an object that fit."""
        if self.chance(0.6):
            return self.rng.choice(self.data["verbs"]), self.person("obj", self.chance(0.2))
        verb = self.rng.choice(self.data["thing_verbs"])
        return verb, self.thing(self.pick(verb[6]), "obj")

    def verb_and_undergoer(self) -> tuple[list[str], Chunk, bool]:
        """Draw a verb, the subject of its passive and whether that is plural."""
        if self.chance(0.5):
            plural = self.chance(0.2)
            return self.rng.choice(self.data["verbs"]), self.person("nsubj:pass", plural), plural
        verb = self.rng.choice(self.data["thing_verbs"])
        noun = self.pick(verb[6])
        return verb, self.thing(noun, "nsubj:pass"), noun == "zorgen"


def lemma_of(noun: str) -> str:
    """Return the singular of the nouns for people."""
    irregular = {
        "ouders": "ouder",
        "grootouders": "grootouder",
        "kinderen": "kind",
        "partijen": "partij",
        "hulpverleners": "hulpverlener",
    }
    return irregular.get(noun, noun)
