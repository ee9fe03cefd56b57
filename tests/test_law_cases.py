"""Short adverts under the laws of their places: which laws apply, what is missed, and how bad that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdlint.config import Settings
from jdlint.finding import Severity
from jdlint.lint import lint_text, read_posting
from jdlint.readers import read
from jdlint.rulebook import load_rulebook

AS_OF = date(2026, 11, 20)
CASES = yaml.safe_load((Path(__file__).parent / "data" / "pay_law.yaml").read_text(encoding="utf-8"))
CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
CONTAINERS = {"us", "ca"}  # their own law asks nothing about pay
DUTIES = {rule.id for rule in load_rulebook().rules if rule.duties}


@CASE
def test_the_laws_of_its_places_apply(case: dict[str, Any]) -> None:
    (posting,) = read("x.md", case["text"].encode(), "markdown")
    laws = replace(read_posting(posting), as_of=AS_OF).laws.applying
    in_force = [one for one in laws if one.law.effective is None or one.law.effective <= AS_OF]
    sure = {one.law.id for one in in_force if one.certain} - CONTAINERS
    possible = {one.law.id for one in in_force if not one.certain} - CONTAINERS
    assert sorted(sure) == case["applies"]
    assert sorted(possible) == case.get("may_apply", [])


@CASE
def test_what_the_law_asks_and_the_posting_misses_is_found(case: dict[str, Any]) -> None:
    (posting,) = lint_text(case["text"], settings=Settings(as_of=AS_OF.isoformat())).files
    weighty = [finding for finding in posting.findings if finding.severity is not Severity.INFO]
    ours = [f for f in weighty if f.rule in DUTIES or f.rule == "ambiguous-location"]
    asked = {f.rule for f in ours if any(law.certain for law in f.jurisdictions)}
    assert sorted(asked) == case["misses"]
    assert sorted({f.rule for f in ours} - asked) == case.get("also", [])
    assert min((f.severity for f in ours), key=lambda s: s.rank, default=None) == case["worst"]
