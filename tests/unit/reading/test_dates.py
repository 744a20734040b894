"""Dutch dates in text: case lines, and properties over all days, months and forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_nlp.reading.dates import find_dates

REFERENCE = "2021-10-20"  # a Wednesday

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

# text with the dates between [ ], then "from to precision" per date
CASES = [
    ("[medio mei 2020]", "2020-05-11 2020-05-20 month"),
    ("[begin 2019] en [eind 2019]", "2019-01-01 2019-03-31 year; 2019-10-01 2019-12-31 year"),
    ("op [12 maart jl.] spraken wij", "2021-03-12 2021-03-12 day"),
    ("brief d.d. [03-04-2021]", "2021-04-03 2021-04-03 day"),
    ("vergadering van [14-3-'21]", "2021-03-14 2021-03-14 day"),
    ("op [14-3-’21] en [1/2/2020]", "2021-03-14 2021-03-14 day; 2020-02-01 2020-02-01 day"),
    ("in [de zomer van 2018]", "2018-06-01 2018-08-31 season"),
    ("sinds [zomer '18]", "2018-06-01 2018-08-31 season"),
    ("[afgelopen zomer] ging het", "2021-06-01 2021-08-31 season"),
    ("in [het eerste kwartaal van 2021]", "2021-01-01 2021-03-31 season"),
    (
        "[4e kwartaal 2020] en [1e helft 2020]",
        "2020-10-01 2020-12-31 season; 2020-01-01 2020-06-30 year",
    ),
    ("[vorige week] was hij er niet", "2021-10-11 2021-10-17 week"),
    ("sinds [maart 2015]", "2015-03-01 2015-03-31 month"),
    ("van [2006 tot november 2014]", "2006-01-01 2014-11-30 year"),
    ("periode: [3 september t/m 27 november 2018]", "2018-09-03 2018-11-27 day"),
    ("van [12 tot en met 18 augustus 2020]", "2020-08-12 2020-08-18 day"),
    ("[12 december 2019 tot 3 januari 2020]", "2019-12-12 2020-01-03 day"),
    ("tussen [mei 2020 en juli 2020]", "2020-05-01 2020-07-31 month"),
    ("[24 februari] en [11 mei 2016]", "2016-02-24 2016-02-24 day; 2016-05-11 2016-05-11 day"),
    ("[20 december] en [3 januari 2017]", "2016-12-20 2016-12-20 day; 2017-01-03 2017-01-03 day"),
    ("op [26 augustus] logeerde zij", "2021-08-26 2021-08-26 day"),
    ("uiterlijk [1 november a.s.]", "2021-11-01 2021-11-01 day"),
    ("[maandag 11 oktober 2021], 16.52 uur", "2021-10-11 2021-10-11 day"),
    (
        "[afgelopen maandag] en [vrijdag a.s.]",
        "2021-10-18 2021-10-18 day; 2021-10-22 2021-10-22 day",
    ),
    ("[eind vorig jaar]", "2020-10-01 2020-12-31 year"),
    ("[vorig jaar april]", "2020-04-01 2020-04-30 month"),
    ("[september vorig jaar]", "2020-09-01 2020-09-30 month"),
    ("[twee dagen geleden]", "2021-10-18 2021-10-18 day"),
    ("[schooljaar 2019-2020]", "2019-08-01 2020-07-31 year"),
    ("in [de herfstvakantie van 2019]", "2019-10-08 2019-10-31 season"),
    ("in de [jaren negentig]", "1990-01-01 1999-12-31 decade"),
    ("[gisteren] belde zij", "2021-10-19 2021-10-19 day"),
    ("in [week 42]", "2021-10-18 2021-10-24 week"),
    ("in [2019]; Roos ([2010])", "2019-01-01 2019-12-31 year; 2010-01-01 2010-12-31 year"),
    ("de brief van [1 mrt. 2021]", "2021-03-01 2021-03-01 day"),
    ("[29 februari 2020]", "2020-02-29 2020-02-29 day"),
    (
        "[half maart 2015] vertrok zij en op [30 mei] kwam hij terug",
        "2015-03-11 2015-03-20 month; 2015-05-30 2015-05-30 day",
    ),
    (
        "op [8 november 2015] en op [2 februari] daarna",
        "2015-11-08 2015-11-08 day; 2016-02-02 2016-02-02 day",
    ),
]

NO_DATES = [
    "Hij is 8 jaar en zij wordt 12 jaar oud.",
    "Een bijdrage van € 2.019 of € 2019 of 2000 euro per maand.",
    "Zaaknummer C/22/418773 / FA RK 15-6120",
    "Postbus 2019, 3511 BD Delderhaven, Havenstraat 12",
    "artikel 1:255 BW en artikel 810a lid 2 Rv",
    "van 10.00 tot 13.00 uur, om 16.10 u.",
    "3.2.1 De ouders zijn gehoord.",
    "Zij telde tot 2000 woorden in 2000 woorden.",
    "Jan en Mei kwamen langs.",
    "Goede morgen, tot op heden kwam er niets.",
    "telefoon 06-12345678 of 020-2015201",
    "Op 31 februari 2020 of 30-02-2020 kan niet.",
    "Zij loste het vier maanden lang zelf op, na twee jaar stopte hij.",
    "De zomer is warm en de winter koud.",
    "productie 2019 en pagina 2020",
    "scores 2-1 en 10-12, groep 3/4",
]


def unmark(marked: str) -> tuple[str, list[str]]:
    """Split a case line into the text and the strings between brackets."""
    parts = marked.replace("]", "[").split("[")
    return "".join(parts), parts[1::2]


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_case_lines(marked: str, expected: str) -> None:
    text, spans = unmark(marked)
    mentions = find_dates(text, REFERENCE)
    assert [text[m.start : m.end] for m in mentions] == spans
    found = [f"{m.date_from} {m.date_to} {m.precision}" for m in mentions]
    assert found == expected.split("; ")


@pytest.mark.parametrize("text", NO_DATES)
def test_ages_amounts_and_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text, REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("sinds maart 2015", "since"),
        ("met ingang van 1 mei 2020", "since"),
        ("tot en met 3 mei 2020", "until"),
        ("geboren op 3 mei 2012", "born"),
        ("de brief d.d. 3 mei 2012", "dated"),
        ("vóór 20 februari 2020", "before"),
        ("na de zomer van 2019", "after"),
        ("op 3 mei 2012", ""),
        ("van 3 mei 2012 tot 4 mei 2013", "range"),
    ],
)
def test_relation_to_the_date(text: str, relation: str) -> None:
    assert [m.relation for m in find_dates(text, REFERENCE)] == [relation]


def test_without_reference_a_date_without_year_stays_out() -> None:
    assert find_dates("Op 26 augustus en vorige week.") == []


def test_earlier_date_gives_the_year_when_there_is_no_reference() -> None:
    text = "Op 3 mei 2019 begon het.\nOp 2 juni hield het op."
    assert [m.date_from for m in find_dates(text)] == ["2019-05-03", "2019-06-02"]


def test_no_date_crosses_a_line() -> None:
    assert [m.precision for m in find_dates("op 3\nmei 2019", REFERENCE)] == ["month"]


def test_birth_years_do_not_carry_the_story() -> None:
    text = "Roos (2010) werd op 26 augustus gebracht."
    assert find_dates(text, REFERENCE)[1].date_from == "2021-08-26"


days = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@given(day=days, form=st.sampled_from(range(8)))
def test_every_day_in_every_full_form(day: date, form: int) -> None:
    short = f"{day.year % 100:02d}"
    written = [
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}-{day.month}-'{short}",
        f"{day.day} {MONTHS[day.month - 1]} ’{short}",
        day.isoformat(),
        f"{day.day}e {MONTHS[day.month - 1].upper()} {day.year}",
    ][form]
    text = f"Het stuk is op {written} verzonden."
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == written
    assert mention.date_from == mention.date_to == day.isoformat()
    assert mention.precision == "day"


@given(day=days, reference=days)
def test_a_day_without_year_is_near_the_reference(day: date, reference: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    text = f"Op {day.day} {MONTHS[day.month - 1]} was er overleg."
    (mention,) = find_dates(text, reference.isoformat())
    found = date.fromisoformat(mention.date_from)
    assert (found.month, found.day) == (day.month, day.day)
    assert -366 <= (found - reference).days <= 184


@settings(max_examples=300)
@given(
    text=st.text(
        alphabet=st.sampled_from(list("0123456789 -/.'’\n")) | st.sampled_from("maeijnrutvosp"),
        max_size=80,
    )
)
def test_any_text_gives_ordered_valid_intervals(text: str) -> None:
    last = 0
    for mention in find_dates(text, REFERENCE):
        assert last <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        assert date.fromisoformat(mention.date_from) <= date.fromisoformat(mention.date_to)
        last = mention.end


@given(number=st.integers(1, 120), noun=st.sampled_from(["jaar", "jaar oud", "jarige", "maanden"]))
def test_ages_are_never_dates(number: int, noun: str) -> None:
    assert find_dates(f"Het kind is {number} {noun} en woont hier.", REFERENCE) == []


@given(amount=st.integers(1900, 2099))
def test_amounts_are_never_dates(amount: int) -> None:
    assert find_dates(f"Hij betaalt € {amount} van {amount} euro in totaal.", REFERENCE) == []
