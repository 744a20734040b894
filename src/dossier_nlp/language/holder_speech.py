"""Attributions by who speaks or writes: quotes, turns, mails, and the cells of tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_attributions import OTHER_PARENT, Attribution, cue_at
from dossier_nlp.language.holder_carrier import Carrier
from dossier_nlp.language.holder_places import Place
from dossier_nlp.language.holder_quotes import (
    find_quotes,
    find_turns,
    is_scare_quote,
    speaker_before,
    speaker_in_sentence,
)
from dossier_nlp.language.voices import later_mails
from dossier_nlp.records import AUTHOR, UNKNOWN


def of_quoted_blocks(
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
            cue = cue_at(doc, view, place.cue_start, place.cue_end, "holder.quoted_block")
            found.append(Attribution(place.start, place.end, holder, cues=(cue,), kind="quote"))
    return found


def of_tables(
    doc: Doc, sentences: Sentences, carrier: Carrier, places: Sequence[Place]
) -> list[Attribution]:
    """Give cells to whom their column or row names.

    A column of opinions is its holder's as a whole. In a row of a journal it is what the one
    parent tells about the other: 'moeder | Belt huilend. Vader heeft haar bedreigd.'
    """
    view = sentences.view
    found = []
    for place in places:
        if place.kind not in ("column", "row") or place.start >= place.end:
            continue
        holder = carrier.actor(place.holder)
        cue = cue_at(doc, view, place.cue_start, place.cue_end, f"holder.{place.kind}")
        if place.kind == "column":
            found.append(Attribution(place.start, place.end, holder, cues=(cue,), kind="say"))
            continue
        other = OTHER_PARENT.get(holder)
        begin = place.start
        while other is not None and begin < place.end:
            end = min(view.bounds(begin)[1], place.end)
            subject = sentences.starts.get(begin)
            if subject is not None and subject.actor == other and _has_verb(view, begin, end):
                found.append(Attribution(begin, end, holder, cues=(cue,), kind="say"))
            begin = end
    return found


def _has_verb(view: Columns, start: int, end: int) -> bool:
    return any(view.form[t] == "fin" for t in range(start, end))


def of_mails(doc: Doc, view: Columns, carrier: Carrier) -> list[Attribution]:
    """Give every mail of a thread but the first to whoever wrote it."""
    found = []
    for mail in later_mails(doc._.document, doc._.people):
        if mail.author in (UNKNOWN, carrier.voice.author):
            continue
        start, end = bisect_left(view.idx, mail.start), bisect_left(view.idx, mail.end)
        head = bisect_left(view.idx, mail.header_end)
        if start < head <= end:
            cue = cue_at(doc, view, start, head, "holder.mail")
            found.append(Attribution(start, end, mail.author, cues=(cue,), kind="mail"))
    return found


def of_turns(doc: Doc, sentences: Sentences, carrier: Carrier) -> list[Attribution]:
    """Give what stands behind 'Moeder:' or in a row of messages to whoever speaks."""
    view = sentences.view
    found = []
    for start, end, mention in find_turns(doc, sentences, carrier.voice):
        if start < end:
            cue = cue_at(doc, view, mention.start, mention.end, "holder.turn")
            found.append(Attribution(start, end, carrier.actor(mention), cues=(cue,), kind="turn"))
    return found


def of_quotes(
    doc: Doc, sentences: Sentences, carrier: Carrier, known: Sequence[Attribution]
) -> list[Attribution]:
    """Give quoted words to whoever is made to say what stands around them, or who is named."""
    view = sentences.view
    found = []
    for quote in find_quotes(doc, view):
        around = [a for a in known if a.start <= quote.start < a.end and a.holder != AUTHOR]
        if around:
            holder, cues = around[-1].holder, around[-1].cues
        elif is_scare_quote(view, quote):
            continue
        else:
            mention = speaker_in_sentence(sentences, quote)
            told = carrier.just_before(quote.start) if mention is None else None
            mention = mention or told or speaker_before(sentences, quote)
            holder = carrier.actor(mention) if mention is not None else carrier.before(quote.start)
            if (
                mention is not None
                and holder == AUTHOR
                and not _alone(view, quote.start, quote.end)
            ):
                holder = carrier.actor(mention)
            place = mention if mention is not None else None
            cues = (
                (cue_at(doc, view, place.start, place.end, "holder.quote"),)
                if place is not None
                else ()
            )
        mark = cue_at(doc, view, max(quote.start - 1, 0), quote.start or 1, "holder.quote")
        found.append(Attribution(quote.start, quote.end, holder, cues=(mark, *cues), kind="quote"))
    return found


def _alone(view: Columns, start: int, end: int) -> bool:
    begin, stop = view.bounds(start)
    return start - begin <= 1 and stop - end <= 2
