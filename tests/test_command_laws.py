"""What a user sees of the laws: `jdlint laws`, --explain-pay, the machine report and the note on old data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command import jdlint, rules_of

COOK = """\
# Cook

**Location:** {location}

## Responsibilities

- Cook lunch for forty people
"""
CONFIG = """\
pay: {require: auto}
laws:
  jurisdictions: [us-co, us-tx]
  employer_size: 12
  as_of: 2026-11-20
  off: {us-wa: "no staff there"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, as the current folder, with a posting in Denver and a remote one."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "denver.md").write_text(COOK.format(location="Denver, CO"), encoding="utf-8")
    (tmp_path / "remote.md").write_text(COOK.format(location="Remote (US)"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_table_lists_all_laws_or_those_of_a_status() -> None:
    everything = jdlint("laws", "--as-of", "2026-11-20")
    assert everything.status == 0
    assert "53 laws" in everything.out
    assert "not legal advice" in everything.out
    later = jdlint("laws", "--status", "other_stage").out
    assert "us-nv" in later
    assert "us-co" not in later


def test_a_page_tells_what_is_asked_since_when_and_what_is_not_certain() -> None:
    page = jdlint("laws", "us-co", "--as-of", "2026-11-20").out
    for said in (
        "C.R.S. 8-5-101",
        "in force from 2021-01-01",
        "Say what the job pays",
        "Checked by missing-pay-range and pay-grade-without-figure.",
        "jdlint doesn't check this.",
        "At most a warning, not verified.",
        "whether INFO 9A",
        "https://ezel.ai",
        "Last checked on 2026-11-20",
        "not legal advice",
    ):
        assert said in page


def test_an_unknown_law_is_told_with_the_nearest() -> None:
    result = jdlint("laws", "us-xo")
    assert result.status == 2
    assert "no jurisdiction is called `us-xo`. Did you mean `us-co`?" in result.err


def test_explain_pay_tells_which_laws_apply_and_what_they_ask(folder: Path) -> None:
    said = jdlint("denver.md", "--explain-pay", "--as-of", "2026-11-20").out
    assert "Law of Colorado (us-co): applies, because the job is in “Denver, CO”" in said
    assert "asks it to say what the job pays: something to mend, says missing-pay-range" in said
    assert "not legal advice" in said
    said = jdlint("remote.md", "--explain-pay", "--as-of", "2026-11-20").out
    assert "Law of New York State (us-ny): may apply, because people may work remotely from “US”" in said
    (folder / ".jdlint.yaml").write_text("laws: {off: {us-co: we have nobody there}}\n", encoding="utf-8")
    said = jdlint("denver.md", "--explain-pay").out
    assert "left out, because your configuration leaves it out: we have nobody there" in said


def test_the_configuration_decides_place_size_and_day(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text(CONFIG, encoding="utf-8")
    report = json.loads(jdlint("remote.md", "--format", "json").out)
    assert (report["as_of"], report["laws_as_of"]) == ("2026-11-20", "2026-11-20")
    findings = {finding["rule"]: finding for finding in report["files"][0]["findings"]}
    assert [law["id"] for law in findings["missing-pay-range"]["jurisdictions"]] == ["us-co"]
    assert findings["missing-closing-date"]["severity"] == "error"
    report = json.loads(jdlint("remote.md", "--format", "json", "--as-of", "2019-05-01").out)
    assert report["as_of"] == "2019-05-01"
    assert not [finding for finding in report["files"][0]["findings"] if finding["severity"] == "error"]


def test_pay_that_the_configuration_never_asks_for_is_not_missed(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text("pay: {require: never}\n", encoding="utf-8")
    assert "missing-pay-range" not in rules_of(jdlint("denver.md", "--as-of", "2026-11-20").out)
    (folder / ".jdlint.yaml").write_text(
        "pay: {require: always}\nlaws: {jurisdictions: [us-tx]}\n", encoding="utf-8"
    )
    said = jdlint("denver.md", "--as-of", "2026-11-20").out
    assert (
        "error missing-pay-range Your posting doesn't say what the job pays. Your configuration asks" in said
    )


def test_overrides_place_folders_in_jurisdictions(folder: Path) -> None:
    config = "overrides:\n- files: [remote.md]\n  laws: {jurisdictions: [us-tx]}\n"
    (folder / ".jdlint.yaml").write_text(config, encoding="utf-8")
    assert "warning missing-pay-range" in jdlint("remote.md", "--as-of", "2026-11-20").out
    assert "error missing-pay-range" in jdlint("denver.md", "--as-of", "2026-11-20").out


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("laws: {jurisdictions: [us-xo]}", "Did you mean `us-co`?"),
        ("laws: {off: {us-xo: why}}", "Did you mean `us-co`?"),
        ("laws: {off: {us-co: ''}}", "us-co"),
        ("laws: {employer_size: 0}", "employer_size"),
        ("laws: {as_of: soon}", "as_of"),
        ("pay: {require: sometimes}", "require"),
        ("overrides: [{files: [x], laws: {as_of: 2026-01-01}}]", "unknown key `as_of`"),
    ],
)
def test_a_slip_in_the_configuration_is_told(folder: Path, config: str, message: str) -> None:
    (folder / ".jdlint.yaml").write_text(f"{config}\n", encoding="utf-8")
    result = jdlint("denver.md")
    assert result.status == 2
    assert message in result.out


LINKED_PAY = "\nPay scale and benefits: https://example.com/pay\n"  # which Illinois takes for the pay


@pytest.mark.parametrize("fmt", ["concise", "json"])
def test_old_knowledge_is_noted_where_a_law_had_a_say(folder: Path, fmt: str) -> None:
    old, new = "2027-06-01", "2027-05-01"
    note = "last checked on 2026-11-20"
    assert note in jdlint("denver.md", "--as-of", old, "--format", fmt).err
    assert note not in jdlint("denver.md", "--as-of", new, "--format", fmt).err
    (folder / "peoria.md").write_text(COOK.format(location="Peoria, IL") + LINKED_PAY, encoding="utf-8")
    assert note in jdlint("peoria.md", "--gate", "pay", "--as-of", old, "--format", fmt).err
    (folder / "leeds.md").write_text(COOK.format(location="Leeds, UK"), encoding="utf-8")
    assert note not in jdlint("leeds.md", "--as-of", old, "--format", fmt).err
