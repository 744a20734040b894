"""The command ``lexicon diff``: what the lexicons as they are now would change in a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dossier_nlp.errors import InputError

if TYPE_CHECKING:
    from dossier_nlp.records import DossierResult
    from dossier_nlp.settings import Settings
    from dossier_nlp.tagging.changes import Change

_RESULTS = ".json.gz"
_KINDS = ("added", "removed", "changed")


def lexicon_diff(run: Path, settings: Settings, examples: int = 5) -> None:
    """Tag the papers of a run anew and print how its tags would differ.

    Counts by family come first, then up to `examples` places of every family and kind: dossier,
    paper, page, place in the text and rule, never words of the papers.

    Raises
    ------
    InputError
        When the folder holds no results of a run.
    """
    from dossier_nlp.lexicon.load import fingerprint

    known: set[str] = set()
    found: list[tuple[str, Change]] = []
    for result in _results(run):
        known.add(result.lexicon)
        found += [(result.dossier_id, change) for change in _changes(result, settings)]
        typer.echo(f"{result.dossier_id} ...", err=True)
    if known == {fingerprint()}:
        typer.echo("The lexicons are those of the run.")
    _print(found, examples)


def _results(run: Path) -> Iterator[DossierResult]:
    from dossier_nlp.batch.store import ResultStore

    folder = run / "results"
    names = sorted(path.name.removesuffix(_RESULTS) for path in folder.glob(f"*{_RESULTS}"))
    if not names:
        raise InputError(f"{folder} holds no results; name the folder that a run wrote (--out)")
    store = ResultStore(folder)
    for name in names:
        stored = store.read(name)
        if stored is None:
            raise InputError(f"{store.path(name)} cannot be read; run the same again to renew it")
        yield stored.result


def _changes(result: DossierResult, settings: Settings) -> list[Change]:
    from dossier_nlp.language.parsed import parse_dossier
    from dossier_nlp.records import Dossier
    from dossier_nlp.tagging.changes import compare_tags
    from dossier_nlp.tagging.tagger import TAGGERS, tag_dossier

    dossier = Dossier(result.dossier_id, result.documents)
    after = tag_dossier(parse_dossier(dossier, settings.language))
    return compare_tags((tag for tag in result.tags if tag.family in TAGGERS), after)


def _print(found: list[tuple[str, Change]], examples: int) -> None:
    from dossier_nlp.tagging.changes import count_changes
    from dossier_nlp.tagging.tagger import TAGGERS

    if not found:
        typer.echo("No tag would change.")
        return
    counts = count_changes(change for _, change in found)
    typer.echo(f"{'family':14}" + "".join(f"{kind:>9}" for kind in _KINDS))
    for family in TAGGERS:
        numbers = [counts[family, kind] for kind in _KINDS]
        if any(numbers):
            typer.echo(f"{family:14}" + "".join(f"{number:9d}" for number in numbers))
    for family in TAGGERS:
        for kind in _KINDS:
            places = [p for p in found if (p[1].tag.family, p[1].kind) == (family, kind)]
            for dossier_id, change in places[:examples]:
                typer.echo(_line(dossier_id, change))
            if len(places) > examples > 0:
                typer.echo(f"  ... and {len(places) - examples} more of {family}, {kind}")


def _line(dossier_id: str, change: Change) -> str:
    tag = change.tag
    line = (
        f"  {change.kind:8} {tag.family}.{tag.category}: {dossier_id}/{tag.document_id}"
        f" p. {tag.page}, {tag.start}-{tag.end}, {tag.rule}"
    )
    if change.values:
        values = (
            f"{name} {one or '-'} -> {other or '-'}" for name, (one, other) in change.values.items()
        )
        line += f" ({'; '.join(values)})"
    return line
