"""Component `dossier_lemmas`: corrected lemmas, and separable verbs with their full lemma.

``token.lemma_`` of a verb whose particle stands apart becomes the dictionary form: in 'vader voert
aan dat ...' the lemma of 'voert' is 'aanvoeren'. ``token._.verb`` reads the same, so that code can say what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.attrs import DEP, IS_SPACE, LOWER, POS
from spacy.language import Language
from spacy.symbols import NOUN, PROPN, SPACE, dep
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from dossier_nlp.language.wordlists import read_rows

PARTICLE = "compound:prt"


@dataclass(frozen=True, slots=True)
class SeparableVerbs:
    """Which particle joins which verb.

    Attributes
    ----------
    pairs
        ``(particle, base lemma)`` -> full lemma.
    particles
        Particles that join any verb that `pairs` does not name.
    never
        Base lemmas that an unlisted particle never joins (auxiliaries, 'hebben', 'laten').
    """

    pairs: Mapping[tuple[str, str], str]
    particles: frozenset[str]
    never: frozenset[str]

    def join(self, particle: str, base: str) -> str | None:
        """Return the full lemma, or None where particle and verb are an idiom, not a verb."""
        if base.startswith(particle):
            return None  # the lemmatizer knew the full verb already
        if (particle, base) in self.pairs:
            return self.pairs[particle, base] or None
        if particle in self.particles and base not in self.never:
            return particle + base
        return None


class DossierLemmas:
    """Correct lemmas by list, then join separable verbs."""

    def __init__(
        self,
        vocab: Vocab,
        corrections: Mapping[tuple[str, str], str],
        separable: SeparableVerbs,
        join_separable: bool = True,
    ):
        strings = vocab.strings
        self._corrections = {
            (strings.add(form), strings.add(pos) if pos else 0): strings.add(lemma)
            for (form, pos), lemma in corrections.items()
        }
        self._forms = {form for form, _ in self._corrections}
        self._particle = strings.add(PARTICLE)
        self._separable = separable
        self.join_separable = join_separable

    def __call__(self, doc: Doc) -> Doc:
        """Correct in place."""
        table = doc.to_array([LOWER, POS, DEP, IS_SPACE])
        lowers = table[:, 0].tolist()
        tags = table[:, 1].tolist()
        for index in (i for i, lower in enumerate(lowers) if lower in self._forms):
            form = lowers[index]
            lemma = self._corrections.get((form, tags[index]), self._corrections.get((form, 0)))
            if lemma:
                doc[index].lemma = lemma
        for index in table[:, 3].nonzero()[0].tolist():
            doc[index].pos, doc[index].dep = SPACE, dep
        self._mark_placeholders(doc)
        if self.join_separable:
            particles = (table[:, 2] == self._particle).nonzero()[0].tolist()
            for verb, lemma in self._joined(doc, particles):
                verb.lemma_ = lemma
        return doc

    def _joined(self, doc: Doc, particles: list[int]) -> Iterator[tuple[Token, str]]:
        for index in particles:
            particle = doc[index]
            verb = particle.head
            if verb.pos_ not in ("VERB", "AUX") or particle.n_rights:
                continue  # 'in staat' and its like: the particle is the head of an idiom
            full = self._separable.join(particle.lower_, verb.lemma_)
            if full is not None:
                yield verb, full

    def _mark_placeholders(self, doc: Doc) -> None:
        if "[" not in doc.text:
            return
        for token in doc:
            if (
                token.orth_[0] == "["
                and token.has_extension("is_placeholder")
                and token._.is_placeholder
            ):
                token.lemma = token.norm
                if token.pos not in (NOUN, PROPN):
                    token.pos = NOUN


@Language.factory(
    "dossier_lemmas",
    assigns=["token.lemma", "token._.verb"],
    requires=["token.pos", "token.dep", "token.lemma"],
    default_config={"join_separable": True},
)
def create_lemmas(nlp: Language, name: str, join_separable: bool) -> DossierLemmas:
    """Make the component from the lists ``lemmas`` and ``separable_verbs``."""
    if not Token.has_extension("verb"):
        Token.set_extension("verb", getter=lambda token: token.lemma_)
    rows = read_rows("separable_verbs")
    return DossierLemmas(
        nlp.vocab,
        corrections={(r["form"], r["pos"]): r["lemma"] for r in read_rows("lemmas")},
        separable=SeparableVerbs(
            pairs={(r["particle"], r["verb"]): r["lemma"] for r in rows if r["kind"] == "pair"},
            particles=frozenset(r["particle"] for r in rows if r["kind"] == "particle"),
            never=frozenset(r["verb"] for r in rows if r["kind"] == "never"),
        ),
        join_separable=join_separable,
    )
