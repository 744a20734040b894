"""Verbs of saying and wishing that nobody has said or wished by yet."""

from __future__ import annotations

from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match

_IF = WordClass("holder", "if_words")
_SO_THAT = frozenset({"zodat", "opdat"})


def only_supposed(sentences: Sentences, match: Match, anchor: int, subject: Mention | None) -> bool:
    """Tell 'mocht de rechtbank menen dat ...' and 'zodat zij zien dat ...': nobody says so yet.

    'Heeft willen meenemen' and what a child needs tell no wish either.
    """
    view = sentences.view
    opener = view.lower[sentences.clause_start(anchor)]
    before = range(sentences.clause_start(anchor), anchor)
    if subject is not None and subject.actor == "court":
        return _IF.meets({view.lower[t] for t in before})
    if opener in _SO_THAT and match.row.category in ("think", "feel"):
        return True
    if match.row.category != "ask":
        return False
    if subject is not None and subject.actor == "child" and "behoefte" in match.row.pattern:
        return True
    follower = anchor + 1 < len(view) and view.form[anchor + 1] == "inf"
    perfect = any(view.lemma[t] == "hebben" for t in before)
    return view.lower[anchor] == "willen" and follower and perfect
