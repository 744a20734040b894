"""Dutch names of the codes that stand in records: what a reader sees instead of ``rvdk``.

The words are Dutch because Dutch is the first language of the pages; ``N_`` only marks them for
the catalogue, the template translates them when it prints them.
"""

from __future__ import annotations

from collections.abc import Mapping


def N_(text: str) -> str:
    """Mark ``text`` for the catalogue and return it unchanged."""
    return text


FAMILY_LABELS: Mapping[str, str] = {
    "safety": N_("Veiligheidstaal"),
    "role": N_("Rollen"),
    "strength": N_("Krachten"),
    "collaboration": N_("Samenwerkingstaal"),
    "violence": N_("Geweld"),
    "intervention": N_("Interventies"),
    "indicator": N_("Aanwijzingen"),
    "loaded_term": N_("Beladen woorden"),
    "dogma": N_("Dogma's"),
    "claim": N_("Beweringen"),
}

FAMILY_HEADS: Mapping[str, str] = {
    "safety": N_("Veiligheids\u00adtaal"),
    "role": N_("Rollen"),
    "strength": N_("Krachten"),
    "collaboration": N_("Samen\u00adwerkings\u00adtaal"),
    "violence": N_("Geweld"),
    "intervention": N_("Inter\u00adventies"),
    "indicator": N_("Aan\u00adwijzingen"),
    "loaded_term": N_("Beladen woorden"),
    "dogma": N_("Dogma's"),
    "claim": N_("Bewe\u00adringen"),
}
"""The families as headings of narrow columns: the soft hyphens say where they may break."""

CATEGORY_LABELS: Mapping[str, str] = {
    "threat": N_("dreiging en onveiligheid"),
    "protection": N_("bescherming"),
    "control": N_("controle en toezicht"),
    "perpetrator": N_("dader"),
    "victim": N_("slachtoffer"),
    "rescuer": N_("redder"),
    "named": N_("genoemd"),
    "elaborated": N_("uitgewerkt"),
    "trust": N_("vertrouwen"),
    "contribution": N_("eigen bijdrage"),
    "together": N_("samen"),
    "vision": N_("gedeelde visie"),
    "resilience": N_("veerkracht"),
    "physical": N_("lichamelijk"),
    "psychological": N_("psychisch"),
    "sexual": N_("seksueel"),
    "neglect": N_("verwaarlozing"),
    "coercion": N_("dwingende controle"),
    "substance": N_("middelen"),
    "voluntary": N_("vrijwillig"),
    "mandated": N_("gedwongen"),
    "legal": N_("juridisch"),
    "loaded_term": N_("beladen woord"),
    "dogma": N_("dogma"),
    "assertion": N_("stelling"),
    "repetition": N_("herhaling"),
    "dispute": N_("betwisting"),
    "refutation": N_("weerlegging"),
    "confirmation": N_("bevestiging"),
    "rf1.psychological_suffering": N_("psychisch lijden van een ouder"),
    "rf1.child_caught": N_("kind zit klem"),
    "rf1.communication_break": N_("communicatie gebroken"),
    "rf1.personal_history": N_("eigen geschiedenis bekeken"),
    "rf2.thinking_error": N_("denkfout"),
    "rf2.mutual_blame": N_("wederzijds verwijt"),
    "rf2.one_sided": N_("eenzijdige weging"),
    "rf2.mediation_without_commitment": N_("mediation zonder commitment"),
    "rf2.relationship_history": N_("relatiegeschiedenis bekeken"),
    "rf3.referral": N_("verwijzing"),
    "rf3.outside_expertise": N_("buiten het vakgebied"),
    "rf3.no_shared_language": N_("geen gedeelde taal"),
    "rf4.complaint": N_("klacht"),
    "rf4.stop_or_continue": N_("stoppen of doorgaan"),
    "rf4.confidentiality": N_("geheimhouding die blokkeert"),
    "rf4.repeated_examination": N_("herhaald onderzoek van een kind"),
    "rf5.not_heard": N_("niet gehoord"),
    "rf5.not_recognised": N_("herkent zich niet"),
    "rf5.legal_translation": N_("juridische vertaling"),
    "rf6.proceedings": N_("procedure"),
    "rf6.law_for_psyche": N_("recht als antwoord op psyche"),
    "rf6.truth_finding": N_("waarheidsvinding"),
    "rf7.working_past_each_other": N_("langs elkaar heen werken"),
    "rf7.contradictory_advice": N_("tegenstrijdig advies"),
    "rf7.turnover": N_("wisseling van professionals"),
    "rf7.simultaneous": N_("procedure tijdens hulp"),
    "rf7.no_coordination": N_("geen regie"),
}

ACTOR_LABELS: Mapping[str, str] = {
    "mother": N_("moeder"),
    "father": N_("vader"),
    "parents": N_("ouders"),
    "child": N_("kind"),
    "stepparent": N_("stiefouder"),
    "family": N_("familie"),
    "gi": N_("gecertificeerde instelling"),
    "rvdk": N_("Raad voor de Kinderbescherming"),
    "vt": N_("Veilig Thuis"),
    "professional": N_("hulpverlener"),
    "mediator": N_("mediator"),
    "lawyer": N_("advocaat"),
    "court": N_("rechter"),
    "school": N_("school"),
    "guardian_ad_litem": N_("bijzondere curator"),
    "other": N_("overig"),
    "unknown": N_("onbekend"),
    "author": N_("schrijver van het stuk"),
}

THE_ACTOR: Mapping[str, str] = {
    "mother": N_("moeder"),
    "father": N_("vader"),
    "parents": N_("de ouders"),
    "child": N_("het kind"),
    "stepparent": N_("de stiefouder"),
    "family": N_("de familie"),
    "gi": N_("de gecertificeerde instelling"),
    "rvdk": N_("de Raad voor de Kinderbescherming"),
    "vt": N_("Veilig Thuis"),
    "professional": N_("de hulpverlener"),
    "mediator": N_("de mediator"),
    "lawyer": N_("de advocaat"),
    "court": N_("de rechter"),
    "school": N_("de school"),
    "guardian_ad_litem": N_("de bijzondere curator"),
    "other": N_("iemand anders"),
    "unknown": N_("een onbekende"),
    "": N_("een onbekende"),
    "author": N_("de schrijver van het stuk"),
}
"""The actors as they stand in a running sentence."""

NAME_LABELS: Mapping[str, str] = {
    "communicatiebreuk": N_("einde van het overleg tussen de ouders"),
    "contactbreuk": N_("einde van het contact"),
    "melding": N_("melding"),
    "nieuwe_partner": N_("nieuwe partner"),
    "scheiding": N_("scheiding"),
    "verhuizing": N_("verhuizing"),
    "ots": N_("ondertoezichtstelling"),
    "uhp": N_("uithuisplaatsing"),
    "gi": N_("GI"),
    "ggz": N_("GGZ"),
    "vt": N_("Veilig Thuis"),
    "veilig_thuis": N_("Veilig Thuis"),
    "raad": N_("Raad"),
    "jgz": N_("JGZ"),
    "ggz_behandeling": N_("GGZ-behandeling"),
    "emdr": N_("EMDR"),
    "sexual": N_("seksueel geweld"),
    "physical": N_("lichamelijk geweld"),
    "psychological": N_("psychisch geweld"),
    "neglect": N_("verwaarlozing"),
    "coercion": N_("dwingende controle"),
    "substance": N_("middelengebruik"),
    "unknown": N_("onbekend"),
}
"""Names of interventions, disciplines and kinds of violence that are codes in the tables."""

DISCIPLINE_LABELS: Mapping[str, str] = {
    "advocaat": N_("advocaat"),
    "ambulante_hulp": N_("ambulante hulp"),
    "bijzondere_curator": N_("bijzondere curator"),
    "curator": N_("bijzondere curator"),
    "familie": N_("familie"),
    "forensisch_arts": N_("forensisch arts"),
    "gemeente": N_("gemeente"),
    "gezinsbehandeling": N_("gezinsbehandeling"),
    "huisarts": N_("huisarts"),
    "hulpverlener": N_("hulpverlener"),
    "jeugdarts": N_("jeugdarts"),
    "jeugdhulp": N_("jeugdhulp"),
    "justitie": N_("justitie"),
    "kinderarts": N_("kinderarts"),
    "kindercoach": N_("kindercoach"),
    "kinderpsychiater": N_("kinderpsychiater"),
    "kinderpsycholoog": N_("kinderpsycholoog"),
    "leerplicht": N_("leerplicht"),
    "logopedie": N_("logopedie"),
    "maatschappelijk_werk": N_("maatschappelijk werk"),
    "mediator": N_("mediator"),
    "notaris": N_("notaris"),
    "omgangsbegeleiding": N_("omgangsbegeleiding"),
    "ouder": N_("ouder"),
    "pleegzorg": N_("pleegzorg"),
    "politie": N_("politie"),
    "psychiater": N_("psychiater"),
    "psycholoog": N_("psycholoog"),
    "rechtbank": N_("rechtbank"),
    "reclassering": N_("reclassering"),
    "samenwerkingsverband": N_("samenwerkingsverband"),
    "school": N_("school"),
    "speltherapeut": N_("speltherapeut"),
    "systeemtherapeut": N_("systeemtherapeut"),
    "traumabehandeling": N_("traumabehandeling"),
    "tuchtcollege": N_("tuchtcollege"),
    "verloskundige": N_("verloskundige"),
    "verslavingszorg": N_("verslavingszorg"),
    "vertrouwenspersoon": N_("vertrouwenspersoon"),
    "vrouwenopvang": N_("vrouwenopvang"),
    "wijkteam": N_("wijkteam"),
}
"""Names of disciplines; those that are abbreviations stand in ``NAME_LABELS``."""

POLARITY_LABELS: Mapping[str, str] = {
    "affirmed": N_("bevestigd"),
    "negated": N_("ontkend"),
    "hypothetical": N_("verondersteld"),
}

STATUS_LABELS: Mapping[str, str] = {
    "none": N_("geen"),
    "refuted": N_("weerlegd"),
    "alleged": N_("beschuldiging"),
    "suspected": N_("vermoeden"),
    "established": N_("vastgesteld"),
    "planned": N_("gepland"),
    "started": N_("gestart"),
    "running": N_("loopt"),
    "completed": N_("afgerond"),
    "failed": N_("mislukt"),
    "stopped": N_("gestopt"),
}

LEVEL_LABELS: Mapping[str, str] = {
    "none": N_("geen"),
    "weak": N_("zwak"),
    "moderate": N_("matig"),
    "strong": N_("sterk"),
    "insufficient_text": N_("te weinig tekst"),
}

EVENT_LABELS: Mapping[str, str] = {
    "intervention": N_("interventie"),
    "measure": N_("maatregel"),
    "proceeding": N_("procedure"),
    "event": N_("gebeurtenis"),
    "violence": N_("geweld"),
    "document": N_("document"),
}

TYPE_LABELS: Mapping[str, str] = {
    "raadsrapport": N_("raadsrapport"),
    "verzoekschrift": N_("verzoekschrift"),
    "verweerschrift": N_("verweerschrift"),
    "beschikking": N_("beschikking"),
    "veiligthuisverslag": N_("verslag Veilig Thuis"),
    "planvanaanpak": N_("plan van aanpak"),
    "evaluatie": N_("evaluatie"),
    "ouderschapsplan": N_("ouderschapsplan"),
    "mediationverslag": N_("mediationverslag"),
    "behandelverslag": N_("behandelverslag"),
    "schoolverslag": N_("schoolverslag"),
    "email": N_("e-mail"),
    "contactjournaal": N_("contactjournaal"),
    "klachtbrief": N_("klachtbrief"),
    "curatorverslag": N_("verslag bijzondere curator"),
    "gespreksverslag": N_("gespreksverslag"),
    "eindverslag": N_("eindverslag"),
    "": N_("soort onbekend"),
    "unknown": N_("onbekend"),
}

CONTACT_LABELS: Mapping[str, str] = {
    "present": N_("contactverlies"),
    "threatened": N_("dreigend contactverlies"),
    "none": N_("geen contactverlies gezien"),
    "": N_("onbekend"),
}

CONTACT_SHORT: Mapping[str, str] = {
    "present": N_("verloren"),
    "threatened": N_("bedreigd"),
    "none": N_("geen verlies"),
    "": "–",
}

PHASE_LABELS: Mapping[int, str] = {
    1: N_("beginnend ouderschap"),
    2: N_("relatieproblemen"),
    3: N_("uit elkaar gaan"),
    4: N_("procederen"),
    5: N_("na de scheiding"),
}

FAMILY_EXPLAINED: Mapping[str, str] = {
    "safety": N_("Woorden over dreiging, bescherming en controle: het kader waarin men kijkt."),
    "role": N_("Wie als dader, slachtoffer of redder wordt neergezet (de dramadriehoek)."),
    "strength": N_("Een goede eigenschap van een ouder, genoemd of uitgewerkt."),
    "collaboration": N_("Vertrouwen, eigen bijdrage, samen doen, gedeelde visie, veerkracht."),
    "violence": N_("Geweld, verwaarlozing, dwang of middelen, met de status die het stuk geeft."),
    "intervention": N_("Hulp, maatregel of procedure die wordt gevraagd, loopt of eindigt."),
    "indicator": N_("Een aanwijzing voor een van de zeven risicofactoren."),
    "loaded_term": N_("Een woord waarvoor een milder woord bestaat."),
    "dogma": N_("Een zin over hoe ouders ‘moeten’ zijn."),
    "claim": N_("Een betwistbare mededeling: gesteld, betwist, weerlegd, bevestigd of herhaald."),
}
"""One plain sentence per family, for whoever sees the colours for the first time."""

FACTOR_LABELS: Mapping[int, str] = {
    1: N_("Disfunctioneel ouderschap"),
    2: N_("Emotionele belangenafweging en denkfouten"),
    3: N_("Onbereikbare uitkomst: domeinbarrière"),
    4: N_("Ethisch begeleidingsdilemma"),
    5: N_("Drama van de mislukking (vertaalbias)"),
    6: N_("Disjunctie psychologie en recht"),
    7: N_("Ontbreken multidisciplinaire basis"),
}

FACTOR_EXPLAINED: Mapping[int, str] = {
    1: N_("De ouders lijden, spreken elkaar niet meer en het kind zit ertussen."),
    2: N_("Belangen worden met gevoel gewogen: verwijten over en weer, alles-of-nietsdenken."),
    3: N_("De vraag wordt doorgegeven: iedere discipline loopt tegen haar grens aan."),
    4: N_("Doorgaan of stoppen, klachten, zwijgplicht: begeleiders komen klem te zitten."),
    5: N_("Mensen herkennen zich niet in wat er over hen op papier komt en herhaald wordt."),
    6: N_("Het recht krijgt vragen die over gevoel en relatie gaan, en omgekeerd."),
    7: N_("Veel hulpverleners, weinig samenhang: men werkt naast of tegen elkaar in."),
}
"""One plain sentence per factor, so that a reader needs no book beside the page."""

DECLARED_INDICATORS: tuple[str, ...] = (
    N_("psychisch lijden van een ouder"),
    N_("kind klem tussen ouders"),
    N_("breuk in de communicatie"),
    N_("duur van het conflict (jaren)"),
    N_("eigen geschiedenis van ouders onderzocht"),
    N_("denkfouten"),
    N_("wederzijdse verwijten"),
    N_("eenzijdige belangenafweging"),
    N_("bemiddeling zonder inzet"),
    N_("beschuldigingen in beide richtingen"),
    N_("geschiedenis van de relatie onderzocht"),
    N_("verwijzing"),
    N_("grens van het vakgebied"),
    N_("geen gedeelde taal"),
    N_("verwijzingen op rij"),
    N_("aantal betrokken disciplines boven vijf"),
    N_("klachten"),
    N_("stoppen of doorgaan"),
    N_("geheimhouding die belemmert"),
    N_("herhaald onderzoek van een kind"),
    N_("niet gehoord"),
    N_("herkent zich niet in de stukken"),
    N_("juridische vertaling"),
    N_("betwiste bewering kaal herhaald"),
    N_("bijna letterlijk overgenomen passages"),
    N_("procedures"),
    N_("recht als antwoord op een psychische vraag"),
    N_("waarheidsvinding"),
    N_("langs elkaar heen werken"),
    N_("tegenstrijdige adviezen"),
    N_("wisseling van professionals"),
    N_("procedure tijdens samenwerking"),
    N_("geen regie"),
    N_("procedure tijdens een traject, volgens de tijdlijn"),
    N_("groei van het aantal disciplines boven drie"),
)
"""Labels of ``lexicons/risk_factors.toml`` that have an English name in the catalogue."""
