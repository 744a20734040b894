"""Suppositions by word order: questions, conditions; and lists that deny ('zorgen: geen')."""

from __future__ import annotations

from collections.abc import Iterator

from dossier_nlp.language.assertion_scope import Scope
from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match

_FUTURE = WordClass("assertion", "future")
_CONSEQUENCE = WordClass("assertion", "consequence")
_SUPPOSED = WordClass("assertion", "supposed")
_AGREED = WordClass("assertion", "agreed")
_BEFORE = frozenset({"PUNCT", "SPACE", "NUM", "SYM", "CCONJ", "INTJ"})


def find_questions(view: Columns) -> Iterator[Scope]:
    """Yield what a question supposes."""
    for token, lower in enumerate(view.lower):
        if lower == "?":
            begin = _segment(view, token)[0]
            first = begin
            while first < token and view.pos[first] in _BEFORE:
                first += 1
            # 'Loopt Jip gevaar?' and 'Een dwangsom?' suppose; 'Waarom slaat hij?' does not.
            verbless = not any(view.form[t] == "fin" for t in range(first, token))
            if first < token and (view.form[first] == "fin" or verbless):
                yield Scope(begin, token, "hypothetical", token, token + 1, "assertion.question")


def find_inverted_conditions(sentences: Sentences) -> Iterator[Scope]:
    """Yield 'Blijft moeder weigeren, dan volgt ...': a verb in front, 'dan' behind the comma."""
    view = sentences.view
    for comma in (t for t, lower in enumerate(view.lower) if lower == "dan" and t):
        if view.lower[comma - 1] != ",":
            continue
        begin, end = _segment(view, comma)
        first = begin
        while first < comma and view.pos[first] in _BEFORE:
            first += 1
        follower = sentences.starts.get(first + 1) is not None or (
            first + 1 < comma and view.pos[first + 1] in ("PRON", "DET")
        )
        verbal = view.pos[first] in ("VERB", "AUX") or (
            view.pos[first] in ("NOUN", "PROPN", "ADJ") and sentences.starts.get(first) is None
        )
        if first + 1 < comma and follower and verbal and view.form[first] != "part":
            yield Scope(
                first, end, "hypothetical", first, first + 1, "assertion.inverted_condition"
            )


def find_fronted_doubts(sentences: Sentences) -> Iterator[Scope]:
    """Yield 'Of vader drinkt, is niet bekend': what a fronted 'of' leaves open."""
    view = sentences.view
    for begin in view.sentence_starts[:-1]:
        first = begin
        end = view.bounds(begin)[1]
        while first < end and view.pos[first] in _BEFORE and view.lower[first] != "of":
            first += 1
        if first + 1 >= end or view.lower[first] != "of":
            continue
        comma = next((t for t in range(first, end) if view.lower[t] == ","), end)
        if comma + 1 < end and view.form[comma + 1] == "fin":
            yield Scope(first, comma, "hypothetical", first, first + 1, "assertion.fronted_doubt")


def condition(sentences: Sentences, match: Match) -> Scope | None:
    """Yield the clause of 'als', and what hangs on it where that is still to come."""
    view = sentences.view
    begin, end = _segment(view, match.start)
    follower = match.end
    if follower >= end or view.pos[follower] not in ("DET", "PRON", "NOUN", "PROPN", "ADV", "ADP"):
        return None
    clause = sentences.clause_end(match.start)
    if not any(view.form[t] == "fin" for t in range(follower, clause)):
        return None
    inside = {view.lower[t] for t in range(match.start, clause)}
    outside = {view.lower[t] for t in [*range(begin, match.start), *range(clause, end)]}
    first = all(view.pos[t] in _BEFORE for t in range(begin, match.start))
    if first and _CONSEQUENCE.meets(outside):
        return Scope(begin, end, "hypothetical", match.start, match.end, match.row.id)
    if _SUPPOSED.meets(inside) or _AGREED.meets(outside) or (first and _FUTURE.meets(outside)):
        return Scope(match.start, clause, "hypothetical", match.start, match.end, match.row.id)
    return None


def _segment(view: Columns, token: int) -> tuple[int, int]:
    """Return the part of a sentence between colons and semicolons."""
    begin, end = view.bounds(token)
    for place in range(token - 1, begin - 1, -1):
        if view.lower[place] in (";", ":", "|"):
            begin = place + 1
            break
    for place in range(token, end):
        if view.lower[place] in (";", ":"):
            return begin, place
    return begin, end


def find_list_denials(view: Columns) -> Iterator[Scope]:
    """Yield 'Zorgen over de veiligheid: geen.'."""
    for token in range(1, len(view) - 1):
        if view.lower[token] == ":" and view.lower[token + 1] in ("geen", "nee", "niet", "nihil"):
            end = view.bounds(token)[1]
            if all(view.pos[t] in ("PUNCT", "SPACE", "SYM") for t in range(token + 2, end)):
                begin = view.bounds(token)[0]
                yield Scope(begin, token, "negation", token + 1, token + 2, "assertion.list")
