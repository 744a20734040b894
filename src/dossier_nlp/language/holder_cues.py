"""What makes somebody the holder: reporting verbs, sources, nouns; and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.columns import Columns
from dossier_nlp.language.grammar import Sentences
from dossier_nlp.language.mentions import Mention
from dossier_nlp.lexicon.compile import CompiledLexicon, Match, compile_lexicon
from dossier_nlp.lexicon.view import DocView
from dossier_nlp.records import UNKNOWN

_OPENERS = frozenset("dat of hoe wat waarom wie waar : , “ \" ‘ ' „ te om als".split())
_FRONTED = frozenset("dat of hoe waarom wat".split())
_QUOTES = frozenset({'"', "”", "“", "’", "‘", "'", "„", "»", "«"})
_PARENTHETIC = frozenset({"zo", "aldus", "dus"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "PRON"})
_REACH = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch that somebody is made to say.

    ``kind`` is the category of the cue (``say``, ``deny``, ...), ``carried`` is true where the text
    names no holder and one must be carried over from before.
    """

    start: int
    end: int
    holder: Mention | None
    cue_start: int
    cue_end: int
    kind: str
    rule: str
    carried: bool = False


def find_statements(doc: Doc, sentences: Sentences, docview: DocView) -> list[Statement]:
    """Return all statements by cue, in text order."""
    found = [
        *_by_source(doc, sentences, docview),
        *_by_verb(doc, sentences, docview),
        *_by_noun(doc, sentences, docview),
    ]
    return sorted(found, key=lambda s: (s.start, -s.end, s.cue_start, s.rule))


def _matches(name: str, doc: Doc, docview: DocView) -> list[Match]:
    lexicon: CompiledLexicon = compile_lexicon(f"holder/{name}")
    return lexicon.find(doc, view=docview)


# --------------------------------------------------------------------------- verbs


def _by_verb(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    view = sentences.view
    for match in _matches("verbs", doc, docview):
        anchor = _anchor(view, match)
        if view.pos[anchor] in ("PROPN", "DET", "ADP") and match.end - match.start == 1:
            continue
        if view.pos[anchor] == "NOUN" and match.end - match.start == 1 and match.row.category in ("say", "ask"):
            continue
        if _attributive(view, anchor):
            continue
        if match.row.get("needs") == "clause" and not _clause_follows(view, match.end):
            continue
        subject = sentences.subject(anchor)
        begin, _ = view.bounds(anchor)
        carried = (
            subject is None
            and view.pos[anchor] in ("VERB", "AUX")
            and all(view.pos[t] in ("PUNCT", "ADV") for t in range(begin, anchor))
        )
        if subject is None and not carried:
            continue
        start, end = _verb_scope(sentences, match, anchor, subject)
        if start < end:
            yield Statement(
                start, end, subject, match.start, match.end, match.row.category, match.row.id, carried
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
        view.dep[token] == "amod"
        and view.pos[token + 1] in ("NOUN", "ADJ")
        and view.lower[token].endswith("e")
    )


def _clause_follows(view: Columns, end: int) -> bool:
    if end >= len(view):
        return False
    limit = min(view.bounds(end - 1)[1], end + _REACH)
    return any(view.lower[t] in _OPENERS for t in range(end, limit))


def _verb_scope(
    sentences: Sentences, match: Match, anchor: int, subject: Mention | None
) -> tuple[int, int]:
    """Return how far a verb cue reaches: right of it, or left where it closes the sentence."""
    view = sentences.view
    begin, end = view.bounds(anchor)
    inverted = subject is not None and subject.start > anchor
    after = max(match.end, subject.end) if subject is not None and inverted else match.end
    if inverted and anchor > begin:
        before = anchor - 1
        if view.lower[before] in _PARENTHETIC and before > begin:
            before -= 1
        if view.lower[before] == "," or view.lower[before] in _QUOTES:
            if not _is_subordinate_opening(view, begin, before) or not _has_content(view, after, end):
                return begin, sentences.scope_end(after, subject) if after < end else end
        if view.lower[begin] in _FRONTED:
            return begin, end
        if not _has_content(view, after, end):
            return begin, anchor
    if after >= end:
        return sentences.clause_start(anchor), anchor
    if inverted or view.pos[anchor] == "AUX":
        return after, sentences.scope_end(after, subject)
    start = max(sentences.clause_start(anchor), begin)
    if subject is not None and subject.start >= start and subject.end <= anchor:
        start = subject.end
    reach = sentences.scope_end(after, subject) if after < end else end
    return start, reach


def _is_subordinate_opening(view: Columns, begin: int, comma: int) -> bool:
    """Tell whether what stands before the comma is an adverbial clause of the author."""
    return view.lower[begin] in (
        "als", "toen", "nadat", "omdat", "hoewel", "terwijl", "indien", "wanneer", "sinds", "voordat",
        "zodra", "aangezien", "doordat", "nu",
    )


def _has_content(view: Columns, start: int, end: int) -> bool:
    return any(view.pos[t] in _CONTENT or view.lower[t] in ("dat", ":") for t in range(start, end))


# --------------------------------------------------------------------------- sources


def _by_source(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    view = sentences.view
    for match in _matches("sources", doc, docview):
        if match.row.category == "self":
            holder = _own(sentences, match)
        else:
            holder = _source_mention(sentences, match.end)
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


def _by_noun(doc: Doc, sentences: Sentences, docview: DocView) -> Iterator[Statement]:
    view = sentences.view
    for match in _matches("nouns", doc, docview):
        holder, after = _owner(sentences, match)
        if holder is None:
            continue
        end = view.bounds(match.start)[1]
        follows = view.lower[after] if after < end else ""
        if follows in ("dat", "als", "over", "om", "omtrent", ":", "tot", "inhoudende", "tegen") or (
            follows in ("is", "was", "luidt", "luidde", ",") and _clause_follows(view, after + 1)
        ):
            reach = sentences.scope_end(after, holder)
        else:
            reach = after
        yield Statement(
            match.start, max(reach, match.end), holder, match.start, match.end, match.row.category,
            match.row.id,
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
