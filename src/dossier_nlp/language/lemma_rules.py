"""Lemmas of forms that no table knows, by how they end.

The rules are learned from the words of the treebank (``training/lemma_table.py``): for each word
class and inflection the longest ending that was seen tells how many letters go and which come in
their place. 'skeletten' is a plural in -etten, hence 'skelet'; 'twijfelde' a past in -felde, hence
'twijfelen'. Spelling being regular, they are right more often than the lemmatizer, which chooses
among whole edits by the context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

CLASSES = ("NOUN", "VERB", "ADJ")
PRESENT_PARTICIPLE = ("end", "ende")
LONGEST = 6  # letters of an ending; longer ones do no better on words held out

Rule = tuple[int, str]
"""How many letters go at the end, and which come."""

_UNSTRESSED = ("be", "ge", "her", "er", "ont", "ver")
_SHORTEST_BODY = 3


def inflection(pos: str, feats: str) -> str:
    """Return what of the features tells the ending, e.g. ``"FinPastSing"`` of a verb."""
    given = dict(feature.split("=", 1) for feature in feats.split("|") if "=" in feature)
    if pos == "NOUN":
        return given.get("Number", "Sing")
    if pos == "ADJ":
        return given.get("Degree", "Pos")
    return "".join(given.get(name, "") for name in ("VerbForm", "Tense", "Number"))


def edit(form: str, lemma: str) -> Rule:
    """Return the rule that makes `lemma` of `form`."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


class Participles:
    """Take the 'ge' out of participles: 'afgetroefd' is 'af' and 'troefd'.

    Parameters
    ----------
    particles
        Of separable verbs.
    """

    def __init__(self, particles: Iterable[str]):
        self._particles = sorted(particles, key=len, reverse=True)

    def split(self, form: str) -> tuple[str, str]:
        """Return the particle, or '', and the rest without 'ge'."""
        for particle in ("", *self._particles):
            start = len(particle) + len("ge")
            if form.startswith(particle + "ge") and len(form) >= start + _SHORTEST_BODY:
                return particle, _plain(form[start]) + form[start + 1 :]
        return "", form


def endings(body: str) -> Iterator[str]:
    """Yield the endings of a word, longest first."""
    for length in range(min(LONGEST, len(body)), 0, -1):
        yield body[-length:]


class LemmaRules:
    """Guess lemmas by ending.

    Parameters
    ----------
    rules
        ``(class, inflection, ending)`` -> rule.
    particles
        Of separable verbs.
    """

    def __init__(self, rules: Mapping[tuple[str, str, str], Rule], particles: Iterable[str]):
        self._rules = rules
        self._participles = Participles(particles)

    def lemma(self, form: str, pos: str, feats: str) -> str | None:
        """Return the lemma of a lower-case form, or None where no rule fits."""
        if pos not in CLASSES:
            return None
        begin, hyphen, last = form.rpartition("-")
        if not last.isalpha():
            return None
        kind = inflection(pos, feats)
        present = last.endswith(PRESENT_PARTICIPLE)
        if pos == "ADJ" and present:
            return None  # as much a verb as an adjective: the context tells
        particle, body = "", last
        if pos == "VERB" and kind.startswith("Part") and not present:
            particle, body = self._participles.split(last)
            if body == last and not last.startswith(_UNSTRESSED):
                return None  # 'vastenavond' is no participle, whatever its class is said to be
        for ending in endings(body):
            rule = self._rules.get((pos, kind, ending))
            if rule is not None:
                cut, added = rule
                return begin + hyphen + particle + body[: len(body) - cut] + added
        return None


def _plain(letter: str) -> str:
    return {"ï": "i", "ë": "e", "ü": "u"}.get(letter, letter)


def read(lines: Iterable[str]) -> dict[tuple[str, str, str], Rule]:
    """Read rules, one a line: class, inflection, ending, letters to cut, letters to add."""
    rules: dict[tuple[str, str, str], Rule] = {}
    for line in lines:
        pos, kind, ending, cut, added = line.split("\t")
        rules[pos, kind, ending] = int(cut), added
    return rules
