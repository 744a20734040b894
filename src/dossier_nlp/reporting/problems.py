"""What went wrong in reading, told to somebody who wants to know what was not read."""

from __future__ import annotations

from collections.abc import Mapping

from dossier_nlp.records import Problem
from dossier_nlp.reporting.labels import N_

PARTLY_READ = frozenset(
    {
        "scan_without_ocr",
        "scan_without_text",
        "ocr_failed",
        "no_text",
        "page_without_text",
        "broken_page",
        "too_many_pages",
        "too_slow",
        "too_much_text",
        "unknown_format",
    }
)
"""Codes of warnings that mean: something of this file is not in the result."""

PROBLEM_LABELS: Mapping[str, str] = {
    "scan_without_ocr": N_("een scan die niet is gelezen: er is geen tekstherkenning"),
    "scan_without_text": N_("een scan waarin geen tekst is herkend"),
    "ocr_failed": N_("de tekstherkenning is mislukt"),
    "partly_ocr": N_("deels gelezen met tekstherkenning"),
    "no_text": N_("er staat geen leesbare tekst in"),
    "page_without_text": N_("een of meer bladzijden zonder leesbare tekst"),
    "blank_page": N_("een of meer lege bladzijden"),
    "no_unicode_map": N_("de letters in deze pdf zijn niet te herleiden"),
    "run_together": N_("woorden zijn aan elkaar geplakt"),
    "not_dutch": N_("weinig Nederlandse woorden"),
    "broken_page": N_("een of meer bladzijden zijn niet te lezen"),
    "broken_pdf": N_("de pdf is beschadigd"),
    "broken_docx": N_("het Word-bestand is beschadigd"),
    "old_word": N_("een oud of versleuteld Office-bestand"),
    "encrypted": N_("het bestand is met een wachtwoord beveiligd"),
    "no_pages": N_("de pdf heeft geen bladzijden"),
    "empty_file": N_("het bestand is leeg"),
    "too_large": N_("het bestand is te groot"),
    "too_many_pages": N_("te veel bladzijden: de rest is niet gelezen"),
    "too_much_text": N_("te veel tekst: de rest is niet gelezen"),
    "too_slow": N_("het lezen duurde te lang: de rest is niet gelezen"),
    "unknown_format": N_("deze bestandssoort wordt niet gelezen"),
    "no_text_file": N_("dit is geen tekstbestand"),
    "unreadable": N_("het bestand kan niet worden gelezen"),
    "guessed_encoding": N_("de tekencodering is geraden"),
    "duplicate": N_("hetzelfde bestand ligt er twee keer"),
    "declaration": N_("een opgave bij het dossier klopt niet"),
    "no_date": N_("geen datum gevonden"),
    "uncertain_date": N_("de datum is onzeker"),
    "no_type": N_("soort stuk niet herkend"),
    "timeout": N_("het dossier duurde te lang en is gestopt"),
    "memory": N_("het dossier heeft te veel geheugen nodig"),
    "crash": N_("het verwerken is onverwacht gestopt"),
    "cancelled": N_("de run is gestopt voor dit dossier klaar was"),
    "changed": N_("het bestand veranderde tijdens de run"),
    "cluster": N_("het cluster kon dit dossier niet verwerken"),
    "identifier_bsn": N_("mogelijk een burgerservicenummer"),
    "identifier_phone": N_("mogelijk een telefoonnummer"),
    "identifier_email": N_("mogelijk een e-mailadres"),
    "identifier_iban": N_("mogelijk een rekeningnummer"),
    "identifier_licence_plate": N_("mogelijk een kenteken"),
    "identifier_address": N_("mogelijk een adres"),
    "identifier_birth_date": N_("mogelijk een geboortedatum"),
    "identifier_name": N_("mogelijk een volledige naam"),
    "internal": N_("dit dossier kon niet worden verwerkt"),
}


def is_unread(problem: Problem) -> bool:
    """Tell whether a problem means that something was not read."""
    return problem.severity == "error" or problem.code in PARTLY_READ
