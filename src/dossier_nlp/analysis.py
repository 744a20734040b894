"""One dossier through all the rooms: from documents to everything found in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dossier_nlp import claims, language, reading, scoring, tagging
from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.load import fingerprint
from dossier_nlp.records import Dossier, DossierResult
from dossier_nlp.settings import Settings


@dataclass(slots=True)
class Clock:
    """Seconds spent in each room; ``on_stage`` is told when a room is entered."""

    seconds: dict[str, float] = field(default_factory=dict)
    on_stage: Callable[[str], None] | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        if self.on_stage:
            self.on_stage(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def analyse(dossier: Dossier, settings: Settings, clock: Clock | None = None) -> DossierResult:
    """Find everything that one dossier holds.

    Parameters
    ----------
    dossier
        The documents as read, ordered by date.
    settings
        The settings of the run.
    clock
        Where the seconds of each room are added up, if wanted.
    """
    clock = clock or Clock()
    with clock.stage("language"):
        parsed = language.parse_dossier(dossier, settings.language)
    with clock.stage("tagging"):
        tags = tagging.tag_dossier(parsed)
    with clock.stage("claims"):
        found = claims.find_claims(parsed, tags)
    all_tags = tuple(
        sorted((*tags, *found.tags), key=lambda t: (t.document_id, t.start, -t.end, t.tag_id))
    )
    with clock.stage("scoring"):
        people = parsed[0].doc._.people.persons() if parsed else ()
        scored = scoring.score_dossier(
            dossier.documents, all_tags, found.claims, found.reuse, people
        )
    return DossierResult(
        dossier_id=dossier.dossier_id,
        documents=dossier.documents,
        tags=all_tags,
        claims=found.claims,
        reuse=found.reuse,
        events=scored.events,
        scores=scored.scores,
        evidence=scored.evidence,
        summary=scored.summary,
        problems=dossier.problems,
        model=pipeline.model_name(pipeline.load(settings.language)),
        lexicon=fingerprint(),
    )


def analyse_path(path: Path, settings: Settings, clock: Clock | None = None) -> DossierResult:
    """Read a folder of files (or one file) and analyse it."""
    clock = clock or Clock()
    with clock.stage("reading"):
        dossier = reading.read_dossier(path, settings.reading)
    return analyse(dossier, settings, clock)


def analyse_files(
    files: reading.DossierFiles, settings: Settings, clock: Clock | None = None
) -> DossierResult:
    """Read the files of one dossier, as discovered, and analyse it."""
    clock = clock or Clock()
    with clock.stage("reading"):
        dossier = reading.read_files(files, settings.reading)
    return analyse(dossier, settings, clock)
