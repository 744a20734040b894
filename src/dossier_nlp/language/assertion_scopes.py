"""How far a word that denies, supposes or only mentions reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder import Attribution
from dossier_nlp.lexicon.compile import Match, compile_lexicon
from dossier_nlp.lexicon.view import DocView

POLARITY_KINDS = ("negation", "hypothetical", "conditional")
STATUS_KINDS = ("established", "refuted", "suspected", "alleged")
_CAUSES = frozenset(
    "door wegens vanwege na tijdens sinds ondanks uit gezien gelet sedert gedurende mede met als om "
    "in op bij volgens omdat toen nadat terwijl hoewel".split()
)
_CONTRAST = frozenset({"maar", "doch", "echter", "wel", "integendeel"})
_FUTURE = frozenset(
    "zal zullen kan kunnen moet moeten volgt volgen wordt worden zou zouden mag mogen dan".split()
)
_SUBORDINATORS = frozenset(
    "dat of omdat doordat zodat opdat als indien wanneer terwijl hoewel nadat voordat totdat zolang die "
    "wie waar waarin waarop waarbij waarmee waarvan waarover om".split()
)
_RAISING = frozenset({"think", "say"})
_QUOTED_REACH = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch over which a cue holds, in token offsets.

    ``kind``: ``negation``, ``hypothetical``, ``mentioned``, or a status.
    """

    start: int
    end: int
    kind: str
    cue_start: int
    cue_end: int
    rule: str
    denial: bool = False


def find_scopes(doc: Doc, sentences: Sentences, docview: DocView) -> list[Scope]:
    """Return all scopes of a document, by start."""
    view = sentences.view
    scopes: list[Scope] = []
    for match in compile_lexicon("assertion/cues").find(doc, view=docview):
        scope = _of_match(sentences, match)
        if scope is not None and scope.start < scope.end:
            scopes.append(scope)
    scopes.extend(_questions(view))
    scopes.extend(_inverted_conditions(sentences))
    scopes.extend(_denials(doc, doc._.attributions or ()))
    return sorted(scopes, key=lambda s: (s.start, s.end, s.kind, s.cue_start, s.rule))


def _of_match(sentences: Sentences, match: Match) -> Scope | None:
    kind, how = match.row.category, match.row.get("scope")
    if kind == "conditional":
        return _condition(sentences, match)
    bounds = _REACH[how](sentences, match)
    return Scope(*bounds, "negation" if kind == "negation" else kind, match.start, match.end, match.row.id)


# --------------------------------------------------------------------------- reaches


def _right(sentences: Sentences, match: Match) -> tuple[int, int]:
    """From the cue to the end of its clause; into a clause that the cue itself opens."""
    view = sentences.view
    last = match.end - 1
    end = view.bounds(match.start)[1]
    if view.lower[last] in ("dat", "of", "alsof") or (
        match.end < end and view.lower[match.end] in ("dat", "of")
    ):
        place = match.end + 1 if match.end < end and view.lower[match.end] in ("dat", "of") else match.end
        return match.start, _past_relative(sentences, place, end)
    return match.start, _trimmed(sentences, match, sentences.clause_end(last))


def _trimmed(sentences: Sentences, match: Match, end: int) -> int:
    """Stop a noun-phrase negation ('zonder ...', 'geen ...') before a contrast."""
    view = sentences.view
    for place in range(match.end, end):
        if view.lower[place] in _CONTRAST:
            return place
    return end


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
    start = sentences.clause_start(match.start)
    end = _through_raising(sentences, match, sentences.clause_end(match.end - 1))
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
    if first >= verb or view.lower[first] in _CAUSES:
        return False
    mention = sentences.starts.get(verb + 1)
    if mention is not None or (verb + 1 < stop and view.lower[verb + 1] in ("er", "het", "men", "dat")):
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
    near = range(max(view.bounds(match.start)[0], match.start - 6), end)
    if any(view.lemma[t] in _raising_verbs() for t in near):
        return _past_relative(sentences, end + 1, limit)
    return end


def _raising_verbs() -> frozenset[str]:
    global _RAISING_VERBS
    if _RAISING_VERBS is None:
        rows = compile_lexicon("holder/verbs").rows
        _RAISING_VERBS = frozenset(
            row.pattern for row in rows if row.category in _RAISING and " " not in row.pattern
        ) - {"erkennen", "toegeven", "bevestigen", "beseffen"}
    return _RAISING_VERBS


_RAISING_VERBS: frozenset[str] | None = None


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
            view.pos[place] == "CCONJ" and lower in ("maar", "doch", "en", "want") and sentences.verb_second(place + 1)
        ):
            start = place + 1
            break
        if lower == "," and place > begin and _second_place(sentences, place + 1, match.start) is not None:
            if view.lower[begin] not in ("dat", "of") and not _fronts(sentences, begin, place):
                start = place + 1
                break
        if view.lower[place] in ("omdat", "terwijl", "hoewel", "zodat", "doordat", "aangezien", "waaruit"):
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


def _quoted(sentences: Sentences, match: Match) -> tuple[int, int]:
    """What is only talked about: the words right behind 'de term'."""
    end = sentences.view.bounds(match.start)[1]
    return match.start, min(end, match.end + _QUOTED_REACH)


_REACH = {
    "right": _right,
    "clause": _clause,
    "through": _through,
    "wide": _wide,
    "left": _left,
    "sentence": _sentence,
    "quoted": _quoted,
}


# --------------------------------------------------------------------------- suppositions


def _questions(view: Columns) -> Iterator[Scope]:
    for token, lower in enumerate(view.lower):
        if lower == "?":
            begin = view.bounds(token)[0]
            if token > begin:
                yield Scope(begin, token, "hypothetical", token, token + 1, "assertion.question")


def _inverted_conditions(sentences: Sentences) -> Iterator[Scope]:
    """Yield 'Blijft moeder weigeren, dan volgt ...': a verb in front, 'dan' behind the comma."""
    view = sentences.view
    for begin, end in zip(view.sentence_starts, view.sentence_starts[1:], strict=False):
        first = begin
        while first < end and (view.pos[first] in ("PUNCT", "SPACE", "NUM", "CCONJ") or view.lower[first] == "…"):
            first += 1
        if first >= end or view.pos[first] not in ("VERB", "AUX") or view.form[first] == "part":
            continue
        for place in range(first + 2, end - 1):
            if view.lower[place] == "," and view.lower[place + 1] == "dan":
                yield Scope(first, end, "hypothetical", first, first + 1, "assertion.inverted_condition")
                break


def _condition(sentences: Sentences, match: Match) -> Scope | None:
    """Yield the clause of 'als', and what hangs on it where that is still to come."""
    view = sentences.view
    begin, end = view.bounds(match.start)
    if view.pos[match.start] != "SCONJ" and match.start != begin:
        return None
    clause = sentences.clause_end(match.start)
    if not any(view.form[t] == "fin" for t in range(match.start, clause)):
        return None
    inside = {view.lower[t] for t in range(match.start, clause)}
    outside = {view.lower[t] for t in [*range(begin, match.start), *range(clause, end)]}
    supposed = bool(inside & {"zou", "zouden", "mocht", "ooit", "opnieuw", "toch", "weer", "niet", "geen"})
    if outside & _FUTURE and ("dan" in outside or outside & {"zal", "zullen", "volgt", "volgen", "zou", "zouden"}):
        return Scope(begin, end, "hypothetical", match.start, match.end, match.row.id)
    if supposed or outside & _FUTURE:
        return Scope(match.start, clause, "hypothetical", match.start, match.end, match.row.id)
    return None


def _denials(doc: Doc, attributions: Sequence[Attribution]) -> Iterator[Scope]:
    """Yield what somebody denies ('moeder ontkent dat ...') as negated, with that cue."""
    for attribution in attributions:
        if attribution.kind != "deny" or not attribution.cues:
            continue
        cue = attribution.cues[0]
        span = doc.char_span(cue.start, cue.end)
        if span is not None:
            yield Scope(
                attribution.start, attribution.end, "negation", span.start, span.end, cue.rule, True
            )
