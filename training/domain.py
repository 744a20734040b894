"""Made-up sentences with their parse: the constructions of case files that newspapers lack.

A small grammar over the words of ``domain.toml``. Its sentences are nobody's: they come from no
dossier, annotated or real, and are grammatical rather than sensible.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from chunks import Chunk, join, word
from conllu import Sentence
from phrases import INF, PART, PLUR_PRES, SING_PAST, SING_PRES, Phrases, lemma_of


class Grammar(Phrases):
    """Draw sentences."""

    def active(self) -> Chunk:
        """'Moeder slaat vader', also with something in front."""
        verb, obj = self.verb_and_object()
        plural = self.chance(0.2)
        subject, finite, particle = (
            self.person("nsubj", plural),
            self.finite(verb, plural),
            self.particle(verb),
        )
        extra = self.filler()
        if self.chance(0.35):
            front = (
                self.phrase()
                if self.chance(0.6)
                else self.with_preposition("volgens", self.person("obl"), "obl")
            )
            return join(1, front, finite, subject, obj, particle)
        if self.chance(
            0.15
        ):  # the object in front: 'Vader heeft zij nooit vertrouwd' is left to the treebank
            return join(1, self.adverb(), finite, subject, obj, extra, particle)
        return join(1, subject, finite, obj, extra, particle)

    def perfect(self) -> Chunk:
        """'Moeder heeft vader geslagen'."""
        verb, obj = self.verb_and_object()
        plural = self.chance(0.2)
        subject, part = self.person("nsubj", plural), self.participle(verb)
        aux = self.auxiliary("hebben", plural, "aux")
        if self.chance(0.4):
            return join(
                5,
                self.phrase(),
                aux,
                subject,
                obj,
                self.adverb() if self.chance(0.3) else None,
                part,
            )
        return join(4, subject, aux, obj, self.filler(), part)

    def modal(self) -> Chunk:
        """'Moeder moet vader bellen'."""
        verb, obj = self.verb_and_object()
        plural = self.chance(0.2)
        aux = self.auxiliary(self.pick("kunnen moeten zullen"), plural, "aux")
        infinitive = word(verb[0], verb[0], "VERB", INF, "ROOT")
        return join(4, self.person("nsubj", plural), aux, obj, self.filler(), infinitive)

    def passive(self) -> Chunk:
        """'Tegen vader is een contactverbod uitgesproken', and other orders."""
        verb, undergoer, plural = self.verb_and_undergoer()
        aux = self.auxiliary("worden" if self.chance(0.5) else "zijn", plural, "aux:pass")
        part = self.participle(verb)
        by = self.agent(self.chance(0.2)) if self.chance(0.6) else None
        extra = self.filler()
        r = self.rng.random()
        if r < 0.3:
            return join(4, undergoer, aux, by, extra, part)
        if r < 0.55:
            return join(3, undergoer, aux, extra, part, by)
        if r < 0.85:  # 'Tegen de vader is een contactverbod uitgesproken'
            preposition = self.pick("tegen over aan voor bij")
            front = (
                self.with_preposition(preposition, self.person("obl"), "obl")
                if self.chance(0.6)
                else self.phrase()
            )
            return join(4, front, aux, undergoer, by, part)
        if by is None:
            return join(3, self.adverb(), aux, undergoer, part)
        return join(3, by, aux, undergoer, part)  # 'Door de Raad is een onderzoek gestart'

    def feels(self) -> Chunk:
        """'Moeder voelt zich niet gehoord door de GI'.

        Without an auxiliary the phrase with 'door' is ``obl``, as in the treebank;
        `dossier_agents` makes it the agent afterwards.
        """
        part = self.pick(self.data["phrases"]["feels"])
        negated = word("niet", "niet", "ADV", "", "advmod") if self.chance(0.5) else None
        state = join(
            0,
            word(part, part, "VERB", PART, "xcomp"),
            self.agent(self.chance(0.2), "obl"),
            dep="xcomp",
        )
        if self.chance(0.25):
            serious = word("serieus", "serieus", "ADJ", "Degree=Pos", "xcomp")
            taken = word("genomen", "nemen", "VERB", PART, "xcomp")
            state = join(1, serious, taken, self.agent(dep="obl"), dep="xcomp")
        plural = self.chance(0.2)
        form, feats = (
            ("voelen", PLUR_PRES)
            if plural
            else self.rng.choice((("voelt", SING_PRES), ("voelde", SING_PAST)))
        )
        felt = word(form, "voelen", "VERB", feats, "ROOT")
        self_ = word("zich", "zich", "PRON", "Case=Acc|Person=3|PronType=Prs|Reflex=Yes", "expl:pv")
        return join(1, self.person("nsubj", plural), felt, self_, negated, state)

    def accuses(self) -> Chunk:
        """'Moeder beschuldigt vader ervan dat ...'."""
        pre, mark = word("ervan", "ervan", "ADV", "", "case"), None
        accused = self.person("obj")
        clause = self.subordinate("ccomp", extra_front=pre)
        del mark
        verb = word(
            *self.rng.choice(
                (
                    ("beschuldigt", "beschuldigen"),
                    ("verdenkt", "verdenken"),
                    ("overtuigt", "overtuigen"),
                )
            ),
            "VERB",
            SING_PRES,
            "ROOT",
        )
        return join(1, self.person("nsubj"), verb, accused, clause)

    def gives(self) -> Chunk:
        """'Moeder geeft vader de schuld'."""
        verb = self.rng.choice(
            (
                ("geeft", "gaf", "geven"),
                ("vertelt", "vertelde", "vertellen"),
                ("biedt", "bood", "bieden"),
                ("verwijt", "verweet", "verwijten"),
                ("stuurt", "stuurde", "sturen"),
            )
        )
        past = self.chance(0.4)
        finite = word(verb[past], verb[2], "VERB", SING_PAST if past else SING_PRES, "ROOT")
        thing = self.thing(self.pick("schuld toestemming advies hulp rapport plan voorstel"), "obj")
        return join(1, self.person("nsubj"), finite, self.person("iobj", self.chance(0.2)), thing)

    def copula(self) -> Chunk:
        """'Vader is boos op moeder', 'moeder is een leugenaar'."""
        cop = self.auxiliary("zijn", False, "cop")
        negated = word("niet", "niet", "ADV", "", "advmod") if self.chance(0.25) else None
        if self.chance(0.5):
            adjective = self.pick(self.data["phrases"]["predicates_adj"])
            top = word(adjective, adjective, "ADJ", "Degree=Pos", "ROOT")
            tail = (
                self.with_preposition(self.pick("voor op over"), self.person("obl"), "obl")
                if self.chance(0.4)
                else None
            )
            return join(3, self.person("nsubj"), cop, negated, top, tail)
        *adjective_part, noun = self.pick(self.data["phrases"]["predicates_noun"]).split("_")
        top = join(
            2,
            self.determiner("een"),
            word(adjective_part[0], adjective_part[0].rstrip("e"), "ADJ", "Degree=Pos", "amod")
            if adjective_part
            else None,
            word(noun, noun, "NOUN", "Gender=Com|Number=Sing", "ROOT"),
        )
        return join(2, self.person("nsubj"), cop, top)

    def subordinate(self, dep: str, extra_front: Chunk | None = None, mark: str = "dat") -> Chunk:
        """Make a clause with its verb at the end: 'dat vader moeder slaat'."""
        marker = word(mark, mark, "SCONJ", "", "mark") if mark else None
        if self.chance(0.3):
            verb, undergoer, plural = self.verb_and_undergoer()
            aux, part = (
                self.auxiliary("worden" if self.chance(0.6) else "zijn", plural, "aux:pass"),
                self.participle(verb),
            )
            by = self.agent() if self.chance(0.6) else None
            tail = (aux, part) if self.chance(0.5) else (part, aux)
            return join(4 + tail.index(part), extra_front, marker, undergoer, by, *tail, dep=dep)
        verb, obj = self.verb_and_object()
        plural = self.chance(0.2)
        subject, extra = self.person("nsubj", plural), self.filler()
        if self.chance(0.5):
            form = verb[4] + (verb[5] if plural else verb[1])
            finite = word(form, verb[0], "VERB", PLUR_PRES if plural else SING_PRES, dep)
            return join(5, extra_front, marker, subject, obj, extra, finite, dep=dep)
        aux, part = self.auxiliary("hebben", plural, "aux"), self.participle(verb)
        tail = (aux, part) if self.chance(0.5) else (part, aux)
        return join(5 + tail.index(part), extra_front, marker, subject, obj, extra, *tail, dep=dep)

    def reported(self) -> Chunk:
        """'Moeder stelt dat ...'."""
        forms, lemmas = (
            self.data["phrases"]["says"].split(),
            self.data["phrases"]["says_lemma"].split(),
        )
        i = self.rng.randrange(len(forms))
        says = word(forms[i], lemmas[i], "VERB", SING_PRES, "ROOT")
        comma = word(",", ",", "PUNCT", "", "punct") if self.chance(0.1) else None
        whole = join(1, self.person("nsubj"), says, comma, self.subordinate("ccomp"))
        if self.chance(0.2):  # the objection belongs to the main clause
            return self.contrast(whole)
        return whole

    def contrast(self, first: Chunk) -> Chunk:
        """Add ', maar vader spreekt dit tegen' to the main clause."""
        speaks, particle, lemma = self.rng.choice(
            (
                ("spreekt", "tegen", "spreken"),
                ("ontkent", "", "ontkennen"),
                ("betwist", "", "betwisten"),
                ("weerspreekt", "", "weerspreken"),
            )
        )
        this = word("dit", "dit", "PRON", "Person=3|PronType=Dem", "obj")
        second = join(
            3,
            word(",", ",", "PUNCT", "", "punct"),
            word("maar", "maar", "CCONJ", "", "cc"),
            self.person("nsubj"),
            word(speaks, lemma, "VERB", SING_PRES, "conj"),
            this,
            word(particle, particle, "ADP", "", "compound:prt") if particle else None,
            dep="conj",
        )
        return join(0, first, second)

    def relative(self) -> Chunk:
        """'De vader, die zijn kind slaat, ...'."""
        verb, obj = self.verb_and_object()
        clause_verb = self.rng.choice(self.data["verbs"])
        who = word("die", "die", "PRON", "PronType=Rel", "nsubj")
        finite = word(
            clause_verb[4] + clause_verb[1], clause_verb[0], "VERB", SING_PRES, "acl:relcl"
        )
        comma = self.chance(0.7)
        punct = word(",", ",", "PUNCT", "", "punct")
        clause = (
            join(
                3,
                punct if comma else None,
                who,
                self.person("obj", self.chance(0.3)),
                finite,
                punct if comma else None,
                dep="acl:relcl",
            )
            if not comma
            else join(
                3,
                punct,
                who,
                self.person("obj", self.chance(0.3)),
                finite,
                word(",", ",", "PUNCT", "", "punct"),
                dep="acl:relcl",
            )
        )
        noun = self.pick(self.data["persons"]["definite"])
        top = word(noun, lemma_of(noun), "NOUN", "Gender=Com|Number=Sing", "nsubj")
        subject = join(1, self.determiner("de"), top, clause, dep="nsubj")
        return join(1, subject, self.finite(verb, False), obj, self.particle(verb))

    def infinitive(self) -> Chunk:
        """'Vader weigert de kinderen terug te brengen'."""
        verb, obj = self.verb_and_object()
        form, lemma = self.rng.choice(
            (
                ("weigert", "weigeren"),
                ("probeert", "proberen"),
                ("dreigt", "dreigen"),
                ("belooft", "beloven"),
                ("besluit", "besluiten"),
            )
        )
        top = word(form, lemma, "VERB", SING_PRES, "ROOT")
        base = verb[0].removeprefix(verb[4]) if verb[4] else verb[0]
        goal = join(
            3,
            obj,
            self.particle(verb),
            word("te", "te", "ADP", "", "mark"),
            word(base, base, "VERB", INF, "xcomp"),
            dep="xcomp",
        )
        return join(1, self.person("nsubj"), top, goal)

    def fragment(self) -> Chunk:
        """'Contact met moeder'."""
        noun = self.pick(
            "contact gezag omgang hulpverlening onderzoek advies mishandeling "
            "vertrouwen contactverbod"
        )
        preposition = self.pick("met van door tussen over tegen")
        return join(
            0,
            self.thing(noun, "ROOT"),
            self.with_preposition(preposition, self.person("nmod"), "nmod"),
        )

    def sentence(self) -> Sentence:
        """Draw a sentence of any kind."""
        makers: list[tuple[Callable[[], Chunk], int]] = [
            (self.active, 6),
            (self.perfect, 4),
            (self.modal, 2),
            (self.passive, 9),
            (self.feels, 3),
            (self.accuses, 2),
            (self.gives, 3),
            (self.copula, 3),
            (self.reported, 5),
            (self.relative, 2),
            (self.infinitive, 2),
            (self.fragment, 2),
        ]
        made = self.rng.choices([m for m, _ in makers], [w for _, w in makers])[0]()
        if made.words[made.top].pos != "NOUN" and self.chance(0.05):
            made = self.contrast(made)
        if made.words[made.top].pos != "NOUN" or self.chance(0.3):
            made = join(0, made, word(".", ".", "PUNCT", "", "punct"))
        words = list(made.words)
        words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
        words = [
            replace(w, space=not (i + 1 < len(words) and words[i + 1].form in (",", ".")))
            for i, w in enumerate(words)
        ]
        return Sentence(tuple(words))


def sentences(count: int, rng: Random) -> list[Sentence]:
    """Return `count` different sentences."""
    grammar = Grammar(Path(__file__).with_name("domain.toml"), rng)
    made: dict[str, Sentence] = {}
    while len(made) < count:
        sentence = grammar.sentence()
        made.setdefault(sentence.text, sentence)
    return list(made.values())
