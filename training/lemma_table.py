"""Write the lemma table of the treebank, which `dossier_lemmas` trusts before the lemmatizer."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from conllu import read

SOURCES = ("train-running", "train-loose", "dev")
CLASSES = ("NOUN", "VERB", "ADJ", "AUX", "ADV", "PRON")
CLEAR = 0.7  # share of its cases in which a form must have the lemma


def write(treebank: Path, target: Path) -> int:
    """Write ``form<TAB>class<TAB>lemma``, sorted; return the number of rows."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in SOURCES:
        for sentence in read(treebank / f"{name}.conllu.xz"):
            for word in sentence.words:
                if word.pos in CLASSES and word.form.isalpha() and word.lemma.isalpha():
                    seen[word.form.lower(), word.pos][word.lemma] += 1
    rows = []
    for (form, pos), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= CLEAR * lemmas.total():
            rows.append(f"{form}\t{pos}\t{lemma}\n")
    target.write_text("".join(rows), encoding="utf-8")
    return len(rows)
