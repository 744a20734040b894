"""Train the learned parts of tagging and claims on annotated dossiers: ``make learn``.

Learns from the sample dossiers and from the own-written ones beside this script. Writes the files
of the package and the list of the dossiers they were trained on. With ``--leave-one-out FOLDER``
it writes, for every dossier, files trained without it to ``FOLDER/<dossier>``, so that
``make quality`` can measure each dossier by what has not seen it. Dossiers are left out in small
groups: that takes less time, and says if anything a little too little.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import claim_reader
import indicator_reader
import lexicon_examples
import tagging_reader

from dossier_nlp import settings
from dossier_nlp.claims.reader import CLAIMS
from dossier_nlp.evaluation.evaluate import as_dossier
from dossier_nlp.evaluation.gold import GoldDossier, find_gold, read_gold
from dossier_nlp.language.parsed import Parsed, parse_dossier
from dossier_nlp.tagging import learned

ROOT = Path(__file__).resolve().parents[1]
GOLD = (ROOT / "corpora_sample", ROOT / "training" / "dossiers")
GROUP = 4
"""Dossiers that are left out together."""


def main() -> None:
    """Describe the dossiers once, then train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="*", default=GOLD)
    parser.add_argument("--leave-one-out", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    lessons = _Lessons(given.gold)
    if given.leave_one_out is None:
        lessons.train(learned.PACKAGE)
        learned.write_trained_on(_marks(given.gold))
        return
    for group in lessons.groups:
        first, *others = [given.leave_one_out / name for name in group]
        first.mkdir(parents=True, exist_ok=True)
        lessons.train(first, group)
        for folder in others:
            shutil.copytree(first, folder, dirs_exist_ok=True)
        print(*group, file=sys.stderr, flush=True)


class _Lessons:
    """What all learned parts are trained on, described once by the rules alone."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._sentences: list[indicator_reader.Sentence] = []
        self._units: list[claim_reader.Unit] = []
        with learned.use(None):
            examples = tagging_reader.collect(self._parsed(roots))
            self._matrix = tagging_reader.Matrix(examples, lexicon_examples.collect())
        count = -(-len(examples.names) // GROUP)
        self.groups = [examples.names[number::count] for number in range(count)]
        self._claims = claim_reader.ClaimTraining(self._units, self.groups)

    def _parsed(self, roots: Iterable[Path]) -> Iterator[tuple[GoldDossier, list[Parsed]]]:
        """Parse every dossier once; its sentences and statements are read on the way."""
        language = settings.load().language
        for folder in _folders(roots):
            gold = read_gold(folder)
            papers = list(parse_dossier(as_dossier(gold), language))
            self._sentences += indicator_reader.read_sentences(gold, papers)
            self._units += claim_reader.read_units(gold, papers)
            yield gold, papers

    def train(self, out: Path, leave_out: Sequence[str] = ()) -> None:
        """Write all learned parts, trained on all dossiers but those left out."""
        tagging_reader.train(self._matrix, out / learned.READER, leave_out)
        rest = [row for row in self._sentences if row.dossier not in leave_out]
        indicator_reader.write(rest, out / learned.INDICATORS)
        self._claims.write(out / CLAIMS, leave_out)


def _folders(roots: Iterable[Path]) -> list[Path]:
    return [folder for root in roots for folder in find_gold(root)]


def _marks(roots: Iterable[Path]) -> list[str]:
    dossiers = [read_gold(folder) for folder in _folders(roots)]
    return [learned.dossier_mark(d.document.text for d in one.documents) for one in dossiers]


if __name__ == "__main__":
    main()
