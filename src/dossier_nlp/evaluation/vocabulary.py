"""The Dutch codes of the annotation guide and what they are called in code and tables."""

from __future__ import annotations

from collections.abc import Mapping

ACTORS: Mapping[str, str] = {
    "moeder": "mother",
    "vader": "father",
    "ouders": "parents",
    "kind": "child",
    "stiefouder": "stepparent",
    "familie": "family",
    "gi": "gi",
    "raad": "rvdk",
    "vt": "vt",
    "hulpverlener": "professional",
    "mediator": "mediator",
    "advocaat": "lawyer",
    "rechter": "court",
    "school": "school",
    "curator": "guardian_ad_litem",
    "overig": "other",
    "auteur": "author",
}
POLARITY: Mapping[str, str] = {"pos": "affirmed", "neg": "negated", "onzeker": "hypothetical"}
SAFETY: Mapping[str, str] = {
    "veiligheid": "threat",
    "bescherming": "protection",
    "controle": "control",
}
DEPTH: Mapping[str, str] = {"genoemd": "named", "belicht": "elaborated"}
COLLABORATION: Mapping[str, str] = {
    "vertrouwen": "trust",
    "bijdrage": "contribution",
    "samen": "together",
    "visie": "vision",
    "veerkracht": "resilience",
}
VIOLENCE: Mapping[str, str] = {
    "fysiek": "physical",
    "psychisch": "psychological",
    "seksueel": "sexual",
    "verwaarlozing": "neglect",
    "dwang": "coercion",
    "middelen": "substance",
}
VIOLENCE_STATUS: Mapping[str, str] = {
    "vastgesteld": "established",
    "vermoeden": "suspected",
    "beschuldiging": "alleged",
    "weerlegd": "refuted",
}
INTERVENTION: Mapping[str, str] = {
    "vrijwillig": "voluntary",
    "gedwongen": "mandated",
    "juridisch": "legal",
}
INTERVENTION_STATUS: Mapping[str, str] = {
    "gepland": "planned",
    "start": "started",
    "loopt": "running",
    "afgerond": "completed",
    "mislukt": "failed",
    "gestopt": "stopped",
}
CLAIM: Mapping[str, str] = {
    "stelling": "assertion",
    "herhaling": "repetition",
    "betwisting": "dispute",
    "weerlegging": "refutation",
    "bevestiging": "confirmation",
}
INDICATOR: Mapping[str, str] = {
    "psychisch_lijden": "psychological_suffering",
    "kind_klem": "child_caught",
    "communicatiebreuk": "communication_break",
    "voorgeschiedenis": "personal_history",
    "denkfout": "thinking_error",
    "wederzijds_verwijt": "mutual_blame",
    "eenzijdig": "one_sided",
    "mediation_zonder_commitment": "mediation_without_commitment",
    "relatiegeschiedenis": "relationship_history",
    "verwijzing": "referral",
    "grens_vakgebied": "outside_expertise",
    "geen_gedeelde_taal": "no_shared_language",
    "klacht": "complaint",
    "stoppen_of_doorgaan": "stop_or_continue",
    "geheimhouding": "confidentiality",
    "herhaald_onderzoek": "repeated_examination",
    "niet_gehoord": "not_heard",
    "niet_herkend": "not_recognised",
    "juridische_vertaling": "legal_translation",
    "procedure": "proceedings",
    "recht_op_psyche": "law_for_psyche",
    "waarheidsvinding": "truth_finding",
    "langs_elkaar_heen": "working_past_each_other",
    "tegenstrijdig_advies": "contradictory_advice",
    "wisseling": "turnover",
    "gelijktijdig": "simultaneous",
    "geen_regie": "no_coordination",
}
DOSSIER_VIOLENCE: Mapping[str, str] = {
    "vastgesteld": "established",
    "vermoeden": "suspected",
    "beschuldigd": "alleged",
    "weerlegd": "refuted",
    "geen": "none",
}
CONTACT_LOSS: Mapping[str, str] = {
    "aanwezig": "present",
    "dreigend": "threatened",
    "geen": "none",
}
BETWEEN: Mapping[str, str] = {
    "ouders": "parents",
    "vader-kind": "father-child",
    "moeder-kind": "mother-child",
    "kinderen": "children",
}
TRIAGE: Mapping[str, str] = {"scheiding": "divorce", "veiligheid": "safety"}
