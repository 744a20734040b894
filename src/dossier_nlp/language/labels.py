"""The labels that the code may ask a parse for: those that every supported model gives.

``tests/model/test_model_labels.py`` holds this list against the embedded model, against
nl_core_news_lg, and against the code itself: a rule that asks for a label outside it would never
fire.
"""

from __future__ import annotations

DEPENDENCIES = frozenset(
    {
        "ROOT",
        "acl",
        "acl:relcl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "ccomp",
        "compound:prt",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "expl",
        "expl:pv",
        "fixed",
        "flat",
        "iobj",
        "mark",
        "nmod",
        "nmod:poss",
        "nsubj",
        "nsubj:pass",
        "nummod",
        "obj",
        "obl",
        "obl:agent",
        "orphan",
        "parataxis",
        "punct",
        "xcomp",
    }
)
"""Dependency labels, as in UD for Dutch."""

TOLERATED = frozenset({"csubj:pass", "obl:arg"})
"""Labels that no supported model gives, named where a user's own UD model might."""

PARTS_OF_SPEECH = frozenset(
    {
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SPACE",
        "SYM",
        "VERB",
        "X",
    }
)
"""Universal parts of speech; ``SPACE`` is set by `dossier_lemmas`."""

FEATURES: dict[str, frozenset[str]] = {
    "Case": frozenset({"Nom", "Acc"}),
    "Definite": frozenset({"Def", "Ind"}),
    "Degree": frozenset({"Pos", "Cmp", "Sup"}),
    "Gender": frozenset({"Com", "Neut"}),
    "Number": frozenset({"Sing", "Plur"}),
    "Person": frozenset({"1", "2", "3"}),
    "Poss": frozenset({"Yes"}),
    "PronType": frozenset({"Prs", "Dem", "Rel", "Int", "Ind", "Rcp"}),
    "Reflex": frozenset({"Yes"}),
    "Tense": frozenset({"Pres", "Past"}),
    "VerbForm": frozenset({"Fin", "Inf", "Part"}),
}
"""Morphological features and their values."""
