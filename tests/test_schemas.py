"""The JSON Schemas agree with what is read: all that is shipped passes, and slips are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jdlint.command.schema import KINDS
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import parse_yaml

from .command import jdlint
from .conftest import ROOT
from .test_own_rules import EXTENSION, RULE

RULE_FILES = [path for path in sorted(rules_dir().glob("*/*.yaml")) if path.parent.name != "data"]


def validator(kind: str) -> Any:  # noqa: ANN401 - the library has no types
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


RULES, CONFIG = validator("rule"), validator("config")


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_what_the_command_prints(kind: str) -> None:
    committed = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert jdlint("schema", kind).out == committed, "run `python tools/write_schemas.py`"


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_every_shipped_rule_passes(path: Path) -> None:
    assert not list(RULES.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("text", [RULE, EXTENSION])
def test_own_rules_pass(text: str) -> None:
    assert not list(RULES.iter_errors(yaml.safe_load(text)))


@pytest.mark.parametrize(
    "text",
    [
        RULE.replace("why:", "wyh:"),
        RULE.replace("kind: terms", "kind: term"),
        RULE.replace("forms:", "form:"),
        RULE.replace("severity: error", "severity: eror"),
        EXTENSION.replace("add_terms", "add_term"),
    ],
)
def test_slips_in_rules_are_refused(text: str) -> None:
    assert list(RULES.iter_errors(yaml.safe_load(text)))


def test_a_configuration_passes_with_every_key() -> None:
    lines = (ROOT / "jdlint" / "init.jdlint.yaml").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.removeprefix("#") for line in lines if not line.startswith("# ") or line[2] == " ")
    assert not list(CONFIG.iter_errors(parse_yaml(text, "init.jdlint.yaml").data))
    assert not list(CONFIG.iter_errors({"ignore": ["our-own-rule", "hype-titles/ninja"], "min_score": None}))


@pytest.mark.parametrize(
    "data",
    [
        {"ignroe": []},
        {"profile": "starup"},
        {"options": {"wide-pay-range": {"at_most_ration": 2}}},
        {"overrides": [{"ignore": ["pay"]}]},
        {"severity": {"too-short": "bad"}},
    ],
)
def test_slips_in_a_configuration_are_refused(data: object) -> None:
    assert list(CONFIG.iter_errors(data))
