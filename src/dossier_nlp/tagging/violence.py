"""Tagger of the family ``violence``: actual or alleged violence, neglect, coercion.

Acts ('greep haar bij de keel') are rows of ``lexicons/violence_acts.tsv``; nouns and states
('geweld', 'alcoholgebruik') are rows of ``lexicons/violence.tsv``. The doer comes from the syntax
around them, the status from who says it: what a party says is alleged, what a third party finds
is established or refuted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actors import Mention
from dossier_nlp.language.assertion import Assertion, assertion_of
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.holder import Attribution, holder_of
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.lexicon.inflect import word_class
from dossier_nlp.records import AUTHOR, UNKNOWN, Tag
from dossier_nlp.tagging.acts import ActMatch, act_lexicon
from dossier_nlp.tagging.base import Finding, SpanComponent, cue, match_cues
from dossier_nlp.tagging.context import in_context
from dossier_nlp.tagging.doer import DOERS, doer_of_noun, doer_of_verb, likely_doer
from dossier_nlp.tagging.frames_clause import Clause

FAMILY = "violence"
PARTIES = frozenset({"mother", "father", "parents", "stepparent", "family", "child", "lawyer"})
"""Who has a side: what they say is an allegation, what they deny is not thereby refuted."""
COUPLE = frozenset({"mother", "father", "stepparent", "parents", UNKNOWN})
_WITHHOLDING = frozenset({"neglect", "coercion"})
_MERGE_GAP = 6
_CLEAR_MAJORITY = 2
_BREAKS = frozenset({";", ":", "|", ".", "!", "?"})


def find(doc: Doc, lexicons: Lexicons) -> list[Finding]:
    """Return the violence that `doc` tells of."""
    acts = [
        act for match in act_lexicon("violence_acts").find(doc) if (act := _from_act(doc, match))
    ]
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
                own=_own(match.row.category, match.cues),
            )
            nouns.append(_decided(doc, found, doer, patient))
    return _merged(doc, [*acts, *nouns])


def _from_act(doc: Doc, match: ActMatch) -> Finding | None:
    clause = Clause(doc, match.verb, match.window)
    doer, patient = doer_of_verb(doc, clause, match.row.get("agent"))
    if not _fits(doc, match, doer, patient):
        return None
    cues = tuple(cue(doc, "trigger", token, token + 1, match.row.id) for token in match.tokens)
    found = Finding(
        match.start,
        match.end,
        FAMILY,
        match.row.category,
        match.row.id,
        cues=cues,
        asked=(match.verb, match.verb + 1),
        priority=1,
        own=_own(match.row.category, match.tokens),
    )
    return _decided(doc, found, doer, patient)


def _fits(doc: Doc, match: ActMatch, doer: Mention | None, patient: Mention | None) -> bool:
    """Tell whether the act is done to somebody, where its row asks for that."""
    if match.row.get("patient") == "parent":
        between = {m.actor for m in (doer, patient) if m is not None}
        return between <= COUPLE and patient is not None and patient.actor in COUPLE
    if match.row.get("needs") == "<ACTOR>" and patient is None:
        c = columns(doc)
        return any(c.lower[i] in word_class("REFL") for i in range(*match.window))
    return True


def _decided(doc: Doc, finding: Finding, doer: Mention | None, patient: Mention | None) -> Finding:
    """Fill in the doer and the status; a doer that had to be guessed is backgrounded."""
    start, end = finding.asked or (finding.start, finding.end)
    attribution = holder_of(doc, start, end)
    assertion = assertion_of(doc, start, end, own=finding.own)
    if doer is not None and doer.actor == "child" and not _may_be_child(finding):
        doer, patient = None, doer  # a child that is hungry or saw violence undergoes it
    sure = doer is not None and doer.actor in DOERS
    if doer is not None and sure:
        actor = doer.actor
    else:
        undergoes = patient.actor if patient is not None else ""
        actor = likely_doer(doc, finding.start, attribution.holder, undergoes)
    status = status_of(doc, attribution, assertion)
    return replace(finding, actor=actor, backgrounded=not sure, status=status)


def _own(category: str, tokens: Iterable[int]) -> tuple[int, ...]:
    """Return the tokens whose negation makes the violence instead of denying it.

    To withhold is what neglect and coercion consist of ('geen eigen geld', 'niet naar buiten
    mogen'); in other kinds a 'geen' beside the word denies it.
    """
    return tuple(sorted(tokens)) if category in _WITHHOLDING else ()


def _may_be_child(finding: Finding) -> bool:
    """Tell whether a child can be the doer: of acts, not of states, and not of neglect."""
    return finding.priority > 0 and finding.category in ("physical", "psychological", "sexual")


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
    """Join neighbours that tell of one event: same kind, same sentence, close together."""
    c = columns(doc)
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        last = merged[-1] if merged else None
        if last is None or not _one_event(c, last, finding):
            merged.append(finding)
            continue
        surer = finding if last.backgrounded and not finding.backgrounded else last
        merged[-1] = replace(
            surer,
            start=last.start,
            end=max(last.end, finding.end),
            cues=(*last.cues, *finding.cues),
            rule=last.rule,
        )
    return merged


def _one_event(c: Columns, first: Finding, second: Finding) -> bool:
    gap = second.start - first.end
    sure = not first.backgrounded and not second.backgrounded
    if first.category != second.category or (sure and first.actor != second.actor):
        return False
    if c.sentence[first.start] != c.sentence[second.start] or gap > _MERGE_GAP:
        return False
    return not any(c.orth[i] in _BREAKS for i in range(first.end, max(first.end, second.start)))


def settle(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Let the dossier as a whole settle what one sentence leaves open.

    Parameters
    ----------
    tags
        All tags of one dossier.

    Returns
    -------
    tuple of Tag
        The tags in the same order. Of the family ``violence``: a doer that was guessed gives way
        to the one whom the dossier names for that kind; what an author or a third party states is
        established where a third party established the same kind by the same doer; a denial of a
        kind that nobody brings up ('geen mishandeling' in a definition) is left out. What a party
        says stays an allegation.
    """
    tags = tuple(tags)
    doers: dict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        if tag.family == FAMILY and not tag.backgrounded and tag.actor != UNKNOWN:
            doers[tag.category][tag.actor] += 1
    named = [_with_doer(tag, doers.get(tag.category)) for tag in tags if _is_about(tag, doers)]
    settled = {
        (tag.category, tag.actor)
        for tag in named
        if tag.family == FAMILY and tag.status == "established" and tag.actor != UNKNOWN
    }
    return tuple(
        replace(tag, status="established") if _is_settled(tag, settled) else tag for tag in named
    )


def _is_about(tag: Tag, doers: Mapping[str, Counter[str]]) -> bool:
    if tag.family != FAMILY or tag.polarity != "negated" or not tag.backgrounded:
        return True
    return tag.category in doers


def _with_doer(tag: Tag, doers: Counter[str] | None) -> Tag:
    if tag.family != FAMILY or not tag.backgrounded or not doers:
        return tag
    ranked = doers.most_common()
    if len(ranked) > 1 and ranked[0][1] < _CLEAR_MAJORITY * ranked[1][1]:
        return tag
    return replace(tag, actor=ranked[0][0])


def _is_settled(tag: Tag, settled: Container[tuple[str, str]]) -> bool:
    return (
        tag.family == FAMILY
        and tag.status in ("alleged", "suspected")
        and tag.holder not in PARTIES
        and tag.polarity == "affirmed"
        and (tag.category, tag.actor) in settled
    )


@Language.factory("dossier_violence")
def create_violence(nlp: Language, name: str) -> SpanComponent:
    """Make the component."""
    return SpanComponent(find)
