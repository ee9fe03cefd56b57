"""The command as a user runs it: output, exit status, and what happens to bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.cli import main

from .conftest import ROOT

GOOD = ROOT / "corpus" / "software-good.md"
ERRORS = """\
# Salesperson

**Location:** Leeds

Men only. We are looking for a salesperson.

## Responsibilities

- Sell kitchens to people who visit the showroom

## How to apply

Write to jobs@alder.example.com.
"""


def jdlint(
    *args: str, cwd: Path | None = None, stdin: bytes = b"", env: dict[str, str] | None = None
) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", *args],
        cwd=cwd or ROOT,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Result:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a posting that has an error, and one that is good."""
    (tmp_path / "bad.md").write_text(ERRORS, encoding="utf-8")
    (tmp_path / "good.md").write_bytes(GOOD.read_bytes())
    return tmp_path


def test_a_good_posting_passes() -> None:
    assert jdlint(str(GOOD)).status == 0


def test_an_error_fails_and_is_one_line_with_its_place(folder: Path) -> None:
    result = jdlint("bad.md", cwd=folder)
    assert result.status == 1
    assert "bad.md:5:1: error gender-preference " in result.out


def test_exit_zero_and_fail_on(folder: Path) -> None:
    assert jdlint("bad.md", "--exit-zero", cwd=folder).status == 0
    assert jdlint("bad.md", "--fail-on", "never", cwd=folder).status == 0
    assert jdlint("bad.md", "--ignore", "gender-preference", cwd=folder).status == 0
    assert jdlint("bad.md", "--ignore", "gender-preference", "--fail-on", "warning", cwd=folder).status == 1


def test_min_score_says_which_posting_is_below_it(folder: Path) -> None:
    result = jdlint("bad.md", "good.md", "--min-score", "80", cwd=folder)
    assert result.status == 1
    assert "bad.md scores " in result.err or "bad.md has no score" in result.err
    assert "good.md" not in result.err


def test_json_is_one_object_and_nothing_else(folder: Path) -> None:
    result = jdlint("--format", "json", ".", "--as-of", "2026-11-20", cwd=folder)
    report = json.loads(result.out)
    assert report["as_of"] == "2026-11-20"
    assert [Path(posting["path"]).name for posting in report["files"]] == ["bad.md", "good.md"]
    finding = next(f for f in report["files"][0]["findings"] if f["rule"] == "gender-preference")
    assert ERRORS[finding["start"] : finding["end"]] == finding["text"]


def test_standard_input_takes_its_format_from_the_given_name() -> None:
    result = jdlint("-", "--stdin-filename", "x.txt", "--format", "json", stdin=ERRORS.encode())
    assert json.loads(result.out)["files"][0]["format"] == "text"
    assert json.loads(result.out)["files"][0]["path"] == "x.txt"


def test_a_folder_named_like_a_command_can_be_linted(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.md").write_text(ERRORS, encoding="utf-8")
    assert jdlint("lint", "rules", cwd=tmp_path).status == 1
    assert "missing-pay-range" in jdlint("rules", cwd=tmp_path).out


def test_exclude_and_its_mistakes(folder: Path) -> None:
    assert jdlint(".", "--exclude", "bad.md", cwd=folder).status == 0
    result = jdlint(".", "--exclude", "*.md", cwd=folder)
    assert result.status == 2


def test_output_goes_to_a_file(folder: Path) -> None:
    result = jdlint("bad.md", "--output", "report.json", cwd=folder)
    assert (result.status, result.out) == (1, "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["schema"] == 1
    jdlint("bad.md", "--output", "report.txt", cwd=folder)
    assert "gender-preference" in (folder / "report.txt").read_text(encoding="utf-8")


def test_a_report_never_takes_the_place_of_a_posting(folder: Path) -> None:
    for paths in (("bad.md",), (".",)):
        result = jdlint(*paths, "--output", "bad.md", cwd=folder)
        assert result.status == 2
        assert "would overwrite" in result.err
    assert (folder / "bad.md").read_text(encoding="utf-8") == ERRORS
    assert jdlint(".", "--output", "report.json", cwd=folder).status == 1
    assert jdlint(".", "--output", "report.json", cwd=folder).status == 1


def test_quiet_still_writes_the_file_asked_for(folder: Path) -> None:
    assert jdlint("bad.md", "-q", "--output", "report.json", cwd=folder).out == ""
    assert (folder / "report.json").exists()


def test_explain_pay_says_what_was_read_and_why(folder: Path) -> None:
    text = "# Cook\n\n## Pay\n\n$21 to $24 an hour, and a $500 sign-on bonus.\n"
    (folder / "cook.md").write_text(text, encoding="utf-8")
    result = jdlint("cook.md", "--explain-pay", cwd=folder)
    assert "Pay: USD 21 to 24 an hour" in result.out
    assert "5:1      pay      $21 to $24 an hour: " in result.out
    assert "not pay  $500: a bonus" in result.out


def test_quiet_prints_nothing_but_what_could_not_be_done(folder: Path) -> None:
    result = jdlint("bad.md", "-q", cwd=folder)
    assert (result.status, result.out, result.err) == (1, "", "")
    assert "nothing.md" in jdlint("nothing.md", "-q", cwd=folder).err


def test_explain_and_rules() -> None:
    page = jdlint("explain", "missing-pay-range")
    assert page.status == 0
    assert "missing-pay-range" in page.out
    assert jdlint("rules").status == 0


def test_version_and_help() -> None:
    assert jdlint("--version").out.startswith("jdlint ")
    assert "posting.md" in jdlint("--help").out
    assert "--fail-on" in jdlint("lint", "--help").out


# ------------------------------------------------------------------------------------------------ bad input

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "empty"),
    "blank.md": (b" \n\n", "empty"),
    "binary.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not a text file"),
    "undecodable.md": (b"caf\x81\x8d\x9d and more", "UTF-8"),
    "huge.md": (b"word " * 2_100_000, "MB"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_linted(folder: Path, name: str) -> None:
    content, word = BAD_FILES[name]
    (folder / name).write_bytes(content)
    result = jdlint(name, "bad.md", cwd=folder)
    assert result.status == 2
    line = next(line for line in result.out.splitlines() if line.startswith(name))
    assert word in line.partition(": error: ")[2]
    assert "gender-preference" in result.out


def test_a_missing_file_is_told_and_the_others_are_linted(folder: Path) -> None:
    result = jdlint("nothing.md", "bad.md", cwd=folder)
    assert result.status == 2
    assert "nothing.md: error: there is no such file" in result.out
    assert "gender-preference" in result.out


def test_a_directory_without_postings_is_told_and_the_others_are_linted(folder: Path) -> None:
    (folder / "nothing").mkdir()
    result = jdlint("nothing", "bad.md", cwd=folder)
    assert result.status == 2
    assert "no postings" in result.out
    assert "gender-preference" in result.out


def test_exit_zero_does_not_hide_what_could_not_be_done(folder: Path) -> None:
    assert jdlint("nothing.md", "--exit-zero", cwd=folder).status == 2


def test_a_file_without_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The system's refusal is played, because the user that runs the tests may be one who may read everything.
    (folder / "secret.md").write_text(ERRORS, encoding="utf-8")
    read = Path.read_bytes

    def refuse_secret(path: Path) -> bytes:
        if path.name == "secret.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.chdir(folder)
    monkeypatch.setattr(Path, "read_bytes", refuse_secret)
    result = CliRunner().invoke(main, ["secret.md", "bad.md"])
    assert result.exit_code == 2
    assert "secret.md: error: jdlint may not read this" in result.stdout
    assert "gender-preference" in result.stdout


def test_a_report_that_cannot_be_written_is_printed_instead(folder: Path) -> None:
    result = jdlint("bad.md", "--output", "no/such/folder/report.txt", cwd=folder)
    assert result.status == 2
    assert "can't write" in result.err
    assert "gender-preference" in result.out


def test_an_unknown_option_is_told() -> None:
    result = jdlint(str(GOOD), "--fail-onn", "error")
    assert result.status == 2
    assert "--fail-on" in result.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (
            ("--select", "missing-pay-rang"),
            ("no rule or category is called `missing-pay-rang`", "missing-pay-range"),
        ),
        (("--ignore", "missing-section/benefit"), ("has no term `benefit`",)),
        (("--select", "missing-section/benefits"), ("can be ignored but not selected",)),
    ],
)
def test_an_unknown_rule_is_told(args: tuple[str, ...], words: tuple[str, ...]) -> None:
    result = jdlint(str(GOOD), *args)
    assert result.status == 2
    assert all(word in result.err for word in words)


def test_explaining_an_unknown_rule_is_told() -> None:
    result = jdlint("explain", "missing-pay")
    assert result.status == 2
    assert "Did you mean `missing-pay-range`?" in result.err


def test_no_path_at_all_is_told() -> None:
    assert jdlint("lint").status == 2


def test_a_broken_rule_file_is_told(tmp_path: Path) -> None:
    package = tmp_path / "jdlint"
    package.symlink_to(ROOT / "jdlint")
    broken = tmp_path / "rules"
    (broken / "pay").mkdir(parents=True)
    (broken / "data").symlink_to(ROOT / "rules" / "data")
    (broken / "pay" / "made-up.yaml").write_text("summary: x\nseverty: warning\n", encoding="utf-8")
    code = (
        "import sys, pathlib, jdlint.rulebook as r; r.rules_dir = lambda: pathlib.Path(sys.argv.pop(1));"
        "from jdlint.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(broken), str(GOOD)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "made-up.yaml:2:1: unknown key `severty`" in done.stderr
    assert "Did you mean `severity`?" in done.stderr


def test_an_interrupt_keeps_what_was_done_and_is_told(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.md").write_bytes(GOOD.read_bytes())
    running = subprocess.Popen(
        [sys.executable, "-m", "jdlint", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(4)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "you stopped the run" in out + err
    assert "Traceback" not in err
