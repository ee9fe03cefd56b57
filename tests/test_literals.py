from __future__ import annotations

import re

import pytest

from jdlint.checks.terms import TermsCheck
from jdlint.literals import needed_literals
from jdlint.phrases import plain
from jdlint.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bninja\b", {"ninja"}),
        (r"(?:code|data) ninjas?", {" ninja"}),
        (r"looking for a (?P<here>young|old) \w+", {"looking for a "}),
        (r"(?x) no \ drama  # a remark", {"no drama"}),
        (r"practi[sc]ing", {"practicing", "practising"}),
        (r"(?:guru|wizard)+", {"guru", "wizard"}),
        (r"(?:men|women) only", {" only"}),
        (r"(?i:GURU)|wizard", {"guru", "wizard"}),
        (r"young(?! team)", {"young"}),
        (r"a{2,3}b", {"a"}),
        (r"(?:ninja)?\d", set()),
        (r"\d+|ninja", set()),
        (r"[^a]", set()),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, expected: set[str]) -> None:
    assert set(needed_literals(pattern)) == expected


def test_no_rule_loses_a_match_by_it() -> None:
    searched = 0
    for rule in load_rulebook().rules:
        if isinstance(rule.check, TermsCheck):
            texts = [example.text for example in (*rule.examples_bad, *rule.examples_good)]
            for term in rule.check.terms:
                if term.regex:
                    literals = needed_literals(term.regex)
                    # A title is one short line, so any pattern may look at it.
                    assert literals or rule.check.where.title, f"{term.key} is searched for in every sentence"
                    for match in re.finditer(term.regex, "\n".join(texts), re.IGNORECASE | re.MULTILINE):
                        searched += 1
                        assert not literals or any(literal in plain(match.group()) for literal in literals)
    assert searched > 60
