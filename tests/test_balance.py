"""Masculine- and feminine-coded words: which count, and when they are lopsided."""

from __future__ import annotations

import pytest

from jdlint import lint_text
from jdlint.checks.balance import BalanceCheck
from jdlint.config import Settings
from jdlint.lint import read_posting
from jdlint.readers import read
from jdlint.rule_file import load_rule, parse_rule
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import YamlError

RULE_FILE = rules_dir() / "inclusion" / "gender-coded-balance.yaml"
CHECK = load_rule(RULE_FILE, "inclusion").check
PLAIN = "You bake bread and rolls from four in the morning, and you clean the ovens at the end of each day. "


def counted(text: str) -> dict[str, int]:
    """The masculine and feminine words counted in a posting, together."""
    assert isinstance(CHECK, BalanceCheck)
    (posting,) = read("x.md", text.encode())
    reading = read_posting(posting)
    return dict(CHECK.tally(reading, "masculine").counts + CHECK.tally(reading, "feminine").counts)


def posting(words: str, *, plain_sentences: int = 8) -> str:
    return f"# Baker\n\n**Location:** Cork\n\n## Responsibilities\n\n{PLAIN * plain_sentences}{words}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Baker\n\n## Key Responsibilities\n\nYou are responsible for the ovens, and take responsibility.",
        "# Baker\n\nShorten lead times, write the analysis of each trial, and answer support tickets.",
        "# Support Worker\n\nYou support six adults.",
        "# Baker\n\nYou report to Superior Bread and to Lead Baker Tom.",
        "# Baker\n\n**Company:** Trust Bread\n\nTrust Bread is a bakery. At trust bread, all is fresh.",
        "# Baker\n\n## Leadership\n\nYou bake.",
        "# Baker\n\n## Benefits\n\nA supportive, ambitious team.",
        "# Baker\n\nWe are an equal opportunity employer and support confident, determined people.",
        "# Baker\n\nWrite to leader@bakery.example or see www.trust.example/support.",
        "# Baker\n\nYou encourage others.",
    ],
)
def test_work_names_headings_and_statements_hold_no_coded_words(text: str) -> None:
    assert counted(text) == {}


def test_all_forms_count_for_their_word_and_each_word_only_so_often() -> None:
    text = "# Baker\n\nYou lead. Leaders lead, and leadership means leading. Self‑confidence helps. Kindness too."
    assert counted(text) == {"lead": 3, "self-confident": 1, "kind": 1}


def test_a_lopsided_posting_is_told_once_with_words_densities_and_what_is_usual() -> None:
    text = posting(
        "Be ambitious, assertive, decisive and confident. Dominate. Be outspoken. Be ambitious again."
    )
    report = lint_text(text, settings=Settings(select=("gender-coded-balance",)))
    (finding,) = report.files[0].findings
    assert finding.severity == "info"
    assert (finding.text, finding.place.line) == ("", 1)
    assert "ambitious (2 times), assertive, decisive, confident, dominant, outspoken" in finding.message
    assert (
        "3.9 that are masculine-coded and 0.0 that are feminine-coded (0.4 and 0.6 are usual)"
        in finding.message
    )
    assert len(finding.related) == 7


@pytest.mark.parametrize(
    ("words", "lopsided"),
    [
        ("You are kind, warm, gentle, polite, loyal and honest.", True),
        ("You are kind, warm, gentle, polite and loyal.", False),  # too few words to show a leaning
        (
            "You are ambitious, decisive, kind, warm, gentle, polite, loyal and honest. Lead, decide, compete.",
            False,
        ),
    ],
)
def test_only_many_words_on_one_side_are_a_leaning(words: str, *, lopsided: bool) -> None:
    findings = lint_text(posting(words)).files[0].findings
    assert ("gender-coded-balance" in {finding.rule for finding in findings}) == lopsided


def test_little_text_says_nothing() -> None:
    text = posting("Be ambitious, assertive, decisive, outspoken, dominant and confident.", plain_sentences=3)
    assert "gender-coded-balance" not in {finding.rule for finding in lint_text(text).files[0].findings}


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("adventurous: []", "adventurous: [kind]", "stands here twice: kind"),
        ("other_senses: [", "other_senses: [fresh bread, ", "no coded word stands in: fresh bread"),
    ],
)
def test_data_that_could_never_matter_is_refused(old: str, new: str, error: str) -> None:
    source = RULE_FILE.read_text(encoding="utf-8")
    assert old in source
    with pytest.raises(YamlError, match=error):
        parse_rule(source.replace(old, new), RULE_FILE.stem, "inclusion", "rule.yaml")
