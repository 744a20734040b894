"""The record of a scope: a stretch of text over which a cue of assertion holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch over which a cue holds, in token offsets.

    ``kind``: ``negation``, ``hypothetical``, ``mentioned``, or a status.
    """

    start: int
    end: int
    kind: str
    cue_start: int
    cue_end: int
    rule: str
    denial: bool = False
