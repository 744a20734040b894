"""The lint of all lexicons: what it means that a row fires, for every kind of row.

* Frames, labels and qualities (``roles/``, ``strengths/``) fire where the tagger casts somebody.
* Acts (``violence_acts``) fire where the verb and its parts share a clause.
* Indicators fire where the pattern matches, and the tagger, given this row alone, makes a finding:
  so ``with``, ``without``, ``who`` and denials count.
* Cue lists (``actors/``, ``assertion/``, ``holder/``, ``claims/``, ``interventions/status``) name
  words; how far a word reaches is grammar, tested with the code. Their rows fire where they match.
* All other rows fire where their pattern matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.errors import LexiconError
from dossier_nlp.lexicon.check import Fire, check
from dossier_nlp.lexicon.compile import CompiledLexicon, Lexicons, compile_lexicon
from dossier_nlp.lexicon.load import EXCEPTION, Row, lexicon_names, load_rows
from dossier_nlp.records import FAMILIES
from dossier_nlp.tagging import indicators, roles_rules, strengths_rules
from dossier_nlp.tagging.acts import act_lexicon

ACT_LEXICONS: tuple[str, ...] = ("violence_acts",)
ROLE_LEXICONS: tuple[str, ...] = (*roles_rules.FRAMES, *roles_rules.PATTERNS)
STRENGTH_LEXICONS: tuple[str, ...] = (*strengths_rules.FRAMES, *strengths_rules.PATTERNS)

_Fired = Iterable[tuple[str, int, int]]


def check_lexicons(nlp: Language, names: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with the lexicons, one line a fault; an empty list when all is well.

    Parameters
    ----------
    nlp
        The pipeline that parses the examples.
    names
        Lexicons to check; all of them when empty.
    """
    wanted = tuple(names) or lexicon_names()
    lexicons = Lexicons()
    faults = check(nlp, wanted, {name: f for name in wanted if (f := _fire_of(name, lexicons))})
    shown = [name for name in wanted if name in indicators.LEXICONS]
    found = check(nlp, shown, {name: _indicators() for name in shown}) if shown else []
    faults.extend(fault for fault in found if fault not in faults)
    faults.extend(fault for name in wanted for fault in _category_faults(name))
    return faults


def _fire_of(name: str, lexicons: Lexicons) -> Fire | None:
    """Return what tells which rows of a lexicon fire, None where its patterns alone decide."""
    if name in ACT_LEXICONS:
        return _acts_of(name)
    if name in ROLE_LEXICONS:
        return lambda doc: roles_rules.rows_that_fire(doc, lexicons)
    if name in STRENGTH_LEXICONS:
        return lambda doc: strengths_rules.rows_that_fire(doc, lexicons)
    if "/" in name and name not in indicators.LEXICONS:
        return _cues_of(name)
    return None


def _acts_of(name: str) -> Fire:
    def fires(doc: Doc) -> _Fired:
        matches = act_lexicon(name).find(doc, keep_all=True)
        return [(match.row.id, match.start, match.end) for match in matches]

    return fires


def _cues_of(name: str) -> Fire:
    def fires(doc: Doc) -> _Fired:
        lexicon = compile_lexicon(name)
        for match in lexicon.find(doc, keep_overlaps=True):
            yield match.row.id, match.start, match.end
        for row, start, end in lexicon.blocks(doc):
            if row is not None:
                yield row.id, start, end

    return fires


class _OneRow(Lexicons):
    """Lexicons of which every one holds a single row."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._only = CompiledLexicon((row,))

    def __getitem__(self, names: str | tuple[str, ...]) -> CompiledLexicon:
        return self._only


def _indicators() -> Fire:
    alone = cache(_OneRow)

    def fires(doc: Doc) -> _Fired:
        lexicon = compile_lexicon(*indicators.LEXICONS)
        for row, start, end in lexicon.blocks(doc):
            if row is not None:
                yield row.id, start, end
        for row in dict.fromkeys(m.row for m in lexicon.find(doc, keep_overlaps=True)):
            for finding in indicators.find(doc, alone(row)):
                if finding.rule == row.id:
                    yield row.id, finding.start, finding.end

    return fires


_FAMILY_OF: Mapping[str, str] = {
    **dict.fromkeys(ROLE_LEXICONS, roles_rules.FAMILY),
    **dict.fromkeys(STRENGTH_LEXICONS, strengths_rules.FAMILY),
}


def _category_faults(name: str) -> Iterator[str]:
    """Say which rows below a folder of a family have a category that the family lacks."""
    family = _FAMILY_OF.get(name)
    if family is None:
        return
    try:
        rows = load_rows(name)
    except LexiconError:
        return  # said already
    known = {*FAMILIES[family], EXCEPTION}
    for row in rows:
        if row.category not in known:
            yield f"{row.file}, line {row.line}, {row.id}: there is no category {row.category!r}"
