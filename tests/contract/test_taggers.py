"""What every tagger promises: pure, deterministic, sound offsets, evidence, mirrored."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "tagging"))

from tagging_cases import document_of, parse

from dossier_nlp.language import pipeline
from dossier_nlp.language.parsed import Parsed, parse_document
from dossier_nlp.language.people import collect_people
from dossier_nlp.lexicon.compile import Lexicons
from dossier_nlp.records import Tag
from dossier_nlp.settings import LanguageSettings
from dossier_nlp.tagging.tagger import TAGGERS, find_function, tag_dossier

MODULES = sorted(set(TAGGERS.values()))
NEUTRAL = Path(__file__).resolve().parents[1] / "data" / "neutral"
TEXT = """Verslag van de jeugdbeschermer
Moeder zegt dat vader de kinderen tegen haar opzet en dat hij haar heeft geslagen.
Volgens vader is het bij moeder niet veilig; hij noemt haar een leugenaar.
Vader is een betrokken ouder die zijn afspraken nakomt. Moeder zorgt voor structuur.
De Raad verzoekt de kinderen onder toezicht te stellen. De mediation is mislukt.
Ouders moeten leren met elkaar te communiceren. De strijd tussen hen duurt voort.
Moeder slaapt slecht en voelt zich niet gehoord. Vader heeft een klacht ingediend.
Er is vertrouwen dat vader en moeder er samen uitkomen."""


@pytest.mark.parametrize("module", MODULES)
def test_pure_and_deterministic(module):
    find, lexicons = find_function(module), Lexicons()
    doc = parse(TEXT).doc
    before = [(t.lemma, t.pos, t.dep) for t in doc], dict(doc.spans)
    first = find(doc, lexicons)
    assert find(doc, lexicons) == first
    assert find(doc, Lexicons()) == first
    assert ([(t.lemma, t.pos, t.dep) for t in doc], dict(doc.spans)) == before


@pytest.mark.parametrize("module", MODULES)
def test_offsets_are_sound_and_evidence_is_there(module):
    doc = parse(TEXT).doc
    findings = find_function(module)(doc, Lexicons())
    assert findings, "the text holds something for every tagger"
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(doc)
        assert finding.rule
        assert finding.cues
        for cue in finding.cues:
            assert doc.text[cue.start : cue.end] == cue.text


@pytest.mark.parametrize("text", ["", "\n", "...", "1 2 3", "x" * 500, "[moeder] | [vader]"])
@pytest.mark.parametrize("module", MODULES)
def test_odd_texts_do_no_harm(module, text):
    for finding in find_function(module)(parse(text).doc, Lexicons()):
        assert finding.end > finding.start


def test_tags_of_a_dossier_are_unique_and_in_their_document():
    tags = tag_dossier([parse(TEXT)])
    assert len({tag.tag_id for tag in tags}) == len(tags)
    for tag in tags:
        tag.check(parse(TEXT).document)
        assert tag.sentence_start <= tag.start < tag.end <= tag.sentence_end
        assert tag.cues


# ------------------------------------------------------------------------------ the mirror

# Sentences in which 'vader' and 'moeder' may be exchanged word by word.
MIRRORED = [
    "Volgens vader heeft moeder de kinderen geslagen.",
    "Moeder zegt dat vader de kinderen tegen moeder opzet.",
    "Vader werd door moeder bij de keel gegrepen.",
    "Het alcoholgebruik van moeder is besproken met vader.",
    "Moeder wil de kinderen beschermen tegen vader.",
    "Bij vader is het niet veilig, zegt moeder.",
    "Vader is betrokken en moeder is geduldig.",
    "De manipulatie door vader duurt voort, aldus moeder.",
    "De jeugdbeschermer stelt dat moeder door vader wordt gekleineerd.",
    "Moeder laat vader de kastanjes uit het vuur halen.",
    "Vader ontkent dat vader moeder heeft geduwd.",
    "Moeder heeft een klacht ingediend en vader voelt zich niet gehoord.",
]
_SWAP = {"vader": "moeder", "moeder": "vader", "father": "mother", "mother": "father"}
_WORD = re.compile(r"\w+")


def _swapped(text: str) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        new = _SWAP.get(word.lower(), word)
        return new.capitalize() if word[0].isupper() and new != word else new

    return _WORD.sub(other, text)


def _shape(tags: tuple[Tag, ...]) -> list[tuple[object, ...]]:
    return [
        (t.family, t.category, t.rule, t.text.lower(), t.actor, t.holder, t.polarity, t.status)
        for t in tags
    ]


def _mirrored(tags: tuple[Tag, ...]) -> list[tuple[object, ...]]:
    return [
        (
            t.family,
            t.category,
            t.rule,
            _swapped(t.text).lower(),
            _SWAP.get(t.actor, t.actor),
            _SWAP.get(t.holder, t.holder),
            t.polarity,
            t.status,
        )
        for t in tags
    ]


def _by_swap(text: str) -> Parsed:
    """Parse the mirrored text with the parse of the original, so that only the rules are tested."""
    nlp = pipeline.load(LanguageSettings(model="embedded"))
    document = document_of(_swapped(text))
    return Parsed(document, parse_document(nlp, document, collect_people([document])))


@pytest.mark.parametrize("text", MIRRORED)
def test_mother_and_father_are_treated_alike(text):
    assert _shape(tag_dossier([_by_swap(text)])) == _mirrored(tag_dossier([parse(text)]))


# ------------------------------------------------------------------------------ neutral Dutch


KNOWN_ALARMS = {
    "legal.strafrechtelijk_onderzoek.aangifte",  # a tax return, not a report to the police
    "perpetrator.deceive.verstoppen",  # a blocked drain
}


@pytest.mark.parametrize("module", MODULES)
def test_neutral_administrative_dutch_stays_almost_untagged(module):
    """At most one false alarm in 1,000 words of school, tax, council and club papers."""
    families = [family for family, name in TAGGERS.items() if name == module]
    words, rules = 0, []
    for path in sorted(NEUTRAL.glob("*.txt")):
        parsed = parse(path.read_text(encoding="utf-8").strip())
        words += parsed.document.words
        rules += [tag.rule for tag in tag_dossier([parsed], families)]
    assert words > 3000
    assert len([rule for rule in rules if rule not in KNOWN_ALARMS]) <= words / 1000, rules
