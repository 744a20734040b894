# mypy: ignore-errors
# The other tools are not installed where types are checked.
"""Compare negation in Dutch: this package, clinlp's context algorithm, medspaCy's Dutch rules.

The cases are the marked-up lines of ``tests/data/language/assertion.txt``. Every tool gets the
same phrase in the same text and says whether it is affirmed, negated or hypothetical; the others
find no phrases here, they only judge them. Their packages do not belong in the environment of this
project (medspaCy wants another spaCy), so each answers in a virtual environment of its own::

    python -m venv ../clinlp && ../clinlp/bin/pip install clinlp
    python -m venv ../medspacy && ../medspacy/bin/pip install medspacy
    python bench/negation.py answer dossier --out ../dossier.json
    ../clinlp/bin/python bench/negation.py answer clinlp --out ../clinlp.json
    ../medspacy/bin/python bench/negation.py answer medspacy --out ../medspacy.json
    python bench/negation.py table ../*.json

The cases were written with this package and are no fair contest. The annotated phrases of the
sample dossiers are fairer; ``export`` writes them with their paragraphs (outside the repository),
and ``answer`` and ``table`` take them with ``--phrases``::

    python bench/negation.py export --out ../phrases.json
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "data" / "language" / "assertion.txt"
POLARITIES = ("affirmed", "negated", "hypothetical")
PACKAGES = {"dossier": "dossier-nlp", "clinlp": "clinlp", "medspacy": "medspacy"}
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")

Answer = Callable[[str, int, int], str]


Case = tuple[str, str, int, int, str]


def cases(phrases: Path | None = None) -> Iterator[Case]:
    """Yield ``(id, text, start, end, polarity)`` of every phrase whose polarity is marked."""
    if phrases is not None:
        yield from (tuple(row) for row in json.loads(phrases.read_text(encoding="utf-8")))
        return
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        case_id, _, marked = line.split("\t")
        text, spans = _unmark(re.sub(r"⏎(?:[#>|-] )?", " ", marked))
        for number, (start, end, answer) in enumerate(spans):
            if answer in POLARITIES:
                yield f"{case_id.lstrip('!')}.{number}", text, start, end, answer


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        last = match.end()
    return text + marked[last:], spans


SAMPLE = ROOT / "corpora_sample"
_HELD_OUT = re.compile(r"p[345]|d(?:19|2\d|3\d)")


def export() -> list[Case]:
    """Return the annotated phrases of the sample dossiers, each with its paragraph."""
    from dossier_nlp.evaluation.gold import find_gold, read_gold
    from dossier_nlp.evaluation.items import gold_items

    found: list[Case] = []
    for folder in find_gold(SAMPLE):
        part = "held out" if _HELD_OUT.fullmatch(folder.name) else "development"
        for item in read_gold(folder).documents:
            for row, items in gold_items(item.spans).items():
                for number, gold in enumerate(items):
                    polarity = gold.attributes.get("polarity", "")
                    block = item.document.block_of(gold.start)
                    if polarity not in POLARITIES or block is None or gold.end > block.end:
                        continue
                    case_id = f"{part}.{folder.name}.{item.document.document_id}.{row}.{number}"
                    text = item.document.text[block.start : block.end]
                    found.append(
                        (case_id, text, gold.start - block.start, gold.end - block.start, polarity)
                    )
    return found


# --------------------------------------------------------------------------- the tools


def dossier() -> Answer:
    """Return what this package answers."""
    from dossier_nlp.language import pipeline
    from dossier_nlp.language.assertion import assertion_of
    from dossier_nlp.settings import LanguageSettings

    nlp = pipeline.load(LanguageSettings(model="embedded"))

    def answer(text: str, start: int, end: int) -> str:
        doc = nlp(text)
        span = doc.char_span(start, end, alignment_mode="expand")
        return assertion_of(doc, span.start, span.end).polarity

    return answer


def clinlp() -> Answer:
    """Return what clinlp's context algorithm with its own rules answers."""
    import clinlp  # type: ignore[import-not-found]  # registers its components
    import spacy
    from clinlp.ie import SPANS_KEY  # type: ignore[import-not-found]

    assert clinlp
    nlp = spacy.blank("clinlp")
    nlp.add_pipe("clinlp_normalizer")
    nlp.add_pipe("clinlp_sentencizer")
    context = nlp.add_pipe("clinlp_context_algorithm", config={"phrase_matcher_attr": "NORM"})
    before = [name for name in nlp.pipe_names if name != "clinlp_context_algorithm"]
    values = {"Absent": "negated", "Uncertain": "hypothetical", "Present": "affirmed"}

    def answer(text: str, start: int, end: int) -> str:
        doc = nlp.make_doc(text)
        for name in before:
            doc = nlp.get_pipe(name)(doc)
        span = doc.char_span(start, end, label="phrase", alignment_mode="expand")
        doc.spans[SPANS_KEY] = [span]
        doc = context(doc)
        found = doc.spans[SPANS_KEY][0]._.qualifiers_str or set()
        return next((v for k, v in values.items() if f"Presence.{k}" in found), "affirmed")

    return answer


def medspacy() -> Answer:
    """Return what medspaCy's ConText with its Dutch rules answers."""
    import spacy
    from medspacy.context import ConText  # type: ignore[import-not-found]

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    context = ConText(nlp, rules=str(_dutch_rules()))

    def answer(text: str, start: int, end: int) -> str:
        doc = nlp(text)
        span = doc.char_span(start, end, label="phrase", alignment_mode="expand")
        doc.ents = [span]
        doc = context(doc)
        found: Any = doc.ents[0]._
        if found.is_negated:
            return "negated"
        return "hypothetical" if found.is_hypothetical or found.is_uncertain else "affirmed"

    return answer


def _dutch_rules() -> Path:
    import medspacy

    home = Path(medspacy.__file__).parent
    found = [p for p in home.parent.rglob("context_rules.json") if p.parent.name == "nl"]
    if not found:
        raise SystemExit("this medspaCy holds no Dutch context rules (resources/nl)")
    return found[0]


TOOLS: dict[str, Callable[[], Answer]] = {
    "dossier": dossier,
    "clinlp": clinlp,
    "medspacy": medspacy,
}


def answers_of(tool: str, phrases: Path | None) -> dict[str, Any]:
    """Return all answers of a tool, and its version."""
    answer = TOOLS[tool]()
    given = {case_id: answer(text, start, end) for case_id, text, start, end, _ in cases(phrases)}
    return {"tool": tool, "version": metadata.version(PACKAGES[tool]), "answers": given}


# --------------------------------------------------------------------------- the table


def table(files: list[Path], phrases: Path | None) -> str:
    """Return the comparison as Markdown; of the sample dossiers only their figures."""
    results = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    results.sort(key=lambda r: list(TOOLS).index(r["tool"]))
    truth = {case_id: answer for case_id, _, _, _, answer in cases(phrases)}
    heads = [f"{PACKAGES[r['tool']]} {r['version']}" for r in results]
    lines = ["| phrases | number | " + " | ".join(heads) + " |", "|---|---|" + "---|" * len(heads)]
    for name in ("all", *POLARITIES, "development", "held out"):
        wanted = [c for c, a in truth.items() if name in ("all", a) or c.startswith(name)]
        if wanted:
            shares = [_share(result["answers"], truth, wanted) for result in results]
            lines.append(f"| {name} | {len(wanted)} | " + " | ".join(shares) + " |")
    scores = [_negation(result["answers"], truth) for result in results]
    for row, name in enumerate(("precision", "recall", "F1")):
        cells = " | ".join(f"{score[row]:.2f}" for score in scores)
        lines.append(f"| negated, {name} | | {cells} |")
    return "\n".join([*lines, ""])


def _share(given: dict[str, str], truth: dict[str, str], wanted: list[str]) -> str:
    right = sum(given.get(case_id) == truth[case_id] for case_id in wanted)
    return f"{right / (len(wanted) or 1):.2f}"


def _negation(given: dict[str, str], truth: dict[str, str]) -> tuple[float, float, float]:
    found = {case_id for case_id in truth if given.get(case_id) == "negated"}
    wanted = {case_id for case_id, answer in truth.items() if answer == "negated"}
    hits = len(found & wanted)
    precision, recall = hits / (len(found) or 1), hits / (len(wanted) or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("answer", help="let one tool answer all cases")
    one.add_argument("tool", choices=sorted(TOOLS))
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--phrases", type=Path, help="exported phrases instead of the case file")
    out = commands.add_parser("export", help="write the annotated phrases of the sample dossiers")
    out.add_argument("--out", type=Path, required=True)
    both = commands.add_parser("table", help="print the table of several answers")
    both.add_argument("files", type=Path, nargs="+")
    both.add_argument("--phrases", type=Path)
    given = parser.parse_args()
    if given.command == "answer":
        answers = answers_of(given.tool, given.phrases)
        given.out.write_text(json.dumps(answers, indent=1), encoding="utf-8")
    elif given.command == "export":
        given.out.write_text(json.dumps(export()), encoding="utf-8")
    else:
        sys.stdout.write(table(given.files, given.phrases))


if __name__ == "__main__":
    main()
