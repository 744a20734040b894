"""What somebody goes on telling about the other parent without saying so again.

'Moeder vertelt dat het misging. Hij duwde haar tegen de kast.': the second sentence is hers too.
So it is in a section about what one of the parents tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_attributions import Attribution, cue_at
from dossier_nlp.language.holder_carrier import FIRST_PERSON, Carrier
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.parents import GENDER, OTHER_PARENT
from dossier_nlp.records import UNKNOWN

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def of_continued(
    doc: Doc, sentences: Sentences, carrier: Carrier, known: Sequence[Attribution]
) -> list[Attribution]:
    """Give a sentence without any cue that tells what the other parent did to who was speaking."""
    view = sentences.view
    taken = {view.sentence[token] for a in known for token in (a.start, a.end - 1)}
    found = []
    for number, begin in enumerate(view.sentence_starts[:-1]):
        if number in taken:
            continue
        end = view.bounds(begin)[1]
        teller = carrier.before(begin)
        other = OTHER_PARENT.get(teller)
        if other is None or not _tells_of(doc, sentences, begin, end, other):
            continue
        cue = carrier.cue_before(begin)
        if cue is None:
            continue
        cues = (cue_at(doc, view, *cue, "holder.continued"),)
        found.append(Attribution(begin, end, teller, cues=cues, kind="say"))
    return found


def _tells_of(doc: Doc, sentences: Sentences, begin: int, end: int, other: str) -> bool:
    """Tell whether the subject of a sentence is the other parent, and what it tells is past."""
    view = sentences.view
    subject = next(
        (
            mention
            for token in range(begin, end)
            if view.dep[token] in _SUBJECTS and (mention := sentences.at.get(token)) is not None
        ),
        None,
    )
    if subject is None or not (subject.actor == other or _may_be(subject, other)):
        return False
    for token in range(begin, end):
        if view.form[token] == "fin":
            return _is_past(doc, sentences, token, end)
    return False


def _may_be(subject: Mention, other: str) -> bool:
    """Tell whether a pronoun that stands for nobody named may be the other parent."""
    unclear = subject.kind == "pronoun" and subject.actor == UNKNOWN and subject.number != "plur"
    return unclear and subject.gender == GENDER[other] and not subject.rule.endswith(FIRST_PERSON)


def _is_past(doc: Doc, sentences: Sentences, verb: int, end: int) -> bool:
    view = sentences.view
    if "Past" in doc[verb].morph.get("Tense", []):
        return True
    if view.lemma[verb] not in ("hebben", "zijn", "zullen"):
        return False
    return any(view.form[t] == "part" for t in range(verb + 1, end))
