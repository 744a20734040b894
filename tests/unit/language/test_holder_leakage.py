"""What one sentence says of voice and polarity must not reach the next one."""

from __future__ import annotations

import pytest
from language_cases import make_case, parse, read_cases, tokens_of

from dossier_nlp.language.assertion import assertion_of
from dossier_nlp.language.holder import holder_of

PLAIN = " De kinderen worden {bedreigd|author} door de situatie."
CUES = (
    "Moeder vertelt dat vader drinkt.",
    "Volgens vader gaat het goed.",
    "Het gaat niet, aldus moeder.",
    "De stelling van de vrouw dat de man drinkt, is betwist.",
    "Door vader wordt gesteld dat moeder liegt.",
    "Vader ontkent dat hij heeft geslagen.",
    "Moeder is bang voor vader.",
    "De moeder verzoekt om een regeling.",
    "Vader zegt: “Zij liegt.”",
    "Moeder noemt vader een leugenaar.",
    "In de beschikking staat dat ouders hulp krijgen.",
)
DENIALS = (
    "Er is geen hulp.",
    "Vader komt niet.",
    "Van drank is niet gebleken.",
    "Niemand zag iets.",
    "Moeder ontkent dat zij drinkt.",
    "Indien nodig volgt overleg.",
    "Mocht het misgaan, dan bellen wij.",
    "Misschien komt vader morgen.",
    "Is dat zo?",
    "De klacht is ongegrond.",
    "Zonder hulp gaat het.",
    "De term vermijden we liever.",
)


@pytest.mark.parametrize("cue", CUES)
def test_holder_stays_in_its_sentence(cue):
    case = make_case("leak", False, "raadsrapport", cue + PLAIN)
    doc = parse(case.document)
    assert holder_of(doc, *tokens_of(doc, case.expected[0])).holder == "author"


@pytest.mark.parametrize("cue", CUES)
def test_holder_does_not_reach_back(cue):
    case = make_case("leak", False, "raadsrapport", PLAIN.strip() + " " + cue)
    doc = parse(case.document)
    assert holder_of(doc, *tokens_of(doc, case.expected[0])).holder == "author"


@pytest.mark.parametrize("denial", DENIALS)
def test_polarity_stays_in_its_sentence(denial):
    for text in (denial + PLAIN, PLAIN.strip() + " " + denial):
        case = make_case("leak", False, "raadsrapport", text)
        doc = parse(case.document)
        found = assertion_of(doc, *tokens_of(doc, case.expected[0]))
        assert (found.polarity, found.mentioned) == ("affirmed", False), text


def test_nothing_crosses_a_block():
    marked = "Moeder vertelt:⏎De kinderen worden {bedreigd|author}.⏎Er is geen⏎{gevaar|author}."
    case = make_case("leak", False, "raadsrapport", marked)
    doc = parse(case.document)
    for expected in case.expected:
        tokens = tokens_of(doc, expected)
        assert holder_of(doc, *tokens).holder == "author"
        assert assertion_of(doc, *tokens).polarity == "affirmed"


def test_every_attribution_and_scope_keeps_its_cue():
    for case in (*read_cases("holder.txt"), *read_cases("assertion.txt")):
        doc = parse(case.document)
        for attribution in doc._.attributions:
            assert 0 <= attribution.start < attribution.end <= len(doc)
            assert attribution.cues, case.id
            for cue in attribution.cues:
                assert doc.text[cue.start : cue.end] == cue.text
                assert cue.rule
        for scope in doc._.assertion_scopes:
            assert 0 <= scope.start < scope.end <= len(doc)
            assert scope.cue_start < scope.cue_end
