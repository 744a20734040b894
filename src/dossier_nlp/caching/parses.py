"""Parse the documents of a dossier, or take the kept parse of the same text.

Kept is what the components leave that work piece by piece: tokens, sentences, parse, lemmas. What
looks at the whole dossier (who is who, in whose voice, whether it is denied) is done anew, because
it leans on lexicons that analysts edit.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache, partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dossier_nlp.caching.folder import FolderCache
from dossier_nlp.caching.keys import code_hash, combined, lexicon_hash
from dossier_nlp.language import parsed as plain
from dossier_nlp.language import pipeline
from dossier_nlp.language.parsed import Parsed
from dossier_nlp.records import Dossier
from dossier_nlp.settings import LanguageSettings

LEXICONS = "language"
"""The folder of lexicons that the kept components read; a test keeps watch over it."""


def parse_dossier(dossier: Dossier, settings: LanguageSettings, folder: Path) -> list[Parsed]:
    """Parse all documents of a dossier, in its order, with the cache in `folder`."""
    nlp = pipeline.load(settings)
    cache = FolderCache(folder / "parses", _epoch(nlp, settings))
    return plain.parse_dossier(dossier, settings, partial(parse_text, cache=cache))


def parse_text(nlp: Language, text: str, batch_size: int, cache: FolderCache) -> Doc:
    """Return what the components that work piece by piece make of a text."""
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    kept = cache.get(key)
    if kept is not None:
        doc = _from_bytes(nlp, kept)
        if doc is not None and doc.text == text:
            return doc
    doc = plain.parse_text(nlp, text, batch_size)
    # The tensor is most of the bytes (128 floats a token), and nothing behind the parser reads it.
    cache.put(key, doc.to_bytes(exclude=["tensor"]))
    return doc


def _from_bytes(nlp: Language, content: bytes) -> Doc | None:
    try:
        return Doc(nlp.vocab).from_bytes(content)
    # Whatever a damaged file does to the reader of msgpack, the text is parsed again.
    except Exception:
        return None


def _epoch(nlp: Language, settings: LanguageSettings) -> str:
    return combined(
        model_hash(nlp),
        code_hash("language", "lexicon"),
        lexicon_hash(LEXICONS),
        str(settings.batch_size),
    )


@lru_cache(maxsize=4)
def model_hash(nlp: Language) -> str:
    """Return a hash of a model's description, which holds the figures of its training as well."""
    meta = {key: value for key, value in nlp.meta.items() if key != "pipeline"}
    return combined(
        pipeline.model_name(nlp),
        json.dumps(meta, sort_keys=True, default=str),
        ",".join(nlp.pipe_names),
    )
