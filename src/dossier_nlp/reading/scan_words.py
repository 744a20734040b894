"""Words as text recognition gives them, mended by rules that cannot harm what was read well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_nlp.reading.cues import load_cues

_FRAME = "|¦"
"""What is left of a ruled line; no Dutch word holds it."""
_ONLY_MARKS = re.compile(r"[|¦_~\\]+\Z")
_CORE = re.compile(r"(\W*)(.*?)(\W*)\Z", re.S)
_INITIAL = re.compile(r"((?:[A-Z]\.){1,4})((?:van|de|der|den|el|ten|ter)?[A-ZÀ-Ý][a-zà-ÿ]{2,}.*)\Z")
_SURE = 70.0
_UNSURE = 25.0


def is_kept(text: str, confidence: float, line: Sequence[float]) -> bool:
    """Tell whether a word is taken over: it is sure, or it is a word among sure ones.

    A doubtful word inside a line of text is a word; alone it is a speck, a stamp or a drawing.

    Parameters
    ----------
    confidence
        What tesseract says of the word (0-100).
    line
        The same of all words on its line.
    """
    if not text or _ONLY_MARKS.match(text):
        return False
    if confidence >= _UNSURE:
        return True
    letters = sum(char.isalnum() for char in text)
    return letters >= 2 and sum(other >= _SURE for other in line) >= 2


def mend_line(words: Sequence[str]) -> list[str]:
    """Return the words of one line with what was surely misread put right, one for one.

    Curly braces are square brackets (``[de moeder]``), whose end may have been read as ``)``; what
    is left of a ruled line goes; a word of the list ``misread`` becomes what it is.
    """
    misread: Mapping[str, str] = load_cues("quality")["misread"]
    mended = [_known(_unframed(word), misread) for word in words]
    return _square_brackets(mended)


def parted_initial(word: str) -> tuple[str, ...]:
    """Return ``A.Jansen`` as an initial and a surname: the gap between was too small to see."""
    match = _INITIAL.match(word)
    return (match[1], match[2]) if match else (word,)


def _unframed(word: str) -> str:
    return word.strip(_FRAME) or word


def _known(word: str, misread: Mapping[str, str]) -> str:
    if word in misread:
        return misread[word]
    match = _CORE.match(word)
    if match is None or match[2] not in misread:
        return word
    return match[1] + misread[match[2]] + match[3]


def _square_brackets(words: list[str]) -> list[str]:
    """Turn braces into square brackets, and a round end after a square start too."""
    mended: list[str] = []
    depth = 0
    is_open = False
    for word in words:
        out = ""
        for char in word:
            char = {"{": "[", "}": "]"}.get(char, char)
            if char == "[":
                is_open = True
            elif char == "]":
                is_open = False
            elif char == "(":
                depth += 1
            elif char == ")":
                if is_open and not depth:
                    char, is_open = "]", False
                depth = max(depth - 1, 0)
            out += char
        mended.append(out)
    return mended
