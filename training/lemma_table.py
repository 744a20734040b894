"""Write the lemma table of the treebank, and the rules for the words that it lacks.

`dossier_lemmas` trusts the table before the lemmatizer, and the rules before it too where the
lemmatizer comes up with a lemma that nobody ever saw.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from conllu import read

from dossier_nlp.language import lemma_rules
from dossier_nlp.language.lemma_rules import PRESENT_PARTICIPLE, Participles, Rule
from dossier_nlp.language.wordlists import read_column

SOURCES = ("train-running", "train-loose", "dev")
CLASSES = ("NOUN", "VERB", "ADJ", "AUX", "ADV", "PRON", "PROPN", "CCONJ", "DET")
CLEAR = 0.7  # share of its cases in which a form must have the lemma
CLEAR_RULE = 0.5

Key = tuple[str, str, str]
Seen = dict[tuple[str, str], Counter[tuple[str, str]]]


def write(treebank: Path, table: Path, rules: Path, sources: tuple[str, ...] = SOURCES) -> None:
    """Write ``form, class, lemma`` and ``class, inflection, ending, cut, added``, sorted."""
    seen: Seen = defaultdict(Counter)
    for name in sources:
        for sentence in read(treebank / f"{name}.conllu.xz"):
            for word in sentence.words:
                if word.pos in CLASSES and word.form.isalpha() and word.lemma.isalpha():
                    kind = lemma_rules.inflection(word.pos, word.feats)
                    seen[word.form.lower(), word.pos][kind, word.lemma] += 1
    _write(table, _table(seen))
    learned = learn(
        (form, pos, kind, lemma.lower())
        for (form, pos), cases in seen.items()
        for kind, lemma in cases
    )
    _write(rules, ((*key, str(cut), added) for key, (cut, added) in sorted(learned.items())))


def _table(seen: Seen) -> Iterator[tuple[str, str, str]]:
    for (form, pos), cases in sorted(seen.items()):
        if pos == "PROPN" and (form, "NOUN") not in seen:
            continue  # a name keeps its form; what may be a noun as well must be told apart
        lemmas: Counter[str] = Counter()
        for (_, lemma), count in cases.items():
            lemmas[lemma] += count
        lemma, count = lemmas.most_common(1)[0]
        if count >= CLEAR * lemmas.total():
            yield form, pos, lemma


def learn(words: Iterator[tuple[str, str, str, str]]) -> dict[Key, Rule]:
    """Return the rules of ``(form, class, inflection, lemma)``, without those that say nothing new.

    Each kind of word counts once: a frequent irregular form must not speak for its ending.
    """
    participles = Participles(read_column("separable_verbs", "particle", kind="pair"))
    counts: dict[Key, Counter[Rule]] = defaultdict(Counter)
    for form, pos, kind, lemma in sorted(set(words)):
        if pos not in lemma_rules.CLASSES:
            continue
        particle, body = "", form
        if pos == "VERB" and kind.startswith("Part") and not form.endswith(PRESENT_PARTICIPLE):
            particle, body = participles.split(form)
        if not lemma.startswith(particle):
            continue
        rule = lemma_rules.edit(body, lemma.removeprefix(particle))
        for ending in lemma_rules.endings(body):
            if len(ending) >= rule[0]:
                counts[pos, kind, ending][rule] += 1
    decided: dict[Key, Rule] = {}
    kept: dict[Key, Rule] = {}
    for key in sorted(counts, key=lambda key: (len(key[2]), key)):
        pos, kind, ending = key
        above = decided.get((pos, kind, ending[1:]))
        rule, count = min(counts[key].items(), key=lambda item: (-item[1], item[0]))
        if count < CLEAR_RULE * counts[key].total():
            if above is not None:
                decided[key] = above
            continue
        decided[key] = rule
        if rule != above:
            kept[key] = rule
    return kept


def _write(target: Path, rows: Iterator[tuple[str, ...]]) -> None:
    target.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
