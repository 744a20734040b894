"""Statements by source and by noun: 'volgens moeder', 'de stelling van de vrouw dat ...'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.holder_statements import Statement, clause_follows, matches_of
from dossier_nlp.language.mentions import Mention
from dossier_nlp.language.word_classes import WordClass
from dossier_nlp.lexicon.compile import Match
from dossier_nlp.lexicon.view import DocView
from dossier_nlp.records import UNKNOWN

_NOUN_OPENERS = WordClass("holder", "noun_openers")
_NOUN_VERBS = WordClass("holder", "noun_verbs")


def by_source(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    """Yield what prepositions of source bring: 'volgens moeder', 'naar eigen zeggen'."""
    view = sentences.view
    for match in matches_of("sources", doc, docview):
        if match.row.get("side") == "apart" and _modifies(sentences, match):
            continue
        if match.row.category == "self":
            holder = _own(sentences, match)
        else:
            inside = [
                sentences.starts[t] for t in range(match.start, match.end) if t in sentences.starts
            ]
            holder = inside[0] if inside else _source_mention(sentences, match.end)
        if holder is None:
            continue
        begin, end = view.bounds(match.start)
        if match.row.get("side") == "before" and match.start <= begin + 1 and begin > 0:
            yield _sentence_before(view, match, holder, begin)
            continue
        start = _statement_start(sentences, match.start, begin)
        reach = sentences.scope_end(max(match.end, holder.end, start + 1) - 1, holder)
        reach = max(reach, match.end)
        yield Statement(
            start, min(reach, end), holder, match.start, match.end, match.row.category, match.row.id
        )


def _modifies(sentences: Sentences, match: Match) -> bool:
    """Tell 'geweld van de kant van moeder' from 'van de kant van moeder is gesteld ...'."""
    view = sentences.view
    return match.start > view.bounds(match.start)[0] and view.pos[match.start - 1] == "NOUN"


def _statement_start(sentences: Sentences, cue: int, begin: int) -> int:
    """Return where a statement with its source in the middle starts."""
    view = sentences.view
    for place in range(cue - 1, begin - 1, -1):
        if view.lower[place] in (";", "|"):
            return place + 1
        if view.pos[place] == "CCONJ" and place > begin and view.lower[place] in ("maar", "doch"):
            return place + 1
    return begin


def _sentence_before(view: Columns, match: Match, holder: Mention, begin: int) -> Statement:
    """Return the sentence before 'Aldus moeder.'."""
    previous = view.bounds(begin - 1)[0]
    return Statement(
        previous, begin, holder, match.start, match.end, match.row.category, match.row.id
    )


def _source_mention(sentences: Sentences, token: int) -> Mention | None:
    view = sentences.view
    if token >= len(view):
        return None
    end = view.bounds(token - 1)[1]
    for place in range(token, min(end, token + 6)):
        mention = sentences.starts.get(place)
        if mention is not None:
            direct = place == token or view.lower[place - 1] in ("van", "uit", "en")
            return mention if direct or place <= token + 1 else None
        if view.pos[place] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _own(sentences: Sentences, match: Match) -> Mention | None:
    """Return whose 'eigen zeggen' or 'zijn mening' it is."""
    for token in range(match.start, match.end):
        mention = sentences.at.get(token)
        if mention is not None and mention.kind == "pronoun" and mention.actor != UNKNOWN:
            return mention
    view = sentences.view
    begin, end = view.bounds(match.start)
    subjects = [
        sentences.at[t]
        for t in range(begin, end)
        if view.dep[t] in ("nsubj", "nsubj:pass") and t in sentences.at
    ]
    before = [m for m in subjects if m.start < match.start]
    return before[-1] if before else (subjects[0] if subjects else None)


# --------------------------------------------------------------------------- nouns


def by_noun(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    """Yield what nouns of stand bring: 'de stelling van de vrouw dat ...'."""
    view = sentences.view
    for match in matches_of("nouns", doc, docview):
        holder, after = _owner(sentences, match)
        end = view.bounds(match.start)[1]
        carried = holder is None
        if carried and view.lower[match.start - 1 : match.start] in (["geen"], ["enkele"]):
            continue  # 'er zijn geen signalen dat ...': the author finds none
        if carried and not (
            match.row.category in ("say", "accuse")
            and after < end
            and view.lower[after] in ("dat", "als", "omtrent", "betreffende", "inzake")
        ):
            continue
        follows = view.lower[after] if after < end else ""
        lemma = view.lemma[after] if after < end else ""
        if (
            follows in _NOUN_OPENERS
            or lemma in _NOUN_VERBS
            or (follows in ("is", "was", ",") and clause_follows(view, after + 1))
        ):
            reach = sentences.scope_end(after, holder)
        else:
            reach = after
        yield Statement(
            match.start,
            max(reach, match.end),
            holder,
            match.start,
            match.end,
            match.row.category,
            match.row.id,
            carried,
        )


def _owner(sentences: Sentences, match: Match) -> tuple[Mention | None, int]:
    """Return whose stand a noun is, and where its phrase ends."""
    view = sentences.view
    end = view.bounds(match.start)[1]
    if match.end + 1 < end and view.lower[match.end] in ("van", "door", "bij", "vanuit"):
        mention = sentences.starts.get(match.end + 1)
        if mention is not None:
            return mention, mention.end
    for before in range(match.start - 1, max(match.start - 3, view.bounds(match.start)[0]) - 1, -1):
        mention = sentences.at.get(before)
        if mention is not None and mention.kind == "pronoun" and mention.actor != UNKNOWN:
            return mention, match.end
        if mention is not None and view.lower[mention.head].endswith("s"):
            return mention, match.end
        if view.pos[before] != "ADJ":
            break
    return None, match.end
