"""Runs the rooms over annotated dossiers and compares what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier_nlp import analysis, language, reading, tagging
from dossier_nlp.errors import InputError
from dossier_nlp.evaluation.dossier_truth import DossierScores, add_dossier
from dossier_nlp.evaluation.gold import GoldDocument, GoldDossier, find_gold, read_gold
from dossier_nlp.evaluation.items import ROWS, gold_items, tag_items
from dossier_nlp.evaluation.matching import Score
from dossier_nlp.language.pipeline import load, model_name
from dossier_nlp.records import Document, Dossier, DossierResult, Tag
from dossier_nlp.settings import Settings
from dossier_nlp.tagging import learned

WHOLE = "dossier"
"""Asked for with the rows, this also runs claims and scoring."""


@dataclass(slots=True)
class Evaluation:
    """Everything measured over the dossiers."""

    dossiers: int = 0
    rules_alone: int = 0
    documents: int = 0
    words: int = 0
    model: str = ""
    rows: dict[str, Score] = field(default_factory=lambda: {row: Score() for row in ROWS})
    by_type: dict[str, dict[str, Score]] = field(default_factory=dict)
    whole: DossierScores = field(default_factory=DossierScores)


def model_of(settings: Settings) -> str:
    """Return name and version of the model that the settings ask for."""
    return model_name(load(settings.language))


def as_dossier(gold: GoldDossier) -> Dossier:
    """Make the dossier that the rooms get: clean texts, described by the reading room alone.

    The file names of annotated texts hold their date and type, so the reading room sees a
    neutral name instead; what it says of date, type and discipline comes from the text.
    """
    documents = [_described(number, item) for number, item in enumerate(gold.documents, 1)]
    return Dossier(gold.dossier_id, tuple(sorted(documents, key=lambda d: (d.date, d.document_id))))


def _described(number: int, item: GoldDocument) -> Document:
    neutral = replace(item.document, file=f"document-{number:02d}.txt")
    return replace(reading.describe(neutral), file=item.document.file)


@dataclass(frozen=True, slots=True)
class Compared:
    """One annotated dossier beside what was found in it."""

    gold: GoldDossier
    result: DossierResult
    tags: tuple[Tag, ...]
    whole: bool
    rules_alone: bool = False


def compare(
    root: Path,
    settings: Settings,
    only: Sequence[str] = (),
    rows: Sequence[str] = (),
    models: Path | None = None,
) -> Iterator[Compared]:
    """Run the rooms over annotated dossiers, one by one.

    The learned parts of tagging are not used on a dossier that they were trained on: what they
    do there says nothing. On such a dossier the rules stand alone, unless ``models`` holds parts
    that were trained without it.

    Parameters
    ----------
    root
        A folder of annotated dossiers, or one of them.
    only
        Names of the dossiers to use; all when empty.
    rows
        What will be measured (see :func:`evaluate`).
    models
        A folder with, for every dossier, learned parts that have not seen it.

    Raises
    ------
    InputError
        When there are no annotated dossiers, or one cannot be read.
    """
    whole = bool(wanted_rows(rows) & {"claim", WHOLE})
    folders = find_gold(root)
    unknown = set(only) - {folder.name for folder in folders}
    if unknown:
        raise InputError(f"no annotated dossier {sorted(unknown)[0]!r} in {root}")
    for folder in folders:
        if only and folder.name not in only:
            continue
        gold = read_gold(folder)
        seen = learned.dossier_mark(d.document.text for d in gold.documents) in learned.trained_on()
        parts = models / folder.name if models else None if seen else learned.PACKAGE
        with learned.use(parts):
            result, tags = _found(as_dossier(gold), settings, whole)
        yield Compared(gold, result, tags, whole, rules_alone=parts is None)


def _found(
    dossier: Dossier, settings: Settings, whole: bool
) -> tuple[DossierResult, tuple[Tag, ...]]:
    if whole:
        result = analysis.analyse(dossier, settings)
        return result, result.tags
    tags = tagging.tag_dossier(language.parse_dossier(dossier, settings.language))
    return DossierResult(dossier.dossier_id, dossier.documents), tags


def wanted_rows(rows: Sequence[str]) -> set[str]:
    """Return the rows to measure; ``role`` stands for its three, nothing for everything.

    Raises
    ------
    InputError
        When a name is no row.
    """
    wanted = set(rows) or {*ROWS, WHOLE}
    unknown = wanted - {*ROWS, WHOLE, "role"}
    if unknown:
        raise InputError(f"no family {sorted(unknown)[0]!r}; there are {', '.join(ROWS)}")
    return wanted | {"perpetrator", "victim", "rescuer"} if "role" in wanted else wanted


def evaluate(
    root: Path,
    settings: Settings,
    only: Sequence[str] = (),
    rows: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
) -> Evaluation:
    """Measure the system on annotated dossiers.

    Parameters
    ----------
    root
        A folder of annotated dossiers, or one of them.
    only
        Names of the dossiers to use; all when empty.
    rows
        Rows (see :data:`ROWS`, or ``role``) to measure; all, and the dossiers as wholes, when
        empty. Without ``claim`` and ``dossier`` only reading, language and tagging run.
    progress
        Told the name of each dossier when it is done.

    Raises
    ------
    InputError
        When there are no annotated dossiers, or one cannot be read.
    """
    measured = Evaluation(model=model_of(settings))
    for compared in compare(root, settings, only, rows):
        add(measured, compared, wanted_rows(rows))
        if progress:
            progress(compared.gold.dossier_id)
    return measured


def add(measured: Evaluation, compared: Compared, wanted: set[str]) -> None:
    """Add one compared dossier to the figures."""
    measured.rules_alone += compared.rules_alone
    if compared.whole:
        add_dossier(measured.whole, compared.gold, compared.result)
    _add_documents(measured, compared.gold, compared.result, compared.tags, wanted)


def _add_documents(
    measured: Evaluation,
    gold: GoldDossier,
    result: DossierResult,
    tags: Iterable[Tag],
    wanted: set[str],
) -> None:
    measured.dossiers += 1
    by_document: dict[str, list[Tag]] = {}
    for tag in tags:
        by_document.setdefault(tag.document_id, []).append(tag)
    described = {document.document_id: document for document in result.documents}
    for item in gold.documents:
        name = item.document.document_id
        measured.documents += 1
        measured.words += item.document.words
        found = described[name]
        for question, truth, answer in (
            ("date", item.date, found.date),
            ("type", item.type, found.type),
            (
                "discipline",
                reading.normalise_discipline(item.discipline),
                found.discipline,
            ),
        ):
            measured.whole.rate(question).add(truth, answer)
        gold_rows, tag_rows = gold_items(item.spans), tag_items(by_document.get(name, ()))
        by_type = measured.by_type.setdefault(item.type, {row: Score() for row in ROWS})
        for row in ROWS:
            if row in wanted:
                measured.rows[row].add(gold_rows[row], tag_rows[row])
                by_type[row].add(gold_rows[row], tag_rows[row])
