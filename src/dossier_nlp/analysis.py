"""One dossier through all the rooms: from documents to everything found in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier_nlp import claims, language, privacy, reading, scoring, tagging
from dossier_nlp.language import pipeline
from dossier_nlp.lexicon.load import fingerprint
from dossier_nlp.records import Dossier, DossierResult
from dossier_nlp.settings import Settings


@dataclass(slots=True)
class Clock:
    """Seconds spent in each room; ``on_stage`` is told when a room is entered.

    ``timer`` gives the seconds: of the clock on the wall, or of the processor for a benchmark on
    a machine that does other work too.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    on_stage: Callable[[str], None] | None = None
    timer: Callable[[], float] = time.perf_counter

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        if self.on_stage:
            self.on_stage(name)
        start = self.timer()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self.timer() - start


def analyse(
    dossier: Dossier, settings: Settings, clock: Clock | None = None, cache: Path | None = None
) -> DossierResult:
    """Find everything that one dossier holds.

    Parameters
    ----------
    dossier
        The documents as read, ordered by date.
    settings
        The settings of the run.
    clock
        Where the seconds of each room are added up, if wanted.
    cache
        Folder of kept parses, if any.
    """
    clock = clock or Clock()
    # The order in which files were handed over must change nothing.
    dossier = replace(dossier, documents=scoring.timeline.ordered(dossier.documents))
    with clock.stage("language"):
        if cache is None:
            parsed = language.parse_dossier(dossier, settings.language)
        else:
            from dossier_nlp.caching import parses

            parsed = parses.parse_dossier(dossier, settings.language, cache)
    documents = tuple(one.document for one in parsed)
    with clock.stage("tagging"):
        tags = tagging.tag_dossier(parsed)
    with clock.stage("claims"):
        found = claims.find_claims(parsed, tags)
    all_tags = tuple(
        sorted((*tags, *found.tags), key=lambda t: (t.document_id, t.start, -t.end, t.tag_id))
    )
    with clock.stage("scoring"):
        people = parsed[0].doc._.people.persons() if parsed else ()
        scored = scoring.score_dossier(documents, all_tags, found.claims, found.reuse, people)
    problems = dossier.problems
    with clock.stage("privacy"):
        if settings.privacy.check:
            problems += privacy.check_documents(documents, settings.privacy.allow)
    result = DossierResult(
        dossier_id=dossier.dossier_id,
        documents=documents,
        tags=all_tags,
        claims=found.claims,
        reuse=found.reuse,
        events=scored.events,
        scores=scored.scores,
        evidence=scored.evidence,
        summary=scored.summary,
        problems=problems,
        model=pipeline.model_name(pipeline.load(settings.language)),
        lexicon=fingerprint(),
    )
    if not settings.privacy.redact:
        return result
    with clock.stage("privacy"):
        return privacy.redact(result, settings.privacy.allow)


def analyse_path(path: Path, settings: Settings, clock: Clock | None = None) -> DossierResult:
    """Read a folder of files (or one file) and analyse it."""
    clock = clock or Clock()
    with clock.stage("reading"):
        dossier = reading.read_dossier(path, settings.reading)
    return analyse(dossier, settings, clock)


def analyse_files(
    files: reading.DossierFiles,
    settings: Settings,
    clock: Clock | None = None,
    cache: Path | None = None,
    inputs: Iterable[tuple[str, str]] = (),
) -> DossierResult:
    """Read the files of one dossier, as discovered, and analyse it.

    Parameters
    ----------
    cache
        Folder of kept readings and parses, if any.
    inputs
        Path and content hash of everything that the reading depends on; needed with a cache.
    """
    clock = clock or Clock()
    with clock.stage("reading"):
        if cache is None:
            dossier = reading.read_files(files, settings.reading)
        else:
            from dossier_nlp.caching import readings

            dossier = readings.read_files(files, inputs, settings.reading, cache)
    return analyse(dossier, settings, clock, cache)
