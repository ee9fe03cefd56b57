"""A user's own rules: added, extending shipped ones, tried by `jdlint rules check`, and told where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from .command import jdlint, rules_of
from .conftest import ROOT

RULE = """\
summary: Says synergy.
severity: error
message: "“{text}” says little."
why: Everyone reads something else in it.
instead: Say what people will do together.
references:
  - title: Our house style
check:
  kind: terms
  terms:
    - term: synergy
      forms: [synergies]
      replacements: [working together]
examples:
  bad:
    - {text: We create synergy., flags: [synergy]}
    - {text: Find synergies., flags: [synergies]}
    - {text: Synergy and more synergy., flags: [Synergy, synergy]}
  good:
    - text: We work together.
    - text: You will meet a synergist.
    - text: An energy company.
"""
EXTENSION = """\
extends: hype-titles
severity: error
add_terms:
  - term: purple squirrel
    replacements: [strong candidate]
remove_terms: [guru]
exceptions:
  ninja: [ninja school]
examples:
  bad:
    - {text: We want a purple squirrel., flags: [purple squirrel]}
  good:
    - text: Our guru went to ninja school.
"""
POSTING = "# Cook\n\nA guru, a ninja and a purple squirrel from ninja school create synergy.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a posting and two rules in `our/`."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "cook.md").write_text(POSTING, encoding="utf-8")
    write(tmp_path / "our" / "clarity" / "synergy.yaml", RULE)
    write(tmp_path / "our" / "inclusion" / "hype-titles.yaml", EXTENSION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_rules_are_added_by_an_option_or_a_configuration(folder: Path) -> None:
    assert "synergy" not in rules_of(jdlint("cook.md").out)
    by_option = jdlint("cook.md", "--rules", "our")
    assert "cook.md:3:64: error synergy “synergy” says little." in by_option.out
    write(folder / ".jdlint.yaml", "rules: [our]\n")
    assert jdlint("cook.md").out == by_option.out
    assert jdlint("cook.md", "--rules", "our").out == by_option.out, "the same folder twice is once"
    assert rules_of(jdlint("cook.md", "--select", "synergy").out) == {"synergy"}
    assert "synergy" in jdlint("rules").out
    assert "Our house style" in jdlint("explain", "synergy").out
    assert "synergy" not in jdlint("rules", "--no-config").out


def test_folders_in_a_configuration_are_relative_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / ".jdlint.yaml", "rules: [our]\n")
    (folder / "jobs").mkdir()
    monkeypatch.chdir(folder / "jobs")
    assert "synergy" in rules_of(jdlint("../cook.md").out)


@pytest.mark.usefixtures("folder")
def test_an_extension_changes_a_shipped_rule_in_its_place() -> None:
    def hype(*args: str) -> list[str]:
        lines = jdlint("cook.md", "--select", "hype-titles", *args).out.splitlines()
        return [line.split(": ", 1)[1].split(" says")[0] for line in lines]

    assert hype() == [
        "warning hype-titles “guru”",
        "warning hype-titles “ninja”",
        "warning hype-titles “ninja”",
    ]
    changed = ["error hype-titles “ninja”", "error hype-titles “purple squirrel”"]
    assert hype("--rules", "our") == changed
    assert hype("--rules", "our", "--ignore", "hype-titles/purple-squirrel") == changed[:1]


def test_an_extension_sets_options_and_words(folder: Path) -> None:
    write(
        folder / "our" / "structure" / "too-short.yaml",
        "extends: too-short\nmessage: Far too few words.\nseverity: warning\ncheck: {at_least: 5000}\n",
    )
    (folder / "long.md").write_bytes((ROOT / "corpus" / "software-good.md").read_bytes())
    result = jdlint("long.md", "--select", "too-short", "--rules", "our")
    assert "warning too-short Far too few words." in result.out
    assert "5000" in jdlint("explain", "too-short", "--rules", "our").out


def test_check_runs_the_examples(folder: Path) -> None:
    result = jdlint("rules", "check", "our")
    assert result.status == 0
    assert "2 rule files, all hold." in result.out
    write(
        folder / "our" / "clarity" / "synergy.yaml", RULE.replace("forms: [synergies]", "forms: [synergist]")
    )
    result = jdlint("rules", "check", "our")
    assert result.status == 1
    said = " ".join(result.out.split())
    assert "bad example 2 │ Find synergies. Expected “synergies” Flagged nothing" in said
    assert "good example 2 │ You will meet a synergist. Expected nothing Flagged “synergist”" in said


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "clarity/synergy.yaml",
            RULE.replace("why:", "wyh:"),
            "our/clarity/synergy.yaml:4:1: unknown key `wyh`",
        ),
        ("clarity/too-short.yaml", RULE, "a rule `too-short` exists already"),
        ("pay/synergy.yaml", RULE, "a rule `synergy` exists already"),
        ("clarty/synergy-two.yaml", RULE, "Allowed: clarity"),
        ("synergy-two.yaml", RULE, "lies in a folder named after its category"),
        ("clarity/synergy-two.yml", RULE, "a rule file ends in .yaml"),
        ("pay/vague-pay.yaml", "extends: vage-pay\n", "Did you mean `vague-pay`?"),
        ("pay/our-vague.yaml", "extends: vague-pay\n", "must be called pay/vague-pay.yaml"),
        ("pay/vague-pay.yaml", "extends: vague-pay\nadd_terms: [{term: x}]\n", "has no terms"),
        ("pay/wide-pay-range.yaml", "extends: wide-pay-range\ncheck: {most: 2}\n", "unknown key `most`"),
        ("inclusion/slurs.yaml", "extends: slurs\nadd_term: []\n", "Did you mean `add_terms`?"),
        (
            "inclusion/hype-titles.yaml",
            "extends: hype-titles\nremove_terms: [gurru]\n",
            "our/inclusion/hype-titles.yaml:2:16: there is no term `gurru` to remove",
        ),
        (
            "inclusion/hype-titles.yaml",
            "extends: hype-titles\nadd_terms:\n- term: Guru\n",
            "our/inclusion/hype-titles.yaml:3:3: `Guru` is in the rule already",
        ),
        (
            "inclusion/hype-titles.yaml",
            "extends: hype-titles\nexceptions: {ninja: ['(']}\n",
            "not a regular expression",
        ),
        ("inclusion/hype-titles.yaml", "extends: hype-titles\nexceptions: {ninya: [x]}\n", "`ninja`?"),
        (
            "inclusion/hype-titles.yaml",
            "extends: hype-titles\nexceptions: {ninja: [ninja]}\n",
            "an exception covers it",
        ),
        (
            "inclusion/hype-titles.yaml",
            "extends: hype-titles\nadd_terms: [{term: owl, regex: 'night owls?'}]\n",
            "no bad example shows that the regex of `owl` ever matches",
        ),
    ],
)
def test_a_broken_rule_file_is_shown_and_the_others_are_tried(
    folder: Path, path: str, text: str, message: str
) -> None:
    write(folder / "our" / path, text)
    result = jdlint("rules", "check", "our")
    assert result.status == 2
    said = " ".join(result.out.split()).replace("\\", "/")
    assert message in said
    assert "ok our" in said
    linted = jdlint("cook.md", "--rules", "our")
    assert linted.status == 2
    assert linted.err.startswith("jdlint: ")


def test_a_folder_without_rules_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    for name, message in (("empty", "no rules in this folder"), ("nowhere", "no such folder of rules")):
        result = jdlint("rules", "check", name)
        assert (result.status, result.out) == (2, "")
        assert message in result.err


def test_a_folder_may_extend_the_rules_of_one_named_before_it(folder: Path) -> None:
    write(folder / "more" / "clarity" / "synergy.yaml", "extends: synergy\nseverity: info\n")
    assert jdlint("rules", "check", "our", "more").status == 0
    alone = jdlint("rules", "check", "more")
    assert alone.status == 2
    assert "no rule is called `synergy`" in alone.out + alone.err
