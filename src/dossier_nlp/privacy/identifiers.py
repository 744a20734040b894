"""Direct identifiers in a text: numbers, addresses, dates of birth and likely names.

Numbers that carry a check (BSN, IBAN) are tested by python-stdnum. Names are likely ones only:
see :mod:`dossier_nlp.privacy.people_names`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from stdnum import iban
from stdnum.nl import bsn

from dossier_nlp.privacy.people_names import find_names
from dossier_nlp.privacy.words import column, cues
from dossier_nlp.reading.dates import find_dates

KINDS: tuple[str, ...] = (
    "bsn",
    "phone",
    "email",
    "iban",
    "licence_plate",
    "address",
    "birth_date",
    "name",
)
"""Kinds of identifiers; where two overlap, the one that reaches further wins."""

_GAP = r"[ \u00a0]"
_NINE = re.compile(r"(?<![\d.,/-])\d(?:[ .\u00a0-]?\d){8}(?![\d/-]|[.,]\d)")
_NUMBER = re.compile(r"\d(?:[ .\u00a0-]?\d){7,8}(?!\d)")
_EMAIL = re.compile(
    r"[\w.+%-]+(?:@|[ ]?(?:\(at\)|\[at\])[ ]?)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?![A-Za-z0-9])")
_DUTCH_IBAN = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_SHORT = rf"(?:[ ./\u00a0-]|{_GAP}-{_GAP})?"
_PHONE = re.compile(
    rf"(?<![\w+])(?<!\d-)(?:(?:\+|00)31{_SHORT}(?:\(0\))?{_SHORT}|\(0|0)(?![089]00)[1-9]"
    rf"(?:{_SHORT}\d|\d?\d?\){_SHORT}\d|{_SHORT}\){_SHORT}\d){{8}}(?!\d)"
)
_FOREIGN_PHONE = re.compile(rf"(?<![\w+])(?:\+|00)(?!31)[1-9]\d{{0,2}}(?:{_SHORT}\d){{7,11}}(?!\d)")
_DATE = re.compile(
    r"^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|(?:19|20)\d\d[-./ ]\d\d[-./ ]\d\d(?!\d)"
)
_DIGITS_AFTER_CUE = re.compile(r"\(?\d(?:[ ./()\u00a0-]{0,2}\d){6,11}(?!\d)")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}"
    r"|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])"
)
_BARE_PLATE = re.compile(
    r"(?=(?:\w-?){0,5}\d)(?=(?:\w-?){0,5}[A-Za-z])[A-Za-z0-9](?:-?[A-Za-z0-9]){5}\b"
)
# SA, SD and SS are not given out.
_POSTCODE = r"[1-9]\d{3}[ \u00a0]?(?!S[ADS])[A-Z]{2}"
_HOUSE = r"\d{1,5}(?:[ \u00a0]?-[ \u00a0]?\d{1,3}|[ \u00a0]?-?[a-zA-Z](?![\w]))?"
_BIRTH_REACH, _BIRTH_LINE = 60, 300
"""Characters from the cue to the first date of birth, and to the last of a row of children."""
_NEXT_CHILD = re.compile(
    r"\)?(?:[ \u00a0,;/|]+(?:en|te|op|geb\.|geboren|[A-ZÀ-Þ][\w'’-]*|\[[^\]\n]{1,30}\]))*"
    r"[ \u00a0,;/|]*\(?"
)
"""What may stand between two dates of birth: 'Anna (2 mei 2014) en Pim (9 mei 2016)'."""
_WORD = r"[A-ZÀ-Þ][\wà-ÿ'’.-]*"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A place in a text that points at a person; it does not hold the words themselves."""

    kind: str
    start: int
    end: int


def find_identifiers(text: str, allow: Collection[str] = ()) -> list[Identifier]:
    """Find the direct identifiers in a text, in order and without overlap.

    Parameters
    ----------
    text
        Clean text.
    allow
        Names that may stand (pseudonyms), besides those of ``lexicons/privacy``.
    """
    found = [
        *_bsn(text),
        *_emails(text),
        *_ibans(text),
        *_phones(text),
        *_plates(text),
        *_addresses(text),
        *_births(text),
    ]
    found += [Identifier("name", start, end) for start, end in find_names(text, allow)]
    found.sort(key=lambda one: (one.start, -one.end, KINDS.index(one.kind)))
    kept: list[Identifier] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            # Two readings of one place: the mask must cover both, the earlier one names it.
            last = kept[-1]
            kept[-1] = Identifier(last.kind, last.start, max(last.end, one.end))
        else:
            kept.append(one)
    return kept


@cache
def _behind(kind: str) -> re.Pattern[str]:
    """Return a pattern for a cue word and what may stand between it and its value."""
    return re.compile(
        rf"(?<!\w)(?:{cues(kind)})(?!\w)[ \u00a0]*(?:nummer|nr\.?|is|:|=|op|met)?[ \u00a0:|=]*",
        re.IGNORECASE,
    )


def _bsn(text: str) -> Iterator[Identifier]:
    for match in _NINE.finditer(text):
        if bsn.is_valid(match.group().replace("\u00a0", " ")):
            yield Identifier("bsn", match.start(), match.end())
    for cue in _behind("bsn").finditer(text):
        # Behind the word itself, a number with a typing error or without its leading zero counts.
        number = _NUMBER.match(text, cue.end())
        if number:
            yield Identifier("bsn", number.start(), number.end())


def _emails(text: str) -> Iterator[Identifier]:
    if not any(sign in text for sign in ("@", "(at)", "[at]")):
        return
    for match in _EMAIL.finditer(text):
        yield Identifier("email", match.start(), match.end())


def _ibans(text: str) -> Iterator[Identifier]:
    for match in _IBAN.finditer(text):
        # Words in capitals behind the number may have been taken along.
        value = match.group()
        while len(value) >= 15:
            compact = re.sub(r"[ \u00a0]", "", value)
            if iban.is_valid(compact) or _DUTCH_IBAN.fullmatch(compact):
                yield Identifier("iban", match.start(), match.start() + len(value))
                break
            value = value[:-1].rstrip()


def _phones(text: str) -> Iterator[Identifier]:
    for pattern in (_PHONE, _FOREIGN_PHONE):
        for match in pattern.finditer(text):
            if not _DATE.search(match.group()):
                yield Identifier("phone", match.start(), match.end())
    for cue in _behind("phone").finditer(text):
        number = _DIGITS_AFTER_CUE.match(text, cue.end())
        if number:
            yield Identifier("phone", number.start(), number.end())


def _plates(text: str) -> Iterator[Identifier]:
    for match in _PLATE.finditer(text):
        yield Identifier("licence_plate", match.start(), match.end())
    for cue in _behind("plate").finditer(text):
        plate = _BARE_PLATE.match(text, cue.end())
        if plate:
            yield Identifier("licence_plate", plate.start(), plate.end())


@cache
def _address_patterns() -> tuple[re.Pattern[str], ...]:
    endings = "|".join(sorted(column("privacy/streets", "ending"), key=lambda e: (-len(e), e)))
    street = rf"(?:{_WORD}{_GAP}){{0,2}}[A-ZÀ-Þ][\wà-ÿ'’.-]*(?:{endings}){_GAP}{_HOUSE}"
    # A house number is far from a year or an amount: 'Kerkstraat 2019' is no address.
    return (
        re.compile(
            rf"(?<!\w){street}(?!\w|[.,]\d)"
            rf"(?:,?{_GAP}*(?:te{_GAP})?{_POSTCODE}(?!\w))?"
        ),
        re.compile(
            rf"(?<!\w)(?:{_WORD}{_GAP}(?:[a-zà-ÿ']+{_GAP}){{0,2}})?(?:{_WORD}{_GAP})?"
            rf"{_HOUSE},?{_GAP}+{_POSTCODE}(?!\w)"
        ),
        re.compile(rf"(?<![\w.,/-]){_POSTCODE}(?!\w)(?:,?{_GAP}*{_HOUSE}(?!\w))?"),
    )


def _addresses(text: str) -> Iterator[Identifier]:
    for pattern in _address_patterns():
        for match in pattern.finditer(text):
            value = match.group()
            # '2016 GI' is a year with the name of a body behind it, unless a number follows.
            if re.fullmatch(r"(?:19|20)\d\d[ \u00a0]?[A-Z]{2}", value):
                continue
            yield Identifier("address", match.start(), match.end())


def _births(text: str) -> Iterator[Identifier]:
    for cue in _behind("birth").finditer(text):
        begin, last = cue.end(), -1
        line = text.find("\n", begin)
        end = min(begin + _BIRTH_LINE, len(text) if line < 0 else line)
        for mention in find_dates(text[begin:end]):
            start, stop = begin + mention.start, begin + mention.end
            near = (
                mention.start <= _BIRTH_REACH
                if last < 0
                else _NEXT_CHILD.fullmatch(text, last, start) is not None
            )
            if mention.precision != "day" or not near:
                break
            yield Identifier("birth_date", start, stop)
            last = stop
