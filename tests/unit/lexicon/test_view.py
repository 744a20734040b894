from __future__ import annotations

from lexicon_support import doc_of, row, spans

from dossier_nlp.lexicon.compile import CompiledLexicon
from dossier_nlp.lexicon.view import view_of


def test_rooms_that_look_at_one_paper_in_a_row_share_its_view():
    doc = doc_of("de hond blaft")
    assert view_of(doc) is view_of(doc)


def test_a_changed_paper_gets_a_new_view():
    doc = doc_of("zij kijkt")
    before = view_of(doc)
    doc[1].lemma_ = "kijken"
    assert view_of(doc) is not before
    lexicon = CompiledLexicon([row("kijken")])
    assert spans(lexicon, doc) == ["kijkt"]
    doc[1].lemma_ = "lopen"
    doc[1].pos_ = "NOUN"
    assert spans(CompiledLexicon([row("<NOUN>? lopen")]), doc) == ["kijkt"]


def test_another_paper_gets_its_own_view():
    first, second = doc_of("de hond"), doc_of("de kat")
    lexicon = CompiledLexicon([row("hond"), row("kat")])
    assert [spans(lexicon, doc) for doc in (first, second, first)] == [["hond"], ["kat"], ["hond"]]


def test_people_found_later_are_seen():
    doc = doc_of("door hem bedreigd", [])
    lexicon = CompiledLexicon([row("door <ACTOR> bedreigd")])
    assert spans(lexicon, doc) == []
    doc._.mentions = doc_of("door hem bedreigd", [(1, 2, "father")])._.mentions
    assert spans(lexicon, doc) == ["door hem bedreigd"]


def test_a_lexicon_made_after_a_paper_was_looked_at_finds_its_words():
    doc = doc_of("een zeldzame kwartel")
    assert spans(CompiledLexicon([row("zeldzame")]), doc) == ["zeldzame"]
    assert spans(CompiledLexicon([row("*wartel")]), doc) == ["kwartel"]


def test_what_was_found_cannot_be_changed_by_who_asked():
    doc = doc_of("de hond")
    lexicon = CompiledLexicon([row("hond")])
    lexicon.find(doc).clear()
    assert spans(lexicon, doc) == ["hond"]
