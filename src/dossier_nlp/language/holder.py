"""Component `dossier_holder`: in whose voice every stretch of text stands.

Cues (reporting verbs, 'volgens', nouns that carry a stand, quotes, turns) make attributions; an
attribution ends where the text returns to its author and never reaches into the next sentence,
except inside quotation marks. Without any cue the holder is the author.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.extensions import register
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_carrier import FIRST_PERSON, Carrier
from dossier_nlp.language.holder_cues import find_statements
from dossier_nlp.language.holder_places import Place, find_places
from dossier_nlp.language.holder_quotes import (
    find_quotes,
    find_turns,
    is_scare_quote,
    speaker_before,
    speaker_in_sentence,
)
from dossier_nlp.language.holder_statements import Statement
from dossier_nlp.language.mentions import mentions_of, set_mentions
from dossier_nlp.language.voices import later_mails, voice_of
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.view import DocView
from dossier_nlp.records import AUTHOR, UNKNOWN, Cue, Document

_SPEECH = frozenset({"quote", "turn", "mail"})
_HEARSAY = WordClass("holder", "hearsay")
_CUE_ROOM = 7


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody is made to say.

    Attributes
    ----------
    start, end
        Token offsets, end exclusive.
    holder
        Who says so: an actor, ``unknown``, or ``author``.
    chain
        All holders, innermost first, ``author`` left out.
    cues
        The words that decided it, with character offsets.
    kind
        Category of the cue: ``say``, ``think``, ``feel``, ``deny``, ``accuse``, ``ask``,
        ``source``, ``quote``, ``turn``, ``mail``, ``hearsay``.
    """

    start: int
    end: int
    holder: str
    chain: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    kind: str = ""


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
        docview = DocView(doc)
        places = find_places(doc, doc._.document, sentences, docview)
        statements = find_statements(doc, sentences, docview)
        carrier = Carrier(view, voice, statements, places)
        found = [_of_statement(doc, sentences, carrier, statement) for statement in statements]
        spoken = [*_of_mails(doc, view, carrier), *_of_turns(doc, sentences, carrier)]
        found.extend(spoken)
        found.extend(_of_quoted_blocks(doc, view, carrier, places, spoken))
        found.extend(_of_quotes(doc, sentences, carrier, [a for a in found if a]))
        kept = [a for a in found if a is not None]
        kept = [_over_list(view, doc._.document, attribution) for attribution in kept]
        kept.extend(_of_hearsay(doc, sentences, carrier, kept))
        return _chained(kept)


def _cue(doc: Doc, view: Columns, start: int, end: int, rule: str) -> Cue:
    first, last = view.idx[start], view.end[end - 1]
    return Cue("holder", doc[start:end].text, first, last, rule)


_OTHER_PARENT = {"mother": "father", "father": "mother"}


def _other_side(sentences: Sentences, start: int, end: int) -> str:
    """Return who speaks against the parent that a stretch is about: the other parent."""
    for token in range(start, end):
        mention = sentences.at.get(token)
        if mention is not None and mention.actor in _OTHER_PARENT:
            return _OTHER_PARENT[mention.actor]
    return UNKNOWN


def _of_statement(
    doc: Doc, sentences: Sentences, carrier: Carrier, statement: Statement
) -> Attribution | None:
    view = sentences.view
    if statement.carried:
        holder = carrier.before(statement.cue_start)
        if holder == UNKNOWN and statement.kind == "accuse":
            begin = view.bounds(statement.cue_start)[0]
            holder = _other_side(sentences, begin, statement.end)
        if holder == UNKNOWN:
            return None
    else:
        holder = carrier.actor(statement.holder)
        unclear = statement.holder is not None and statement.holder.kind == "pronoun"
        if holder == UNKNOWN and unclear:
            holder = carrier.before(statement.cue_start)
    cues = [_cue(doc, view, statement.cue_start, statement.cue_end, statement.rule)]
    if statement.holder is not None:
        mention = statement.holder
        cues.append(_cue(doc, view, mention.start, mention.end, mention.rule))
    return Attribution(
        statement.start, statement.end, holder, cues=tuple(cues), kind=statement.kind
    )


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


def _of_quoted_blocks(
    doc: Doc,
    view: Columns,
    carrier: Carrier,
    places: Sequence[Place],
    spoken: Sequence[Attribution],
) -> list[Attribution]:
    """Give quoted blocks to whom the text before them names, unless their lines name others."""
    found = []
    for place in places:
        told = any(a.start < place.end and place.start < a.end for a in spoken)
        if place.kind == "quote" and not told:
            holder = carrier.actor(place.holder)
            cue = _cue(doc, view, place.cue_start, place.cue_end, "holder.quoted_block")
            found.append(Attribution(place.start, place.end, holder, cues=(cue,), kind="quote"))
    return found


def _of_mails(doc: Doc, view: Columns, carrier: Carrier) -> list[Attribution]:
    """Give every mail of a thread but the first to whoever wrote it."""
    found = []
    for mail in later_mails(doc._.document, doc._.people):
        if mail.author in (UNKNOWN, carrier.voice.author):
            continue
        start, end = bisect_left(view.idx, mail.start), bisect_left(view.idx, mail.end)
        head = bisect_left(view.idx, mail.header_end)
        if start < head <= end:
            cue = _cue(doc, view, start, head, "holder.mail")
            found.append(Attribution(start, end, mail.author, cues=(cue,), kind="mail"))
    return found


def _of_turns(doc: Doc, sentences: Sentences, carrier: Carrier) -> list[Attribution]:
    view = sentences.view
    found = []
    for start, end, mention in find_turns(doc, sentences, carrier.voice):
        if start < end:
            cue = _cue(doc, view, mention.start, mention.end, "holder.turn")
            found.append(Attribution(start, end, carrier.actor(mention), cues=(cue,), kind="turn"))
    return found


def _of_quotes(
    doc: Doc, sentences: Sentences, carrier: Carrier, known: Sequence[Attribution]
) -> list[Attribution]:
    view = sentences.view
    found = []
    for quote in find_quotes(doc, view):
        around = [a for a in known if a.start <= quote.start < a.end and a.holder != AUTHOR]
        if around:
            holder, cues = around[-1].holder, around[-1].cues
        elif is_scare_quote(view, quote):
            continue
        else:
            mention = speaker_in_sentence(sentences, quote) or speaker_before(sentences, quote)
            holder = carrier.actor(mention) if mention is not None else carrier.before(quote.start)
            if (
                mention is not None
                and holder == AUTHOR
                and not _alone(view, quote.start, quote.end)
            ):
                holder = carrier.actor(mention)
            place = mention if mention is not None else None
            cues = (
                (_cue(doc, view, place.start, place.end, "holder.quote"),)
                if place is not None
                else ()
            )
        mark = _cue(doc, view, max(quote.start - 1, 0), quote.start or 1, "holder.quote")
        found.append(Attribution(quote.start, quote.end, holder, cues=(mark, *cues), kind="quote"))
    return found


def _alone(view: Columns, start: int, end: int) -> bool:
    begin, stop = view.bounds(start)
    return start - begin <= 1 and stop - end <= 2


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
        if not _is_perfect(view, token, end):
            continue
        holder = carrier.before(token)
        if holder in (UNKNOWN, AUTHOR) and carrier.voice.author not in _OTHER_PARENT:
            holder = _other_side(sentences, begin, token + 1)
        if holder in (UNKNOWN, AUTHOR):
            continue
        cue = _cue(doc, view, token, token + 1, "holder.hearsay.zou")
        found.append(Attribution(begin, end, holder, cues=(cue,), kind="hearsay"))
    return found


def _is_perfect(view: Columns, token: int, end: int) -> bool:
    """Tell hearsay ('zou hebben geslagen', 'zou drinken') from wish and supposition."""
    return any(view.lower[t] in ("hebben", "zijn", "worden") for t in range(token + 1, end))


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


def _is_own_words(attribution: Attribution) -> bool:
    return any(cue.rule.endswith(FIRST_PERSON) for cue in attribution.cues)


def _speak_for_holders(doc: Doc) -> None:
    """Let 'ik' in somebody's quoted words be that somebody, no longer the author."""
    mentions = mentions_of(doc)
    changed = False
    for number, mention in enumerate(mentions):
        if not mention.rule.endswith(FIRST_PERSON):
            continue
        quotes = [
            a for a in doc._.attributions if a.kind in _SPEECH and a.start <= mention.start < a.end
        ]
        if quotes and quotes[-1].holder not in (AUTHOR,):
            plural = mention.number == "plur"
            actor = UNKNOWN if plural else quotes[-1].holder
            mentions[number] = replace(mention, actor=actor)
            changed = True
    if changed:
        set_mentions(doc, mentions)


@Language.factory("dossier_holder", requires=["token.lemma", "token.dep"])
def create_holder(nlp: Language, name: str) -> DossierHolder:
    """Make the component from the lists of ``lexicons/holder``."""
    register()
    return DossierHolder()
