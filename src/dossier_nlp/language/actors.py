"""Component `dossier_actors`: which person or body every mention is about.

Mentions are found by role nouns, by names that the register of the dossier knows, by anonymisation
tokens and by pronouns, in that order, and are left on ``doc._.mentions``.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.language.actor_names import find_letters, find_names
from dossier_nlp.language.actor_nouns import POSSESSIVES, find_nouns, relations, with_possessor
from dossier_nlp.language.columns import Columns, columns
from dossier_nlp.language.extensions import register
from dossier_nlp.language.mentions import (
    Mention,
    actor_at,
    mentions_of,
    mentions_within,
    set_mentions,
)
from dossier_nlp.language.people import People
from dossier_nlp.language.pronouns import Resolver, form_at, forms
from dossier_nlp.language.voices import voice_of
from dossier_nlp.lexicon.view import view_of
from dossier_nlp.records import UNKNOWN

__all__ = ["Mention", "actor_at", "create_actors", "mentions_of", "mentions_within"]

_RELATIVE = frozenset({"die", "wie", "dat"})


class DossierActors:
    """Find the mentions of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.mentions``."""
        set_mentions(doc, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Mention]:
        """Return the mentions of a document, in text order."""
        view = columns(doc)
        people: People | None = doc._.people
        names = find_names(doc.text, view, people)
        nouns = [self._aliased(doc, view, noun) for noun in find_nouns(doc, view, view_of(doc))]
        given = _joined(view, nouns, names)
        taken = {t for m in given for t in range(m.start, m.end)}
        given.extend(m for m in find_letters(view) if m.start not in taken)
        given.sort(key=lambda m: (m.start, -m.end))
        given = _owned(view, given)
        return self._with_pronouns(doc, view, given)

    @staticmethod
    def _aliased(doc: Doc, view: Columns, noun: Mention) -> Mention:
        """Let a party word stand for whom this paper says ('verzoekster': the GI)."""
        if relations().get(noun.rule) != "party" or doc._.people is None or doc._.document is None:
            return noun
        word = view.lower[noun.head].strip("[]")
        entry = doc._.people.alias(doc._.document.document_id, word)
        if entry is None:
            return noun
        return replace(noun, actor=entry.actor, gender=entry.gender)

    def _with_pronouns(self, doc: Doc, view: Columns, given: list[Mention]) -> list[Mention]:
        """Resolve pronouns from left to right, and what their possessives make of nouns."""
        resolver = Resolver(doc, view, given, voice_of(doc._.document, doc._.people))
        by_head: dict[int, list[Mention]] = {}
        for mention in given:
            by_head.setdefault(mention.head, []).append(mention)
        covered = {t for m in given if m.kind != "noun" for t in range(m.start, m.end)}
        words = forms()
        found: list[Mention] = []
        owners: dict[int, Mention] = {}
        for token, lower in enumerate(view.lower):
            for mention in by_head.get(token, ()):
                owner = owners.get(mention.start)
                if owner is not None and mention.start < mention.head:
                    mention = with_possessor(mention, owner)
                found.append(mention)
                resolver.add(mention)
            if lower in words and token not in covered:
                form = form_at(view, token)
                if form is not None:
                    pronoun = resolver.resolve(token, form)
                    found.append(pronoun)
                    resolver.add(pronoun)
                    if form.function == "possessive" or lower in POSSESSIVES:
                        owners[token] = pronoun
            elif lower in _RELATIVE:
                relative = _relative(view, token, found)
                if relative is not None:
                    found.append(relative)
        return found


def _relative(view: Columns, token: int, found: list[Mention]) -> Mention | None:
    """Return the mention that a relative pronoun takes up ('de moeder die ...')."""
    if not found or token == 0 or view.pos[token] not in ("PRON", "SCONJ"):
        return None
    before = token - 2 if view.lower[token - 1] == "," else token - 1
    antecedent = found[-1]
    if antecedent.end - 1 != before or antecedent.kind == "pronoun":
        return None
    if view.lower[token] == "dat" and view.lower[antecedent.head] not in (
        "kind",
        "meisje",
        "jongetje",
    ):
        return None
    if view.sentence[token] != view.sentence[antecedent.head]:
        return None
    return replace(
        antecedent, start=token, end=token + 1, head=token, kind="pronoun", rule="pronoun.relative"
    )


# --------------------------------------------------------------------------- joining


def _joined(view: Columns, nouns: list[Mention], names: list[Mention]) -> list[Mention]:
    """Join 'vader' and 'Peter' to one mention; give titles before unknown names no actor."""
    result: list[Mention] = []
    names_at = {name.start: name for name in names}
    used: set[int] = set()
    name_tokens = {t for name in names for t in range(name.start, name.end)}
    for noun in nouns:
        name = names_at.get(noun.end)
        if name is not None and _agree(noun, name):
            used.add(name.start)
            result.append(
                replace(
                    noun,
                    end=name.end,
                    name=name.name,
                    gender=noun.gender or name.gender,
                    actor=name.actor if relations().get(noun.rule) == "title" else noun.actor,
                )
            )
        elif not name_tokens.isdisjoint(range(noun.start, noun.end)):
            continue  # 'mevrouw' inside 'mevrouw Postma', or a name that looks like a role
        else:
            result.append(_untitled(view, noun))
    result.extend(name for name in names if name.start not in used)
    return sorted(result, key=lambda m: (m.start, -m.end))


def _agree(noun: Mention, name: Mention) -> bool:
    relation = relations().get(noun.rule)
    return noun.actor == name.actor or relation in ("title", "sibling")


def _untitled(view: Columns, noun: Mention) -> Mention:
    """Make 'mevrouw Jansen' unknown where nobody introduced a Jansen."""
    if relations().get(noun.rule) != "title" or noun.end >= len(view):
        return noun
    follower = view.orth[noun.end]
    same = view.sentence[noun.end] == view.sentence[noun.head]
    if (
        same
        and (follower[:1].isupper() or follower.lower() in ("van", "de", "den", "der"))
        and follower.isalpha()
    ) and (follower[:1].isupper() or view.orth[min(noun.end + 1, len(view) - 1)][:1].isupper()):
        return replace(noun, actor=UNKNOWN, name=follower, end=noun.end + 1, kind="name")
    return noun


def _owned(view: Columns, given: list[Mention]) -> list[Mention]:
    """Apply possessors that are nouns or names: 'moeder van vader', 'Jips moeder'."""
    starts = sorted((m.start, n) for n, m in enumerate(given))
    ends = {m.end: m for m in given}
    keys = [s for s, _ in starts]
    result = list(given)
    for number, mention in enumerate(given):
        if mention.kind == "name" or not relations().get(mention.rule):
            continue
        owner: Mention | None = None
        end = mention.end
        if (
            end + 1 < len(view)
            and view.lower[end] == "van"
            and view.sentence[end] == view.sentence[mention.head]
        ):
            place = bisect_left(keys, end + 1)
            if place < len(starts) and starts[place][0] == end + 1:
                owner = given[starts[place][1]]
        before = ends.get(mention.start)
        if (
            owner is None
            and before is not None
            and before.kind in ("name", "noun")
            and (
                view.lower[before.head].endswith("s")
                and view.sentence[before.head] == view.sentence[mention.head]
            )
        ):
            changed = with_possessor(mention, before)
            result[number] = replace(changed, start=before.start)
            continue
        if owner is not None:
            changed = with_possessor(mention, owner)
            result[number] = replace(changed, end=owner.end)
    return result


@Language.factory("dossier_actors", requires=["token.lemma", "token.pos"])
def create_actors(nlp: Language, name: str) -> DossierActors:
    """Make the component from the lists of ``lexicons/actors``."""
    register()
    return DossierActors()
