"""The rules of the family ``role``: who is cast as perpetrator, victim or rescuer.

Verbs and idioms are frames (``lexicons/roles``, columns ``agent`` and ``patient``); nouns, labels
and adjectives are patterns whose bearer is looked up in the clause. The language is described as
it stands: a role says how somebody is put, never what somebody did.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention
from dossier_nlp.language.columns import columns
from dossier_nlp.language.holder import holder_of
from dossier_nlp.language.parents import OTHER_PARENT
from dossier_nlp.lexicon.compile import Lexicons, Match
from dossier_nlp.lexicon.load import Row
from dossier_nlp.records import UNKNOWN, Cue
from dossier_nlp.tagging.base import Finding, cue, match_cues
from dossier_nlp.tagging.frames import FrameMatch, best_by_verb, frame_lexicon
from dossier_nlp.tagging.frames_clause import Clause, clause_window
from dossier_nlp.tagging.frames_predicate import bearer_of, head_of, possessor_of
from dossier_nlp.tagging.frames_words import grammar_class
from dossier_nlp.tagging.roles_voice import that_cast

FRAMES = (
    "roles/violence",
    "roles/threat",
    "roles/belittle",
    "roles/accuse",
    "roles/manipulate",
    "roles/obstruct",
    "roles/control",
    "roles/deceive",
    "roles/neglect",
    "roles/institution",
    "roles/idioms",
    "roles/victim_verbs",
    "roles/rescuer",
)
"""Lexicons of verbs and idioms."""

PATTERNS = (
    "roles/labels",
    "roles/adjectives",
    "roles/nouns",
    "roles/adverbials",
    "roles/victim",
    "roles/rescuer_nouns",
)
"""Lexicons of nouns, labels and adjectives."""

FAMILY = "role"
_MAX_CLIMB = 4
NEVER_PERPETRATOR = frozenset({"child", "court", "guardian_ad_litem"})
PEOPLE = frozenset({"mother", "father", "parents", "child", "stepparent", "family", UNKNOWN})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is cast by a frame; ``hidden`` says that the agent is not named."""

    actor: str
    name: str = ""
    cues: tuple[Cue, ...] = ()
    hidden: bool = False


def find_by_rules(
    doc: Doc, lexicons: Lexicons, matches: list[FrameMatch] | None = None
) -> list[Finding]:
    """Return who `doc` casts in which role as far as the lexicons tell.

    Parameters
    ----------
    doc, lexicons
        Where to look, and with what.
    matches
        The frames of ``FRAMES`` in `doc`, where they are known already.
    """
    found: list[Finding] = []
    if matches is None:
        matches = frame_lexicon(*FRAMES).find(doc)
    for rivals in best_by_verb(matches):
        for match in rivals:
            findings = list(_from_frame(doc, match))
            if findings:
                found.extend(that_cast(doc, findings))
                break
    acts = {i for f in found if f.category != "victim" for i in range(f.start, f.end)}
    for hit in lexicons[PATTERNS].find(doc):
        if acts.isdisjoint(range(hit.start, hit.end)):
            found.extend(that_cast(doc, _from_pattern(doc, hit)))
    return found


def rows_that_fire(doc: Doc, lexicons: Lexicons) -> Iterator[tuple[str, int, int]]:
    """Yield every row that fires, with its tokens, also where another row says more."""
    for match in frame_lexicon(*FRAMES).find(doc):
        for finding in _from_frame(doc, match):
            yield match.row.id, finding.start, finding.end
    for hit in lexicons[PATTERNS].find(doc, keep_overlaps=True):
        for finding in _from_pattern(doc, hit):
            yield hit.row.id, finding.start, finding.end


# ---------------------------------------------------------------------------- verbs and idioms


def _from_frame(doc: Doc, match: FrameMatch) -> Iterator[Finding]:
    clause = Clause(doc, match.verb, match.window, match.participle, match.tokens)
    if match.row.category == "perpetrator":
        yield from _perpetrator(doc, match, clause)
        return
    subject = clause.subject()
    if match.row.category == "rescuer":
        subject = clause.agent()
    if subject is None or (clause.has_other_subject and not clause.passive):
        return
    yield _finding(doc, match, match.row.category, _cast(doc, subject))


def _perpetrator(doc: Doc, match: FrameMatch, clause: Clause) -> Iterator[Finding]:
    wanted = match.row.get("patient")
    patient = _patient(clause, wanted.removesuffix("!"))
    if wanted.endswith("!") and patient is None:
        return
    if match.row.get("agent") == "van":
        agent = clause.with_preposition("van", "door")
        if agent is None:
            return
    else:
        agent = clause.agent(inverted=not wanted)
    if agent is None:
        if clause.has_other_subject and not clause.passive:
            return
        if patient is None and not clause.passive:
            return
        cast = _hidden(doc, match.verb, patient)
    else:
        if patient is agent:
            patient = None
            if wanted.endswith("!"):
                return
        cast = _cast(doc, agent)
    if cast.actor in NEVER_PERPETRATOR:
        return
    yield _finding(doc, match, "perpetrator", cast)
    if patient is not None and patient.actor in PEOPLE:
        yield Finding(
            patient.start,
            patient.end,
            FAMILY,
            "victim",
            match.row.id,
            actor=patient.actor,
            name=patient.name,
            cues=(cue(doc, "trigger", match.verb, match.verb + 1, match.row.id),),
            asked=(match.verb, match.verb + 1),
            polarity=_own_polarity(match.row),
        )


def _patient(clause: Clause, wanted: str) -> Mention | None:
    if not wanted:
        return None
    if wanted == "object":
        return clause.patient()
    if wanted == "subject":
        return clause.subject()
    if wanted == "iobj":
        return clause.patient() or clause.with_preposition("aan", "van", "bij")
    if wanted == "tegen":
        return clause.with_preposition("tegen", "naar")
    return clause.with_preposition(wanted)


def _finding(doc: Doc, match: FrameMatch, category: str, cast: Cast) -> Finding:
    start, end = _span(doc, match)
    cues = tuple(cue(doc, "trigger", i, i + 1, match.row.id) for i in match.tokens)
    return Finding(
        start,
        end,
        FAMILY,
        category,
        match.row.id,
        actor=cast.actor,
        name=cast.name,
        cues=(*cues, *cast.cues),
        backgrounded=cast.hidden,
        asked=(match.verb, match.verb + 1),
        polarity=_own_polarity(match.row),
        priority=match.weight,
    )


def _span(doc: Doc, match: FrameMatch) -> tuple[int, int]:
    """Return the verb with its fixed parts and all between, the subject left out at the edge."""
    return match.start, match.end


def _own_polarity(row: Row) -> str | None:
    """Return ``affirmed`` where the negation is part of the blame ('niet serieus nemen')."""
    words = set(row.get("needs").replace("/", " ").replace(";", " ").split())
    return "affirmed" if words & grammar_class("NEGATION") else None


def _cast(doc: Doc, mention: Mention) -> Cast:
    seen = cue(doc, "actor", mention.start, mention.end)
    return Cast(mention.actor, mention.name, (seen,))


def _hidden(doc: Doc, token: int, patient: Mention | None) -> Cast:
    return Cast(hidden_agent(doc, token, patient), hidden=True)


def hidden_agent(doc: Doc, token: int, patient: Mention | None) -> str:
    """Return who is meant where no agent is named: the other parent, when that is clear."""
    holder = holder_of(doc, token, token + 1).holder
    undergoing = patient.actor if patient is not None else ""
    if undergoing in OTHER_PARENT:
        return OTHER_PARENT[undergoing]
    return OTHER_PARENT.get(holder, UNKNOWN)


# ---------------------------------------------------------------------------- nouns and labels


def _from_pattern(doc: Doc, hit: Match) -> Iterator[Finding]:
    frame = hit.row.get("frame")
    cast = _READERS[frame](doc, hit)
    if cast is None or (hit.row.category == "perpetrator" and cast.actor in NEVER_PERPETRATOR):
        return
    yield Finding(
        hit.start,
        hit.end,
        FAMILY,
        hit.row.category,
        hit.row.id,
        actor=cast.actor,
        name=cast.name,
        cues=(*match_cues(doc, hit), *cast.cues),
        backgrounded=cast.hidden,
    )


def _label(doc: Doc, hit: Match) -> Cast | None:
    """Return whom a label is stuck on; a label sticks even where nobody is named."""
    bearer = bearer_of(doc, hit.start, hit.end)
    if bearer.mention is not None:
        return _cast(doc, bearer.mention)
    if bearer.blocked:
        return None
    return _hidden(doc, hit.start, None)


def _adjective(doc: Doc, hit: Match) -> Cast | None:
    bearer = bearer_of(doc, hit.start, hit.end)
    if bearer.mention is None or bearer.how in ("near", "row"):
        return None
    return _cast(doc, bearer.mention)


def _noun(doc: Doc, hit: Match) -> Cast | None:
    """Return whose act a noun names ('de leugens van moeder', 'zijn gesar')."""
    owner = possessor_of(doc, hit.start, hit.end)
    if owner is not None:
        return _cast(doc, owner)
    c = columns(doc)
    if hit.row.get("agent") == "implied" and c.pos[hit.end - 1] == "NOUN":
        return _hidden(doc, hit.start, None)
    return None


def _adverb(doc: Doc, hit: Match) -> Cast | None:
    """Return who acts in the way that an adverbial blames ('achter haar rug om')."""
    c = columns(doc)
    token = head_of(c, hit.start, hit.end)
    for _ in range(_MAX_CLIMB):
        if c.pos[token] in ("VERB", "AUX") or c.head[token] == token:
            break
        token = c.head[token]
    agent = Clause(doc, token, clause_window(c, token)).agent()
    if agent is None or hit.start <= agent.start < hit.end:
        return None
    return _cast(doc, agent)


_READERS = {"label": _label, "adjective": _adjective, "noun": _noun, "adverb": _adverb}
