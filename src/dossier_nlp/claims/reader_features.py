"""What a statement looks like to the trained reader of claims: words, rules, neighbours.

As in tagging, persons enter by their part in the family only, so the reader cannot weigh mothers
and fathers differently.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier_nlp.claims.dispute import Response, accuses, response_of
from dossier_nlp.claims.statements import DocumentStatements, Statement
from dossier_nlp.claims.wording import Wording
from dossier_nlp.records import AUTHOR, Tag
from dossier_nlp.tagging.reader_features import Stretch, features_of

_PARENTS = frozenset({"mother", "father", "stepparent"})
_OWN, _NEIGHBOUR = 2.0, 1.0
"""Values of the marks of a statement itself and of those beside it."""
_LATE = 3
"""From so many documents on, it does not matter how many came before."""


@dataclass(frozen=True, slots=True)
class Described:
    """A statement as the reader sees it, with the answer that the rules found in it."""

    statement: Statement
    features: dict[str, float]
    response: Response | None


def describe(document: DocumentStatements, tags: Iterable[Tag]) -> list[Described]:
    """Describe all statements of a document, headings aside.

    Parameters
    ----------
    document
        Its statements.
    tags
        Its tags of the other families.
    """
    marked = {statement.place for statement in document.marked()}
    families = _families(document, tags)
    statements = [
        statement
        for number, passage in enumerate(document.passages)
        if not passage.heading
        for statement in document.of(number)
    ]
    responses: list[Response | None] = []
    marks: list[list[str]] = []
    for statement in statements:
        known = statement.place in marked
        response = response_of(statement, document) if known else None
        names = list(_marks(statement, response)) if known else []
        for at in range(*statement.tokens):
            names += families.get(at, ())
        responses.append(response)
        marks.append(sorted(set(names)))
    return [
        Described(statement, _features(document, statement, marks, number), response)
        for number, (statement, response) in enumerate(zip(statements, responses))
    ]


def wording_of(described: Iterable[Described]) -> Wording:
    """Return the weights of the words of a dossier, over all that its papers say."""
    return Wording([item.statement for item in described])


def _features(
    document: DocumentStatements, statement: Statement, marks: Sequence[list[str]], number: int
) -> dict[str, float]:
    start, end = statement.tokens
    part = Stretch(start, end, statement.sentence)
    found = features_of(document.parsed.doc, part, (), pieces=False)
    found[f"r:late {min(_LATE, document.number)}"] = _OWN
    found[f"r:type {document.parsed.document.type}"] = _OWN
    for name in marks[number]:
        found[f"r:{name}"] = _OWN
    for side, beside in (("before", number - 1), ("after", number + 1)):
        if 0 <= beside < len(marks):
            for name in marks[beside]:
                found[f"r:{side} {name}"] = _NEIGHBOUR
    return found


def _families(document: DocumentStatements, tags: Iterable[Tag]) -> dict[int, list[str]]:
    """Return what the other families found, by its first token."""
    idx = document.cols.idx
    found: dict[int, list[str]] = {}
    for tag in tags:
        first = max(0, bisect_right(idx, tag.start) - 1)
        last = max(first + 1, bisect_left(idx, tag.end))
        names = (f"family {tag.family}", f"tag {tag.category} {tag.status}".rstrip())
        for at in range(first, last):
            found.setdefault(at, []).extend(names)
    return found


def _marks(statement: Statement, response: Response | None) -> Iterator[str]:
    """Yield the names of what a statement shows, without saying which parent it is about."""
    for name in statement.classes:
        yield f"class {name}"
    for stance in statement.stances:
        yield f"stance {stance.category} {stance.kind}"
    of_a_parent = statement.agent in _PARENTS
    by_a_parent = statement.holder in _PARENTS
    shown = {
        "firm": statement.firm,
        "sure": statement.sure,
        "blamed": statement.blamed,
        "negated": statement.negated,
        "hypothetical": statement.hypothetical,
        "dated": statement.when is not None,
        "accuses": accuses(statement),
        "act": bool(statement.classes),
        "act of a parent": bool(statement.classes) and of_a_parent,
        "of a parent": of_a_parent,
        "of a child": statement.agent == "child",
        "done to somebody": bool(statement.patient),
        "said by somebody": statement.holder != AUTHOR,
        "said by a parent": by_a_parent,
        "said of another": by_a_parent and statement.agent not in ("", statement.holder),
    }
    yield from (name for name, holds in shown.items() if holds)
    if response is not None:
        yield f"answer {response.act}"
        if response.points_back:
            yield "points back"
        if response.cued:
            yield "cued"
