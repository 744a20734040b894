"""The bounds within which one file is read; checked between pages."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from dossier_nlp.errors import ReadingError
from dossier_nlp.settings import ReadingSettings

OCR_SECONDS_PER_PAGE = 90.0
"""What a scanned page adds to the time that a file may take, and takes itself at most."""


@dataclass(slots=True)
class Budget:
    """Counts seconds and characters of one file against the settings."""

    settings: ReadingSettings
    name: str
    started: float = field(default_factory=time.monotonic)
    characters: int = 0
    extra_seconds: float = 0.0

    @property
    def seconds_left(self) -> float:
        """Seconds that the file may still take."""
        return self.settings.max_seconds + self.extra_seconds - (time.monotonic() - self.started)

    @property
    def characters_left(self) -> int:
        """Characters that the document may still get."""
        return self.settings.max_chars - self.characters

    def check(self) -> None:
        """Stop when the time is over.

        Raises
        ------
        ReadingError
            With code ``too_slow``.
        """
        if self.seconds_left <= 0:
            raise ReadingError(
                "too_slow",
                f"{self.name}: reading took over {self.settings.max_seconds:g} seconds; "
                "split the file or raise reading.max_seconds",
            )

    def spend(self, characters: int) -> None:
        """Count characters.

        Raises
        ------
        ReadingError
            With code ``too_much_text`` when there are too many.
        """
        self.characters += characters
        if self.characters > self.settings.max_chars:
            raise ReadingError(
                "too_much_text",
                f"{self.name}: holds over {self.settings.max_chars:,} characters; "
                "split the file or raise reading.max_chars",
            )
