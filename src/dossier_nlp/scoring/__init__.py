"""Room: scoring. What was found in a dossier becomes a timeline, seven scores and a triage.

Entries: :func:`score_dossier`, :func:`explain`, :func:`statistics`, :func:`role_matrix`,
:func:`balance`, :func:`keyness`, :func:`typical_words`, :func:`typical_expressions`,
:func:`fact_rates`.
"""

from dossier_nlp.scoring.comparison import typical_expressions, typical_words
from dossier_nlp.scoring.dossier import Scoring, score_dossier
from dossier_nlp.scoring.explain import explain
from dossier_nlp.scoring.judgement import fact_rates
from dossier_nlp.scoring.statistics import balance, keyness, role_matrix, statistics

__all__ = [
    "Scoring",
    "balance",
    "explain",
    "fact_rates",
    "keyness",
    "role_matrix",
    "score_dossier",
    "statistics",
    "typical_expressions",
    "typical_words",
]
