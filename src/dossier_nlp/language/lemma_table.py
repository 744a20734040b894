"""Look up lemmas: known forms, and new compounds by the known word at their end."""

from __future__ import annotations

from collections.abc import Mapping

from dossier_nlp.language import lemma_rules
from dossier_nlp.language.conjugation import forms
from dossier_nlp.language.lemma_rules import LemmaRules
from dossier_nlp.language.model import lemma_rules_path, lemma_table_path
from dossier_nlp.language.wordlists import read_column, read_rows

Table = Mapping[tuple[str, str], str]

_SHORTEST_END = 4
_SHORTEST_START = 2
_STRESSED = str.maketrans("áéíóú", "aeiou")
_SHORTEST_NOUN = 5
_UNSTRESSED = ("er", "ge")
_VERBAL = ("eren", "elen")  # 'maskeren' is no compound of 'keren'
_PREFIXES = ("be", "her", "ont", "ver")


class LemmaTable:
    """Lemmas by lower-case form and part of speech.

    Parameters
    ----------
    known
        ``(form, class)`` -> lemma; an empty class holds for any.
    particles
        Separable particles, for verbs such as 'omgegaan' of which the table has 'gegaan' alone.
    """

    def __init__(self, known: Table, particles: frozenset[str]):
        self._known = known
        self._lemmas = {(lemma, pos) for (_, pos), lemma in known.items()}
        self._particles = sorted(particles, key=len, reverse=True)

    def exact(self, form: str, pos: str) -> str | None:
        """Return the lemma of a form that the table has as it stands."""
        return self._known.get((form, pos))

    def is_lemma(self, lemma: str, pos: str) -> bool:
        """Tell whether any form of the table has this lemma."""
        return (lemma, pos) in self._lemmas

    def lemma(self, form: str, pos: str) -> str | None:
        """Return the lemma of a lower-case form, or None where the table has no opinion."""
        found = self._known.get((form, pos)) or self._known.get((form, ""))
        if found is None and (plain := form.translate(_STRESSED)) != form:
            found = self._known.get((plain, pos))  # 'níét', 'zó'
        if found is not None:
            return found
        if pos == "VERB":
            return (
                self._particle_verb(form) or self._prefixed_verb(form) or self._mistaken_noun(form)
            )
        if pos in ("NOUN", "ADJ"):
            return self._compound(form, pos)
        return None

    def _particle_verb(self, form: str) -> str | None:
        for particle in self._particles:
            if form.startswith(particle):
                base = self._known.get((form[len(particle) :], "VERB"))
                if base is not None:
                    return particle + base
        return None

    def _prefixed_verb(self, form: str) -> str | None:
        """Strip a prefix that takes the place of 'ge': 'ontbonden' goes as 'gebonden' does."""
        for prefix in _PREFIXES:
            base = form.removeprefix(prefix)
            if len(base) >= _SHORTEST_END and base != form:
                lemma = self._known.get(("ge" + base, "VERB"))
                if lemma is None or lemma.startswith("ge"):
                    lemma = self._known.get((base, "VERB"))
                if lemma is not None:
                    return prefix + lemma
        return None

    def _mistaken_noun(self, form: str) -> str | None:
        """Know compounds that were taken for verbs ('motorfietsen'): verbs do not compound."""
        if form.endswith(_VERBAL) or form.startswith((*_PREFIXES, *_UNSTRESSED, *self._particles)):
            return None
        return self._compound(form, "NOUN", _SHORTEST_NOUN)

    def _compound(self, form: str, pos: str, shortest: int = _SHORTEST_END) -> str | None:
        """Take the longest known end: 'risicogroepen' has the lemma of 'groepen'."""
        for start in range(_SHORTEST_START, len(form) - shortest + 1):
            end = self._known.get((form[start:], pos))
            if end is not None:
                begin = form[:start]
                # 'zuid-amerikaans', whose end is written with a capital
                return begin.title() + end if end[0].isupper() and begin[-1] == "-" else begin + end
        return None


def load() -> LemmaTable:
    """Read the table: treebank forms, over them the verbs and corrections of the lexicons."""
    known: dict[tuple[str, str], str] = {}
    verbs = read_rows("verbs")
    for row in verbs:
        for form in forms(row["verb"], row["particle"]):
            known[form, "VERB"] = row["verb"]
    for line in lemma_table_path().read_text(encoding="utf-8").splitlines():
        form, pos, lemma = line.split("\t")
        known[form, pos] = lemma
    for row in verbs:
        for form in row["forms"].split():
            # 'valt' alone is vallen; joined to its particle it is aanvallen.
            known[row["particle"] + form, "VERB"] = row["verb"]
    known.update({(row["form"], row["pos"]): row["lemma"] for row in read_rows("lemmas")})
    return LemmaTable(known, read_column("separable_verbs", "particle", kind="pair"))


def load_rules() -> LemmaRules:
    """Read the rules for forms that the table lacks."""
    lines = lemma_rules_path().read_text(encoding="utf-8").splitlines()
    return LemmaRules(
        lemma_rules.read(lines), read_column("separable_verbs", "particle", kind="pair")
    )
