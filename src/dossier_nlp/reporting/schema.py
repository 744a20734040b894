"""The tables as a contract: every table, every column, once.

CSV writer, ``datapackage.json``, workbook and documentation all read this module, so that none
of them can say something else than the others. Titles and descriptions are Dutch: they are read
by analysts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier_nlp.records import (
    FACTORS,
    FAMILIES,
    INTERVENTION_STATUSES,
    POLARITIES,
    VIOLENCE_STATUSES,
)
from dossier_nlp.reporting.labels import FAMILY_LABELS

ColumnType = Literal["string", "integer", "number", "boolean", "date"]

DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"
"""Dates are written as precisely as the papers tell them: year, month or day."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in code, its type, and what it says in Dutch.

    ``decimals`` counts for numbers only: figures are rounded when written, so that two runs
    cannot differ in the last digit of a float.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    values: tuple[str, ...] = ()
    decimals: int = 2
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a CSV file, a resource of the data package, a sheet of the workbook."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    dossier_must_exist: bool = True

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, title: str, description: str, values: tuple[str, ...] = ()) -> Column:
    return Column(name, "string", title, description, values)


def _id(name: str, title: str, description: str) -> Column:
    return Column(name, "string", title, description, required=True)


def _count(name: str, title: str, description: str) -> Column:
    return Column(name, "integer", title, description)


def _number(name: str, title: str, description: str, decimals: int = 2) -> Column:
    return Column(name, "number", title, description, decimals=decimals)


def _yes_no(name: str, title: str, description: str) -> Column:
    return Column(name, "boolean", title, description)


def _date(name: str, title: str, description: str) -> Column:
    return Column(name, "date", title, f"{description} Vorm: jjjj, jjjj-mm of jjjj-mm-dd.")


DOSSIER = _id("dossier_id", "Dossier", "Naam van de map van het dossier.")
DOCUMENT = _id("document_id", "Document", "Bestandsnaam zonder extensie.")
PAGE = _count("page", "Pagina", "Pagina waarop het begint (eerste pagina is 1).")
START = _count("start", "Begin", "Plaats van het eerste teken in de gelezen tekst.")
END = _count("end", "Einde", "Plaats na het laatste teken in de gelezen tekst.")
HOLDER = _text(
    "holder",
    "Wie zegt het",
    "Aan wie de uitspraak wordt toegeschreven: author (de schrijver van het stuk) of een persoon "
    "of instantie die wordt weergegeven of aangehaald.",
)
VIOLENCE_LEVELS = ("none", "refuted", "alleged", "suspected", "established")
LEVELS = ("none", "weak", "moderate", "strong", "insufficient_text")


def rate_columns() -> tuple[Column, ...]:
    """Return the rate per 1,000 words of every family, in the order of the families."""
    return tuple(
        _number(
            f"{family}_per_1000",
            f"{FAMILY_LABELS[family]} per 1.000 woorden",
            f"Aantal markeringen '{FAMILY_LABELS[family].lower()}' per 1.000 woorden, ook ontkende "
            "en veronderstelde. Leeg als er geen woorden zijn.",
        )
        for family in FAMILIES
    )


def _factor_columns() -> tuple[Column, ...]:
    scores = tuple(
        _number(f"rf{n}_score", f"RF{n} score", f"Score 0-100 van risicofactor {n}: {name}.", 1)
        for n, name in FACTORS.items()
    )
    present = tuple(
        _yes_no(f"rf{n}_present", f"RF{n} aanwezig", f"Of risicofactor {n} aanwezig is: {name}.")
        for n, name in FACTORS.items()
    )
    return scores + present


DOSSIERS = Table(
    "dossiers",
    "Dossiers",
    "Eén rij per dossier: omvang, periode, triage, de zeven risicofactoren en kerncijfers.",
    (
        DOSSIER,
        _count("documents", "Documenten", "Aantal gelezen documenten."),
        _count("pages", "Pagina's", "Aantal pagina's van de gelezen documenten."),
        _count("words", "Woorden", "Aantal woorden: de noemer van alle cijfers per 1.000."),
        _date("first_date", "Eerste datum", "Datum van het oudste document."),
        _date("last_date", "Laatste datum", "Datum van het jongste document."),
        _date(
            "conflict_start",
            "Begin conflict",
            "Wanneer de communicatie brak en hulp van buiten nodig was.",
        ),
        _count("conflict_months", "Duur conflict", "Maanden tussen begin en jongste document."),
        _count("phase", "Fase", "Fase van ouderschap en scheiding, 1 tot en met 5."),
        _text("contact_loss", "Contactverlies", "present, threatened of none."),
        _text("contact_loss_between", "Tussen wie", "Tussen wie, gescheiden door een spatie."),
        _text("triage", "Triage", "Wat eerst komt: safety of divorce.", ("divorce", "safety")),
        _text("violence", "Geweld", "Hoogste status in het hele dossier.", VIOLENCE_LEVELS),
        *_factor_columns(),
        *rate_columns(),
        _count("claims", "Beweringen", "Betwistbare beweringen die in de stukken staan."),
        _count("claims_disputed", "Betwist", "Beweringen die iemand heeft betwist of weerlegd."),
        _count(
            "claims_repeated_after_dispute",
            "Herhaald na betwisting",
            "Beweringen die na een betwisting in een later document terugkomen.",
        ),
        _count(
            "claims_bare_repeated",
            "Kaal herhaald",
            "Beweringen die na een betwisting terugkomen zonder dat de betwisting wordt genoemd.",
        ),
        _count("strengths_mother", "Krachten moeder", "Bevestigde krachten van moeder."),
        _count("strengths_father", "Krachten vader", "Bevestigde krachten van vader."),
        _count("strengths_parents", "Krachten ouders", "Bevestigde krachten van ouders samen."),
    ),
    key=("dossier_id",),
)

DOCUMENTS = Table(
    "documents",
    "Documenten",
    "Eén rij per document: herkomst, omvang, datum, soort en taal per 1.000 woorden.",
    (
        DOSSIER,
        DOCUMENT,
        _text("file", "Bestand", "Bestandsnaam."),
        _text("sha256", "Vingerafdruk", "SHA-256 van het bestand."),
        _count("pages", "Pagina's", "Aantal pagina's."),
        _count("words", "Woorden", "Aantal woorden."),
        _date("date", "Datum", "Datum van het stuk."),
        _text("date_source", "Bron datum", "Waaruit de datum is afgeleid."),
        _text(
            "type", "Soort", "Soort stuk, zoals beschikking of raadsrapport; leeg: niet herkend."
        ),
        _text("discipline", "Discipline", "Discipline van de schrijver."),
        _text("text_source", "Tekst uit", "text: uit het bestand zelf; ocr: door tekstherkenning."),
        _number("quality", "Leeskwaliteit", "Schatting van de leeskwaliteit, 0 tot 1."),
        *rate_columns(),
    ),
    key=("dossier_id", "document_id"),
)

TAGS = Table(
    "tags",
    "Markeringen",
    "Eén rij per gemarkeerd stukje tekst, met de regel en de signaalwoorden die het bepaalden.",
    (
        DOSSIER,
        DOCUMENT,
        _id("tag_id", "Markering", "Kenmerk van de markering binnen het document."),
        PAGE,
        START,
        END,
        _text("text", "Tekst", "De gemarkeerde woorden."),
        _text("sentence", "Zin", "De zin waarin ze staan."),
        _text("family", "Familie", "Soort markering.", tuple(FAMILIES)),
        _text("category", "Categorie", "Categorie binnen de familie."),
        _text("actor", "Over wie", "Over wie het gaat; leeg als dat niet van toepassing is."),
        HOLDER,
        _text("polarity", "Polariteit", "Bevestigd, ontkend of verondersteld.", POLARITIES),
        _text(
            "status",
            "Status",
            "Van geweld of interventie.",
            ("", *VIOLENCE_STATUSES, *INTERVENTION_STATUSES),
        ),
        _text("name", "Naam", "Naam van een interventie, of aanduiding van een kind."),
        _text("rule", "Regel", "Regel of woordenlijstrij die de markering maakte."),
        _text(
            "cues",
            "Signaalwoorden",
            "Wat besliste over wie, toon of status, als soort[begin:einde] woorden, "
            "gescheiden door ' ; '.",
        ),
        _text("alternative", "Milder woord", "Milder woord voor een beladen term."),
    ),
    key=("dossier_id", "document_id", "tag_id"),
)

ROLES = Table(
    "roles",
    "Rollen",
    "Wie wordt door wie als dader, slachtoffer of redder neergezet.",
    (
        DOSSIER,
        HOLDER,
        _text("actor", "Over wie", "Wie in de rol wordt gezet."),
        _text("role", "Rol", "De rol in de dramadriehoek.", tuple(FAMILIES["role"])),
        _count("n", "Aantal", "Alle keren samen, ook ontkend en verondersteld."),
        _count("n_negated", "Ontkend", "Keren waarin de rol wordt ontkend."),
        _count(
            "n_backgrounded",
            "Handelende verzwegen",
            "Keren waarin de handelende persoon uit beeld is (lijdende vorm zonder 'door').",
        ),
    ),
    key=("dossier_id", "holder", "actor", "role"),
)

CLAIMS = Table(
    "claims",
    "Beweringen",
    "Eén rij per betwistbare bewering, met haar levensloop door het dossier.",
    (
        DOSSIER,
        _id("claim_id", "Bewering", "Kenmerk van de bewering binnen het dossier."),
        _text("text", "Tekst", "De bewering zoals zij het eerst voorkomt."),
        HOLDER,
        _text("about", "Over wie", "Over wie de bewering gaat."),
        _text("first_document_id", "Eerste document", "Waarin zij het eerst staat."),
        _date("first_date", "Eerste datum", "Datum van dat document."),
        _count("mentions", "Vermeldingen", "Aantal keren dat zij ter sprake komt."),
        _yes_no("disputed", "Betwist", "Of iemand zegt dat het niet waar of niet zo is."),
        _text("disputed_in", "Betwist in", "Documenten, gescheiden door een spatie."),
        _yes_no("refuted", "Weerlegd", "Of een derde er geen grond voor vindt."),
        _yes_no("confirmed", "Bevestigd", "Of een derde vindt dat het waar is."),
        _text(
            "repeated_after_dispute",
            "Herhaald na betwisting",
            "Latere documenten die haar weer brengen, gescheiden door een spatie.",
        ),
        _text(
            "bare_repeated",
            "Kaal herhaald",
            "Daarvan de documenten die de betwisting niet noemen.",
        ),
    ),
    key=("dossier_id", "claim_id"),
)

CLAIM_MENTIONS = Table(
    "claim_mentions",
    "Vermeldingen van beweringen",
    "Eén rij per plaats waar een bewering wordt gedaan, herhaald, betwist, weerlegd of bevestigd.",
    (
        DOSSIER,
        _id("claim_id", "Bewering", "Kenmerk van de bewering."),
        DOCUMENT,
        _date("date", "Datum", "Datum van het document."),
        PAGE,
        START,
        END,
        _text("text", "Tekst", "De woorden in het stuk."),
        _text("act", "Daad", "Wat er met de bewering gebeurt.", FAMILIES["claim"]),
        HOLDER,
        _yes_no(
            "acknowledged",
            "Betwisting genoemd",
            "Bij een herhaling: of de betwisting wordt genoemd. Leeg bij iets anders.",
        ),
        _number("similarity", "Gelijkenis", "Met de eerste formulering, 0 tot 1."),
    ),
)

REUSE = Table(
    "reuse",
    "Overgenomen tekst",
    "Passages die een later document bijna woordelijk uit een eerder document overneemt.",
    (
        DOSSIER,
        _id("from_document_id", "Uit document", "Het eerdere document."),
        _id("to_document_id", "In document", "Het latere document."),
        _count("from_start", "Begin (uit)", "Plaats in het eerdere document."),
        _count("from_end", "Einde (uit)", "Plaats in het eerdere document."),
        _count("to_start", "Begin (in)", "Plaats in het latere document."),
        _count("to_end", "Einde (in)", "Plaats in het latere document."),
        _text("text", "Tekst", "De overgenomen passage."),
        _number("similarity", "Gelijkenis", "0 tot 1; 1 is letterlijk gelijk."),
    ),
)

RISK_FACTORS = Table(
    "risk_factors",
    "Risicofactoren",
    "De zeven risicofactoren per dossier: een vastgelegde optelsom, geen oordeel.",
    (
        DOSSIER,
        _count("factor", "Factor", "Nummer, 1 tot en met 7."),
        _text("name", "Naam", "Naam van de factor."),
        _number("score", "Score", "0 tot 100.", 1),
        _number("low", "Laagste", "Laagste score als één document wordt weggelaten.", 1),
        _number("high", "Hoogste", "Hoogste score als één document wordt weggelaten.", 1),
        _text("level", "Niveau", "Niveau in woorden.", LEVELS),
        _yes_no("present", "Aanwezig", "Of er duidelijke, herhaalde gronden voor zijn."),
        _count("evidence", "Bewijsplaatsen", "Aantal zinnen achter de score (evidence.csv)."),
        _text("reason", "Waarom", "Korte toelichting."),
    ),
    key=("dossier_id", "factor"),
)

EVIDENCE = Table(
    "evidence",
    "Bewijsplaatsen",
    "De zinnen waarop de scores van de risicofactoren rusten.",
    (
        DOSSIER,
        _count("factor", "Factor", "Nummer, 1 tot en met 7."),
        _text("indicator", "Aanwijzing", "De aanwijzing waarvan de zin een voorbeeld is."),
        DOCUMENT,
        PAGE,
        START,
        END,
        _text("text", "Tekst", "De woorden in het stuk."),
        _number("weight", "Gewicht", "Aandeel in de score.", 3),
    ),
)

TIMELINE = Table(
    "timeline",
    "Tijdlijn",
    "Gebeurtenissen, interventies, maatregelen en procedures met hun datum of periode.",
    (
        DOSSIER,
        DOCUMENT,
        PAGE,
        _date("date_from", "Van", "Begin; leeg als onbekend."),
        _date("date_to", "Tot", "Einde; leeg als onbekend."),
        _text("precision", "Nauwkeurigheid", "day, month, season, year, document of unknown."),
        _text("kind", "Soort", "intervention, measure, proceeding, event, violence of document."),
        _text("name", "Naam", "Naam van de interventie, maatregel of procedure."),
        _text("status", "Status", "Status, voor zover die wordt genoemd."),
        _text("text", "Tekst", "De woorden in het stuk."),
    ),
)

STATISTICS = Table(
    "statistics",
    "Taalstatistiek",
    "Aantallen en cijfers per 1.000 woorden, per groep.",
    (
        _text(
            "group_by",
            "Groepering",
            "Waarnaar is gegroepeerd.",
            ("dossier", "document", "discipline", "type", "year", "holder"),
        ),
        _text("group", "Groep", "De groep; een document is dossier/document; unknown is onbekend."),
        _text("family", "Familie", "Soort markering.", tuple(FAMILIES)),
        _text("category", "Categorie", "Categorie binnen de familie."),
        _count("n", "Aantal", "Aantal markeringen."),
        _count("words", "Woorden", "Aantal woorden van de groep: de noemer."),
        _number("per_1000", "Per 1.000 woorden", "Leeg als er geen woorden zijn."),
    ),
    dossier_must_exist=False,
)

PROBLEMS = Table(
    "problems",
    "Problemen",
    "Wat er bij het lezen en verwerken misging. Bevat geen tekst uit dossiers.",
    (
        DOSSIER,
        _text("file", "Bestand", "Bestandsnaam; leeg als het om het hele dossier gaat."),
        _text("stage", "Stap", "Stap waarin het gebeurde."),
        _text("severity", "Ernst", "warning of error.", ("warning", "error")),
        _text("code", "Code", "Vaste korte naam van het probleem."),
        _text("message", "Melding", "Wat er is en wat eraan te doen is."),
    ),
    dossier_must_exist=False,
)

TABLES: tuple[Table, ...] = (
    DOSSIERS,
    DOCUMENTS,
    TAGS,
    ROLES,
    CLAIMS,
    CLAIM_MENTIONS,
    REUSE,
    RISK_FACTORS,
    EVIDENCE,
    TIMELINE,
    STATISTICS,
    PROBLEMS,
)
"""Every table of a run, in the order in which a reader needs them."""
