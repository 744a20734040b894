"""Compare negation in Dutch: this package, clinlp's context algorithm, medspaCy's Dutch rules.

The cases are the marked-up lines of ``tests/data/language/assertion.txt``. Every tool gets the
same phrase in the same text and says whether it is affirmed, negated or hypothetical; the others
find no phrases here, they only judge them. Their packages do not belong in the environment of this
project (medspaCy wants another spaCy), so each answers in a virtual environment of its own::

    python -m venv /tmp/clinlp && /tmp/clinlp/bin/pip install clinlp
    python -m venv /tmp/medspacy && /tmp/medspacy/bin/pip install medspacy
    python bench/negation.py answer dossier --out /tmp/dossier.json
    /tmp/clinlp/bin/python bench/negation.py answer clinlp --out /tmp/clinlp.json
    /tmp/medspacy/bin/python bench/negation.py answer medspacy --out /tmp/medspacy.json
    python bench/negation.py table /tmp/*.json > docs/negation-comparison.md

The cases were written with this package: it is no fair contest, but it shows which kinds of
expressions rules for medical notes leave out.
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


def cases() -> Iterator[tuple[str, str, int, int, str]]:
    """Yield ``(id, text, start, end, polarity)`` of every phrase whose polarity is marked."""
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


def answers_of(tool: str) -> dict[str, Any]:
    """Return all answers of a tool, and its version."""
    answer = TOOLS[tool]()
    given = {case_id: answer(text, start, end) for case_id, text, start, end, _ in cases()}
    return {"tool": tool, "version": metadata.version(PACKAGES[tool]), "answers": given}


# --------------------------------------------------------------------------- the table


def table(files: list[Path]) -> str:
    """Return the comparison as Markdown."""
    results = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    results.sort(key=lambda r: list(TOOLS).index(r["tool"]))
    truth = {case_id: answer for case_id, _, _, _, answer in cases()}
    heads = [f"{PACKAGES[r['tool']]} {r['version']}" for r in results]
    lines = [
        "# Negation: three tools beside each other",
        "",
        "<!-- Made by bench/negation.py; what it compares stands there. -->",
        "",
        f"{len(truth)} phrases of `tests/data/language/assertion.txt`; the share that each tool",
        "judges as the line says. The lines were written with this package and are its own tests:",
        "read the table as a list of what rules for medical notes do not cover, not as a contest.",
        "",
        "| phrases | number | " + " | ".join(heads) + " |",
        "|---|---|" + "---|" * len(heads),
    ]
    for name in ("all", *POLARITIES):
        wanted = [c for c, answer in truth.items() if name in ("all", answer)]
        shares = [_share(result["answers"], truth, wanted) for result in results]
        lines.append(f"| {name} | {len(wanted)} | " + " | ".join(shares) + " |")
    lines += [
        "",
        "Negated against the rest (the question that all three answer):",
        "",
        "| | " + " | ".join(heads) + " |",
        "|---|" + "---|" * len(heads),
    ]
    scores = [_negation(result["answers"], truth) for result in results]
    for row, name in enumerate(("precision", "recall", "F1")):
        lines.append(f"| {name} | " + " | ".join(f"{score[row]:.2f}" for score in scores) + " |")
    lines += [
        "",
        "What the others leave out here: negations at the end of a Dutch main clause",
        "('Gevaar zie ik niet'), findings of courts ('niet komen vast te staan'), denials",
        "('vader ontkent dat ...'), conditions by word order ('Blijft moeder weigeren, dan ...'),",
        "and words that only look like a denial ('niet alleen', 'geen twijfel'). They were made for",
        "notes on patients, where these are rare.",
        "",
    ]
    return "\n".join(lines)


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
    both = commands.add_parser("table", help="print the table of several answers")
    both.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "answer":
        given.out.write_text(json.dumps(answers_of(given.tool), indent=1), encoding="utf-8")
    else:
        sys.stdout.write(table(given.files))


if __name__ == "__main__":
    main()
