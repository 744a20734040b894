"""Component `dossier_agents`: subjects, objects and agents that grammar decides, by rule.

First what grammar decides of subjects and objects is mended (`arguments`), then the agents are
labelled.

The treebanks call a phrase with 'door' the agent (``obl:agent``) only where an auxiliary of the
passive stands by: 'werd door vader geslagen'. With a bare participle they call it ``obl``: 'voelt
zich niet gehoord door de GI', 'het door moeder ingediende verzoek'. For who does what to whom both
are agents.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from dossier_nlp.language import arguments
from dossier_nlp.language.arguments import ArgumentRules

AGENT = "obl:agent"
_BY = "door"
_AUXILIARIES = frozenset({"aux", "cop"})


class DossierAgents:
    """Label subjects by voice, and the agents of passives.

    Parameters
    ----------
    vocab
        The vocabulary of the pipeline.
    arguments
        Mend what grammar decides.
    bare_participles
        False keeps to the treebank: an agent only beside an auxiliary of the passive.
    """

    def __init__(self, vocab: Vocab, arguments: ArgumentRules, bare_participles: bool = True):
        self._arguments = arguments
        self.bare_participles = bare_participles
        self._bind(vocab)

    def _bind(self, vocab: Vocab) -> None:
        """Know the words in `vocab`: of the pipeline, or of another that took the component."""
        self._strings = vocab.strings
        self._by = vocab.strings.add(_BY)
        self._arguments.bind(vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Label in place."""
        if doc.vocab.strings is not self._strings:
            self._bind(doc.vocab)
        columns = doc.to_array(["DEP", "LOWER"])
        self._arguments.mend(doc, columns[:, 0])
        for index in (columns[:, 1] == self._by).nonzero()[0].tolist():
            token = doc[index]
            phrase = token.head
            if token.dep_ == "case" and phrase.dep_ in ("obl", AGENT):
                if self._has_agent(phrase.head):
                    phrase.dep_ = AGENT
                elif not self.bare_participles:
                    phrase.dep_ = "obl"
        return doc

    def _has_agent(self, verb: Token) -> bool:
        beside = {child.dep_ for child in verb.children}
        if "aux:pass" in beside:
            return True
        # 'Heeft door ziekte gemist' and 'is door de regen ontstaan' are active, hence no auxiliary.
        return (
            self.bare_participles
            and "Part" in verb.morph.get("VerbForm", [])
            and not beside & _AUXILIARIES
        )


@Language.factory(
    "dossier_agents",
    requires=["token.dep", "token.morph", "token.lemma"],
    assigns=["token.dep"],
    default_config={"bare_participles": True},
)
def create_agents(nlp: Language, name: str, bare_participles: bool) -> DossierAgents:
    """Make the component from the treebank's verbs and the list ``zijn_verbs``."""
    return DossierAgents(nlp.vocab, arguments.load(), bare_participles)
