from __future__ import annotations

import pytest
from lexicon_support import doc_of, row, spans

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.compile import CompiledLexicon


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("veilig", "Het is veilige/veilig grond", ["veilige"]),
        ("veilig", "Het is Veilig", ["Veilig"]),
        ("=veilig", "Het is veilige/veilig", []),
        (
            "*afspraak",
            "De veiligheidsafspraken/veiligheidsafsprak gelden",
            ["veiligheidsafspraken"],
        ),
        ("*afspraak", "De afspraak geldt", []),
        ("veiligheids*", "Het veiligheidsplan en veiligheids", ["veiligheidsplan"]),
        ("a/b", "x b y", ["b"]),
        ("de? hond blaft/blaffen", "de hond blaft", ["de hond blaft"]),
        ("de? hond blaft/blaffen", "een hond blaft", ["hond blaft"]),
        ("vinger .. pols", "vinger a b c d e pols", ["vinger a b c d e pols"]),
        ("vinger .. pols", "vinger a b c d e f pols", []),
        ("vinger ..2 pols", "vinger a b pols", ["vinger a b pols"]),
        ("vinger ..2 pols", "vinger a b c pols", []),
        ("vinger .. pols", "vinger ; pols", []),
        ("vinger .. pols", "vinger a | pols b", []),
        ("een <ADJ> hond", "een grote/groot/ADJ hond en een x hond", ["een grote hond"]),
        ("<POSS> hond", "haar hond en de hond", ["haar hond"]),
        ("ernstig {bedreigen}", "ernstig bedreigd/bedreigen", ["bedreigd"]),
        ("opleggen", "zij scholden/uitscholen hem", []),
        ("uitschelden", "zij scholden/uitscholen hem uit", ["scholden"]),
        ("in bescherming nemen", "in bescherming te worden genomen/nemen", None),
        ("in bescherming nemen", "in bescherming moeten nemen", ["in bescherming moeten nemen"]),
    ],
)
def test_pattern_language(pattern, text, found):
    doc = doc_of(text)
    expected = [doc.text.strip()] if found is None else found
    assert spans(CompiledLexicon([row(pattern)]), doc) == expected


def test_mentions_are_one_element_with_their_determiner():
    lexicon = CompiledLexicon([row("door <PARENT> bedreigd/bedreigen")])
    doc = doc_of("door de/de/DET moeder van Jip bedreigd", [(2, 5, "mother")])
    assert spans(lexicon, doc) == ["door de moeder van Jip bedreigd"]
    assert spans(lexicon, doc_of("door de/de/DET rechter bedreigd", [(2, 3, "court")])) == []


def test_mentions_may_be_missing():
    assert spans(CompiledLexicon([row("door <ACTOR> bedreigd")]), doc_of("door hem bedreigd")) == []


def test_the_longest_match_of_a_category_wins():
    lexicon = CompiledLexicon([row("veilig"), row("niet veilig"), row("veilig genoeg", "control")])
    doc = doc_of("niet veilig genoeg")
    assert spans(lexicon, doc) == ["niet veilig", "veilig genoeg"]
    assert spans(lexicon, doc, exclusive=True) == ["niet veilig"]
    assert len(spans(lexicon, doc, keep_overlaps=True)) == 3


def test_exceptions_of_a_row_and_of_the_lexicon():
    lexicon = CompiledLexicon(
        [
            row("veilig", exceptions=("veilig mailen",)),
            row("veilig thuis", "exception", exceptions=("een veilig thuis",)),
        ]
    )
    assert spans(lexicon, doc_of("veilig mailen")) == []
    assert spans(lexicon, doc_of("bij Veilig Thuis")) == []
    assert spans(lexicon, doc_of("een veilig thuis")) == ["veilig"]
    assert spans(lexicon, doc_of("veilig | mailen kan")) == ["veilig"]


def test_cues_are_the_words_that_satisfied_the_pattern():
    doc = doc_of("de vinger ligt aan de pols")
    (match,) = CompiledLexicon([row("vinger .. pols")]).find(doc)
    assert [doc[i].text for i in match.cues] == ["vinger", "pols"]
    assert (match.full_start, match.full_end) == (1, 6)


def test_a_broken_pattern_is_named_by_file_and_line():
    with pytest.raises(LexiconError, match=r"toy\.tsv, line 7"):
        CompiledLexicon([row("{a", file="toy.tsv", line=7)])
    with pytest.raises(LexiconError, match=r"toy\.tsv, line 8"):
        CompiledLexicon([row("a", exceptions=("..",), file="toy.tsv", line=8)])


def test_words_are_learned_once_and_hold_for_other_documents():
    lexicon = CompiledLexicon([row("*plan")])
    assert spans(lexicon, doc_of("het actieplan")) == ["actieplan"]
    assert spans(lexicon, doc_of("plan actieplan noodplan")) == ["actieplan", "noodplan"]


def test_an_empty_document_has_no_matches():
    assert CompiledLexicon([row("a")]).find(doc_of("")) == []
