"""Words in the language of the reader: the gettext catalogue, and Dutch numbers and dates.

Dutch is the language of the templates; ``locale/en`` holds the English of every string.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

Language = Literal["nl", "en"]
DOMAIN = "dossier_nlp"

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_SIGNS = {"nl": (",", "."), "en": (".", ",")}
MINUS = "\N{MINUS SIGN}"


def translations(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language; Dutch needs none."""
    if language == "nl":
        return gettext.NullTranslations()
    file = files("dossier_nlp") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


@dataclass(frozen=True, slots=True)
class Words:
    """Say things in one language."""

    language: Language = "nl"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    @classmethod
    def of(cls, language: Language) -> Words:
        """Return the words of a language."""
        return cls(language, translations(language))

    def say(self, text: str) -> str:
        """Translate a string of the catalogue; what is not in it stays as it is."""
        return self.catalogue.gettext(text) if text else ""

    def plural(self, one: str, many: str, n: int) -> str:
        """Translate a string that counts; ``%(num)s`` is the number."""
        return self.catalogue.ngettext(one, many, n) % {"num": n}

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Write a number the way the language does; a dash for nothing."""
        if value is None:
            return "–"
        point, thousands = _SIGNS[self.language]
        text = f"{value:,.{decimals}f}"
        return text.translate({ord(","): thousands, ord("."): point, ord("-"): MINUS})

    def date(self, iso: str) -> str:
        """Write ``2019``, ``2019-03`` or ``2019-03-04`` in words; other text as it is."""
        parts = iso.split("-")
        if not all(part.isdigit() for part in parts) or len(parts) > 3:
            return iso
        months = _MONTHS[self.language].split()
        year, *rest = parts
        if not rest or not 1 <= int(rest[0]) <= 12:
            return year
        month = f"{months[int(rest[0]) - 1]} {year}"
        return month if len(rest) == 1 else f"{int(rest[1])} {month}"

    def period(self, start: str, end: str) -> str:
        """Write a period; one date where both are the same or one is missing."""
        if not start or not end or start == end:
            return self.date(start or end)
        return f"{self.date(start)} – {self.date(end)}"
