"""Write what the treebank knows of verbs, for the rules of `arguments`.

``active`` and ``passive``: what 'zijn' with the participle means. 'is verdwenen' is a perfect, 'is
opgelegd' a passive; a verb is listed where all its cases agree, and a passive with 'worden' tells
of a verb that has one. ``intransitive``: the verb hardly ever has an object.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from conllu import Sentence, Word, read

SOURCES = ("train-running", "train-loose", "dev")
OBJECTS = frozenset({"obj", "nsubj:pass", "ccomp", "xcomp"})
LEAST = 5  # cases of a verb before the lack of objects says something
SELDOM = 0.3  # share of cases with an object


def write(treebank: Path, target: Path, sources: tuple[str, ...] = SOURCES) -> None:
    """Write ``verb, fact``, sorted."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in sources:
        for sentence in read(treebank / f"{name}.conllu.xz"):
            _count(sentence, seen)
    rows = []
    for verb, counts in sorted(seen.items()):
        passive = counts["passive"] + counts["worden"]
        if counts["perfect"] and not passive:
            rows.append(f"{verb}\tactive\n")
        elif passive and not counts["perfect"]:
            rows.append(f"{verb}\tpassive\n")
        if counts["all"] >= LEAST and counts["objects"] <= SELDOM * counts["all"]:
            rows.append(f"{verb}\tintransitive\n")
    target.write_text("".join(rows), encoding="utf-8")


def _count(sentence: Sentence, seen: dict[str, Counter[str]]) -> None:
    children: dict[int, list[Word]] = defaultdict(list)
    for word in sentence.words:
        children[word.head].append(word)
    for index, verb in enumerate(sentence.words):
        if verb.pos != "VERB" or not verb.lemma.isalpha():
            continue
        under = children[index]
        if not any(child.dep == "compound:prt" for child in under):
            seen[verb.lemma]["all"] += 1
            seen[verb.lemma]["objects"] += any(child.dep in OBJECTS for child in under)
        if "VerbForm=Part" in verb.feats:
            auxiliaries = [child for child in under if child.dep.startswith("aux")]
            lemmas = {auxiliary.lemma for auxiliary in auxiliaries}
            passive = any(auxiliary.dep == "aux:pass" for auxiliary in auxiliaries)
            if "worden" in lemmas:
                seen[verb.lemma]["worden"] += 1
            elif "zijn" in lemmas and "hebben" not in lemmas:
                seen[verb.lemma]["passive" if passive else "perfect"] += 1
