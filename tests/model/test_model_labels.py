"""The contract between code and models: no rule asks for a label that a model lacks."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_nlp.language import labels, model

ROOT = Path(__file__).resolve().parents[2]
LARGE = json.loads((ROOT / "tests/data/nl_core_news_lg.json").read_text(encoding="utf-8"))
ASKING = ("language", "tagging", "claims", "scoring", "lexicon")

# Relations of UD that need no context to be known as such in the code.
UD_RELATIONS = frozenset(
    """
    acl acl:relcl advcl advcl:relcl advmod advmod:emph amod appos aux aux:pass cc cc:preconj ccomp
    compound:prt conj cop csubj csubj:pass csubj:outer det:poss dislocated expl expl:impers
    expl:pass expl:pv iobj nmod nmod:agent nmod:arg nmod:poss nsubj nsubj:outer nsubj:pass nummod
    obj obl obl:agent obl:arg obl:tmod parataxis punct xcomp
    """.split()  # noqa: SIM905
)


def embedded() -> dict[str, list[str]]:
    return model.labels()


def large() -> dict[str, list[str]]:
    return {name: LARGE[name] for name in ("parser", "morphologizer")}


def pairs(morphologizer: list[str]) -> set[tuple[str, str]]:
    found = set()
    for label in morphologizer:
        for feature in filter(None, label.split("|")):
            name, values = feature.split("=")
            found.update((name, value) for value in values.split(","))
    return found


@pytest.mark.parametrize("given", [embedded(), large()], ids=["embedded", "nl_core_news_lg"])
class TestModels:
    def test_dependencies(self, given: dict[str, list[str]]) -> None:
        assert set(given["parser"]) >= labels.DEPENDENCIES

    def test_parts_of_speech(self, given: dict[str, list[str]]) -> None:
        tags = {value for name, value in pairs(given["morphologizer"]) if name == "POS"}
        assert tags | {"SPACE"} >= labels.PARTS_OF_SPEECH

    def test_features(self, given: dict[str, list[str]]) -> None:
        have = pairs(given["morphologizer"])
        wanted = {(name, value) for name, values in labels.FEATURES.items() for value in values}
        assert have >= wanted


def constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def sources() -> list[Path]:
    return [p for name in ASKING for p in sorted((ROOT / "src/dossier_nlp" / name).rglob("*.py"))]


def test_code_asks_for_declared_dependencies_only() -> None:
    declared = labels.DEPENDENCIES | labels.TOLERATED
    strangers = {
        f"{path.name}: {text}"
        for path in sources()
        for text in constants(ast.parse(path.read_text(encoding="utf-8")))
        if text in UD_RELATIONS and text not in declared
    }
    assert not strangers


def test_code_asks_for_declared_features_only() -> None:
    strangers = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Attribute)
                and node.func.value.attr == "morph"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value not in labels.FEATURES
            ):
                strangers.add(f"{path.name}: {node.args[0].value}")
    assert not strangers


def test_the_scan_sees_the_code() -> None:
    asked = {
        text
        for path in sources()
        for text in constants(ast.parse(path.read_text(encoding="utf-8")))
        if text in UD_RELATIONS
    }
    assert {"nsubj", "obl:agent"} <= asked
