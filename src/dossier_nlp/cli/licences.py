"""What the package needs to run, from its own metadata, and under which licences that stands."""

from __future__ import annotations

import importlib.metadata as metadata
import re
from collections.abc import Collection
from dataclasses import dataclass

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
_COPYLEFT = re.compile(r"\bA?GPL|affero|general public", re.IGNORECASE)
_LESSER = re.compile(r"\bLGPL|lesser general public|library general public", re.IGNORECASE)
_LONG = 60
"""A licence field longer than this holds the whole text: its first line names it."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package that is needed."""

    name: str
    version: str
    licence: str
    needed_by: tuple[str, ...]


def needed(extras: Collection[str] = (), root: str = "dossier-nlp") -> list[Package]:
    """Return the installed packages that `root` needs, all the way down, sorted by name.

    Parameters
    ----------
    extras
        Optional extras of the root whose packages count as well.
    root
        The package to start from.
    """
    asked: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    waiting = [(root, frozenset(extras))]
    while waiting:
        name, wanted = waiting.pop()
        try:
            requirements = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for requirement in requirements:
            needs = _needed_name(requirement, wanted)
            if needs is None:
                continue
            key = _key(needs)
            first = key not in asked
            asked.setdefault(key, set()).add(name)
            names.setdefault(key, needs)
            if first:
                waiting.append((needs, frozenset(_extras_of(requirement))))
    found = []
    for key in sorted(asked):
        try:
            about = metadata.metadata(names[key])
        except metadata.PackageNotFoundError:
            continue
        by = tuple(sorted(asked[key], key=str.lower))
        found.append(Package(about["Name"], about["Version"], licence_of(about), by))
    return found


def licence_of(about: metadata.PackageMetadata) -> str:
    """Return the licence that a package states, however it states it."""
    stated = str((about.get_all("License-Expression") or [""])[0])
    if stated:
        return stated
    classifiers = [
        line.rsplit("::", 1)[-1].strip()
        for line in about.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    if classifiers:
        return ", ".join(classifiers)
    lines = str((about.get_all("License") or [""])[0]).strip().splitlines()
    return lines[0].strip()[:_LONG] if lines else ""


def refused(licence: str) -> bool:
    """Tell whether a licence has no place in the core: GPL, AGPL, or none told.

    With a choice ('MIT OR GPL-2.0') the other licence is taken.
    """
    if not licence:
        return True
    choices = re.split(r"\s+OR\s+", licence)
    return all(bool(_COPYLEFT.search(_LESSER.sub("", choice))) for choice in choices)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _extras_of(requirement: str) -> list[str]:
    match = re.match(r"[^\[;]+\[([^\]]+)\]", requirement)
    return [part.strip() for part in match[1].split(",")] if match else []


def _needed_name(requirement: str, extras: Collection[str]) -> str | None:
    """Return the name of what a requirement asks for, None where an extra is not wanted."""
    wanted = _EXTRA.findall(requirement)
    if wanted and not set(wanted) & set(extras):
        return None
    match = _NAME.match(requirement)
    return match[0] if match else None
