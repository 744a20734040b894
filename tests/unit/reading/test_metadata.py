"""Date, type, discipline and author of papers, told by their own words."""

from __future__ import annotations

import pytest

from dossier_nlp.reading import describe as describe_document
from dossier_nlp.reading import normalise_discipline
from dossier_nlp.reading.content import Content
from dossier_nlp.reading.cues import load_cues
from dossier_nlp.reading.metadata import Description, describe
from dossier_nlp.reading.rulings import find_case_facts
from dossier_nlp.records import Block, Document, Piece

BODY = (
    "In deze periode is met beide ouders gesproken over de afspraken die zij samen hebben gemaakt. "
    "Zij vertellen ieder op hun eigen manier hoe de weken zijn verlopen en wat zij nodig hebben."
)


def paper(*lines: str, body: str = BODY, properties: dict[str, str] | None = None) -> Content:
    """Make a paper: ``#`` begins a heading, ``|`` a table row, the rest are lines of the head."""
    blocks: list[Block] = []
    text = ""
    for line in (*lines, body):
        kind = "heading" if line.startswith("#") else "table_row" if "|" in line else "letterhead"
        kind = "paragraph" if line == body else kind
        shown = line.lstrip("# ")
        text += "\n" if text else ""
        start = len(text)
        text += shown
        blocks.append(Block(kind, start, len(text), (Piece(start, len(text), 1),), 1))
    return Content(text, tuple(blocks), 1, properties=properties or {})


def told(*lines: str, **options: object) -> Description:
    return describe(paper(*lines, **options), "stuk.pdf", {})  # type: ignore[arg-type]


PAPERS = [
    ("beschikking", "rechtbank", "court",
     ["RECHTBANK ZUIDERVAART", "Team familie", "Datum uitspraak: 3 mei 2021", "# BESCHIKKING"]),
    ("verzoekschrift", "advocaat", "lawyer",
     ["Jansen & De Wit advocaten", "Aan de rechtbank Zuidervaart", "# Verzoekschrift"]),
    ("verzoekschrift", "gi", "gi",
     ["Jeugdbescherming Zuidervaart", "Aan: de kinderrechter", "# Verzoekschrift verlenging"]),
    ("verweerschrift", "advocaat", "lawyer",
     ["De Boer Familierecht", "Rechtbank Zuidervaart", "# VERWEERSCHRIFT, tevens verzoek"]),
    ("raadsrapport", "raad", "rvdk",
     ["Raad voor de Kinderbescherming", "Rapport van: 3 mei 2021", "# RAPPORT"]),
    ("veiligthuisverslag", "vt", "vt",
     ["Veilig Thuis Zuidervaart", "Datum: 3 mei 2021", "# Verslag onderzoek"]),
    ("planvanaanpak", "wijkteam", "professional",
     ["Wijkteam Oost, gemeente Zuidervaart", "# Gezinsplan"]),
    ("planvanaanpak", "gi", "gi", ["Jeugdbescherming Zuidervaart", "# Plan van aanpak"]),
    ("evaluatie", "gi", "gi", ["Jeugdbescherming Zuidervaart", "# Evaluatie plan van aanpak"]),
    ("mediationverslag", "mediator", "mediator",
     ["Mediationpraktijk De Brug", "# Verslag tweede bijeenkomst"]),
    ("behandelverslag", "ggz", "professional",
     ["GGZ Zuidervaart, polikliniek Jeugd", "Aan: de huisarts", "# Behandelverslag"]),
    ("schoolverslag", "school", "school",
     ["Basisschool De Linde", "Opgesteld door: intern begeleider", "# Schoolverslag Roos"]),
    ("curatorverslag", "curator", "guardian_ad_litem",
     ["mr. A. de Graaf, bijzondere curator", "# Verslag bijzondere curator"]),
    ("contactjournaal", "gi", "gi", ["Jeugdbescherming Zuidervaart", "# Contactjournaal"]),
    ("gespreksverslag", "wijkteam", "professional",
     ["Wijkteam Oost", "Aanwezig: moeder, vader, school", "# Verslag huisbezoek"]),
    ("eindverslag", "systeemtherapeut", "professional",
     ["Centrum voor gezinstherapie De Vaart", "# Eindverslag"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "discipline", "author", "lines"), PAPERS)
def test_type_discipline_and_author(
    kind: str, discipline: str, author: str, lines: list[str]
) -> None:
    found = told(*lines)
    assert (found.type, found.discipline, found.author) == (kind, discipline, author)


def test_a_mail_is_known_by_its_header() -> None:
    found = told(
        "Van: Noor, mentor 1B",
        "Aan: de ouders van Sem",
        "Datum: woensdag 5 mei 2021 16:48",
        "Onderwerp: plan van aanpak",
    )
    assert (found.type, found.discipline, found.author) == ("email", "school", "school")
    assert found.date == "2021-05-05"


def test_rows_with_dates_make_a_journal() -> None:
    rows = [f"{day:02d}-03-21 | moeder | Belt terug." for day in range(1, 9)]
    assert told("Sociaal Team Oost", "# Overzicht", *rows).type == "contactjournaal"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("[de moeder]", "mother"),
        ("[de vader]", "father"),
        ("De ouders van Sem", "parents"),
        ("M. Jansen", "unknown"),
    ],
)
def test_a_complaint_is_of_the_parent_who_says_so(line: str, author: str) -> None:
    found = told(line, "Aan: de klachtencommissie", "# Klacht", "Geachte commissie,")
    assert (found.type, found.author) == ("klachtbrief", author)


DATES = [
    (["Datum: 3 mei 2021"], "2021-05-03", "label:own"),
    (["Datum: 12-7-’23"], "2023-07-12", "label:own"),
    (["Zuidervaart, 3 mei 2021"], "2021-05-03", "dateline"),
    (["Donderdag 9 februari 2023, 10.00–11.45 uur"], "2023-02-09", "dateline"),
    (["Geboren: 1 mei 2010", "Uitdraai d.d. 18-06-2020"], "2020-06-18", "label:printed"),
    (["Datum gesprek: 4 mei 2021", "Datum verslag: 11 mei 2021"], "2021-05-11", "label:own"),
    (["Datum gesprek: 4 mei 2021"], "2021-05-04", "label:met"),
    (["Datum observatie: 4 mei 2021"], "2021-05-04", "label:met"),
    (["Periode: 3 juni 2021 t/m 29 maart 2022"], "2022-03-29", "period_end"),
    (["Maatregel: OTS sinds 14-09-2016", "Datum: 12 oktober 2017"], "2017-10-12", "label:own"),
    (
        ["De heer A. Jansen Datum: 3 mei 2021", "Dorpsweg 1 Kenmerk: 2019-3"],
        "2021-05-03",
        "label:own",
    ),
    (["Beschikking van 7 juli 2022"], "2022-07-07", "label:own"),
]


@pytest.mark.parametrize(("lines", "day", "source"), DATES)
def test_the_own_date_of_a_paper(lines: list[str], day: str, source: str) -> None:
    found = told("Stichting De Brug", *lines)
    assert (found.date, found.date_source) == (day, source)


def test_dates_in_the_text_come_last_but_before_the_file_name() -> None:
    body = BODY + " Op 3 mei 2021 is gebeld en op 9 juni 2021 weer."
    found = describe(paper("Verslag", body=body), "2019-01-01_brief.pdf", {})
    assert (found.date, found.date_source) == ("2021-06-09", "latest_in_text")
    assert [notice.code for notice in found.notices] == ["uncertain_date"]
    named = describe(paper("Verslag"), "2019-01-01_brief.pdf", {})
    assert (named.date, named.date_source) == ("2019-01-01", "file_name")
    made = describe(paper("Verslag", properties={"CreationDate": "D:20200203"}), "a.pdf", {})
    assert (made.date, made.date_source) == ("2020-02-03", "file_properties")


def test_what_is_declared_wins() -> None:
    content = paper("Wijkteam Oost", "Datum: 3 mei 2021", "# Gezinsplan")
    found = describe(content, "a.pdf", {"date": "2020-01-01", "type": "email", "discipline": "gi"})
    assert (found.date, found.date_source, found.type) == ("2020-01-01", "declared", "email")
    assert (found.discipline, found.author) == ("gi", "gi")


UNTITLED = [
    ("verweerschrift", ["Rechtbank Zuidervaart", "Zaaknummer: C/22/418773"],
     "De man betwist dat hij niet thuis was. Anders dan de vrouw stelt, is de regeling nagekomen."
     " Hij voert verweer en concludeert tot afwijzing van haar verzoek."),
    ("verzoekschrift", ["Rechtbank Zuidervaart", "Zaaknummer: C/22/418773"],
     "De vrouw wendt zich tot uw rechtbank. Aan het verzoek ligt ten grondslag dat de regeling "
     "niet werkt. Redenen waarom zij verzoekt, voor zover mogelijk uitvoerbaar bij voorraad."),
    ("raadsrapport", ["Zuidervaart"],
     "De onderzoeksvragen zijn met de informanten besproken. De raad is van mening dat hulp nodig "
     "is. De raad adviseert een omgangsregeling."),
    ("ouderschapsplan", ["Zuidervaart"],
     "Wij spreken af dat de verjaardagen om en om gaan. De kinderbijslag gaat naar de rekening. "
     "Wij komen overeen dat wijzigingen van dit plan in onderling overleg gaan."),
    ("schoolverslag", ["Zuidervaart"],
     "In de klas is Sem rustig. Rekenen en spelling gaan goed, de werkhouding ook. In de pauze "
     "speelt hij met klasgenoten op het schoolplein."),
    ("eindverslag", ["Zuidervaart"],
     "Bij aanvang was er geen contact. Aan het einde van het traject zien zij elkaar weer. Het "
     "traject is beëindigd; er is nazorg. In het afsluitend gesprek keken wij terug."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines", "body"), UNTITLED)
def test_a_paper_that_lost_its_title_is_known_by_its_words(
    kind: str, lines: list[str], body: str
) -> None:
    assert told(*lines, body=body).type == kind


def test_a_running_line_or_the_title_of_the_file_names_the_type() -> None:
    bare = paper("Zuidervaart", properties={"Title": "Ouderschapsplan Sem"})
    assert describe(bare, "a.pdf", {}).type == "ouderschapsplan"
    file = paper("Zuidervaart", properties={"Title": "ouderschapsplan.docx"})
    assert describe(file, "a.pdf", {}).type == ""
    running = Block("removed", 0, 0, (), text="Contactjournaal | pagina 2", reason="header")
    lined = Content(bare.text, (running, *bare.blocks), 1)
    assert describe(lined, "a.pdf", {}).type == "contactjournaal"


def test_a_title_in_the_paper_goes_before_a_running_line() -> None:
    content = paper("Wijkteam Oost", "# Gezinsplan", properties={"Title": "Verweerschrift"})
    assert describe(content, "a.pdf", {}).type == "planvanaanpak"


def test_nothing_found_is_said() -> None:
    codes = {notice.code for notice in told("Zomaar wat woorden", body="Het regent.").notices}
    assert codes == {"no_date", "no_type"}


def test_facts_of_a_ruling() -> None:
    text = (
        "RECHTBANK NOORD-VAART\nZaaknummers: C/22/603114 / JE RK 20-1487 en C/22/418773\n"
        "ECLI:NL:RBNVA:2020:1234\nDatum uitspraak: 3 mei 2021"
    )
    assert find_case_facts(text, is_ruling=True) == {
        "ecli": "ECLI:NL:RBNVA:2020:1234",
        "case_numbers": "C/22/603114; JE RK 20-1487; C/22/418773",
        "court": "Rechtbank Noord-Vaart",
    }
    assert "ecli" not in find_case_facts(text, is_ruling=False)


@pytest.mark.parametrize(
    ("text", "court", "cases"),
    [
        ("RECHTBANK DEN HAAG\nC/09/612345 / FA RK 21-4567",
         "Rechtbank Den Haag", "C/09/612345; FA RK 21-4567"),
        ("GERECHTSHOF ’s-HERTOGENBOSCH\n200.301.234/01",
         "Gerechtshof ’s-Hertogenbosch", "200.301.234/01"),
        ("Hoge Raad der Nederlanden\nNummer 21/01234", "Hoge Raad", "21/01234"),
        ("RECHTBANK MIDDEN-VAART\nzaaknummer 345678 / FA RK 13-2345",
         "Rechtbank Midden-Vaart", "345678; FA RK 13-2345"),
        ("De rechtbank heeft beslist. Rechtbank Oost-Vaart, locatie Zuid",
         "Rechtbank Oost-Vaart", None),
        ("het hof van de tuin, telefoon 12/34567", None, None),
    ],
)  # fmt: skip
def test_courts_and_case_numbers(text: str, court: str | None, cases: str | None) -> None:
    facts = find_case_facts(text, is_ruling=True)
    assert (facts.get("court"), facts.get("case_numbers")) == (court, cases)


@pytest.mark.parametrize("line", ["als {} van Sem", "ik ben de {} van Sem", "de {} van Sem"])
def test_mother_and_father_are_told_alike(line: str) -> None:
    authors = [
        told(line.format(word), "Aan: de klachtencommissie", "# Klacht").author
        for word in ("moeder", "vader")
    ]
    assert authors == ["mother", "father"]


def test_the_words_for_mother_mirror_those_for_father() -> None:
    cues = load_cues("senders")["parent"]
    mirror = {"moeder": "vader", "vrouw": "man", "mama": "papa"}
    mirrored = set()
    for cue in cues["mother"]:
        for word, other in mirror.items():
            cue = cue.replace(word, other)
        mirrored.add(cue)
    assert mirrored == set(cues["father"])


def test_a_name_in_passing_is_not_the_writer() -> None:
    lines = ("A. Jansen", "(uitgeprint door vader voor het gesprek)", "Aan: de klachtencommissie")
    assert told(*lines, "# Klacht").author == "unknown"


def test_a_grandmother_is_family() -> None:
    found = told(
        "Van: Rie (oma van Sem, mama van Jan)",
        "Aan: An",
        "Datum: 3 mei 2021 20:15",
        "Onderwerp: Sem",
    )
    assert (found.type, found.discipline, found.author) == ("email", "familie", "family")


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("veilig_thuis", "vt"),
        ("Veilig Thuis", "vt"),
        ("ouders", "ouder"),
        ("gi", "gi"),
        ("gezinscoach", "wijkteam"),
        ("Hondenschool", "hondenschool"),
    ],
)
def test_disciplines_have_one_name(name: str, normal: str) -> None:
    assert normalise_discipline(name) == normal


def test_a_document_made_elsewhere_is_described_and_keeps_what_it_has() -> None:
    content = paper("Jeugdbescherming Oost", "Datum: 3 mei 2021", "# Plan van aanpak")
    bare = Document("d", "a", "a.txt", "", content.text, content.blocks, 1)
    found = describe_document(bare)
    assert (found.date, found.type, found.author) == ("2021-05-03", "planvanaanpak", "gi")
    dated = Document("d", "a", "a.txt", "", content.text, content.blocks, 1, date="1999-01-01")
    assert describe_document(dated).date == "1999-01-01"


def test_who_helped_to_write_gives_the_discipline_and_the_parents_the_voice() -> None:
    found = told(
        "Datum: 6 april 2021",
        "Opgesteld door: ouders, met hulp van Mediationpraktijk De Brug",
        "# Ouderschapsplan",
    )
    assert (found.type, found.discipline, found.author) == (
        "ouderschapsplan",
        "mediator",
        "parents",
    )


@pytest.mark.parametrize(
    ("line", "discipline", "author"),
    [
        ("Kinderdagverblijf De Eekhoorn", "school", "school"),
        ("Omgangscentrum De Haven", "jeugdhulp", "professional"),
        ("Kinder- en jeugdpsychologen De Vaart", "ggz", "professional"),
        ("Opgesteld door: A. Jansen, jeugdreclasseerder", "gi", "gi"),
    ],
)
def test_other_writers(line: str, discipline: str, author: str) -> None:
    found = told(line, "# Verslag")
    assert (found.discipline, found.author) == (discipline, author)


def test_a_stated_discipline_gets_its_own_name() -> None:
    found = describe(paper("Zuidervaart"), "a.pdf", {"discipline": "Veilig Thuis"})
    assert (found.discipline, found.author) == ("vt", "vt")
