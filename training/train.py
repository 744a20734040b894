"""Make the embedded Dutch model from the treebank files: prepare, train, trim, write.

    python training/train.py --treebank FOLDER

One core and about an hour. The result goes to ``src/dossier_nlp/language/model``;
``training/evaluate.py`` prints its figures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

# Two threads of a BLAS on one small matrix only get in each other's way.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import corpus  # noqa: E402
import lemma_table  # noqa: E402
import trim  # noqa: E402
import verb_facts  # noqa: E402
from spacy import util  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train as train_loop  # noqa: E402
from thinc.api import NumpyOps, get_current_ops  # noqa: E402


def main(arguments: list[str] | None = None) -> None:
    """Run the whole of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--treebank", type=Path, required=True, help="folder with the .conllu.xz files"
    )
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "model", help="for what is made on the way"
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "src/dossier_nlp/language/model/nl_dossier"
    )
    parser.add_argument(
        "--steps", type=int, default=0, help="training steps, for a trial (default: the config's)"
    )
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)

    data = options.work / "data"
    counts = corpus.prepare(options.treebank, data, options.seed)
    print(json.dumps(counts, indent=1), flush=True)

    overrides: dict[str, object] = {
        "paths.train": str(data / "train.spacy"),
        "paths.dev": str(data / "dev.spacy"),
        "system.seed": options.seed,
    }
    if options.steps:
        overrides["training.max_steps"] = options.steps
    config = util.load_config(
        ROOT / "training" / "config.cfg", overrides=overrides, interpolate=False
    )
    ops = get_current_ops()
    if isinstance(ops, NumpyOps):
        ops.use_blis = False  # numpy's own BLAS is three times as fast on one core
    nlp = init_nlp(config)
    train_loop(nlp, options.work, use_gpu=-1)
    trim.write(options.work / "model-best", options.output)
    verb_facts.write(options.treebank, options.output.with_name("verb_facts.tsv"))
    lemma_table.write(
        options.treebank,
        options.output.with_name("lemmas.tsv"),
        options.output.with_name("lemma_rules.tsv"),
    )


if __name__ == "__main__":
    main()
