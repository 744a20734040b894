from __future__ import annotations

import pytest
from frame_support import frame_row, parse

from dossier_nlp.errors import LexiconError
from dossier_nlp.tagging.frames import FrameLexicon, best_by_verb, read_needs

SECOND = """
De de DET det 1
vrouw vrouw NOUN nsubj 2 mother
zet zetten VERB ROOT 2
de de DET det 4
kinderen kind NOUN obj 2 child
tegen tegen ADP case 6
hem hem PRON obl 2 father
op op ADP compound:prt 2
. . PUNCT punct 2
"""
FINAL = """
dat dat SCONJ mark 6
moeder moeder NOUN nsubj 6 mother
de de DET det 3
kinderen kind NOUN obj 6 child
tegen tegen ADP case 5
hem hem PRON obl 6 father
opzet opzetten VERB ROOT 6
"""
INFINITIVE = """
door door ADP mark 6
kinderen kind NOUN obj 6 child
tegen tegen ADP case 3
hem hem PRON obl 6 father
op op ADP compound:prt 6
te te ADP mark 6
zetten opzetten VERB ROOT 6
"""


@pytest.mark.parametrize(
    ("lines", "tokens"), [(SECOND, (2, 5, 7)), (FINAL, (4, 6)), (INFINITIVE, (2, 4, 6))]
)
def test_a_separable_verb_is_found_in_every_order(lines: str, tokens: tuple[int, ...]) -> None:
    lexicon = FrameLexicon([frame_row("opzetten", "op", "tegen")])
    assert [match.tokens for match in lexicon.find(parse(lines))] == [tokens]


def test_a_missing_part_or_an_excepted_word_keeps_the_frame_away() -> None:
    doc = parse(SECOND)
    assert FrameLexicon([frame_row("opzetten", "op", "langs")]).find(doc) == []
    excepted = frame_row("opzetten", "op", "tegen", exceptions="kind")
    assert FrameLexicon([excepted]).find(doc) == []


def test_a_bare_verb_is_not_a_separable_one() -> None:
    assert FrameLexicon([frame_row("zetten")]).find(parse(SECOND)) == []


def test_a_form_of_another_verb_does_not_count() -> None:
    doc = parse("vrouw vrouw NOUN nsubj 1 mother\nstelt stellen VERB ROOT 1")
    assert FrameLexicon([frame_row("stelen")]).find(doc) == []
    assert len(FrameLexicon([frame_row("stellen")]).find(doc)) == 1


def test_a_noun_is_no_verb() -> None:
    doc = parse("de de DET det 1\nsteun steun NOUN ROOT 1")
    assert FrameLexicon([frame_row("steunen")]).find(doc) == []


def test_determiner_and_adjective_may_stand_inside_a_part() -> None:
    doc = parse(
        "zij zij PRON nsubj 1 mother\ntrapt trappen VERB ROOT 1\nop op ADP case 5\n"
        "de de DET det 5\nlaatste laat ADJ amod 5\nrem rem NOUN obl 1"
    )
    assert len(FrameLexicon([frame_row("trappen", needs="op rem")]).find(doc)) == 1


def test_the_most_demanding_frame_of_a_verb_comes_first() -> None:
    rows = [frame_row("opzetten", "op"), frame_row("opzetten", "op", "tegen <ACTOR>")]
    groups = list(best_by_verb(FrameLexicon(rows).find(parse(SECOND))))
    assert [[match.weight for match in group] for group in groups] == [[2, 1]]


def test_needs_are_read_as_parts_and_alternatives() -> None:
    assert read_needs("klap/een duw;aan <ACTOR>") == (
        (("klap",), ("een", "duw")),
        (("aan", "<ACTOR>"),),
    )


def test_a_particle_that_does_not_open_the_verb_is_refused() -> None:
    with pytest.raises(LexiconError, match="does not start with its particle"):
        FrameLexicon([frame_row("opzetten", "aan")])
