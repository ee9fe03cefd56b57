"""A rule file that could not work is refused, with its place and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.lint import run_rules
from jdlint.readers import read
from jdlint.rule_file import parse_rule
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.yaml_file import YamlError

GOOD = """\
summary: Says frobnicate.
severity: warning
message: "“{text}” is no word."
why: Nobody knows it.
instead: Say what you mean.
references:
  - title: A dictionary
check:
  kind: terms
  terms:
    - term: frobnicate
      replacements: [adjust]
examples:
  bad:
    - {text: You frobnicate., flags: [frobnicate]}
    - {text: We frobnicate., flags: [frobnicate]}
    - {text: They frobnicate., flags: [frobnicate]}
  good:
    - text: You adjust.
    - text: We adjust.
    - text: They adjust.
"""


def error_of(text: str, rule_id: str = "made-up") -> YamlError:
    with pytest.raises(YamlError) as caught:
        parse_rule(text, rule_id, "clarity", "rules/clarity/made-up.yaml")
    return caught.value


def test_a_good_rule_is_read() -> None:
    rule = parse_rule(GOOD, "made-up", "clarity", "made-up.yaml")
    assert (rule.id, rule.category, rule.severity) == ("made-up", "clarity", "warning")
    assert rule.examples_bad[0].flags == ("frobnicate",)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "hint"),
    [
        (
            "      replacements:",
            "      replacement:",
            12,
            7,
            "unknown key `replacement`",
            "Did you mean `replacements`?",
        ),
        ("why:", "wyh:", 4, 1, "unknown key `wyh`", "Did you mean `why`?"),
        ("severity: warning", "severity: wrning", 2, 1, "`severity`", ""),
        (
            "severity: warning",
            "severity: warning\nseverity: info",
            3,
            1,
            "key `severity` stands here twice",
            "line 2",
        ),
        ("[adjust]", "adjust", 12, 7, "`replacements`", ""),
        ("[adjust]", "[adjust, no]", 12, 30, "YAML reads `no` as false", '"no"'),
        ("kind: terms", "kind: term", 9, 3, "no kind of check is called `term`", "Did you mean `terms`?"),
        ("“{text}” is", "“{txet}” is", 3, 1, "unknown message field `{txet}`", "Did you mean `text`?"),
        ("“{text}” is", "“{text” is", 3, 1, "can't be filled in", "brace"),
        ("    - text: They adjust.\n", "", 18, 3, "`good`", ""),
        (
            "    - term: frobnicate\n",
            "    - term: frob\n      regex: frob\\bnicate\n",
            12,
            7,
            "no bad example shows that the regex of `frob` ever matches",
            "",
        ),
        (
            "    - term: frobnicate\n",
            "    - term: frob\n      regex: fro(b\n",
            12,
            7,
            "not a regular expression",
            "",
        ),
        (
            "  kind: terms\n",
            "  kind: terms\n  muted_by: [adress]\n",
            10,
            14,
            "no context is called `adress`",
            "",
        ),
        ("summary: Says frobnicate.\n", "", 1, 1, "key `summary` is missing here", ""),
        ("severity: warning", "severity: [", 4, 1, "not valid YAML", ""),
    ],
)
def test_a_broken_rule_is_shown_where_it_breaks(
    old: str, new: str, line: int, column: int, message: str, hint: str
) -> None:
    assert old in GOOD
    error = error_of(GOOD.replace(old, new, 1))
    assert (error.line, error.column) == (line, column), str(error)
    assert message in error.message
    assert hint in error.hint
    assert GOOD.replace(old, new, 1).splitlines()[line - 1] in str(error)


def test_a_term_that_its_own_exception_covers_is_dead() -> None:
    text = GOOD.replace("replacements: [adjust]", "exceptions: [frob\\w+]")
    assert "an exception covers it" in error_of(text).message


def test_a_rule_that_reads_tags_must_say_so() -> None:
    text = GOOD.replace("kind: terms", "kind: pattern")
    text = text.replace(
        "  terms:\n    - term: frobnicate\n      replacements: [adjust]\n", "  patterns: [[{TAG: VB}]]\n"
    )
    assert "needs: tags" in error_of(text).message


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ("[[{LOWER: Frobnicate}]]", "never matches; write it in lower case"),
        ("[[{LOWER: frobnicate, OP: z}]]", "`OP` can't be 'z'"),
        ("[[{LOWR: frobnicate}]]", "no token attribute is called `LOWR`"),
        ("[[]]", "patterns"),
    ],
)
def test_a_token_pattern_that_could_not_match_is_refused(tokens: str, message: str) -> None:
    text = GOOD.replace("kind: terms", "kind: pattern").replace("severity:", "needs: tokens\nseverity:", 1)
    text = text.replace(
        "  terms:\n    - term: frobnicate\n      replacements: [adjust]\n", f"  patterns: {tokens}\n"
    )
    assert message in str(error_of(text))


def test_a_token_pattern_finds_its_words() -> None:
    text = GOOD.replace("kind: terms", "kind: pattern").replace("severity:", "needs: tokens\nseverity:", 1)
    patterns = "  patterns: [[{LOWER: frobnicate}]]\n"
    text = text.replace("  terms:\n    - term: frobnicate\n      replacements: [adjust]\n", patterns)
    rule = parse_rule(text, "made-up", "clarity", "made-up.yaml")
    (posting,) = run_rules(read("x.md", b"We FROBNICATE things."), Rulebook((rule,), "")).files
    assert [finding.text for finding in posting.findings] == ["FROBNICATE"]


def test_an_id_must_be_words_with_hyphens() -> None:
    assert "can't name a rule" in error_of(GOOD, "Made_Up").message


def test_an_empty_rule_file_is_an_error() -> None:
    assert "empty" in error_of("").message


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="no rules"):
        load_rulebook(tmp_path)


def test_two_rules_may_not_share_an_id(tmp_path: Path) -> None:
    for category in ("pay", "clarity"):
        (tmp_path / category).mkdir()
        (tmp_path / category / "made-up.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(YamlError, match="exists already"):
        load_rulebook(tmp_path)


def test_a_rule_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pay").mkdir()
    (tmp_path / "pay" / "made-up.yaml").write_bytes(b"summary: \xff\xfe")
    with pytest.raises(YamlError, match="cannot be read"):
        load_rulebook(tmp_path)
