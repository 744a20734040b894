"""The template environment: escaping, strictness, the words of the language, and the CSP."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from dossier_nlp import __version__
from dossier_nlp.records import Event
from dossier_nlp.reporting import labels
from dossier_nlp.reporting.catalogue import Language, Words
from dossier_nlp.reporting.framing import RoleMatrix
from dossier_nlp.reporting.places import is_learned
from dossier_nlp.reporting.problems import PROBLEM_LABELS
from dossier_nlp.reporting.reasons import indicator_label

_SHORT_ACTORS = {
    "gi": labels.N_("GI"),
    "rvdk": labels.N_("Raad"),
    "author": labels.N_("schrijver"),
}


@lru_cache(maxsize=4)
def environment(language: Language) -> jinja2.Environment:
    """Return the environment of a language.

    Undefined names are errors and everything is escaped. The Content Security Policy lets
    through exactly the style and the script that are in the page, and no request at all.
    """
    words = Words.of(language)
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("dossier_nlp.reporting", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
    style, script = _asset("style.css"), _asset("page.js")
    env.globals |= {
        "language": language,
        "version": __version__,
        "style": Markup(style),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - our own file
        "csp": policy(style, script),
    }
    env.filters |= _filters(words)
    return env


def _asset(name: str) -> str:
    text = (files("dossier_nlp.reporting") / "templates" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").strip()


def policy(style: str, script: str) -> str:
    """Return the policy of a page: nothing from anywhere, only this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def one_line(text: str) -> str:
    """Return a name without line ends and without signs that turn the direction of text."""
    kept = (" " if sign.isspace() else sign for sign in text)
    return "".join(s for s in kept if unicodedata.category(s) not in {"Cc", "Cf", "Cs"}).strip()


def shorten(text: str, length: int = 160) -> str:
    """Return the beginning of a text, cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[:length].rsplit(" ", 1)[0] or flat[:length]
    return f"{cut} …"


def title_name(name: str) -> str:
    """Return a code name as words: ``begeleide_omgang`` becomes ``begeleide omgang``."""
    return one_line(name).replace("_", " ")


def names_of(names: tuple[str, ...]) -> str:
    """Return a few names of a person; those that differ in spaces only count once."""
    apart = {one_line(name).replace(" ", ""): one_line(name) for name in reversed(names)}
    return ", ".join(list(reversed(apart.values()))[:3])


@dataclass(frozen=True, slots=True)
class Strongest:
    """Who is cast in a role most, and by whom most."""

    actor: str
    n: int
    holder: str
    n_holder: int
    anchor: str


def strongest(matrix: RoleMatrix) -> Strongest | None:
    """Return who is cast most in the role of a matrix; ``None`` where two are cast as often."""
    cells = [cell for _, row, _ in matrix.rows for cell in row if cell]
    totals = {actor: sum(c.n - c.negated for c in cells if c.actor == actor)
              for actor in matrix.actors}  # fmt: skip
    most = max(totals.values(), default=0)
    leaders = [actor for actor, n in totals.items() if n == most]
    if most < 2 or len(leaders) != 1:
        return None
    cell = max((c for c in cells if c.actor == leaders[0]), key=lambda c: c.n - c.negated)
    return Strongest(leaders[0], most, cell.holder, cell.n - cell.negated, cell.anchor)


def _filters(words: Words) -> dict[str, Any]:
    say = words.say

    def labelled(names: Any) -> Any:
        return lambda code: say(names.get(code, title_name(str(code))))

    def between(pairs: tuple[str, ...]) -> str:
        actor = labelled(labels.ACTOR_LABELS)
        both = say("en")
        joined = [f" {both} ".join(map(actor, pair.split("-"))) for pair in pairs]
        return "; ".join(joined)

    def voiced(names: Any) -> Any:
        """Name a voice: ``author:court`` is the court as the author of the paper."""
        name = labelled(names)

        def label(code: str) -> str:
            who = code.partition(":")[2]
            return say(labels.N_("%s, als schrijver")) % short(who) if who else name(code)

        return label

    def named(code: str) -> str:
        known = labels.NAME_LABELS.get(code) or labels.DISCIPLINE_LABELS.get(code, "")
        return say(known) or title_name(code)

    def short(code: str) -> str:
        known = _SHORT_ACTORS.get(code) or labels.ACTOR_LABELS.get(code, title_name(code))
        return shorten(say(known), 26)

    def when(event: Event) -> str:
        """Write the date of an event no more precisely than the papers tell it."""
        length = {"month": 7, "year": 4}.get(event.precision, 10)
        return words.period(event.date_from[:length], event.date_to[:length])

    actor = voiced(labels.ACTOR_LABELS)
    return {
        "say": say,
        "number": words.number,
        "date": words.date,
        "period": words.period,
        "when": when,
        "oneline": one_line,
        "shorten": shorten,
        "title_name": named,
        "strongest": strongest,
        "clip": lambda value: f"{min(max(float(value), 0.0), 100.0):g}",
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
        "sentence": lambda text: f"{text[:1].upper()}{text[1:].rstrip('.')}.",
        "lower_first": lambda text: text[:1].lower() + text[1:],
        "actor": actor,
        "the": voiced(labels.THE_ACTOR),
        "actor_short": short,
        "names": names_of,
        "family": labelled(labels.FAMILY_LABELS),
        "family_head": labelled(labels.FAMILY_HEADS),
        "category": labelled(labels.CATEGORY_LABELS),
        "polarity": labelled(labels.POLARITY_LABELS),
        "status": labelled(labels.STATUS_LABELS),
        "level": labelled(labels.LEVEL_LABELS),
        "event": labelled(labels.EVENT_LABELS),
        "type": labelled(labels.TYPE_LABELS),
        "contact": labelled(labels.CONTACT_LABELS),
        "contact_short": labelled(labels.CONTACT_SHORT),
        "phase": labelled(labels.PHASE_LABELS),
        "factor": labelled(labels.FACTOR_LABELS),
        "factor_explained": labelled(labels.FACTOR_EXPLAINED),
        "learned": is_learned,
        "family_explained": labelled(labels.FAMILY_EXPLAINED),
        "indicator": lambda code, factor: indicator_label(code, factor, words),
        "between": between,
        "problem": lambda code: say(PROBLEM_LABELS.get(code, "")) or title_name(code),
    }
