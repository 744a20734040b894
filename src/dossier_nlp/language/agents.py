"""Component `dossier_agents`: who did it in a passive, by one rule whatever the parser learned.

The treebanks call a phrase with 'door' the agent (``obl:agent``) only where an auxiliary of the
passive stands by: 'werd door vader geslagen'. With a bare participle they call it ``obl``: 'voelt
zich niet gehoord door de GI', 'het door moeder ingediende verzoek'. For who does what to whom both
are agents.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

AGENT = "obl:agent"
_BY = "door"
_AUXILIARIES = frozenset({"aux", "cop"})


class DossierAgents:
    """Label the agents of passives.

    Parameters
    ----------
    bare_participles
        False keeps to the treebank: an agent only beside an auxiliary of the passive.
    """

    def __init__(self, bare_participles: bool = True):
        self.bare_participles = bare_participles

    def __call__(self, doc: Doc) -> Doc:
        """Label in place."""
        by = doc.vocab.strings.add(_BY)
        for index in (doc.to_array("LOWER") == by).nonzero()[0].tolist():
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
    requires=["token.dep", "token.morph"],
    assigns=["token.dep"],
    default_config={"bare_participles": True},
)
def create_agents(nlp: Language, name: str, bare_participles: bool) -> DossierAgents:
    """Make the component."""
    return DossierAgents(bare_participles)
