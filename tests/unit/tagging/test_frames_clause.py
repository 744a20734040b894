from __future__ import annotations

from frame_support import parse
from spacy.tokens import Doc

from dossier_nlp.language.columns import columns
from dossier_nlp.tagging.frames_clause import Clause, clause_window


def clause(doc: Doc, verb: int) -> Clause:
    return Clause(doc, verb, clause_window(columns(doc), verb))


def actors(doc: Doc, verb: int) -> tuple[str | None, str | None]:
    found = clause(doc, verb)
    agent, patient = found.agent(), found.patient()
    return agent.actor if agent else None, patient.actor if patient else None


def test_active() -> None:
    doc = parse(
        "vader vader NOUN nsubj 1 father\nkleineert kleineren VERB ROOT 1\n"
        "moeder moeder NOUN obj 1 mother"
    )
    assert actors(doc, 1) == ("father", "mother")


def test_passive_with_and_without_door() -> None:
    lines = (
        "moeder moeder NOUN nsubj:pass 4 mother\nwordt worden AUX aux:pass 4\n{by}"
        "gekleineerd kleineren VERB ROOT {root}"
    )
    with_door = parse(
        lines.format(by="door door ADP case 3\nvader vader NOUN obl:agent 4 father\n", root=4)
    )
    assert actors(with_door, 4) == ("father", "mother")
    without = parse(
        lines.format(by="", root=2).replace(" 4 mother", " 2 mother").replace("s 4", "s 2")
    )
    assert actors(without, 2) == (None, "mother")


def test_a_coordinated_verb_borrows_the_subject() -> None:
    doc = parse(
        "vader vader NOUN nsubj 1 father\nslaat slaan VERB ROOT 1\nen en CCONJ cc 3\n"
        "kleineert kleineren VERB conj 1\nhaar haar PRON obj 3 mother"
    )
    assert actors(doc, 3) == ("father", "mother")


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    doc = parse(
        "man man NOUN ROOT 0 father\ndie die PRON nsubj 3\nhaar haar PRON obj 3 mother\n"
        "slaat slaan VERB acl:relcl 0"
    )
    assert actors(doc, 3) == ("father", "mother")


def test_an_infinitive_under_laten_has_the_object_as_subject() -> None:
    doc = parse(
        "vader vader NOUN nsubj 1 father\nlaat laten VERB ROOT 1\nhaar haar PRON obj 1 mother\n"
        "wachten wachten VERB xcomp 1"
    )
    assert actors(doc, 3)[0] == "mother"


def test_an_attributive_participle_is_passive() -> None:
    doc = parse(
        "de de DET det 4\ndoor door ADP case 2\nmoeder moeder NOUN obl 3 mother\n"
        "gemanipuleerde manipuleren VERB amod 4\nkinderen kind NOUN ROOT 4 child"
    )
    assert actors(doc, 3) == ("mother", "child")


def test_a_thing_as_subject_leaves_no_agent() -> None:
    doc = parse(
        "situatie situatie NOUN nsubj 1\nkwetst kwetsen VERB ROOT 1\n"
        "moeder moeder NOUN obj 1 mother"
    )
    assert actors(doc, 1) == (None, "mother")


def test_the_window_stops_at_a_subordinate_clause() -> None:
    doc = parse(
        "hij hij PRON nsubj 1 father\nzegt zeggen VERB ROOT 1\nvaak vaak ADV advmod 1\n"
        "dat dat SCONJ mark 5\nzij zij PRON nsubj 5 mother\nliegt liegen VERB ccomp 1"
    )
    assert clause_window(columns(doc), 5) == (4, 6)
    assert clause_window(columns(doc), 1) == (0, 3)
