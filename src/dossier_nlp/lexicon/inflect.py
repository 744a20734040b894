"""Inflected forms of a Dutch word by rule, so that lexicon rows name dictionary forms only.

The trained lemmatizer knows common words well and guesses at rare ones ('kleineerde' becomes
'kleineeren'). The rules here give the forms that a word may take; they give too many rather than
too few, for a form that is no word never occurs.
"""

from __future__ import annotations

import re
from functools import cache

from dossier_nlp.lexicon.load import load_table

_OPEN_SYLLABLE = re.compile(r"(?:^|[^aeiouyï])([aeou])([bcdfghklmnprstvz])$")
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)([bcdfghklmnprstvz])$")
_SHORT_VOWEL = re.compile(r"(?:^|[^aeiouyï])[aeiou]([bdfgklmnprst])$")
_VOWELS = re.compile(r"[aeiouyïëéü]+")
_MINIMUM = 4
_VERB_ENDINGS = ("en", "staan", "slaan", "gaan", "zien", "doen")
_UNSTRESSED_PREFIXES = ("be", "ge", "er", "her", "ont", "ver", "mis", "over", "onder", "weer")


@cache
def _particles() -> tuple[str, ...]:
    rows = load_table("language/separable_verbs")
    listed = {row["particle"] for row in rows if row["particle"]}
    return tuple(sorted(listed | word_class("PARTICLE"), key=lambda word: (len(word), word)))


@cache
def _strong_verbs() -> dict[str, dict[str, str]]:
    return {row["infinitive"]: row for row in load_table("language/strong_verbs")}


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a closed class (``POSS``, ``REFL``, ``UNINFLECTED``)."""
    rows = load_table("language/word_classes")
    return frozenset(row["word"] for row in rows if row["class"] == name)


def _before_vowel(word: str) -> set[str]:
    """Spell `word` as it stands before an ending that begins with a vowel ('plan' -> 'plann')."""
    spelled = {word}
    if match := _LONG_VOWEL.search(word):
        spelled.add(word[: match.start()] + match.group(1)[0] + match.group(2))
    elif match := _SHORT_VOWEL.search(word):
        spelled.add(word + match.group(1))
    for form in tuple(spelled):
        if form.endswith("f"):
            spelled.add(form[:-1] + "v")
        elif form.endswith("s"):
            spelled.add(form[:-1] + "z")
    return spelled


def _without_prefix(word: str) -> str:
    for prefix in ("be", "ge", "her", "ont", "ver", "mis"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


def _stems(infinitive: str) -> set[str]:
    """Return the possible present stems of a verb ('slapen' -> 'slaap')."""
    if not infinitive.endswith("en"):
        return {infinitive[:-1]}  # gaan, staan, slaan
    base = infinitive[:-2]
    if len(base) > 2 and base[-1] == base[-2]:
        stems = {base[:-1], base}  # 'leggen' -> 'leg', 'appen' -> 'app'
    elif match := _OPEN_SYLLABLE.search(base):
        stems = {base[: match.start(1)] + match.group(1) * 2 + match.group(2)}
        if len(_VOWELS.findall(_without_prefix(base))) > 1:
            stems.add(base)  # unstressed: 'handelen' -> 'handel', 'monitoren' -> 'monitor'
    else:
        stems = {base}
    voiceless = {"v": "f", "z": "s"}
    return {
        stem[:-1] + voiceless[stem[-1]] if stem and stem[-1] in voiceless else stem
        for stem in stems
    }


def _regular(infinitive: str) -> tuple[set[str], set[str]]:
    """Return the finite forms and the participles (without ``ge``) of a verb."""
    finite = {infinitive, infinitive + "d", infinitive + "de"}
    participles = set()
    for stem in _stems(infinitive):
        finite |= {stem, stem + "t"}
        finite |= {stem + ending for ending in ("te", "ten", "de", "den")}
        participles |= {stem} if stem[-1:] in ("t", "d") else {stem + "t", stem + "d"}
    return finite, participles


def _simple_verb(infinitive: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the finite forms and the participles of a verb without a separable particle."""
    finite, stems = _regular(infinitive)
    participles = {"ge" + stem for stem in stems}
    if infinitive.startswith(_UNSTRESSED_PREFIXES):
        participles |= stems
    prefix, row = "", _strong_verbs().get(infinitive)
    if row is None:
        for start in _UNSTRESSED_PREFIXES:
            if infinitive.startswith(start) and infinitive[len(start) :] in _strong_verbs():
                prefix, row = start, _strong_verbs()[infinitive[len(start) :]]
    if row is not None:
        finite |= {prefix + row["past"], prefix + row["past_plural"]}
        participle = row["participle"]
        if participle:
            participles.add(prefix + participle.removeprefix("ge") if prefix else participle)
    inflected = {form + "e" for form in participles if not form.endswith("n")}
    inflected |= {form[:-1] + "de" for form in participles if form.endswith("d")}
    return frozenset(finite), frozenset(participles | inflected)


@cache
def split_forms(infinitive: str) -> frozenset[tuple[str, str]]:
    """Return ``(particle, finite form)`` for a separable verb: ('op', 'legt') for 'opleggen'."""
    found: set[tuple[str, str]] = set()
    for particle in _particles():
        base = infinitive[len(particle) :]
        if infinitive.startswith(particle) and len(base) >= _MINIMUM and base.endswith("n"):
            found |= {(particle, form) for form in _simple_verb(base)[0]}
    return frozenset(found)


def _verb_forms(infinitive: str) -> set[str]:
    finite, participles = _simple_verb(infinitive)
    forms = set(finite | participles)
    for particle in _particles():
        base = infinitive[len(particle) :]
        if infinitive.startswith(particle) and len(base) >= _MINIMUM and base.endswith("n"):
            base_finite, base_participles = _simple_verb(base)
            forms |= {particle + form for form in base_finite | base_participles}
    return forms


def _nominal_forms(word: str) -> set[str]:
    forms = {word, word + "s", word + "'s", word + "e"}
    forms |= {word + ending for ending in ("je", "jes", "tje", "tjes", "st", "ste")}
    for stem in _before_vowel(word):
        forms |= {stem + ending for ending in ("e", "en", "er", "ere", "ers")}
    if word.endswith("heid"):
        forms.add(word[:-4] + "heden")
    if word.endswith("e"):
        forms |= {word + "n"}
    return forms


@cache
def inflected_forms(word: str) -> frozenset[str]:
    """Return the forms that a dictionary word may take, itself included.

    A word that ends in ``-en`` (or is a short verb: 'slaan') is taken for a verb, any other for a
    noun or adjective. Closed-class and very short words have no other forms.
    """
    if len(word) < _MINIMUM or word in word_class("UNINFLECTED"):
        return frozenset({word})
    if not word.replace("-", "").isalpha():
        return frozenset({word})
    if word.endswith(_VERB_ENDINGS) or word in _strong_verbs():
        return frozenset(_verb_forms(word)) | {word}
    return frozenset(_nominal_forms(word))
