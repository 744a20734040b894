"""One line a case: what stands between « and » must be found, and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dossier_nlp.privacy import check_documents, find_identifiers
from dossier_nlp.records import Block, Document, Piece

CASES = {
    "bsn": (
        "Het nummer van moeder is «123456782».",
        "BSN: «1234.56.782», zie bijlage",
        "burgerservicenummer «12345678»",
        "bsn «123456789» met een tikfout",
    ),
    "phone": (
        "bel «06-12345678» of «(070) 123 45 67»",
        "mobiel: «+31 6 1234 5678»; thuis «0172-123456»",
        "«0612345678»",
        "in Duitsland «+49 30 1234567»",
    ),
    "email": ("mail naar «j.de.vries@voorbeeld.nl».", "«moeder_88 (at) voorbeeld.nl»"),
    "iban": ("rekening «NL91 ABNA 0417 1643 00» van vader", "«NL91ABNA0417164300»,"),
    "licence_plate": ("de auto («12-ABC-3») stond er", "kenteken «gz123b»", "«XX-123-Y»"),
    "address": (
        "woont aan de «Kerkstraat 12a, 1234 AB» Utrecht",
        "«Lange Nieuwstraat 14»",
        "postcode «1234AB 7»",
    ),
    "birth_date": (
        "geboren te Utrecht op «12 maart 2010»",
        "(geb. «12-03-2010»)",
        "geboren Noor («2 mei 2014») en Pim («19 augustus 2018»). Op 3 mei 2020 kwam",
        "Geboortedatum | «12-03-2010» |",
    ),
    "name": (
        "mevrouw «Jansen» en de heer «J.P. van der Berg»",
        "Toen belde «Piet Jansen» weer.",
        "«A.B. Bakker»",
        "mr. «S. el Amrani», advocaat",
        "«Sanne de Boer-van Dijk»",
    ),
}
QUIET = (
    "zaaknummer C/09/123456 FA RK 12-3456, kenmerk 2019-0712345678",
    "op 01-02-2019 om 10:30 uur, 12.500 euro, artikel 1:255 BW, 987654321",
    "In 2016 GI en in 2017 VT. ECLI:NL:RBDHA:2019:12345",
    "[de moeder], [minderjarige 1] en [naam school]",
    "Ouder A. Zij zegt dat Roos bij haar is. Vader zag Roos en Bram.",
    "Mevrouw vertelt. De heer Raad. Volgens Bakker is het anders.",
    "de William Schrikker stichting en het boek van Justine van Lawick",
    "bel 0800-2000 of 112; ga naar de Kerkstraat",
    "Op maandag kwam Noor. Moeder was 14 weken in behandeling.",
    "hij is geboren in 2012; de zaak diende op 12 maart 2019",
)


def marked(case: str) -> tuple[str, list[str]]:
    return re.sub("[«»]", "", case), re.findall("«([^»]*)»", case)


@pytest.mark.parametrize(
    ("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases]
)
def test_what_is_marked_is_found(kind: str, case: str) -> None:
    text, wanted = marked(case)
    found = find_identifiers(text)
    assert [(one.kind, text[one.start : one.end]) for one in found] == [(kind, w) for w in wanted]


@pytest.mark.parametrize("text", QUIET)
def test_what_points_at_nobody_is_left_alone(text: str) -> None:
    assert [text[one.start : one.end] for one in find_identifiers(text)] == []


def test_allowed_names_are_left_alone() -> None:
    text = "Toen belde Piet Jansen met mevrouw Bakker."
    assert len(find_identifiers(text)) == 2
    assert find_identifiers(text, ("piet jansen", "Bakker")) == []


def test_places_never_overlap_and_stay_inside() -> None:
    text = "mevrouw J. Jansen, Kerkstraat 1, 1234 AB, geb. 12-03-2010, bsn 123456782, 06-12345678"
    found = find_identifiers(text)
    assert len(found) == 5
    for one, other in pairwise(found):
        assert 0 <= one.start < one.end <= other.start


def test_a_warning_names_page_and_kind_but_not_the_words() -> None:
    text = "Roos is er.\nBSN 123456782 en 123456782"
    blocks = (
        Block("paragraph", 0, 11, (Piece(0, 11, 1),)),
        Block("paragraph", 12, len(text), (Piece(12, len(text), 3),)),
    )
    document = Document("d", "a", "a.pdf", "0", text, blocks, 3)
    (warning,) = check_documents([document])
    assert (warning.code, warning.severity, warning.file) == ("identifier_bsn", "warning", "a.pdf")
    assert "2 times, page 3" in warning.message
    assert "123456782" not in warning.message
