"""The written forms of a regular Dutch verb, for looking lemmas up.

Made for recognition, not for writing: where spelling leaves a choice that needs the stress or the
sound (kleineren -> kleineer, rekenen -> reken; -de or -te), both forms come out.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiouëïöüéè"
# Verbs with these unstressed prefixes have no 'ge' in the participle.
_UNSTRESSED = ("be", "ge", "her", "er", "ont", "ver")
_HARDENED = {"v": "f", "z": "s"}


def stems(infinitive: str) -> set[str]:
    """Return the possible first persons of the present: maken -> maak, bellen -> bel."""
    if infinitive.endswith(("aan", "oen", "ien")) and len(infinitive) < 6:
        return {infinitive[:-1], infinitive[:-1].removesuffix("a")}
    if not infinitive.endswith("en") or len(infinitive) < 4:
        return {infinitive.removesuffix("n")}
    stem = infinitive[:-2]
    last, before = stem[-1], stem[-2:-1]
    if last == before and last not in _VOWELS:
        return {stem[:-1]}
    hardened = stem[:-1] + _HARDENED.get(last, last)
    # A single vowel before a single consonant was in an open syllable: it is written double now.
    single = before in "aeouë" and before and (len(stem) < 3 or stem[-3] not in _VOWELS)
    if single and last not in _VOWELS:
        plain = {"ë": "e"}.get(before, before)
        return {hardened[:-2] + before + plain + hardened[-1], hardened}
    if before == "ë" and last not in _VOWELS:  # distantiëren -> distantieer
        return {hardened[:-2] + "ee" + hardened[-1]}
    return {hardened}


def forms(infinitive: str, particle: str = "") -> Iterator[str]:
    """Yield all forms of a weak verb.

    Parameters
    ----------
    infinitive
        The whole infinitive, e.g. ``"afschermen"``.
    particle
        The separable particle it starts with, or ``""``.
    """
    base = infinitive.removeprefix(particle)
    yield from (infinitive, infinitive + "d", infinitive + "de")
    for stem in stems(base):
        present = stem if stem.endswith("t") else stem + "t"
        for form in (stem, present, stem + "de", stem + "te", stem + "den", stem + "ten"):
            yield particle + form
        # 'bellen' only looks like a verb with 'be-': both forms come out.
        joined = (
            {stem, "ge" + _after_ge(stem)}
            if base.startswith(_UNSTRESSED)
            else {"ge" + _after_ge(stem)}
        )
        for participle in (particle + begin + end for begin in joined for end in _endings(stem)):
            yield participle
            yield participle + "e"
            if stem[-1] in "dt":
                # A doubled vowel is written single again in an open syllable: 'belaste'.
                yield participle[:-2] + participle[-1] + "e"


def _endings(stem: str) -> tuple[str, ...]:
    return ("",) if stem[-1] in "dt" else ("d", "t")


def _after_ge(stem: str) -> str:
    """Return the stem as it is written after 'ge': informeer -> ïnformeer."""
    return {"i": "ï", "e": "ë", "u": "ü"}.get(stem[0], stem[0]) + stem[1:]
