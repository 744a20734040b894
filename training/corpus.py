"""From sentences to spaCy training documents, and the reader that hands them out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

import augment
import domain
import numpy as np
import spacy
from conllu import Sentence, read
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.vocab import Vocab

from dossier_nlp.language.tokens import placeholder_norm
from dossier_nlp.language.wordlists import read_rows

# The augmented files come first: a sentence that stands in several files counts as theirs.
TRAIN = ("augmented-1", "augmented-2", "train-running", "train-loose")
RUNNING_SENTENCES = 10
LOOSE_SENTENCES = 6
DOMAIN_SENTENCES = 2500
ATTRIBUTES = ("ORTH", "NORM", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SPACY")


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Lay sentences out as one document, with the norms that `dossier_tokens` would give."""
    norms = {row["content"]: row["norm"] for row in read_rows("anonymisation") if row["norm"]}
    words, spaces, lemmas, pos, feats, heads, deps, starts, set_norms = (
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        {},
    )
    for sentence in sentences:
        offset = len(words)
        for i, word in enumerate(sentence.words):
            if word.form == "\n":
                set_norms[len(words)] = "."
            elif word.form.startswith("[") and len(word.form) > 1:
                set_norms[len(words)] = placeholder_norm(word.form, norms)
            words.append(word.form)
            spaces.append(word.space)
            lemmas.append(word.lemma)
            pos.append(word.pos)
            feats.append(word.feats)
            heads.append(offset + (i if word.head < 0 else word.head))
            deps.append(word.dep)
            starts.append(i == 0)
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        morphs=feats,
        heads=heads,
        deps=deps,
    )
    for position, norm in set_norms.items():
        doc[position].norm_ = norm
    return doc


def prepare(treebank: Path, target: Path, seed: int) -> dict[str, int]:
    """Write ``train.spacy`` and ``dev.spacy``; return the counts of sentences by kind."""
    rng = Random(seed)
    vocab = spacy.blank("nl").vocab
    counts: dict[str, int] = {}
    documents: list[Doc] = []
    seen: set[tuple[str, ...]] = set()
    for name in TRAIN:
        original, made = [], []
        for sentence in read(treebank / f"{name}.conllu.xz"):
            key = tuple(w.form for w in sentence.words)
            if key in seen:
                continue
            seen.add(key)
            original.append(sentence)
            made.extend(augment.variants(sentence, rng, role_nouns=name.startswith("augmented")))
        counts[name], counts[f"{name}, variants"] = len(original), len(made)
        rng.shuffle(made)
        for group, size in (
            (original, RUNNING_SENTENCES if "running" in name else LOOSE_SENTENCES),
            (made, LOOSE_SENTENCES),
        ):
            dressed = [_dress(s, rng, name.startswith("augmented")) for s in group]
            documents.extend(
                to_doc(vocab, dressed[i : i + size]) for i in range(0, len(dressed), size)
            )
    own = [_dress(s, rng, role_nouns=True) for s in domain.sentences(DOMAIN_SENTENCES, rng)]
    counts["domain"] = len(own)
    documents.extend(
        to_doc(vocab, own[i : i + LOOSE_SENTENCES]) for i in range(0, len(own), LOOSE_SENTENCES)
    )
    target.mkdir(parents=True, exist_ok=True)
    DocBin(ATTRIBUTES, docs=documents).to_disk(target / "train.spacy")
    dev = list(read(treebank / "dev.conllu.xz"))
    docs = [
        to_doc(vocab, dev[i : i + RUNNING_SENTENCES]) for i in range(0, len(dev), RUNNING_SENTENCES)
    ]
    DocBin(ATTRIBUTES, docs=docs).to_disk(target / "dev.spacy")
    counts["words"] = sum(len(doc) for doc in documents)
    return counts


def _dress(sentence: Sentence, rng: Random, role_nouns: bool) -> Sentence:
    """Give a sentence the looks of a case file: tokens, quotes, labels, line breaks."""
    sentence = augment.placeholders(sentence, rng, rate=0.2 if role_nouns else 0.04)
    if rng.random() < 0.5:
        sentence = augment.curly_quotes(sentence)
    if rng.random() < 0.03:
        sentence = augment.labelled(sentence, rng)
    unpunctuated = sentence.words[-1].pos != "PUNCT"
    if rng.random() < (0.7 if unpunctuated else 0.25):
        sentence = augment.line_break(sentence)
    return sentence


@spacy.registry.readers("dossier.PresetSentences.v1")
def preset_sentences(
    path: Path, seed: int, shuffle: bool
) -> Callable[[Language], Iterator[Example]]:
    """Read documents whose sentence starts are preset, as `dossier_sentences` presets them."""
    cache: list[Example] = []
    rng = Random(seed)

    def examples(nlp: Language) -> Iterator[Example]:
        if not cache:
            for reference in DocBin().from_disk(path).get_docs(nlp.vocab):
                cache.append(Example(_predicted(nlp, reference), reference))
        order = list(range(len(cache)))
        if shuffle:
            rng.shuffle(order)
        for i in order:
            if shuffle:
                yield cache[i]
            else:  # an evaluation writes on the document, hence a fresh one each time
                yield Example(_predicted(nlp, cache[i].reference), cache[i].reference)

    return examples


def _predicted(nlp: Language, reference: Doc) -> Doc:
    doc = Doc(
        nlp.vocab,
        words=[t.text for t in reference],
        spaces=[bool(t.whitespace_) for t in reference],
    )
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    for token, gold in zip(doc, reference, strict=True):
        if gold.norm_ != token.norm_:
            token.norm_ = gold.norm_
        if gold.is_sent_start:
            marks[token.i] = 1
    doc.from_array([SENT_START], marks.astype(np.uint64))
    return doc


if __name__ == "__main__":
    print(prepare(Path(sys.argv[1]), Path(sys.argv[2]), seed=0))
