"""Tagger of the family ``violence``: actual or alleged violence, neglect, coercion.

Acts ('greep haar bij de keel') are rows of ``lexicons/violence_acts.tsv``; nouns and states
('geweld', 'alcoholgebruik') are rows of ``lexicons/violence.tsv``. The doer comes from the syntax
around them, the status from who says it: what a party says is alleged, what a third party finds
is established or refuted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention
from dossier_nlp.language.assertion import Assertion, assertion_of
from dossier_nlp.language.columns import columns
from dossier_nlp.language.holder import Attribution, holder_of
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.records import AUTHOR, UNKNOWN, Tag
from dossier_nlp.tagging.acts import ActMatch, act_lexicon
from dossier_nlp.tagging.base import Finding, SpanComponent, cue, match_cues
from dossier_nlp.tagging.context import in_context
from dossier_nlp.tagging.doer import DOERS, doer_of_noun, doer_of_verb, likely_doer
from dossier_nlp.tagging.frames_clause import Clause

FAMILY = "violence"
PARTIES = frozenset({"mother", "father", "parents", "stepparent", "family", "child", "lawyer"})
"""Who has a side: what they say is an allegation, what they deny is not thereby refuted."""
_MERGE_GAP = 8


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the violence that `doc` tells of."""
    acts = [_from_act(doc, match) for match in act_lexicon("violence_acts").find(doc)]
    taken = {i for act in acts for i in range(act.start, act.end)}
    nouns = []
    for match in in_context(doc, lexicons["violence"].find(doc, exclusive=True)):
        if taken.isdisjoint(range(match.start, match.end)):
            doer, patient = doer_of_noun(doc, match.start, match.end)
            found = Finding(
                match.start,
                match.end,
                FAMILY,
                match.row.category,
                match.row.id,
                cues=match_cues(doc, match),
            )
            nouns.append(_decided(doc, found, doer, patient))
    return _merged(doc, [*acts, *nouns])


def _from_act(doc: Doc, match: ActMatch) -> Finding:
    clause = Clause(doc, match.verb, match.window)
    doer, patient = doer_of_verb(doc, clause, match.row.get("agent"))
    cues = tuple(cue(doc, "trigger", token, token + 1, match.row.id) for token in match.tokens)
    found = Finding(
        match.start,
        match.end,
        FAMILY,
        match.row.category,
        match.row.id,
        cues=cues,
        asked=(match.verb, match.verb + 1),
        backgrounded=doer is None,
        priority=1,
    )
    return _decided(doc, found, doer, patient)


def _decided(doc: Doc, finding: Finding, doer: Mention | None, patient: Mention | None) -> Finding:
    """Fill in the doer and the status."""
    start, end = finding.asked or (finding.start, finding.end)
    attribution, assertion = holder_of(doc, start, end), assertion_of(doc, start, end)
    if doer is not None and doer.actor in DOERS:
        actor = doer.actor
    else:
        undergoes = patient.actor if patient is not None else ""
        actor = likely_doer(doc, finding.start, attribution.holder, undergoes)
    return replace(finding, actor=actor, status=status_of(doc, attribution, assertion))


def status_of(doc: Doc, attribution: Attribution, assertion: Assertion) -> str:
    """Return how sure the text is of it: established, suspected, alleged or refuted."""
    speaker = attribution.holder
    if speaker == AUTHOR:
        document = doc._.document
        speaker = document.author if document is not None else UNKNOWN
    partial = speaker in PARTIES
    if assertion.status in ("established", "refuted") and not partial:
        return assertion.status
    if assertion.polarity == "negated":
        return "alleged" if partial else "refuted"
    if assertion.status == "suspected":
        return "suspected"
    return "alleged"


def _merged(doc: Doc, findings: Iterable[Finding]) -> list[Finding]:
    """Join neighbours that tell of one event: same kind, same doer, same sentence."""
    c = columns(doc)
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.category == finding.category
            and last.actor == finding.actor
            and finding.start - last.end <= _MERGE_GAP
            and c.sentence[last.start] == c.sentence[finding.start]
            and not any(c.orth[i] in ";:" for i in range(last.end, finding.start))
        ):
            merged[-1] = replace(
                last,
                end=max(last.end, finding.end),
                cues=(*last.cues, *finding.cues),
                rule=last.rule,
            )
        else:
            merged.append(finding)
    return merged


def settle(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Raise what authors tell in their own voice to established where the dossier settles it.

    Parameters
    ----------
    tags
        All tags of one dossier.

    Returns
    -------
    tuple of Tag
        The same tags in the same order; of the family ``violence`` those that an author states
        without reserve carry the status that a third party gave to the same kind by the same
        doer. What a party says stays an allegation.
    """
    tags = tuple(tags)
    settled = {
        (tag.category, tag.actor)
        for tag in tags
        if tag.family == FAMILY and tag.status == "established" and tag.actor != UNKNOWN
    }
    return tuple(
        replace(tag, status="established")
        if tag.family == FAMILY
        and tag.status in ("alleged", "suspected")
        and tag.holder == AUTHOR
        and tag.polarity == "affirmed"
        and (tag.category, tag.actor) in settled
        else tag
        for tag in tags
    )


@Language.factory("dossier_violence")
def create_violence(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
