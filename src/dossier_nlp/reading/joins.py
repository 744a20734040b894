"""Lines to running text: spaces between lines, hyphens joined only where that is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dossier_nlp.reading.cues import load_cues

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_GLUED_MARKS = "–/"
_PART = re.compile(r"[^\W_]+\Z")
_FIRST_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document as they stand inside its lines, in lower case."""

    words: Counter[str]

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self.words


def collect_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect the words of lines, without the last one of each, which may be cut."""
    words: Counter[str] = Counter()
    for line in lines:
        for word in line.split()[:-1]:
            words[word.strip(".,;:!?()[]\"'“”‘’").casefold()] += 1
    return Vocabulary(words)


def ends_in_hyphen(text: str) -> bool:
    """Tell whether the last word of a line may be cut."""
    return text.endswith(tuple(_HYPHENS))


def clean(text: str) -> str:
    """Return a line with its soft hyphens taken out, except one that cuts its last word."""
    if _SOFT_HYPHEN not in text:
        return text
    ends = text.endswith(_SOFT_HYPHEN)
    return text.replace(_SOFT_HYPHEN, "") + (_SOFT_HYPHEN if ends else "")


def glue(left: str, right: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Decide how two lines are joined.

    Returns
    -------
    tuple
        The left line as it must be written, and what stands between it and the right line.
    """
    if left.endswith(_SOFT_HYPHEN):
        return left[:-1], ""
    # "IJsselland–" + "Flevoland", "en/" + "of": such a mark is glued to both words.
    if len(left) > 1 and left[-1] in _GLUED_MARKS and left[-2].isalnum() and right[:1].isalnum():
        return left, ""
    if not left or left[-1] not in _HYPHENS:
        return left, " "
    part = _PART.search(left[:-1])
    after = _FIRST_PART.match(right)
    if part is None or after is None:
        return left, " "
    return _hyphenated(left, part[0], right, after[0], vocabulary)


def _hyphenated(
    left: str, part: str, right: str, after: str, vocabulary: Vocabulary
) -> tuple[str, str]:
    keep = _keep()
    if after in keep["between"]:
        return left, " "
    if not after[0].islower() or part[-1].isdigit() or (part.isupper() and len(part) > 1):
        return left, ""
    begin = re.split(r"\s", left)[-1].lstrip("([\"'“‘")
    end = re.split(r"\s", right, maxsplit=1)[0].rstrip(".,;:!?)]\"'”’")
    joined, whole = begin[:-1] + end, begin + end
    if joined in vocabulary and whole not in vocabulary:
        return left[:-1], ""
    if whole in vocabulary and joined not in vocabulary:
        return left, ""
    # "corona-" + "afdeling": vowels that would run together keep their hyphen in Dutch.
    if part[-1].casefold() + after[0] in keep["collisions"] and len(part) > 1:
        return left, ""
    # "vader-" + "kind": a pair of equals keeps its hyphen, "vader-" + "schap" does not.
    side = part.casefold()
    if (
        side in keep["prefixes"]
        or after in keep["suffixes"]
        or (side in keep["before"] and after.startswith(tuple(keep["after"])))
    ):
        return left, ""
    return left[:-1], ""


@cache
def _keep() -> dict[str, frozenset[str]]:
    cues = load_cues("layout")["keep_hyphen"]
    return {name: frozenset(words) for name, words in cues.items()}
