"""How far a word that denies, supposes or only mentions reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from dossier_nlp.language.assertion_scope import Scope
from dossier_nlp.language.assertion_suppositions import (
    condition,
    find_fronted_doubts,
    find_inverted_conditions,
    find_list_denials,
    find_questions,
)
from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder import Attribution
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match, compile_lexicon
from dossier_nlp.lexicon.view import DocView

POLARITY_KINDS = ("negation", "hypothetical", "conditional")
STATUS_KINDS = ("established", "refuted", "suspected", "alleged")
_ABOUT = WordClass("assertion", "about")
_CAUSES = WordClass("assertion", "causes")
_AFTER_WITHOUT = WordClass("assertion", "after_without")
_CONTRAST = WordClass("assertion", "contrast")
_SUBORDINATORS = WordClass("assertion", "subordinators")
_RAISING = frozenset({"think", "say"})
_FACTIVE = WordClass("assertion", "factive")
_HAPPENING = WordClass("assertion", "happening")
_QUOTED_REACH = 3


def find_scopes(doc: Doc, sentences: Sentences, docview: DocView) -> list[Scope]:
    """Return all scopes of a document, by start."""
    view = sentences.view
    scopes: list[Scope] = []
    for match in compile_lexicon("assertion/cues").find(doc, view=docview):
        scope = _of_match(sentences, match)
        if scope is not None and scope.start < scope.end:
            scopes.append(scope)
    scopes.extend(find_list_denials(view))
    scopes.extend(find_questions(view))
    scopes.extend(find_inverted_conditions(sentences))
    scopes.extend(find_fronted_doubts(sentences))
    denials = list(_denials(doc, sentences.view, doc._.attributions or ()))
    denied = {token for scope in denials for token in range(scope.cue_start, scope.cue_end)}
    scopes = [s for s in scopes if s.kind != "negation" or s.cue_start not in denied]
    scopes.extend(denials)
    return sorted(scopes, key=lambda s: (s.start, s.end, s.kind, s.cue_start, s.rule))


def _of_match(sentences: Sentences, match: Match) -> Scope | None:
    kind, how = match.row.category, match.row.get("scope")
    if kind == "conditional":
        return condition(sentences, match)
    bounds = _REACH[how](sentences, match)
    return Scope(
        *bounds, "negation" if kind == "negation" else kind, match.start, match.end, match.row.id
    )


# --------------------------------------------------------------------------- reaches


def _right(sentences: Sentences, match: Match) -> tuple[int, int]:
    """From the cue to the end of its clause; into a clause that the cue itself opens."""
    view = sentences.view
    last = match.end - 1
    end = view.bounds(match.start)[1]
    if view.lower[last] in ("dat", "of", "alsof") or (
        match.end < end and view.lower[match.end] in ("dat", "of")
    ):
        place = (
            match.end + 1
            if match.end < end and view.lower[match.end] in ("dat", "of")
            else match.end
        )
        return match.start, _past_relative(sentences, place, end)
    start = match.start
    if view.lower[start] == "geen":
        first = sentences.clause_start(start)
        verb = _second_place(sentences, first, start)
        if verb is not None and view.lower[first] in _ABOUT:
            start = first
    return start, _trimmed(sentences, match, sentences.clause_end(last))


def _phrase(sentences: Sentences, match: Match) -> tuple[int, int]:
    """Only the words of the cue: 'geen rekening houden met ...' denies nothing behind it."""
    return match.start, match.end


def _trimmed(sentences: Sentences, match: Match, end: int) -> int:
    """Stop a noun-phrase negation ('zonder ...', 'geen ...') before a contrast or a purpose."""
    view = sentences.view
    without = view.lower[match.start] == "zonder"
    for place in range(match.end, end):
        if match.row.category == "negation" and _opens_purpose(view, place):
            return place
        if not without or place == match.end:
            continue
        if view.form[place] in ("fin", "part") or view.lower[place] in _AFTER_WITHOUT:
            return place
        if view.pos[place - 1] == "NOUN" and view.pos[place] in ("DET", "PRON", "PROPN", "ADV"):
            return place  # 'zonder overleg | de kinderen meenemen'
        if view.lower[place] in _CONTRAST:
            return place
    return end


def _opens_purpose(view: Columns, place: int) -> bool:
    return view.lower[place] == "om" and view.pos[place] in ("SCONJ", "ADP")


def _past_relative(sentences: Sentences, start: int, limit: int) -> int:
    """Return the end of the clause that starts at `start`."""
    view = sentences.view
    if start >= limit:
        return limit
    end = sentences.clause_end(start)
    while end < limit and view.lower[end] in ("die", "of", "en", "dat"):
        end = sentences.clause_end(end)
    return end


def _clause(sentences: Sentences, match: Match) -> tuple[int, int]:
    """The clause of a plain negation: what the finite verb and the negation stand around.

    In a main clause what stands before the finite verb is left out, unless it is the object or
    predicate of an inverted clause ('gevaar zie ik niet') or the subject of a passive.
    """
    view = sentences.view
    begin = view.bounds(match.start)[0]
    start = sentences.clause_start(match.start)
    infinitive = _infinitive(sentences, match)
    if infinitive is not None:
        return infinitive
    if _is_constituent(sentences, match, begin):
        # 'als steun en niet als toezicht': this 'als' opens no clause
        compared = match.end < view.bounds(match.start)[1] and view.lower[match.end] == "als"
        return match.start, sentences.clause_end(match.end if compared else match.end - 1)
    end = _through_raising(sentences, match, sentences.clause_end(match.end - 1))
    if view.lower[begin] == "dat" and start > begin and _raises(sentences, start, end):
        return begin, end  # 'Dat zij hem gelooft, verwacht hij niet'
    verb = _second_place(sentences, start, match.start)
    if verb is None:
        return start, _until_contrast(view, match.end, end)
    if _front_counts(sentences, start, verb, match.start):
        return start, _until_contrast(view, match.end, end)
    return verb, _until_contrast(view, match.end, end)


def _until_contrast(view: Columns, start: int, end: int) -> int:
    for place in range(start, end):
        if view.lower[place] in ("maar", "doch", "integendeel"):
            return place
    return end


def _second_place(sentences: Sentences, start: int, stop: int) -> int | None:
    """Return the finite verb of a main clause, None in a subordinate or verbless one."""
    view = sentences.view
    if view.lower[start] in _SUBORDINATORS and view.pos[start] in ("SCONJ", "PRON", "ADV", "ADP"):
        return None
    for place in range(start, stop):
        if view.form[place] == "fin" or (view.pos[place] == "AUX" and view.form[place] != "inf"):
            return place
    return None


def _front_counts(sentences: Sentences, start: int, verb: int, stop: int) -> bool:
    view = sentences.view
    first = start
    while first < verb and view.pos[first] in ("CCONJ", "PUNCT", "ADV"):
        first += 1
    if first < verb and view.lower[first] in _ABOUT:
        return True  # 'Van gevaar is ... niet', 'Over de veiligheid zijn ... geen ...'
    if first >= verb or view.lower[first] in _CAUSES:
        return False
    if view.lemma[verb] in _HAPPENING:
        return sentences.starts.get(first) is None  # 'Geweld speelt niet', not 'Vader komt niet'
    if sentences.starts.get(verb + 1) is not None or (
        verb + 1 < stop
        and (view.lower[verb + 1] in ("er", "het", "men", "dat") or view.pos[verb + 1] == "PROPN")
    ):
        return True
    return any(view.dep[t] == "aux:pass" for t in range(verb, min(view.bounds(start)[1], stop + 6)))


def _through_raising(sentences: Sentences, match: Match, end: int) -> int:
    """Go on into 'dat ...' behind a verb of thinking or saying: 'verwacht niet dat ...'."""
    view = sentences.view
    limit = view.bounds(match.start)[1]
    if end < limit and view.lower[end] == "," and end + 1 < limit and view.lower[end + 1] == "dat":
        end += 1
    if end >= limit or view.lower[end] != "dat":
        return end
    if _raises(sentences, max(view.bounds(match.start)[0], match.start - 6), end):
        return _past_relative(sentences, end + 1, limit)
    return end


def _raises(sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether a verb of thinking or saying stands in a stretch."""
    return any(sentences.view.lemma[t] in _raising_verbs() for t in range(start, end))


def _infinitive(sentences: Sentences, match: Match) -> tuple[int, int] | None:
    """Return 'door niets te doen', 'om hem niet te storen': the denial stays inside."""
    view = sentences.view
    begin, end = view.bounds(match.start)
    openers = [
        t
        for t in range(max(begin, match.start - 8), match.start)
        if view.lower[t] in ("door", "om", "zonder", "na", "door")
        and view.pos[t] in ("ADP", "SCONJ")
    ]
    if not openers:
        return None
    for place in range(match.start, min(end - 1, match.end + 8)):
        if view.lower[place] == "te" and view.form[place + 1] == "inf":
            return openers[-1], place + 2
        if view.form[place] == "fin":
            return None
    return None


def _is_constituent(sentences: Sentences, match: Match, begin: int) -> bool:
    """Tell whether a part is denied, not the clause: ', niet bij haar keel', 'en niet hij'."""
    view = sentences.view
    if match.row.pattern not in ("niet", "nooit") or match.start == begin:
        return match.row.pattern == "niet" and match.start == begin
    if view.lower[match.start - 1] not in (",", "en", "maar", "of", "dus"):
        return False
    end = sentences.clause_end(match.end - 1)
    return not any(view.form[t] == "fin" for t in range(match.end, end))


@cache
def _raising_verbs() -> frozenset[str]:
    rows = compile_lexicon("holder/verbs").rows
    verbs = {r.pattern for r in rows if r.category in _RAISING and " " not in r.pattern}
    return frozenset(verbs - _FACTIVE.words)


def _through(sentences: Sentences, match: Match) -> tuple[int, int]:
    """As a plain negation, and into a clause that says of what: 'niets dat wijst op ...'."""
    view = sentences.view
    start, end = _clause(sentences, match)
    limit = view.bounds(match.start)[1]
    if end < limit and view.lower[end] in ("dat", "wat", "waaruit", "waarvan"):
        end = _past_relative(sentences, end + 1, limit)
    return start, end


def _wide(sentences: Sentences, match: Match) -> tuple[int, int]:
    """The whole statement: what stands in front, and a clause that says of what."""
    view = sentences.view
    begin, limit = view.bounds(match.start)
    start = begin
    for place in range(match.start - 1, begin - 1, -1):
        lower = view.lower[place]
        if lower in (";", ":", "|") or (
            view.pos[place] == "CCONJ"
            and lower in ("maar", "doch", "en", "want")
            and sentences.verb_second(place + 1)
        ):
            start = place + 1
            break
        if (
            (
                lower == ","
                and place > begin
                and _second_place(sentences, place + 1, match.start) is not None
            )
            and view.lower[begin] not in ("dat", "of")
            and not _fronts(sentences, begin, place)
        ):
            start = place + 1
            break
        # The cue stands inside a relative clause ('op dagen dat het niet lukt') unless a comma has
        # closed that ('Van geweld, een woord dat past, is geen sprake').
        opens_relative = lower == "dat" or (
            lower in ("wat", "die", "wie") and view.pos[place] == "PRON"
        )
        if place > begin and opens_relative and "," not in view.lower[place : match.start]:
            start = place
            break
        if view.lower[place] in (
            "omdat",
            "terwijl",
            "hoewel",
            "zodat",
            "doordat",
            "aangezien",
            "waaruit",
        ):
            start = place
            break
    end = sentences.clause_end(match.end - 1)
    while end < limit and view.lower[end] in ("dat", "of", "om", "tot", "waaruit", "die"):
        end = _past_relative(sentences, end + 1, limit)
    return start, _until_contrast(view, match.end, end)


def _fronts(sentences: Sentences, begin: int, comma: int) -> bool:
    """Tell whether the part before a comma is a fronted phrase ('Van gevaar, zo blijkt, ...')."""
    view = sentences.view
    return view.lower[begin] in ("van", "voor", "over", "het", "de", "een") and not any(
        view.form[t] == "fin" and view.pos[t] == "VERB" for t in range(begin, min(comma, begin + 4))
    )


def _left(sentences: Sentences, match: Match) -> tuple[int, int]:
    start, _ = _wide(sentences, match)
    return start, match.end


def _sentence(sentences: Sentences, match: Match) -> tuple[int, int]:
    view = sentences.view
    begin, end = view.bounds(match.start)
    for place in range(match.start - 1, begin - 1, -1):
        if view.lower[place] in (";", "|"):
            begin = place + 1
            break
    for place in range(match.end, end):
        if view.lower[place] == ";":
            return begin, place
    return begin, end


def _front(sentences: Sentences, match: Match) -> tuple[int, int]:
    """The sentence, where the cue opens it ('Mocht het misgaan, dan ...')."""
    view = sentences.view
    start, end = _sentence(sentences, match)
    opens = all(
        view.pos[t] in ("PUNCT", "SPACE", "NUM", "CCONJ") for t in range(start, match.start)
    )
    if opens:
        return start, end
    if view.lower[match.start - 1] in (",", "en", ":", "maar"):
        return match.start, end
    return match.start, match.start


def _quoted(sentences: Sentences, match: Match) -> tuple[int, int]:
    """What is only talked about: the words right behind 'de term'."""
    end = sentences.view.bounds(match.start)[1]
    return match.start, min(end, match.end + _QUOTED_REACH)


def _antecedent(sentences: Sentences, match: Match) -> tuple[int, int]:
    """What a relative clause denies by itself: 'een groot gevaar dat er niet was'."""
    view = sentences.view
    start = match.start
    floor = view.bounds(start)[0]
    while start > floor and view.pos[start - 1] in ("NOUN", "ADJ", "PUNCT"):
        start -= 1
    return start, match.end


_REACH = {
    "np": _phrase,
    "right": _right,
    "clause": _clause,
    "through": _through,
    "wide": _wide,
    "left": _left,
    "sentence": _sentence,
    "front": _front,
    "quoted": _quoted,
    "antecedent": _antecedent,
}


def _denials(doc: Doc, view: Columns, attributions: Sequence[Attribution]) -> Iterator[Scope]:
    """Yield what somebody denies ('moeder ontkent dat ...') as negated, with that cue."""
    for attribution in attributions:
        if attribution.kind != "deny" or not attribution.cues:
            continue
        cue = attribution.cues[0]
        span = doc.char_span(cue.start, cue.end)
        around = range(max(span.start - 2, 0), min(span.end + 2, len(view))) if span else ()
        if span is not None and not any(view.lower[t] in ("niet", "nooit") for t in around):
            yield Scope(
                attribution.start, attribution.end, "negation", span.start, span.end, cue.rule, True
            )
