"""The register of names: introductions of any paper hold for all of them."""

from __future__ import annotations

import pytest

from dossier_nlp.language.people import collect_people
from dossier_nlp.records import Document


def people_of(*texts: str):
    documents = [
        Document("d", f"{n:02d}", f"{n:02d}.txt", "", text, (), 1, date="2021-05-03")
        for n, text in enumerate(texts, 1)
    ]
    return collect_people(documents)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Gisteren belde vader Peter.", "Peter", "father"),
        ("Gisteren belde moeder Marit.", "Marit", "mother"),
        ("Wendy Hofland (moeder) kwam.", "Hofland", "mother"),
        ("Martin Brandsma (vader) kwam.", "Brandsma", "father"),
        ("Moeder: Wendy Hofland", "Wendy", "mother"),
        ("Vader | M. (Martin) Brandsma | 1979", "Martin", "father"),
        ("W. (Wendy) Hofland | moeder", "Hofland", "mother"),
        ("K. Wiersma, jeugdbeschermer, schreef.", "Wiersma", "gi"),
        ("Mevrouw Postma namens de GI was er.", "Postma", "gi"),
        ("Mevrouw De Wit van Veilig Thuis belde.", "De Wit", "vt"),
        ("Aanwezig: moeder (Demi, 18) en de coach.", "Demi", "mother"),
        ("Jip (8 jaar) slaapt.", "Jip", "child"),
        ("Zoon Jip van 15 slaapt.", "Jip", "child"),
        ("Thijmen (30 januari 2012) slaapt.", "Thijmen", "child"),
        ("Uit het huwelijk zijn geboren: Sem en Liv.", "Liv", "child"),
        ("Oma Marij past op.", "Marij", "family"),
        ("Ruud, de partner van moeder, kookt.", "Ruud", "stepparent"),
        ("mr. J. Kalsbeek verscheen.", "Kalsbeek", "lawyer"),
        ("mr. E. van Loon, bijzondere curator, sprak hem.", "Van Loon", "guardian_ad_litem"),
        ("Mediator C. Bleeker opende.", "Bleeker", "mediator"),
        ("03-04 | mail | adv. ma (mr. Zandstra) | Stukken komen morgen.", "Zandstra", "lawyer"),
        ("03-04 | mail | adv. pa (mr. Zandstra) | Stukken komen morgen.", "Zandstra", "lawyer"),
        ("Aanwezig: advocaat van moeder (Zandstra), moeder.", "Zandstra", "lawyer"),
        ("Advocaat vader: Zandstra", "Zandstra", "lawyer"),
        ("Aanwezig: broer van moeder (Koen), moeder.", "Koen", "family"),
        ("Aanwezig: mr. T. Zandstra (vader), mr. L. Vos (moeder).", "Zandstra", "lawyer"),
        ("Mw. mr. T. Zandstra voerde het woord.", "Zandstra", "lawyer"),
        ("Gegeven door mr. T. Zandstra, kinderrechter, op 3 mei.", "Zandstra", "court"),
        ("Kinderrechter mr. Zandstra sprak met Jip.", "Zandstra", "court"),
        ("Verwezen naar mr. drs. T. Zandstra, MfN-registermediator.", "Zandstra", "mediator"),
        ("1 | Moeder | Wendy | 1979", "Wendy", "mother"),
        ("Vader: Kees (1979)", "Kees", "father"),
    ],
)
def test_an_introduction_names_an_actor(text, name, actor):
    entry = people_of(text).entry(name)
    assert entry is not None
    assert entry.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Gisteren belde vader. Moeder was boos.",
        "Met de kinderen Delft verlaten kan niet.",
        "Anna de Boer, wonende te Utrecht, belde.",
        "De vader belde Veilig Thuis.",
        "Gisteren belde Peter, vader was boos.",
        "Meester Ko (groep 6) belde.",
        "[de moeder], wonende te Goes, hierna te noemen: de moeder.",
        "12-09 | tel | pa | Opgebeld, belt later terug.\n13-09 | tel | ma | Ingelicht",
        "12-09 | Wendy | moeder | vraagt om uitstel",
        "Do 4 mei | vader: Benieuwd",
        "Vader: Benieuwd, maar ik zie het wel.",
        "Moeder: Benieuwd, maar ik zie het wel.",
        "Vader: Voicemail",
        "Tolk Pools aanwezig; moeder Akkoord.",
    ],
)
def test_what_is_no_introduction_names_nobody_of_the_family(text):
    names = people_of(text).names
    assert not [n for n, e in names.items() if e.actor in ("mother", "father", "child")]


def test_a_name_introduced_in_one_paper_is_known_for_the_others():
    people = people_of("Marit zei niets. Marit ging weg.", "De moeder, Marit (moeder), belde.")
    entry = people.entry("Marit")
    assert entry is not None
    assert (entry.actor, entry.document_id) == ("mother", "02")


def test_the_heavier_evidence_wins():
    people = people_of("Toen bracht moeder Jip naar school.", "Jip (8 jaar) en zoon Jip slapen.")
    assert people.entry("Jip").actor == "child"


def test_a_party_word_stands_for_whom_its_paper_says():
    people = people_of(
        "De Gecertificeerde Instelling, verzoekster, hierna te noemen: de GI.",
        "Anna de Vries, verzoekster, hierna te noemen: de vrouw.",
    )
    assert people.alias("01", "verzoekster").actor == "gi"
    assert people.alias("02", "verzoekster").actor == "mother"


def test_parents_are_known_by_first_name_where_no_paper_gives_a_role():
    text = "Van: Jolijn en Pascal\nJolijn en Pascal schrijven dit. Jolijn werkt. Pascal ook."
    people = people_of(text)
    assert people.entry("Jolijn").actor == "mother"
    assert people.entry("Pascal").actor == "father"


def test_the_mother_of_a_parent_is_family():
    people = people_of(
        "Luca (vader) woont bij Marij (moeder van Luca).", "Marit (moeder) woont daar niet."
    )
    assert people.entry("Marij").actor == "family"


def test_both_parents_are_treated_alike():
    mother = people_of("Wendy Hofland (moeder) kwam. Moeder Wendy zweeg.")
    father = people_of("Wendy Hofland (vader) kwam. Vader Wendy zweeg.")
    assert list(mother.names) == list(father.names)
    assert {e.actor for e in mother.names.values()} == {"mother"}
    assert {e.actor for e in father.names.values()} == {"father"}


def test_persons_carry_names_age_and_place():
    people = people_of("Jip (8 jaar) slaapt. Roos (2015) ook.")
    persons = {p.names[0]: p for p in people.persons()}
    assert persons["Jip"].age == "8"
    assert persons["Roos"].born == "2015"
    assert persons["Jip"].document_id == "01"
    assert (persons["Jip"].start, persons["Jip"].end) == (0, 3)


def test_no_papers_no_people():
    people = collect_people([])
    assert people.entry("Jip") is None
    assert people.persons() == ()


def test_a_title_alone_gives_way_to_the_office_of_the_same_name():
    people = people_of("Mediation bij mr. Zandstra liep af.", "T. Zandstra (mediator) schreef.")
    assert [(p.actor, p.names) for p in people.persons()] == [("mediator", ("T. Zandstra",))]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("T. Zandstra, jeugdbeschermer, schreef. T.Zandstra belde.",), [("gi", "T. Zandstra")]),
        (
            ("Mevrouw Zandstra namens de GI was er.", "T. Zandstra, jeugdbeschermer, schreef."),
            [("gi", "T. Zandstra")],
        ),
        (
            (
                "Mevrouw Zandstra namens de GI was er.",
                "T. Zandstra, jeugdbeschermer. L. Zandstra, jeugdbeschermer.",
            ),
            [("gi", "L. Zandstra"), ("gi", "T. Zandstra"), ("gi", "Zandstra")],
        ),
        (("Wendy van Dam (moeder) kwam. Moeder Wendy zweeg.",), [("mother", "Wendy van Dam")]),
        (("Intern begeleider De Wilg belde.", "Juf Annet belde."), [("school", "Annet")]),
        (("Mevrouw De Wit van Veilig Thuis belde.",), [("vt", "De Wit")]),
    ],
)
def test_each_person_is_listed_once_under_the_fullest_name(texts, shown):
    assert [(p.actor, *p.names) for p in people_of(*texts).persons()] == shown


def test_only_one_of_the_family_has_an_age():
    people = people_of("Juf Merel (5) en Jip (8 jaar) lezen samen.")
    ages = {person.names[0]: person.age for person in people.persons()}
    assert ages == {"Merel": "", "Jip": "8"}


@pytest.mark.parametrize(
    ("author", "actor"),
    [("guardian_ad_litem", "guardian_ad_litem"), ("mediator", "mediator"), ("court", "lawyer")],
)
def test_the_jurist_in_the_head_of_a_report_has_the_office_of_its_author(author, actor):
    text = "Verslag\nKantoor voor recht, mr. drs. T. Zandstra\nDatum: 3 mei 2021"
    document = Document("d", "01", "01.txt", "", text, (), 1, date="2021-05-03", author=author)
    assert collect_people([document]).entry("Zandstra").actor == actor
