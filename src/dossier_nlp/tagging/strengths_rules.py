"""The rules of the family ``strength``: what a parent or step-parent is said to be good at.

One span a quality; ``elaborated`` where this sentence or its neighbour shows it by an example, an
effect or a use, else ``named``. Qualities of children, of professionals and of schools are not
strengths in the sense of this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention, mentions_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.tagging.base import Finding, cue, match_cues, without_overlap
from dossier_nlp.tagging.frames import FrameMatch, frame_lexicon
from dossier_nlp.tagging.frames_clause import Clause, use_of
from dossier_nlp.tagging.frames_predicate import bearer_of, possessor_of
from dossier_nlp.tagging.strengths_owner import as_parent, is_parent, left_out
from dossier_nlp.tagging.strengths_sections import in_sections, statements

FAMILY = "strength"
FRAMES = ("strengths/verbs",)
PATTERNS = ("strengths/adjectives", "strengths/nouns")
_SURE = frozenset({"copula", "named", "attribute", "subject", "row"})


def find_by_rules(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the strengths of parents in `doc` as far as the lexicons tell."""
    candidates = [_from_frame(doc, match) for match in frame_lexicon(*FRAMES).find(doc)]
    candidates += [_from_pattern(doc, hit) for hit in lexicons[PATTERNS].find(doc)]
    found = _merged(doc, without_overlap(item for item in candidates if item is not None))
    found += statements(doc, in_sections(doc, lexicons), found)
    return found


def rows_that_fire(doc: Doc, lexicons: Lexicons) -> Iterator[tuple[str, int, int]]:
    """Yield every row that fires, with its tokens, also where another row says more."""
    for match in frame_lexicon(*FRAMES).find(doc):
        if _from_frame(doc, match) is not None:
            yield match.row.id, match.start, match.end
    for hit in lexicons[PATTERNS].find(doc, keep_overlaps=True):
        if _from_pattern(doc, hit) is not None:
            yield hit.row.id, hit.start, hit.end


def _merged(doc: Doc, findings: list[Finding]) -> list[Finding]:
    """Join two qualities of one person that only 'en' parts: 'geduldig en speels'."""
    c = columns(doc)
    kept: list[Finding] = []
    for item in findings:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.actor == item.actor
            and last.name == item.name
            and item.start - last.end == 1
            and c.lower[last.end] == "en"
        ):
            cues = tuple(dict.fromkeys((*last.cues, *item.cues)))
            kept[-1] = replace(last, end=item.end, asked=last.asked, cues=cues)
        elif last is None or item.start >= last.end or item.actor != last.actor:
            kept.append(item)
    return kept


def _finding(
    owner: Mention, start: int, end: int, rule: str, asked: tuple[int, int], priority: int
) -> Finding:
    return Finding(
        start,
        end,
        FAMILY,
        "named",
        rule,
        actor=owner.actor,
        name=owner.name,
        asked=asked,
        priority=priority,
    )


def _from_frame(doc: Doc, match: FrameMatch) -> Finding | None:
    clause = Clause(doc, match.verb, match.window, match.participle, match.tokens)
    if clause.passive or _marks_own_infinitive(clause.c, match):
        return None
    owner = _subject(doc, clause)
    if owner is None:
        return None
    base = _finding(
        owner, match.start, match.end, match.row.id, (match.verb, match.verb + 1), match.weight
    )
    cues = tuple(cue(doc, "trigger", i, i + 1, match.row.id) for i in match.tokens)
    return replace(base, cues=(*cues, cue(doc, "actor", owner.start, owner.end)))


def _marks_own_infinitive(c: Columns, match: FrameMatch) -> bool:
    """Tell whether the 'te' of the frame is that of its own infinitive ('te weten: ...')."""
    before = match.verb - 1
    return before in match.tokens and c.lower[before] == "te"


def _subject(doc: Doc, clause: Clause) -> Mention | None:
    """Return the parent that is the subject, also of a note that leaves its subject out."""
    c = clause.c
    subject = clause.subject()
    if subject is not None:
        return as_parent(doc, c, subject)
    first, _ = c.bounds(clause.verb)
    opens = clause.subject_token is None and clause.verb == _first_word(c, first)
    return left_out(doc, c, first) if opens and not clause.participle else None


def _first_word(c: Columns, first: int) -> int:
    while first + 1 < len(c) and c.pos[first] in ("SPACE", "PUNCT"):
        first += 1
    return first


def _from_pattern(doc: Doc, hit: Match) -> Finding | None:
    owner = _owner(doc, hit)
    if owner is None:
        return None
    base = _finding(owner, hit.start, hit.end, hit.row.id, (hit.start, hit.end), 1)
    return replace(base, cues=(*match_cues(doc, hit), cue(doc, "actor", owner.start, owner.end)))


def _owner(doc: Doc, hit: Match) -> Mention | None:
    """Return the parent whose quality it is, None where it is somebody else's."""
    if hit.row.get("frame") == "noun":
        possessor = possessor_of(doc, hit.start, hit.end)
        if possessor is not None:
            return as_parent(doc, columns(doc), possessor)
        near = _behind_bij(doc, hit)
        if near is not None:
            return near
    bearer = bearer_of(doc, hit.start, hit.end)
    owner = as_parent(doc, columns(doc), bearer.mention)
    if owner is not None and (bearer.how in _SURE or _listed(doc, hit, owner)):
        return owner
    return None


def _behind_bij(doc: Doc, hit: Match) -> Mention | None:
    """Return the parent of 'bij vader is een groot geduld te zien'."""
    c = columns(doc)
    first, last = c.bounds(hit.start)
    for mention in mentions_of(doc):
        if mention.start >= last:
            break
        if (
            mention.start >= first
            and is_parent(mention)
            and use_of(c, mention).preposition == "bij"
        ):
            return mention
    return None


def _listed(doc: Doc, hit: Match, mention: Mention | None) -> bool:
    """Tell whether the words stand in the list behind a label: 'Moeder: open, geduldig'."""
    if mention is None:
        return False
    c = columns(doc)
    between = range(mention.end, hit.start)
    if any(c.pos[i] in ("VERB", "AUX") for i in between):
        return len(between) <= 6
    return True
