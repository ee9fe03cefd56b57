"""Every rule flags in its bad examples what they say, no more and no less, and nothing in its good ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jdlint.lint import run_rules
from jdlint.readers import read
from jdlint.rule import Example, Rule
from jdlint.rule_file import rule_of
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import read_yaml

AS_OF = date(2026, 11, 20)
RULEBOOK = load_rulebook()


def flagged(rule: Rule, example: Example) -> list[str]:
    rule = replace(rule, check=example.check or rule.check)
    postings = read(f"example.{example.format}", example.text.encode(), example.format)
    ran = run_rules(postings, Rulebook((rule,), ""), as_of=AS_OF)
    assert not ran.notes
    assert not ran.errors
    return [finding.text for posting in ran.files for finding in posting.findings]


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULEBOOK.rules
        for number, example in enumerate(getattr(rule, f"examples_{kind}"))
    ]


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_a_bad_example_is_flagged_exactly(rule: Rule, example: Example) -> None:
    assert flagged(rule, example) == list(example.flags)


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_the_patterns_of_a_rule_are_proven_here(rule: Rule) -> None:
    path = rules_dir() / rule.category / f"{rule.id}.yaml"
    assert rule_of(read_yaml(path), rule.id, rule.category).id == rule.id


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_a_good_example_is_left_alone(rule: Rule, example: Example) -> None:
    assert flagged(rule, example) == []


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_speaks_plainly(rule: Rule) -> None:
    said = f"{rule.summary} {rule.message} {rule.why} {rule.instead}".lower()
    assert "illegal" not in said
    assert "unlawful" not in said
    assert rule.summary.endswith(".")
    assert rule.message[0].isupper() or rule.message[0] in "“{"
    assert len(rule.message) <= 160, "a message is one short line"
    assert rule.why
    assert rule.instead


def test_every_category_has_points_and_every_weight_a_rule() -> None:
    from jdlint.score import weights  # noqa: PLC0415 - beside the one test that needs it

    table = weights()
    ids = {rule.id for rule in RULEBOOK.rules}
    assert {rule.category for rule in RULEBOOK.rules} <= set(table.categories)
    assert sum(table.categories.values()) == 100
    weighed = {*table.flat, *table.free, *table.rules, *table.not_ready["rules"]}
    weighed |= {rule for group in table.groups.values() for rule in group["rules"]}
    assert weighed <= ids


def test_every_rule_file_is_loaded() -> None:
    files = [path for path in rules_dir().glob("*/*.yaml") if path.parent.name != "data"]
    assert len(RULEBOOK.rules) == len(files) > 0
