"""Configuration files: where they are found, what they change, what wins, and how a slip in one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from jdlint.posting import SectionKind
from jdlint.profiles import profiles, section_words

from .command import jdlint, rules_of

POSTING = """\
# Cook

Men only. We want a kitchen ninja and a coffee rockstar.

## Responsibilities

- Cook lunch for forty people
- Order what the kitchen needs

## Requirements

- One year in a kitchen

## How to apply

Write to jobs@alder.example.com.

Pay: $15 - $27 an hour
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a repository with one posting in `jobs/`, as the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "cook.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str, name: str = ".jdlint.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------------------------ where


def test_the_nearest_file_above_a_posting_applies(folder: Path) -> None:
    configure(folder, "ignore: [hype-titles]\n")
    assert "hype-titles" not in rules_of(jdlint("jobs").out)
    configure(folder / "jobs", "ignore: [too-short]\n")
    assert "hype-titles" in rules_of(jdlint("jobs").out)
    assert "too-short" not in rules_of(jdlint("jobs").out)


def test_the_search_ends_at_the_top_of_a_repository(folder: Path) -> None:
    configure(folder, "ignore: [hype-titles]\n")
    (folder / "jobs" / ".git").mkdir()
    assert "hype-titles" in rules_of(jdlint("jobs").out)


def test_the_search_ends_at_the_home_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(folder, "ignore: [hype-titles]\n")
    monkeypatch.setenv("HOME", str(folder / "jobs"))
    monkeypatch.setenv("USERPROFILE", str(folder / "jobs"))
    assert "hype-titles" in rules_of(jdlint("jobs").out)


def test_a_file_can_be_named_and_the_search_turned_off(folder: Path) -> None:
    configure(folder, "ignore: [hype-titles]\n")
    configure(folder, "ignore: [too-short]\n", "other.yaml")
    assert "hype-titles" in rules_of(jdlint("jobs", "--no-config").out)
    assert "too-short" not in rules_of(jdlint("jobs", "--config", "other.yaml").out)
    assert "hype-titles" in rules_of(jdlint("jobs", "--config", "other.yaml").out)


def test_standard_input_has_the_configuration_of_its_name_or_of_this_folder(folder: Path) -> None:
    configure(folder, "ignore: [hype-titles]\n")
    configure(folder / "jobs", "ignore: [too-short]\n")
    assert "hype-titles" not in rules_of(jdlint("-", stdin=POSTING).out)
    named = rules_of(jdlint("-", "--stdin-filename", "jobs/x.md", stdin=POSTING).out)
    assert "hype-titles" in named
    assert "too-short" not in named


def test_files_with_different_configurations_are_reported_in_their_order(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / name).mkdir()
        (folder / name / "x.md").write_text(POSTING, encoding="utf-8")
    configure(folder / "b", "select: [hype-titles]\n")
    out = jdlint("c", "b", "a", "jobs", "--format", "json").out
    paths = [line.split('"')[3] for line in out.splitlines() if line.startswith('      "path"')]
    assert [Path(path).parts[0] for path in paths] == ["c", "b", "a", "jobs"]
    report = yaml.safe_load(out)
    assert {f["rule"] for f in report["files"][1]["findings"]} == {"hype-titles"}


# ------------------------------------------------------------------------------------------------ what


def test_rules_categories_and_terms_are_chosen(folder: Path) -> None:
    configure(folder, "select: [inclusion, missing-pay-range]\nignore: [hype-titles/ninja]\n")
    result = jdlint("jobs")
    assert rules_of(result.out) == {"hype-titles"}
    assert "ninja" not in result.out
    assert "rockstar" in result.out


def test_a_rule_weighs_more_than_its_category(folder: Path) -> None:
    configure(folder, "select: [hype-titles, lawful]\nignore: [inclusion, gender-preference]\n")
    assert rules_of(jdlint("jobs").out) == {"hype-titles"}


def test_severities_are_set_for_rules_and_terms(folder: Path) -> None:
    configure(
        folder,
        "severity: {gender-preference: info, hype-titles/ninja: error, too-short: error}\n"
        "ignore: [hype-titles/rockstar, too-short]\n",
    )
    result = jdlint("jobs")
    assert "info gender-preference" in result.out
    assert "error hype-titles “ninja”" in result.out
    assert result.status == 1
    configure(folder, "severity: {gender-preference: info}\n")
    assert jdlint("jobs").status == 0


def test_options_of_any_rule_are_set(folder: Path) -> None:
    assert "wide-pay-range" not in rules_of(jdlint("jobs").out)
    configure(folder, "options: {wide-pay-range: {at_most_ratio: 1.5}}\n")
    assert "The top of “$15 - $27 an hour” is 1.8 times its bottom." in jdlint("jobs").out


def test_names_are_left_alone(folder: Path) -> None:
    posting = folder / "jobs" / "cook.md"
    posting.write_text(POSTING + "\nCook for Ninja Noodles.\n", encoding="utf-8")
    assert jdlint("jobs", "--format", "concise").out.count("hype-titles") == 3
    configure(folder, "names: [Ninja Noodles]\n")
    assert jdlint("jobs", "--format", "concise").out.count("hype-titles") == 2
    assert "Ninja Noodles" in jdlint("config", "jobs/cook.md").out


@pytest.mark.parametrize("text", ["profile: startup\n", "sections: [about_company, benefits]\n"])
def test_required_sections_are_listed_or_named_by_a_profile(folder: Path, text: str) -> None:
    configure(folder, "select: [missing-section]\n")
    assert jdlint("jobs").out == ""
    configure(folder, f"select: [missing-section]\n{text}")
    assert "doesn't say what the employer offers" in jdlint("jobs").out


def test_every_profile_asks_for_sections_that_have_words() -> None:
    assert set(profiles()) == {"standard", "startup", "public-sector", "minimal"}
    assert {kind for kinds in profiles().values() for kind in kinds} <= set(section_words())
    assert set(section_words()) == set(SectionKind) - {SectionKind.OTHER}


def test_the_bar_is_set_for_each_file(folder: Path) -> None:
    configure(folder, "fail_on: never\n")
    assert jdlint("jobs").status == 0
    configure(folder, "fail_on: never\nmin_score: 90\n")
    low = jdlint("jobs")
    assert low.status == 1
    assert "below 90" in low.err or "can't reach 90" in low.err
    configure(folder, "fail_on: never\nmin_score: 90\noverrides: [{files: [cook.md], min_score: null}]\n")
    assert jdlint("jobs").status == 0


def test_overrides_hold_for_files_that_match(folder: Path) -> None:
    (folder / "jobs" / "us").mkdir()
    (folder / "jobs" / "us" / "cook.md").write_text(POSTING, encoding="utf-8")
    configure(
        folder,
        "ignore: [too-short]\n"
        "overrides:\n"
        "  - files: [jobs/us/**]\n"
        "    ignore: [hype-titles]\n"
        "  - files: ['*.md']\n"
        "    severity: {gender-preference: warning}\n",
    )
    lines = jdlint("jobs").out.splitlines()
    assert any("hype-titles" in line for line in lines if "us" not in Path(line.split(":")[0]).parts)
    assert not any("hype-titles" in line for line in lines if "us" in Path(line.split(":")[0]).parts)
    assert sum("warning gender-preference" in line for line in lines) == 2
    assert not any("too-short" in line for line in lines)


def test_files_that_are_excluded_are_passed_over(folder: Path) -> None:
    (folder / "jobs" / "README.md").write_text(POSTING, encoding="utf-8")
    configure(folder, "exclude: [README.md, archive/**]\n")
    assert "README" not in jdlint("jobs").out
    named = jdlint("jobs/README.md")  # as pre-commit would name it
    assert (named.status, named.out) == (0, "")
    assert "README.md was left out" in named.err
    (folder / "archive").mkdir()
    (folder / "archive" / "old.md").write_text(POSTING, encoding="utf-8")
    assert "no postings" in jdlint("archive").out


def test_the_command_line_wins(folder: Path) -> None:
    configure(folder, "fail_on: never\nselect: [hype-titles]\nignore: [gender-preference, too-short]\n")
    assert jdlint("jobs", "--fail-on", "info").status == 1
    assert rules_of(jdlint("jobs", "--select", "gender-preference").out) == {"gender-preference"}
    assert rules_of(jdlint("jobs", "--ignore", "hype-titles/ninja").out) == {"hype-titles"}
    assert "ninja" not in jdlint("jobs", "--ignore", "hype-titles/ninja").out


def test_settings_that_leave_no_rule_on_are_told(folder: Path) -> None:
    configure(folder, "select: [hype-titles]\nignore: [hype-titles]\n")
    result = jdlint("jobs")
    assert result.status == 2
    assert "this leaves no rule on in line 1" in result.out


# ------------------------------------------------------------------------------------------------ slips

SLIPS = [
    ("ignroe: [pay]\n", 1, 1, "unknown key `ignroe`", "Did you mean `ignore`?"),
    ("ignore: [passive-vice]\n", 1, 10, "no rule or category is called `passive-vice`", "`passive-voice`?"),
    ("ignore:\n- hype-titles/ninj\n", 2, 3, "has no term `ninj`", "Did you mean `ninja`?"),
    ("select: [too-short, payy]\n", 1, 21, "is called `payy`", "Did you mean `pay`?"),
    ("select: [hype-titles/ninja]\n", 1, 10, "can be ignored but not selected", ""),
    ("ignore: too-short\n", 1, 1, "must be a list", ""),
    ("severity: {too-short: wrning}\n", 1, 12, "`too-short`", ""),
    ("severity: {clarity: info}\n", 1, 12, "no rule is called `clarity`", "It is a category, of "),
    ("severity: {hype-titles/ninj: info}\n", 1, 12, "has no term `ninj`", "`ninja`?"),
    ("options: {wide-pay: {}}\noptions: {}\n", 2, 1, "stands here twice", "line 1"),
    ("options: {wide-pay-rang: {at_most_ratio: 2}}\n", 1, 11, "`wide-pay-rang`", "`wide-pay-range`?"),
    (
        "options:\n  wide-pay-range:\n    at_most_ration: 2\n",
        3,
        5,
        "unknown key `at_most_ration`",
        "Did you mean `at_most_ratio`?",
    ),
    ("options: {wide-pay-range: {at_most_ratio: wide}}\n", 1, 28, "`at_most_ratio`", ""),
    ("options: {wide-pay-range: {kind: terms}}\n", 1, 28, "`kind` can't be set here", ""),
    ("options: {wide-pay-range: {year_from: 3}}\n", 1, 11, "error: `year_from`", "`problem: period_missing`"),
    ("profile: starup\n", 1, 1, "no profile is called `starup`", "Did you mean `startup`?"),
    ("sections: [benefit]\n", 1, 12, "", ""),
    ("sections: []\n", 1, 1, "`sections`", ""),
    ("min_score: 101\n", 1, 1, "`min_score`", ""),
    ("min_score: high\n", 1, 1, "must be a whole number", ""),
    ("fail_on: no\n", 1, 1, "YAML reads `no` as false", ""),
    ("rules: [nowhere]\n", 0, 0, "there is no such folder of rules", ""),
    ("overrides: [{ignore: [pay]}]\n", 1, 13, "key `files` is missing here", ""),
    ("overrides:\n- files: [x]\n  rules: [y]\n", 3, 3, "unknown key `rules`", ""),
    ("overrides:\n- files: [never-met]\n  ignore: [payy]\n", 3, 12, "is called `payy`", "`pay`?"),
    ("? [ignore]\n: x\n", 1, 3, "a key must be text", ""),
    ("1: x\n", 1, 1, "a key must be text", ""),
    ("ignore: &all [*all]\n", 1, 1, "nested too deeply", ""),
    ("options: {hype-titles: {terms: []}}\n", 1, 25, "`terms`: must hold at least 1", ""),
    ("ignore: [\n", 2, 1, "not valid YAML", ""),
    ("gate: {}\n", 1, 1, "unknown key `gate`", ""),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), SLIPS, ids=[s[0] for s in SLIPS])
def test_a_slip_is_shown_where_it_is_and_files_elsewhere_are_linted(
    folder: Path, text: str, line: int, column: int, message: str, hint: str
) -> None:
    configure(folder / "jobs", text)
    (folder / "cook.md").write_text(POSTING, encoding="utf-8")
    result = jdlint("jobs", "cook.md")
    assert result.status == 2
    assert "cook.md:3:1: error gender-preference" in result.out
    errors = [line for line in result.out.splitlines() if ": error: " in line]
    assert len(errors) == 2
    assert message in errors[0]
    assert hint in errors[0]
    if line:
        assert f"in line {line}, column {column}" in errors[0]
    assert errors[1].startswith(str(Path("jobs", "cook.md")) + ": error: not checked, because ")
    shown = jdlint("config", "jobs/cook.md")
    assert shown.status == 2
    if line:
        assert f"{Path('jobs', '.jdlint.yaml')}:{line}:{column}: " in shown.err
        assert [*text.splitlines(), ""][line - 1] in shown.err


def test_a_broken_file_that_is_named_ends_the_run(folder: Path) -> None:
    configure(folder, "ignroe: [pay]\n", "mine.yaml")
    result = jdlint("jobs", "--config", "mine.yaml")
    assert (result.status, result.out) == (2, "")
    assert "mine.yaml:1:1: unknown key `ignroe`" in result.err


def test_a_file_under_a_wrong_name_is_told(folder: Path) -> None:
    configure(folder, "ignore: [pay]\n", ".jdlint.yml")
    result = jdlint("jobs")
    assert result.status == 2
    assert "Rename it to .jdlint.yaml" in result.out


def test_a_pipeline_that_is_not_installed_stops_only_its_files(folder: Path) -> None:
    configure(folder / "jobs", "pipeline: en_core_nowhere\n")
    for place in (folder, folder / "jobs"):
        (place / "cook.md").write_text(f"{POSTING}\nLunch is cooked by the team.\n", encoding="utf-8")
    result = jdlint("jobs", "cook.md")
    assert result.status == 2
    assert "no pipeline `en_core_nowhere` installed" in result.out
    assert "cook.md:3:1: error gender-preference" in result.out


def test_a_wrong_name_on_the_command_line_ends_the_run(folder: Path) -> None:
    configure(folder, "ignore: [pay]\n")
    result = jdlint("jobs", "--select", "passive-vice")
    assert (result.status, result.out) == (2, "")
    assert "Did you mean `passive-voice`?" in result.err


# ------------------------------------------------------------------------------------------------ init, config


def test_init_writes_a_file_that_changes_nothing_and_never_overwrites(folder: Path) -> None:
    before = jdlint("jobs")
    assert jdlint("init").status == 0
    assert jdlint("jobs") == before
    configure(folder, "select: [too-short]\n")
    again = jdlint("init")
    assert again.status == 2
    assert "left as it is" in again.err
    assert (folder / ".jdlint.yaml").read_text(encoding="utf-8") == "select: [too-short]\n"


def test_all_that_init_offers_can_be_used(folder: Path) -> None:
    jdlint("init")
    text = (folder / ".jdlint.yaml").read_text(encoding="utf-8")
    lines = [line.removeprefix("#") for line in text.splitlines() if not re.match(r"# \S", line)]
    configure(folder, "\n".join(lines).replace("rules: [our-rules]", ""))
    result = jdlint("config", "jobs/cook.md")
    assert result.status == 0, result.err
    configured = yaml.safe_load("\n".join(lines))
    assert set(configured) == {
        *("select", "ignore", "severity", "options", "sections", "profile", "overrides", "rules"),
        *("exclude", "fail_on", "min_score"),
    }


def test_config_shows_every_value_and_where_it_comes_from(folder: Path) -> None:
    configure(
        folder,
        "ignore: [too-short]\n"
        "options:\n"
        "  wide-pay-range: {at_most_ratio: 1.5}\n"
        "profile: startup\n"
        "overrides:\n"
        "- files: [cook.md]\n"
        "  fail_on: never\n",
    )
    result = jdlint("config", "jobs/cook.md", "--min-score", "50")
    rows = [" ".join(line.split()) for line in result.out.splitlines()]
    assert result.status == 0
    assert "select all rules default" in rows
    assert "ignore too-short .jdlint.yaml:1" in rows
    assert "options wide-pay-range, at_most_ratio: 1.5 .jdlint.yaml:3" in rows
    assert "fail_on never .jdlint.yaml:7, an override" in rows
    assert "min_score 50 command line" in rows
    assert any(row.endswith(".jdlint.yaml:4, profile startup") for row in rows)
    assert any("rules are on" in row for row in rows)
    assert "Configuration: none" in jdlint("config", "x.md", "--no-config").out
