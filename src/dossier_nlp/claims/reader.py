"""The trained reader of claims: what every statement does, and which statements belong together.

The rules of this room know acts and words of disputing; a paper also tells of contested things in
words that nobody listed, and uses the listed ones where nothing is contested. Two linear models,
made by ``training/claim_reader.py``, weigh what the rules saw with the words themselves: one says
whether a statement brings a claim, disputes, refutes or confirms one; the other whether two
statements are about the same claim. Without their file the rules stand alone.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dossier_nlp.claims.reader_features import Described
from dossier_nlp.tagging import learned
from dossier_nlp.tagging.reader import Model as Weights

CLAIMS = "claims.json.gz"
ACTS = ("none", "content", "dispute", "refutation", "confirmation")
"""What a statement may do, in the order of the columns of the first model."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with how likely each act is; see :data:`ACTS`."""

    described: Described
    shares: tuple[float, ...]

    @property
    def likely(self) -> float:
        """How likely it is about a claim at all."""
        return 1 - self.shares[0]

    @property
    def act(self) -> str:
        """The likeliest act, should it be about a claim."""
        return ACTS[1 + max(range(len(ACTS) - 1), key=lambda k: self.shares[k + 1])]

    def share(self, *acts: str) -> float:
        """How likely it does one of some acts."""
        return sum(self.shares[ACTS.index(act)] for act in acts)


@dataclass(frozen=True)
class ClaimModel:
    """Both models.

    Attributes
    ----------
    acts
        Weights over the features of a statement, a column an act.
    links
        Weights over the features of a pair of statements.
    bias
        Of the second model.
    """

    acts: Weights
    links: Mapping[str, float]
    bias: float

    def judge(self, described: Sequence[Described]) -> list[Judged]:
        """Say of every statement what it does."""
        logits = self.acts.logits([item.features for item in described])
        return [Judged(item, row) for item, row in zip(described, _shares(logits))]

    def same(self, features: Mapping[str, float]) -> float:
        """Return how likely a pair is about one claim (0..1)."""
        logit = self.bias + sum(
            value * self.links[name] for name, value in features.items() if name in self.links
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _shares(logits: NDArray[np.float64]) -> list[tuple[float, ...]]:
    if not len(logits):
        return []
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return [tuple(row) for row in (raised / raised.sum(axis=1, keepdims=True)).tolist()]


def load_model() -> ClaimModel | None:
    """Return the model in use, None where there is none (the rules then stand alone)."""
    path = learned.file(CLAIMS)
    return None if path is None else _load(path)


@cache
def _load(path: Path) -> ClaimModel:
    data = json.loads(gzip.decompress(path.read_bytes()))
    acts = Weights(data["weights"], data["intercepts"], data["scale"])
    return ClaimModel(acts, data["links"], data["bias"])
