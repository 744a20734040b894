"""Train the learned parts of tagging on annotated dossiers: ``make learn``.

Writes the files of the package and the list of the dossiers they were trained on. With
``--leave-one-out FOLDER`` it writes, for every dossier, files trained on all the others to
``FOLDER/<dossier>``, so that ``make quality`` can measure each dossier by what has not seen it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import indicator_reader
import lexicon_examples
import tagging_reader

from dossier_nlp import settings
from dossier_nlp.evaluation.evaluate import as_dossier
from dossier_nlp.evaluation.gold import GoldDossier, find_gold, read_gold
from dossier_nlp.language.parsed import Parsed, parse_dossier
from dossier_nlp.tagging import learned

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Describe the dossiers once, then train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "corpora_sample")
    parser.add_argument("--leave-one-out", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    sentences: list[indicator_reader.Sentence] = []
    with learned.use(None):
        examples = tagging_reader.collect(_parsed(given.gold, sentences))
        matrix = tagging_reader.Matrix(examples, lexicon_examples.collect())
    if given.leave_one_out is None:
        tagging_reader.train(matrix, learned.PACKAGE / learned.READER)
        indicator_reader.write(sentences, learned.PACKAGE / learned.INDICATORS)
        learned.write_trained_on(_marks(given.gold))
        return
    for name in examples.names:
        folder = given.leave_one_out / name
        folder.mkdir(parents=True, exist_ok=True)
        tagging_reader.train(matrix, folder / learned.READER, leave_out=name)
        rest = [row for row in sentences if row.dossier != name]
        indicator_reader.write(rest, folder / learned.INDICATORS)
        print(name, file=sys.stderr, flush=True)


def _parsed(
    root: Path, sentences: list[indicator_reader.Sentence]
) -> Iterator[tuple[GoldDossier, list[Parsed]]]:
    """Parse every dossier once; its sentences are read on the way."""
    language = settings.load().language
    for folder in find_gold(root):
        gold = read_gold(folder)
        papers = parse_dossier(as_dossier(gold), language)
        sentences += indicator_reader.read_sentences(gold, papers)
        yield gold, papers


def _marks(root: Path) -> list[str]:
    dossiers = [read_gold(folder) for folder in find_gold(root)]
    return [learned.dossier_mark(d.document.text for d in one.documents) for one in dossiers]


if __name__ == "__main__":
    main()
