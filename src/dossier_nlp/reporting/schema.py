"""The tables as a contract: every table, every column, once.

CSV writer, ``datapackage.json``, workbook and documentation all read this module, so that none
of them can say something else than the others. Titles and descriptions are Dutch: they are read
by analysts.
"""

from __future__ import annotations

from dossier_nlp.records import (
    FACTORS,
    FAMILIES,
    INTERVENTION_STATUSES,
    POLARITIES,
    VIOLENCE_STATUSES,
)
from dossier_nlp.reporting.columns import (
    Column,
    Table,
    count,
    date,
    identifier,
    number,
    text,
    yes_no,
)
from dossier_nlp.reporting.labels import FAMILY_LABELS
from dossier_nlp.scoring import judgement

DOSSIER = identifier("dossier_id", "Dossier", "Naam van de map van het dossier.")
DOCUMENT = identifier("document_id", "Document", "Bestandsnaam zonder extensie.")
PAGE = count("page", "Pagina", "Pagina waarop het begint (eerste pagina is 1).")
START = count("start", "Begin", "Plaats van het eerste teken in de gelezen tekst.")
END = count("end", "Einde", "Plaats na het laatste teken in de gelezen tekst.")
HOLDER = text(
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
        number(
            f"{family}_per_1000",
            f"{FAMILY_LABELS[family]} per 1.000 woorden",
            f"Aantal markeringen '{FAMILY_LABELS[family].lower()}' per 1.000 woorden, ook ontkende "
            "en veronderstelde. Leeg als er geen woorden zijn.",
        )
        for family in FAMILIES
    )


def _factor_columns() -> tuple[Column, ...]:
    scores = tuple(
        number(f"rf{n}_score", f"RF{n} score", f"Score 0-100 van risicofactor {n}: {name}.", 1)
        for n, name in FACTORS.items()
    )
    present = tuple(
        yes_no(f"rf{n}_present", f"RF{n} aanwezig", f"Of risicofactor {n} aanwezig is: {name}.")
        for n, name in FACTORS.items()
    )
    return scores + present


DOSSIERS = Table(
    "dossiers",
    "Dossiers",
    "Eén rij per dossier: omvang, periode, triage, de zeven risicofactoren en kerncijfers.",
    (
        DOSSIER,
        count("documents", "Documenten", "Aantal gelezen documenten."),
        count("pages", "Pagina's", "Aantal pagina's van de gelezen documenten."),
        count("words", "Woorden", "Aantal woorden: de noemer van alle cijfers per 1.000."),
        date("first_date", "Eerste datum", "Datum van het oudste document."),
        date("last_date", "Laatste datum", "Datum van het jongste document."),
        date(
            "conflict_start",
            "Begin conflict",
            "Wanneer de communicatie brak en hulp van buiten nodig was.",
        ),
        count("conflict_months", "Duur conflict", "Maanden tussen begin en jongste document."),
        count("phase", "Fase", "Fase van ouderschap en scheiding, 1 tot en met 5."),
        text("contact_loss", "Contactverlies", "present, threatened of none."),
        text("contact_loss_between", "Tussen wie", "Tussen wie, gescheiden door een spatie."),
        text("triage", "Triage", "Wat eerst komt: safety of divorce.", ("divorce", "safety")),
        text("violence", "Geweld", "Hoogste status in het hele dossier.", VIOLENCE_LEVELS),
        *_factor_columns(),
        *rate_columns(),
        count("claims", "Beweringen", "Betwistbare beweringen die in de stukken staan."),
        count("claims_disputed", "Betwist", "Beweringen die iemand heeft betwist of weerlegd."),
        count(
            "claims_repeated_after_dispute",
            "Herhaald na betwisting",
            "Beweringen die na een betwisting in een later document terugkomen.",
        ),
        count(
            "claims_bare_repeated",
            "Kaal herhaald",
            "Beweringen die na een betwisting terugkomen zonder dat de betwisting wordt genoemd.",
        ),
        count("strengths_mother", "Krachten moeder", "Bevestigde krachten van moeder."),
        count("strengths_father", "Krachten vader", "Bevestigde krachten van vader."),
        count("strengths_parents", "Krachten ouders", "Bevestigde krachten van ouders samen."),
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
        text("file", "Bestand", "Bestandsnaam."),
        text("sha256", "Vingerafdruk", "SHA-256 van het bestand."),
        count("pages", "Pagina's", "Aantal pagina's."),
        count("words", "Woorden", "Aantal woorden."),
        date("date", "Datum", "Datum van het stuk."),
        text("date_source", "Bron datum", "Waaruit de datum is afgeleid."),
        text("type", "Soort", "Soort stuk, zoals beschikking of raadsrapport; leeg: niet herkend."),
        text("discipline", "Discipline", "Discipline van de schrijver."),
        text("text_source", "Tekst uit", "text: uit het bestand zelf; ocr: door tekstherkenning."),
        number("quality", "Leeskwaliteit", "Schatting van de leeskwaliteit, 0 tot 1."),
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
        identifier("tag_id", "Markering", "Kenmerk van de markering binnen het document."),
        PAGE,
        START,
        END,
        text("text", "Tekst", "De gemarkeerde woorden."),
        text("sentence", "Zin", "De zin waarin ze staan."),
        text("family", "Familie", "Soort markering.", tuple(FAMILIES)),
        text("category", "Categorie", "Categorie binnen de familie."),
        text("actor", "Over wie", "Over wie het gaat; leeg als dat niet van toepassing is."),
        HOLDER,
        text("polarity", "Polariteit", "Bevestigd, ontkend of verondersteld.", POLARITIES),
        text(
            "status",
            "Status",
            "Van geweld of interventie.",
            ("", *VIOLENCE_STATUSES, *INTERVENTION_STATUSES),
        ),
        text("name", "Naam", "Naam van een interventie, of aanduiding van een kind."),
        text(
            "rule",
            "Regel",
            "Regel of woordenlijstrij die de markering maakte; begint zij met learned., dan vond "
            "een geleerde lezer haar en is zij minder zeker.",
        ),
        text(
            "cues",
            "Signaalwoorden",
            "Wat besliste over wie, toon of status, als soort[begin:einde] woorden, "
            "gescheiden door ' ; '.",
        ),
        text("alternative", "Milder woord", "Milder woord voor een beladen term."),
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
        text("actor", "Over wie", "Wie in de rol wordt gezet."),
        text("role", "Rol", "De rol in de dramadriehoek.", tuple(FAMILIES["role"])),
        count("n", "Aantal", "Alle keren samen, ook ontkend en verondersteld."),
        count("n_negated", "Ontkend", "Keren waarin de rol wordt ontkend."),
        count(
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
        identifier("claim_id", "Bewering", "Kenmerk van de bewering binnen het dossier."),
        text("text", "Tekst", "De bewering zoals zij het eerst voorkomt."),
        HOLDER,
        text("about", "Over wie", "Over wie de bewering gaat."),
        text("first_document_id", "Eerste document", "Waarin zij het eerst staat."),
        date("first_date", "Eerste datum", "Datum van dat document."),
        count("mentions", "Vermeldingen", "Aantal keren dat zij ter sprake komt."),
        yes_no("disputed", "Betwist", "Of iemand zegt dat het niet waar of niet zo is."),
        text("disputed_in", "Betwist in", "Documenten, gescheiden door een spatie."),
        yes_no("refuted", "Weerlegd", "Of een derde er geen grond voor vindt."),
        yes_no("confirmed", "Bevestigd", "Of een derde vindt dat het waar is."),
        text(
            "repeated_after_dispute",
            "Herhaald na betwisting",
            "Latere documenten die haar weer brengen, gescheiden door een spatie.",
        ),
        text(
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
        identifier("claim_id", "Bewering", "Kenmerk van de bewering."),
        DOCUMENT,
        date("date", "Datum", "Datum van het document."),
        PAGE,
        START,
        END,
        text("text", "Tekst", "De woorden in het stuk."),
        text("act", "Daad", "Wat er met de bewering gebeurt.", FAMILIES["claim"]),
        HOLDER,
        yes_no(
            "acknowledged",
            "Betwisting genoemd",
            "Bij een herhaling: of de betwisting wordt genoemd. Leeg bij iets anders.",
        ),
        number("similarity", "Gelijkenis", "Met de eerste formulering, 0 tot 1."),
    ),
)

REUSE = Table(
    "reuse",
    "Overgenomen tekst",
    "Passages die een later document bijna woordelijk uit een eerder document overneemt.",
    (
        DOSSIER,
        identifier("from_document_id", "Uit document", "Het eerdere document."),
        identifier("to_document_id", "In document", "Het latere document."),
        count("from_start", "Begin (uit)", "Plaats in het eerdere document."),
        count("from_end", "Einde (uit)", "Plaats in het eerdere document."),
        count("to_start", "Begin (in)", "Plaats in het latere document."),
        count("to_end", "Einde (in)", "Plaats in het latere document."),
        text("text", "Tekst", "De overgenomen passage."),
        number("similarity", "Gelijkenis", "0 tot 1; 1 is letterlijk gelijk."),
    ),
)

RISK_FACTORS = Table(
    "risk_factors",
    "Risicofactoren",
    "De zeven risicofactoren per dossier: een vastgelegde optelsom, geen oordeel.",
    (
        DOSSIER,
        count("factor", "Factor", "Nummer, 1 tot en met 7."),
        text("name", "Naam", "Naam van de factor."),
        number("score", "Score", "0 tot 100.", 1),
        number("low", "Laagste", "Laagste score als één document wordt weggelaten.", 1),
        number("high", "Hoogste", "Hoogste score als één document wordt weggelaten.", 1),
        text("level", "Niveau", "Niveau in woorden.", LEVELS),
        yes_no("present", "Aanwezig", "Of er duidelijke, herhaalde gronden voor zijn."),
        count("evidence", "Bewijsplaatsen", "Aantal zinnen achter de score (evidence.csv)."),
        text("reason", "Waarom", "Korte toelichting."),
    ),
    key=("dossier_id", "factor"),
)

EVIDENCE = Table(
    "evidence",
    "Bewijsplaatsen",
    "De zinnen waarop de scores van de risicofactoren rusten.",
    (
        DOSSIER,
        count("factor", "Factor", "Nummer, 1 tot en met 7."),
        text("indicator", "Aanwijzing", "De aanwijzing waarvan de zin een voorbeeld is."),
        DOCUMENT,
        PAGE,
        START,
        END,
        text("text", "Tekst", "De woorden in het stuk."),
        number("weight", "Gewicht", "Aandeel in de score.", 3),
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
        date("date_from", "Van", "Begin; leeg als onbekend."),
        date("date_to", "Tot", "Einde; leeg als onbekend."),
        text("precision", "Nauwkeurigheid", "day, month, season, year, document of unknown."),
        text("kind", "Soort", "intervention, measure, proceeding, event, violence of document."),
        text("name", "Naam", "Naam van de interventie, maatregel of procedure."),
        text("status", "Status", "Status, voor zover die wordt genoemd."),
        text("text", "Tekst", "De woorden in het stuk."),
        text("discipline", "Discipline", "Discipline van het stuk dat er het eerst van vertelt."),
        text("sources", "Bronnen", "Documenten die ervan vertellen, met een spatie ertussen."),
    ),
)

STATISTICS = Table(
    "statistics",
    "Taalstatistiek",
    "Aantallen en cijfers per 1.000 woorden, per groep.",
    (
        text(
            "group_by",
            "Groepering",
            "Waarnaar is gegroepeerd.",
            ("dossier", "document", "discipline", "type", "year", "holder"),
        ),
        text("group", "Groep", "De groep; een document is dossier/document; unknown is onbekend."),
        text(
            "family",
            "Familie",
            "Soort markering; statement is een zin die een woord als feit of oordeel laat zien.",
            (*FAMILIES, judgement.FAMILY),
        ),
        text("category", "Categorie", "Categorie binnen de familie."),
        count("n", "Aantal", "Aantal markeringen."),
        count("words", "Woorden", "Aantal woorden van de groep: de noemer."),
        number("per_1000", "Per 1.000 woorden", "Leeg als er geen woorden zijn."),
    ),
    dossier_must_exist=False,
)

PROBLEMS = Table(
    "problems",
    "Problemen",
    "Wat er bij het lezen en verwerken misging. Bevat geen tekst uit dossiers.",
    (
        DOSSIER,
        text("file", "Bestand", "Bestandsnaam; leeg als het om het hele dossier gaat."),
        text("stage", "Stap", "Stap waarin het gebeurde."),
        text("severity", "Ernst", "warning of error.", ("warning", "error")),
        text("code", "Code", "Vaste korte naam van het probleem."),
        text("message", "Melding", "Wat er is en wat eraan te doen is."),
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
