"""Papers that have nothing to do with families in conflict stay almost untagged."""

from __future__ import annotations

from pathlib import Path

from tagging_cases import parse

from dossier_nlp.tagging.tagger import tag_dossier

NEUTRAL = Path(__file__).resolve().parents[2] / "data" / "neutral"
WORDS = 20_000


def test_at_most_one_tag_in_a_thousand_words_of_neutral_dutch() -> None:
    """Own-written papers of schools, councils, clubs, landlords, suppliers and the tax office."""
    words, found = 0, []
    for path in sorted(NEUTRAL.glob("*.txt")):
        parsed = parse(path.read_text(encoding="utf-8").strip())
        words += parsed.document.words
        found += [f"{path.stem}: {tag.rule} {tag.text!r}" for tag in tag_dossier([parsed])]
    assert words >= WORDS
    assert len(found) <= words / 1000, "\n".join(found)
