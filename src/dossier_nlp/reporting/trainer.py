"""The trainer's page: pasted paragraphs with their tags, version beside version.

A static page cannot run the model, so the command ``tag --html`` makes this one: what the reader
finds in a paragraph, why, and how that changes when the paragraph is written another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier_nlp.records import FAMILIES, DossierResult, Tag
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.environment import environment
from dossier_nlp.reporting.files import replacing_text
from dossier_nlp.reporting.framing import actor_order
from dossier_nlp.reporting.passages import Passage, passages
from dossier_nlp.reporting.places import Places
from dossier_nlp.reporting.rates import by_family, words_in
from dossier_nlp.settings import ReportSettings


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in the list below the text, with its place in it."""

    tag: Tag
    anchor: str


@dataclass(frozen=True, slots=True)
class Version:
    """One pasted paragraph."""

    number: int
    words: int
    passages: tuple[Passage, ...]
    found: tuple[Found, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TrainerView:
    """Everything on the page: the versions in the order in which they were pasted."""

    versions: tuple[Version, ...]
    families: tuple[str, ...]
    actors: tuple[str, ...]
    holders: tuple[str, ...]
    model: str
    lexicon: str


def trainer_view(results: Sequence[DossierResult], words: Words) -> TrainerView:
    """Compute the page of versions, each analysed by itself and of one document."""
    whole = _together(results)
    places = Places(whole)
    versions = []
    families = tuple(f for f in FAMILIES if any(tag.family == f for tag in whole.tags))
    for number, document in enumerate(whole.documents, start=1):
        tags = places.tags.get(document.document_id, [])
        counts = by_family(tags)
        versions.append(
            Version(
                number,
                words_in(document),
                tuple(passages(document, places, words)),
                tuple(Found(tag, places.of_tag(tag)) for tag in tags),
                tuple((family, counts[family]) for family in families),
            )
        )
    return TrainerView(
        tuple(versions),
        families,
        tuple(sorted({t.actor for t in whole.tags if t.actor}, key=actor_order)),
        tuple(sorted({t.holder for t in whole.tags}, key=actor_order)),
        whole.model,
        whole.lexicon,
    )


def _together(results: Sequence[DossierResult]) -> DossierResult:
    """Put versions under names of their own into one result."""
    documents, tags = [], []
    for number, result in enumerate(results, start=1):
        for document in result.documents:
            name = f"v{number}"
            documents.append(replace(document, document_id=name))
            tags += [
                replace(tag, document_id=name)
                for tag in result.tags
                if tag.document_id == document.document_id
            ]
    last = results[-1] if results else DossierResult("", ())
    return replace(
        DossierResult("", tuple(documents), tuple(tags)), model=last.model, lexicon=last.lexicon
    )


def write_trainer(results: Sequence[DossierResult], file: Path, settings: ReportSettings) -> None:
    """Write the page.

    Parameters
    ----------
    results
        A result per version, of one document each.
    file
        The page to write; its folder is made when it is not there.
    settings
        Language of the page.
    """
    view = trainer_view(results, Words.of(settings.language))
    page = environment(settings.language).get_template("trainer.html").render(view=view)
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing_text(file) as stream:
        stream.write(page)
