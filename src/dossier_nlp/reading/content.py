"""What the reader of one kind of file hands on: text, blocks, and what must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier_nlp.records import Block


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the analyst; it becomes a ``Problem`` of the dossier."""

    code: str
    message: str
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a file, whatever its format.

    ``properties`` are what the file says of itself (title, creation date); they are hints.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: int
    text_source: str = "text"
    quality: float = 1.0
    notices: tuple[Notice, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
