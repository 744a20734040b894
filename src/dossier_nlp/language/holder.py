"""Component `dossier_holder`: in whose voice every stretch of text stands.

Cues (reporting verbs, 'volgens', nouns that carry a stand, quotes, turns) make attributions; an
attribution ends where the text returns to its author and never reaches into the next sentence,
except inside quotation marks. Without any cue the holder is the author.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.extensions import register
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_attributions import (
    Attribution,
    cue_at,
    other_side,
)
from dossier_nlp.language.holder_carrier import FIRST_PERSON, SECOND_PERSON, Carrier
from dossier_nlp.language.holder_continued import of_continued
from dossier_nlp.language.holder_cues import find_statements
from dossier_nlp.language.holder_places import find_places
from dossier_nlp.language.holder_speech import (
    of_mails,
    of_quoted_blocks,
    of_quotes,
    of_tables,
    of_turns,
)
from dossier_nlp.language.holder_statements import Statement
from dossier_nlp.language.mentions import Mention, mentions_of, set_mentions
from dossier_nlp.language.parents import GENDER, OTHER_PARENT
from dossier_nlp.language.voices import Voice, voice_of
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.records import AUTHOR, UNKNOWN, Document

__all__ = ["Attribution", "DossierHolder", "create_holder", "holder_of"]

_SPEECH = frozenset({"quote", "turn", "mail"})
_HEARSAY = WordClass("holder", "hearsay")
_CUE_ROOM = 7


_NOBODY = Attribution(0, 0, AUTHOR)


def holder_of(doc: Doc, start: int, end: int) -> Attribution:
    """Return the innermost attribution that covers the tokens ``start:end``.

    Its holder is ``author`` when the text stands in the author's own voice.
    """
    found = None
    inside = None
    for attribution in doc._.attributions or ():
        if attribution.start >= end:
            break
        if attribution.start <= start and end <= attribution.end:
            found = attribution
        elif inside is None and _is_mostly(attribution, start, end):
            inside = attribution
    return found or inside or _NOBODY


def _is_mostly(attribution: Attribution, start: int, end: int) -> bool:
    """Tell whether a phrase is a statement with its cue ('hij zegt dat hij te snel boos wordt')."""
    if attribution.kind == "quote":
        return False
    begins_before = start < attribution.start <= start + _CUE_ROOM
    return (
        begins_before
        and end <= attribution.end
        and attribution.start - start < end - attribution.start
    )


class DossierHolder:
    """Find the attributions of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.attributions``, inner ones after outer ones."""
        doc._.attributions = self.find(doc)
        _speak_for_holders(doc)
        return doc

    def find(self, doc: Doc) -> list[Attribution]:
        """Return the attributions of a document, outer ones before inner ones."""
        view = columns(doc)
        voice = voice_of(doc._.document, doc._.people)
        sentences = Sentences.of(view, mentions_of(doc))
        docview = view_of(doc)
        places = find_places(doc, doc._.document, sentences, docview)
        statements = find_statements(doc, sentences, docview)
        carrier = Carrier(view, voice, statements, places)
        found = [_of_statement(doc, sentences, carrier, statement) for statement in statements]
        spoken = [*of_mails(doc, view, carrier), *of_turns(doc, sentences, carrier)]
        found.extend(spoken)
        found.extend(of_quoted_blocks(doc, view, carrier, places, spoken))
        found.extend(of_tables(doc, sentences, carrier, places))
        found.extend(of_quotes(doc, sentences, carrier, [a for a in found if a]))
        kept = [a for a in found if a is not None]
        kept = _known_first(kept)
        kept = [_over_list(view, doc._.document, attribution) for attribution in kept]
        kept.extend(_of_hearsay(doc, sentences, carrier, kept))
        kept.extend(of_continued(doc, sentences, carrier, kept))
        return _chained(kept)


def _of_statement(
    doc: Doc, sentences: Sentences, carrier: Carrier, statement: Statement
) -> Attribution | None:
    view = sentences.view
    if statement.carried:
        holder = carrier.before(statement.cue_start)
        if holder == UNKNOWN and statement.kind in ("accuse", "say"):
            holder = other_side(sentences, statement.cue_end, statement.end)
        if holder == UNKNOWN:
            holder = carrier.actor(_subject_before(sentences, statement.cue_start))
        if holder == UNKNOWN:
            return None
    else:
        holder = carrier.actor(statement.holder)
        unclear = statement.holder is not None and statement.holder.kind == "pronoun"
        if holder == UNKNOWN and unclear:
            before = carrier.before(statement.cue_start)
            gender = statement.holder.gender if statement.holder else ""
            if GENDER.get(before, gender) == gender:
                holder = before
    cues = [cue_at(doc, view, statement.cue_start, statement.cue_end, statement.rule)]
    if statement.holder is not None:
        mention = statement.holder
        cues.append(cue_at(doc, view, mention.start, mention.end, mention.rule))
    return Attribution(
        statement.start, statement.end, holder, cues=tuple(cues), kind=statement.kind
    )


def _subject_before(sentences: Sentences, token: int) -> Mention | None:
    """Return who opens the sentence before ('Moeder belt. Zegt dat ...'), in the same block."""
    view = sentences.view
    begin = view.bounds(token)[0]
    nearest = None
    for _ in range(_BACK):
        if begin == 0 or "\n" in view.orth[begin - 1] or view.lower[begin - 1] == "|":
            break
        begin = view.bounds(begin - 1)[0]
        mention = sentences.starts.get(begin)
        if mention is None or mention.kind == "pronoun":
            continue
        behind = mention.end
        if behind < len(view) and view.lower[behind] in _CONTACT:
            return mention  # 'M belt. V heeft niets betaald. Vraagt of ...': she who rings asks
        nearest = nearest or mention
    return nearest


_BACK = 4
_CONTACT = WordClass("holder", "contact_words")
_LISTED = frozenset({"list_item", "quote"})
_ITEM = re.compile(r"\s*(?:[-–•]|\(?(?:[ivxIVX]{1,5}|[a-z]|\d{1,2})[.)]|te )")
_LONGEST_LIST = 14


def _over_list(view: Columns, document: Document | None, attribution: Attribution) -> Attribution:
    """Let 'de man verzoekt:' or 'moeder noemt:' reach over the list that follows it."""
    if document is None or attribution.end < 1 or attribution.kind not in _LISTING:
        return attribution
    last = attribution.end - 1
    while last > attribution.start and view.pos[last] == "SPACE":
        last -= 1
    if view.lower[last] != ":":
        return attribution
    here = document.block_of(view.idx[last])
    end = attribution.end
    for block in document.blocks[document.blocks.index(here) + 1 :][:_LONGEST_LIST] if here else ():
        if block.kind == "removed":
            continue
        text = document.text[block.start : block.end]
        if block.kind not in _LISTED and not _ITEM.match(text):
            break
        end = bisect_left(view.idx, block.end)
    return replace(attribution, end=end) if end > attribution.end else attribution


_LISTING = frozenset({"say", "think", "ask", "deny", "feel", "accuse"})


def _of_hearsay(
    doc: Doc, sentences: Sentences, carrier: Carrier, known: Sequence[Attribution]
) -> list[Attribution]:
    """Attribute 'vader zou hebben geslagen' to whoever was speaking."""
    view = sentences.view
    found = []
    covered = sorted((a.start, a.end) for a in known)
    for token, lower in enumerate(view.lower):
        if lower not in _HEARSAY or any(s <= token < e for s, e in covered):
            continue
        begin, end = sentences.clause_start(token), sentences.clause_end(token)
        if not _is_perfect(view, token, end) and not _adds(view, token):
            continue
        holder = carrier.before(token)
        if holder in (UNKNOWN, AUTHOR) and carrier.voice.author not in OTHER_PARENT:
            holder = other_side(sentences, begin, end)
        if holder in (UNKNOWN, AUTHOR):
            continue
        cue = cue_at(doc, view, token, token + 1, "holder.hearsay.zou")
        found.append(Attribution(begin, end, holder, cues=(cue,), kind="hearsay"))
    return found


def _is_perfect(view: Columns, token: int, end: int) -> bool:
    """Tell hearsay ('zou hebben geslagen', 'zou drinken') from wish and supposition."""
    return any(view.lower[t] in ("hebben", "zijn", "worden") for t in range(token + 1, end))


def _adds(view: Columns, token: int) -> bool:
    """Tell whether 'zou' goes on with what was said before ('Ook zou hij drinken')."""
    begin = view.bounds(token)[0]
    return token == begin + 1 and view.lower[begin] in _ADDITIVE


_ADDITIVE = WordClass("holder", "additive")


# --------------------------------------------------------------------------- nesting


def _chained(found: Sequence[Attribution]) -> list[Attribution]:
    """Sort outer before inner and note for each all holders around it."""
    ordered = sorted(found, key=lambda a: (a.start, -a.end, a.kind, a.holder))
    chained: list[Attribution] = []
    for attribution in ordered:
        outer = [o for o in chained if o.start <= attribution.start and attribution.end <= o.end]
        speech = [o for o in outer if o.kind in _SPEECH]
        if attribution.holder == AUTHOR and speech and _is_own_words(attribution):
            # 'ik vind ...' inside somebody's quoted words is that somebody, not the author.
            attribution = replace(attribution, holder=speech[-1].holder)
        holders = [attribution.holder, *(outer[-1].chain if outer else ())]
        chain = tuple(dict.fromkeys(h for h in holders if h != AUTHOR))
        chained.append(replace(attribution, chain=chain))
    return chained


def _known_first(found: Sequence[Attribution]) -> list[Attribution]:
    """Drop what stands in an unknown voice where somebody known is made to say the same."""
    known = [a for a in found if a.holder != UNKNOWN]
    return [
        a
        for a in found
        if a.holder != UNKNOWN
        or not any(k.start <= a.start and a.end <= k.end and k.kind != "quote" for k in known)
    ]


def _is_own_words(attribution: Attribution) -> bool:
    return any(cue.rule.endswith(FIRST_PERSON) for cue in attribution.cues)


def _speak_for_holders(doc: Doc) -> None:
    """Let 'ik' in somebody's quoted words be that somebody, and 'jij' whom the words are for."""
    mentions = mentions_of(doc)
    spoken = [a for a in doc._.attributions if a.kind in _SPEECH]
    if not spoken:
        return
    voice = voice_of(doc._.document, doc._.people)
    changed = False
    for number, mention in enumerate(mentions):
        if not mention.rule.endswith((FIRST_PERSON, SECOND_PERSON)):
            continue
        quotes = [a for a in spoken if a.start <= mention.start < a.end]
        if not quotes or quotes[-1].holder == AUTHOR:
            continue
        if mention.rule.endswith(SECOND_PERSON):
            actor = _spoken_to(quotes[-1], voice)
            if actor is None or mention.number == "plur":
                continue
        else:
            actor = UNKNOWN if mention.number == "plur" else quotes[-1].holder
        mentions[number] = replace(mention, actor=actor)
        changed = True
    if changed:
        set_mentions(doc, mentions)


def _spoken_to(speech: Attribution, voice: Voice) -> str | None:
    """Return whom a mail or message is for; None where that is anybody's guess.

    A later mail of a thread answers whoever wrote or got the first; a message that a parent wrote
    is for the other one.
    """
    if speech.kind == "mail":
        partners = {voice.author, voice.addressee} - {speech.holder, UNKNOWN, AUTHOR}
        return next(iter(partners)) if len(partners) == 1 else None
    written = speech.kind == "turn" or any(c.rule == "holder.quoted_block" for c in speech.cues)
    return OTHER_PARENT.get(speech.holder) if written else None


@Language.factory("dossier_holder", requires=["token.lemma", "token.dep"])
def create_holder(nlp: Language, name: str) -> DossierHolder:
    """Make the component from the lists of ``lexicons/holder``."""
    register()
    return DossierHolder()
