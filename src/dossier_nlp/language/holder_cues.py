"""Statements by verb, and all together: who is made to say what, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_sources import by_noun, by_source
from dossier_nlp.language.holder_statements import Statement, clause_follows, matches_of
from dossier_nlp.language.holder_supposed import only_supposed
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match
from dossier_nlp.lexicon.view import DocView

_OPENERS = WordClass("holder", "openers")
_FRONTED = WordClass("holder", "fronted")
_QUOTES = frozenset({'"', "”", "“", "’", "‘", "'", "„", "»", "«"})
_PARENTHETIC = WordClass("holder", "parenthetic")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_PARTIES = frozenset({"mother", "father", "child", "parents"})
_PAPER = "holder.paper."
_WRITINGS = WordClass("holder", "writings")


def find_papers(doc: Doc, sentences: Sentences, docview: DocView) -> None:
    """Let papers speak for whoever writes them: 'in de beschikking staat dat ...'.

    They become mentions of the holder rules only; ``doc._.mentions`` is left alone.
    """
    view = sentences.view
    for match in matches_of("papers", doc, docview):
        if any(token in sentences.at for token in range(match.start, match.end)):
            continue
        start = match.start
        if start > view.bounds(start)[0] and view.pos[start - 1] in ("DET", "ADJ"):
            start -= 1
        owner = None
        if match.end + 1 < view.bounds(match.start)[1] and view.lower[match.end] in (
            "van",
            "namens",
        ):
            owner = sentences.starts.get(match.end + 1)
        actor = (
            owner.actor if owner is not None and owner.actor not in _PARTIES else match.row.category
        )
        sentences.insert(
            Mention(start, match.end, actor, kind="noun", head=match.end - 1, rule=match.row.id)
        )


def _find_writings(sentences: Sentences) -> None:
    """Let 'uw plan', 'haar brief' and 'het verslag van school' speak for whoever wrote them."""
    view = sentences.view
    for token, lower in enumerate(view.lower):
        if lower not in _WRITINGS or token in sentences.at:
            continue
        owner = sentences.at.get(token - 1) if token else None
        start = token - 1
        if owner is None or owner.kind != "pronoun" or view.sentence[start] != view.sentence[token]:
            start = token
            behind = token + 1 < len(view) and view.lower[token + 1] in ("van", "namens")
            owner = sentences.starts.get(token + 2) if behind else None
            if owner is not None and view.sentence[owner.start] != view.sentence[token]:
                owner = None
        if owner is None or owner.actor in ("", "unknown"):
            continue
        rule = f"{_PAPER}of_{'first' if owner.rule.endswith('.first') else 'somebody'}"
        sentences.insert(
            replace(owner, start=start, end=token + 1, head=token, kind="noun", rule=rule)
        )


def find_statements(doc: Doc, sentences: Sentences, docview: DocView) -> list[Statement]:
    """Return all statements by cue, in text order."""
    find_papers(doc, sentences, docview)
    _find_writings(sentences)
    found = [
        *by_source(doc, sentences, docview),
        *_by_verb(doc, sentences, docview),
        *by_noun(doc, sentences, docview),
    ]
    return sorted(found, key=lambda s: (s.start, -s.end, s.cue_start, s.rule))


# --------------------------------------------------------------------------- verbs


def _by_verb(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    view = sentences.view
    for match in matches_of("verbs", doc, docview):
        anchor = _anchor(view, match)
        single = match.full_end - match.full_start == 1
        if single and view.pos[anchor] not in ("VERB", "AUX", "ADJ"):
            continue
        if _attributive(view, anchor):
            yield from _before_noun(sentences, match, anchor)
            continue
        opened = view.lower[match.end - 1] in ("dat", "of")
        needs = match.row.get("needs")
        if needs == "clause" and not (opened or clause_follows(view, match.end)):
            continue
        if needs == "noun" and not (
            clause_follows(view, match.end) or _asks_for_thing(sentences, match, anchor)
        ):
            continue
        if needs == "experiencer":
            yield from _touched(sentences, match, anchor)
            continue
        if match.row.category == "paper":
            yield from _in_paper(sentences, match, anchor)
            continue
        begin, _ = view.bounds(anchor)
        first = all(view.pos[t] in ("PUNCT", "ADV", "SPACE") for t in range(begin, anchor))
        carried = first and view.pos[anchor] == "VERB" and clause_follows(view, anchor + 1, 1)
        state = match.row.category in ("think", "feel")
        subject = None
        if not carried and view.pos[anchor] not in ("VERB", "AUX"):
            # 'is van mening', 'is bang': word order tells more than the parse.
            subject = sentences.nearest_before(anchor)
        if not carried and subject is None:
            subject = sentences.subject(anchor, state)
        carried = carried or (first and subject is None and view.pos[anchor] == "VERB")
        if subject is None and not carried:
            subject = _stranger(sentences, anchor) or _elided(sentences, anchor)
        if subject is None and match.row.category == "accuse" and anchor in sentences.passive:
            carried = True  # 'de man wordt verweten dat ...'
        if subject is None and not carried:
            continue
        if subject is not None and subject.rule.endswith(".second") and match.row.category == "ask":
            continue
        if only_supposed(sentences, match, anchor, subject):
            continue
        scope = _verb_scope(sentences, match, anchor, subject)
        if scope is not None and scope[0] < scope[1]:
            yield Statement(
                *scope, subject, match.start, match.end, match.row.category, match.row.id, carried
            )


def _in_paper(sentences: Sentences, match: Match, anchor: int) -> Iterator[Statement]:
    """Yield what 'in de beschikking staat dat ...' brings."""
    view = sentences.view
    begin, end = sentences.clause_start(anchor), sentences.clause_end(anchor)
    papers = [
        m
        for m in (sentences.starts.get(t) for t in range(begin, end))
        if m is not None and m.rule.startswith(_PAPER)
    ]
    if not papers or not clause_follows(view, match.end):
        return
    stop = sentences.scope_end(match.end, papers[0])
    if match.end < stop:
        yield Statement(match.end, stop, papers[0], match.start, match.end, "say", match.row.id)


def _asks_for_thing(sentences: Sentences, match: Match, anchor: int) -> bool:
    """Tell 'wil begeleide omgang' from 'wil meewerken': a thing is asked, nothing to be done."""
    view = sentences.view
    things = False
    for place in range(anchor + 1, sentences.clause_end(anchor)):
        if view.form[place] == "inf":
            return False
        if view.pos[place] == "NOUN" and place not in sentences.at:
            things = True
    return things


def _touched(sentences: Sentences, match: Match, anchor: int) -> Iterator[Statement]:
    """Yield 'het steekt moeder dat ...' and 'wat vader raakt, is dat ...': the one it touches."""
    view = sentences.view
    begin, end = sentences.clause_start(anchor), view.bounds(anchor)[1]
    opening = next((t for t in range(match.end, end) if view.lower[t] in _TOUCHING), None)
    if opening is None or opening - match.end > _TOUCHED_REACH:
        return
    if not {"het", "wat"} & set(view.lower[begin:opening]):
        return
    for place in range(begin, opening):
        mention = sentences.starts.get(place)
        if mention is None or mention.end > opening:
            continue
        if place > begin and view.pos[place - 1] == "ADP":
            continue
        stop = sentences.scope_end(opening, mention)
        yield Statement(opening, stop, mention, match.start, match.end, "feel", match.row.id)
        return


_TOUCHING = WordClass("holder", "touching")
_TOUCHED_REACH = 6


def _elided(sentences: Sentences, anchor: int) -> Mention | None:
    """Return who opens the sentence where a later verb leaves its subject out.

    'Vader gebeld, geeft aan dat ...', 'De moeder kwam en vertelde dat ...'.
    """
    view = sentences.view
    begin = view.bounds(anchor)[0]
    if anchor == begin or view.form[anchor] != "fin" or view.lower[anchor - 1] not in _ELIDING:
        return None
    first = begin
    while first < anchor and view.pos[first] in ("PUNCT", "NUM", "SPACE", "ADV"):
        first += 1
    return sentences.starts.get(first)


_ELIDING = frozenset({",", "en", "maar", "doch"})


def _stranger(sentences: Sentences, anchor: int) -> Mention | None:
    """Return an unintroduced name in the place of the subject ('Henk zegt dat ...')."""
    view = sentences.view
    token = sentences.subjects.get(anchor)
    if token is None:
        token = anchor - 1 if anchor > view.bounds(anchor)[0] else anchor
    if view.sentence[token] != view.sentence[anchor] or view.pos[token] != "PROPN":
        return None
    if not view.orth[token][:1].isupper() or not view.orth[token].isalpha():
        return None
    return Mention(
        token, token + 1, "other", view.orth[token], "name", token, rule="holder.stranger"
    )


def _anchor(view: Columns, match: Match) -> int:
    """Return the verb of a cue of several words, or its first word."""
    for token in match.cues:
        if view.pos[token] in ("VERB", "AUX"):
            return token
    return match.start


def _attributive(view: Columns, token: int) -> bool:
    """Tell whether a participle stands before a noun ('het gestelde geweld')."""
    if token + 1 >= len(view) or view.sentence[token + 1] != view.sentence[token]:
        return False
    return (
        view.lower[token].endswith("e")
        and view.form[token] != "fin"
        and (view.pos[token + 1] in ("NOUN", "ADJ") and view.pos[token] in ("VERB", "ADJ"))
    )


def _before_noun(sentences: Sentences, match: Match, anchor: int) -> Iterator[Statement]:
    """Yield 'het door moeder gestelde drankgebruik': the noun group is hers."""
    view = sentences.view
    begin, end = view.bounds(anchor)
    holder = None
    for place in range(max(begin, anchor - 5), anchor):
        if view.lower[place] == "door" and place + 1 in sentences.starts:
            holder = sentences.starts[place + 1]
    stop = anchor + 1
    while stop < end and view.pos[stop] in ("ADJ", "NOUN", "PROPN", "ADV", "DET", "ADP"):
        stop += 1
    accuses = match.row.category in ("say", "accuse", "deny")
    if holder is not None or accuses:
        yield Statement(
            anchor,
            stop,
            holder,
            match.start,
            match.end,
            match.row.category,
            match.row.id,
            holder is None,
        )


def _verb_scope(
    sentences: Sentences, match: Match, anchor: int, subject: Mention | None
) -> tuple[int, int] | None:
    """Return how far a verb cue reaches.

    A verb in second place reaches to its right; one that closes its clause only into a complement
    that follows at once; one between commas ('..., zegt moeder, ...') over the sentence.
    """
    view = sentences.view
    begin, end = _part(view, anchor)
    after_verb = subject is not None and subject.start == anchor + 1
    if (
        view.pos[anchor] in ("VERB", "AUX")
        and not (after_verb and view.form[anchor] == "fin")
        and _closes_clause(sentences, anchor)
    ):
        return _final_scope(sentences, match, anchor, subject)
    inverted = subject is not None and subject.start > anchor
    # What stands between the words of a cue is said as well ('ziet een OTS als steun').
    gapped = ".." in match.row.pattern and match.start == anchor
    after = anchor + 1 if gapped or match.row.category == "feel" else match.end
    if subject is not None and inverted:
        after = max(after, subject.end)
    if inverted and anchor > begin:
        before = anchor - 1
        if view.lower[before] in _PARENTHETIC and before > begin:
            before -= 1
        if view.lower[before] == "," or view.lower[before] in _QUOTES:
            adverbial = view.lower[begin] in _ADVERBIAL_CLAUSES
            if not adverbial or not _has_content(view, after, end):
                return begin, sentences.scope_end(after, subject) if after < end else end
        if view.lower[begin] in _FRONTED:
            return begin, end
        if not _has_content(view, after, end):
            return begin, anchor
    if after >= end:
        return None
    return after, sentences.scope_end(after, subject)


def _part(view: Columns, anchor: int) -> tuple[int, int]:
    """Return the sentence around a cue, without what stands before a colon or semicolon."""
    begin, end = view.bounds(anchor)
    for place in range(anchor - 1, begin, -1):
        if view.lower[place] in (":", ";"):
            return place + 1, end
    return begin, end


def _closes_clause(sentences: Sentences, anchor: int) -> bool:
    """Tell whether a verb stands at the end of its clause, not in second place."""
    view = sentences.view
    if view.form[anchor] in ("inf", "part"):
        return True
    start = sentences.clause_start(anchor)
    if start >= anchor:
        return False
    opener = view.lower[start]
    return opener in _SUBORDINATE and view.pos[start] in ("SCONJ", "PRON", "ADV")


def _final_scope(
    sentences: Sentences, match: Match, anchor: int, subject: Mention | None
) -> tuple[int, int] | None:
    view = sentences.view
    begin, end = view.bounds(anchor)
    embedded = view.lower[begin] in _ADVERBIAL_CLAUSES
    after = match.end
    while after < end and view.pos[after] in ("AUX", "ADV"):
        after += 1
    if after < end and view.lower[after] in _OPENERS and view.lower[after] != ",":
        return after, sentences.scope_end(after, subject, embedded)
    if after + 1 < end and view.lower[after] == "," and view.lower[after + 1] in _FRONTED:
        return after, sentences.scope_end(after, subject, embedded)
    if (
        match.end < end
        and view.form[anchor] == "part"
        and view.lower[match.end - 1] in ("dat", "of")
    ):
        return match.end, sentences.scope_end(match.end, subject, embedded)
    if view.form[anchor] == "inf" and match.row.category == "ask" and anchor > match.start + 1:
        return match.start + 1, anchor  # 'zou graag begeleide omgang zien'
    start = sentences.clause_start(anchor)
    opener = view.lower[start]
    main = not (opener in _SUBORDINATE and view.pos[start] in ("SCONJ", "PRON", "ADV"))
    if view.lower[begin] in _FRONTED and start > begin:
        return begin, anchor
    if (
        match.row.category == "ask"
        and view.form[anchor] == "part"
        and _has_content(view, after, end)
    ):
        return after, sentences.scope_end(after, subject, embedded)
    if view.lower[start] == "wat" and subject is not None:
        told = _what_is_said(view, after, end)
        if told is not None:
            return told, end  # 'wat moeder vertelt, is dat ...'
    labels = match.row.category in ("think", "feel") or view.lower[start] == "wat"
    if (
        not main
        and labels
        and view.form[anchor] == "fin"
        and subject is not None
        and subject.start >= start
    ):
        return subject.end, anchor  # 'omdat moeder het onveilig vindt'
    if main and view.form[anchor] == "part" and after < end:
        follows = range(after, end)
        infinitive = any(view.lower[t] == "te" for t in follows)
        if infinitive and match.row.category in ("say", "think", "feel"):
            return after, sentences.scope_end(after, subject)
    if main and view.form[anchor] == "part" and match.row.category in ("deny", "accuse", "ask"):
        inside = subject is not None and subject.start >= start and subject.end <= anchor
        reach = sentences.scope_end(after, subject) if _has_content(view, after, end) else anchor
        return (subject.end if inside and subject is not None else start), reach
    return None


def _what_is_said(view: Columns, after: int, end: int) -> int | None:
    """Return where the clause of '..., is dat ...' starts, behind a clause with 'wat'."""
    place = after
    if place < end and view.lower[place] == ",":
        place += 1
    told = place + 1 < end and view.lower[place] in ("is", "was")
    return place + 1 if told and view.lower[place + 1] in ("dat", "hoe", ":", "of") else None


_ADVERBIAL_CLAUSES = WordClass("holder", "adverbial_clauses")
_SUBORDINATE = WordClass("holder", "subordinate")


def _has_content(view: Columns, start: int, end: int) -> bool:
    return any(view.pos[t] in _CONTENT or view.lower[t] in ("dat", ":") for t in range(start, end))
