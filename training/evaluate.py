"""Print the figures of a pipeline on the test sets, beside those of nl_core_news 3.8.

    python training/evaluate.py --treebank FOLDER [--model PATH_OR_NAME] [--json FILE]

Text goes in as text: tokens, sentence ends and all else are the pipeline's own, the scorer is
spaCy's.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import spacy  # noqa: E402
import trim  # noqa: E402
from conllu import Sentence, read  # noqa: E402
from corpus import to_doc  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.scorer import Scorer  # noqa: E402
from spacy.training import Example  # noqa: E402

from dossier_nlp.language.blas import prefer_numpy_blas  # noqa: E402

# Published with the packages (meta.json); UD 2.8 Alpino test. A lemma follows another policy there.
MEASURES = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
PUBLISHED = {
    "nl_core_news_sm": (0.958, 0.951, 0.950, 0.857, 0.805, 0.865),
    "nl_core_news_md": (0.963, 0.960, 0.954, 0.867, 0.821, 0.871),
    "nl_core_news_lg": (0.967, 0.966, 0.955, 0.876, 0.830, 0.869),
}
LABELS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "aux:pass",
    "compound:prt",
    "expl:pv",
    "ccomp",
    "xcomp",
    "advcl",
    "acl:relcl",
    "cop",
    "conj",
    "nmod",
    "nmod:poss",
    "amod",
    "advmod",
    "appos",
    "parataxis",
    "mark",
    "case",
)
GLUED = 10


def glued(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Yield ten sentences a text, as `spacy convert -n 10` does."""
    for i in range(0, len(sentences), GLUED):
        yield sentences[i : i + GLUED]


def laid_out(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Yield one block of text at a time, as documents hand them over.

    Paragraphs are known by the ids of the treebank; a sentence without a final mark (heading, list
    item) ends its block too, since on paper it stood on a line of its own.
    """
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        block: list[Sentence] = []
        for sentence in group:
            block.append(sentence)
            if sentence.words[-1].pos != "PUNCT":
                yield block
                block = []
        if block:
            yield block


def run(nlp: Language, groups: list[list[Sentence]]) -> list[Example]:
    """Run the pipeline over the groups as plain text."""
    references = [to_doc(nlp.vocab, group) for group in groups]
    found = nlp.pipe(reference.text for reference in references)
    return [Example(doc, reference) for doc, reference in zip(found, references, strict=True)]


def speed(nlp: Language, sentences: list[Sentence]) -> float:
    """Return words per second, best of three, on texts of thirty sentences."""
    texts = ["\n".join(s.text for s in sentences[i : i + 30]) for i in range(0, len(sentences), 30)]
    best = 0.0  # processor time: other work on the machine must not count
    for _ in range(3):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - start))
    return best


def report(results: dict[str, dict[str, object]]) -> str:
    """Return the tables as Markdown."""
    lines = ["| | " + " | ".join(MEASURES) + " |", "|---|" + "---:|" * len(MEASURES)]
    published = {name: dict(zip(MEASURES, row, strict=True)) for name, row in PUBLISHED.items()}
    for name, scores in {**results, **published}.items():
        cells = (f"{float(scores[m]):.3f}" if m in scores else "" for m in MEASURES)  # type: ignore[arg-type]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    theirs = json.loads((ROOT / "tests/data/nl_core_news_lg.json").read_text(encoding="utf-8"))[
        "dep_f"
    ]
    lines += [
        "",
        "| F per label | " + " | ".join(results) + " | nl_core_news_lg |",
        "|---|" + "---:|" * (len(results) + 1),
    ]
    for label in LABELS:
        cells = []
        for scores in results.values():
            per_type = scores["dep_las_per_type"]
            assert isinstance(per_type, dict)
            cells.append(f"{per_type[label]['f']:.3f}" if label in per_type else "")
        lines.append(f"| {label} | " + " | ".join(cells) + f" | {theirs.get(label, '')} |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Evaluate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--model", default=str(ROOT / "src/dossier_nlp/language/model/nl_dossier"))
    parser.add_argument("--json", type=Path, help="also write all scores here")
    options = parser.parse_args(arguments)

    trim.register()
    start = time.process_time()
    nlp = spacy.load(options.model)
    loaded = time.process_time() - start
    prefer_numpy_blas()
    # The treebank's policy: a verb has its base lemma, and an agent stands beside an auxiliary of
    # the passive. Joined verbs and the agents of bare participles are steps after it.
    nlp.get_pipe("dossier_lemmas").join_separable = False
    nlp.get_pipe("dossier_agents").bare_participles = False
    alpino = list(read(options.treebank / "alpino-test.normalised.conllu.xz"))
    lassy = list(read(options.treebank / "lassysmall-test.normalised.conllu.xz"))
    scorer = Scorer(nlp)
    results: dict[str, dict[str, object]] = {}
    for how, cut in (("in blocks", laid_out), ("ten glued", glued)):
        examples = {
            "Alpino": run(nlp, list(cut(alpino))),
            "LassySmall": run(nlp, list(cut(lassy))),
        }
        examples["both"] = [example for group in examples.values() for example in group]
        for name, group in examples.items():
            results[f"{name}, {how}"] = dict(scorer.score(group))
    print(report(results))
    print(f"\nloaded in {loaded:.2f} s; {speed(nlp, alpino):,.0f} words/s on one core")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
