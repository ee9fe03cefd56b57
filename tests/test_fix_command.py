"""`--fix`, `--diff` and `--unsafe-fixes` as a user runs them: which bytes change, and what is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.fix import files

from .command import jdlint
from .conftest import ROOT

BODY = "\n\nYou sell kitchens and report to the foreman.\n\nPay: $20 per hour. Apply at jobs@alder.example.com.\n"
POSTING = "# Salesman\n\nWe need a middleman." + BODY
FIXED = "# Salesperson\n\nWe need an intermediary." + BODY
ALL_FIXED = FIXED.replace("foreman", "supervisor")
README = "# Our postings\n\n" + "This folder holds texts. A salesman wrote them for the chairman. " * 5


@pytest.fixture
def posting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "posting.md"
    path.write_bytes(POSTING.encode())
    return path


def test_fix_writes_what_is_safe_and_tells(posting: Path) -> None:
    done = jdlint("--fix", "posting.md")
    assert posting.read_text() == FIXED
    assert done.status == 0
    assert done.err == "Fixed 2 findings in 1 file; --unsafe-fixes would fix 1 more.\n  posting.md: 2\n"
    assert "gendered-titles “foreman”" in done.out, "the report tells what is left"
    assert "Salesman" not in done.out


def test_a_second_run_changes_nothing(posting: Path) -> None:
    jdlint("--fix", "posting.md")
    before = posting.stat()
    done = jdlint("--fix", "posting.md")
    assert done.err.startswith("Fixed no findings in no files; --unsafe-fixes")
    assert posting.stat().st_mtime_ns == before.st_mtime_ns
    assert jdlint("--diff", "posting.md").status == 0


def test_unsafe_fixes_come_on_request(posting: Path) -> None:
    done = jdlint("--fix", "--unsafe-fixes", "posting.md")
    assert posting.read_text() == ALL_FIXED
    assert done.err == "Fixed 3 findings in 1 file.\n  posting.md: 3\n"


def test_a_diff_changes_nothing_and_can_be_applied(posting: Path) -> None:
    posting.write_bytes(POSTING.replace("\n", "\r\n").encode().rstrip())
    before = posting.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", "--diff", "posting.md"], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert posting.read_bytes() == before
    assert b"Would fix 2 findings in 1 file" in done.stderr
    assert b"\n+# Salesperson\r\n" in done.stdout
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-p0", "-"], input=done.stdout, check=True)
        by_git = posting.read_bytes()
        posting.write_bytes(before)
        jdlint("--fix", "posting.md")
        assert posting.read_bytes() == by_git


def test_a_diff_without_changes_is_empty_and_exits_with_0(posting: Path) -> None:
    posting.write_text(FIXED)
    done = jdlint("--diff", "posting.md")
    assert (done.status, done.out) == (0, "")


def test_diff_can_be_quiet_or_never_fail(posting: Path) -> None:
    quiet = jdlint("--diff", "--quiet", str(posting))
    assert (quiet.status, quiet.out, quiet.err) == (1, "", "")
    assert jdlint("--diff", "--exit-zero", str(posting)).status == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_other_byte_stays(posting: Path, encoding: str, ending: str) -> None:
    def data(text: str) -> bytes:
        text = text.replace("kitchens", "kitchens –  café “x”  \t")
        return text.replace("\n", ending).rstrip().encode(encoding)

    posting.write_bytes(data(POSTING))
    jdlint("--fix", "posting.md")
    assert posting.read_bytes() == data(FIXED)


def test_mixed_line_endings_stay(posting: Path) -> None:
    posting.write_bytes(POSTING.encode().replace(b"\n", b"\r\n", 2).replace(b"foreman.\n", b"foreman.\r"))
    jdlint("--fix", "posting.md")
    assert posting.read_bytes() == FIXED.encode().replace(b"\n", b"\r\n", 2).replace(
        b"foreman.\n", b"foreman.\r"
    )


def test_standard_input_is_printed_fixed_and_the_report_elsewhere() -> None:
    done = jdlint("--fix", "-", stdin=POSTING)
    assert done.out == FIXED
    assert "<stdin>:" in done.err
    assert "Fixed 2 findings in 1 file" in done.err


def test_standard_input_is_printed_even_where_nothing_changes() -> None:
    assert jdlint("--fix", "-q", "-", stdin=FIXED) == (0, FIXED, "")
    assert jdlint("--fix", "-", stdin="").out == ""
    assert jdlint("--fix", "-", stdin="").status == 2


def test_a_diff_of_standard_input() -> None:
    done = jdlint("--diff", "-", stdin=POSTING)
    assert done.status == 1
    assert done.out.startswith("--- <stdin>\n+++ <stdin>\n")


def test_directories_are_fixed_but_what_is_no_posting_is_left(posting: Path) -> None:
    (posting.parent / "more").mkdir()
    (posting.parent / "more" / "b.txt").write_text(POSTING.replace("# ", ""))
    (posting.parent / "README.md").write_text(README)
    done = jdlint("--fix", ".")
    assert "Fixed 4 findings in 2 files" in done.err
    assert "README.md doesn't look like a posting, so nothing is fixed in it" in done.err
    assert (posting.parent / "README.md").read_text() == README
    assert posting.read_text() == FIXED


def test_only_rules_that_are_on_are_fixed(posting: Path) -> None:
    jdlint("--fix", "posting.md", "--ignore", "gendered-titles/salesman")
    assert posting.read_text() == FIXED.replace("Salesperson", "Salesman")
    jdlint("--fix", "posting.md", "--select", "pay")
    assert posting.read_text() == FIXED.replace("Salesperson", "Salesman")


def test_permissions_and_links_stay(posting: Path) -> None:
    posting.chmod(0o640)
    (posting.parent / "link.md").symlink_to(posting)
    jdlint("--fix", "link.md")
    assert (posting.parent / "link.md").is_symlink()
    assert posting.read_text() == FIXED
    assert posting.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in posting.parent.iterdir()) == ["link.md", "posting.md"]


def test_a_file_that_may_not_be_written_is_told_and_left(
    posting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting.chmod(0o444)
    may = os.access  # root may write whatever the mode says
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    done = jdlint("--fix", "posting.md", "--format", "concise")
    assert done.status == 2
    assert posting.read_text() == POSTING
    assert "posting.md: error: it can't be fixed: you may not write to it." in done.out
    assert "“Salesman”" in done.out, "what was not fixed is still found"
    assert done.err.startswith("Fixed no findings in no files")


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_halfway_loses_nothing(
    posting: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    done = jdlint("--fix", "posting.md")
    assert done.status == 2
    assert posting.read_text() == POSTING
    assert [path.name for path in posting.parent.iterdir()] == ["posting.md"]
    if isinstance(fault, OSError):
        assert "no space left on device" in done.out
    else:
        assert "you stopped the run" in done.out


def test_a_file_that_changed_meanwhile_is_left(posting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = files.write_back

    def late(change: files.Change) -> None:
        posting.write_text("Somebody saved this.")
        store(change)

    monkeypatch.setattr(files, "write_back", late)
    done = jdlint("--fix", "posting.md")
    assert done.status == 2
    assert "it changed while jdlint read it" in done.out
    assert posting.read_text() == "Somebody saved this."


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--unsafe-fixes", "x.md"], "--unsafe-fixes goes with --fix or --diff."),
        (["--fix", "-", "x.md"], "--fix prints standard input, fixed"),
        (["--diff", "x.md", "--format", "json"], "--diff prints a diff and no report"),
        (["--diff", "x.md", "--output", "y.txt"], "--diff prints a diff and no report"),
    ],
)
def test_options_that_do_not_go_together(args: list[str], said: str) -> None:
    done = jdlint(*args)
    assert done.status == 2
    assert said in done.err


def test_what_cannot_be_read_is_told(posting: Path) -> None:
    for option in ("--fix", "--diff"):
        done = jdlint(option, "posting.md", "gone.md")
        assert done.status == 2
        assert "gone.md" in done.out + done.err
    assert posting.read_text() == FIXED


def test_machine_reports_carry_the_fixes(posting: Path) -> None:
    (file,) = json.loads(jdlint(str(posting), "--format", "json").out)["files"]
    fixes = [fix for found in file["findings"] for fix in found["fixes"]]
    assert [(POSTING[fix["start"] : fix["end"]], fix["text"], fix["safe"]) for fix in fixes] == [
        ("Salesman", "Salesperson", True),
        ("a middleman", "an intermediary", True),
        ("foreman", "supervisor", False),
    ]


def test_people_are_told_what_can_be_fixed(posting: Path) -> None:
    shown = jdlint(str(posting), "--format", "full").out
    assert "[1 of 2 can be fixed]" in shown
    assert "--fix mends 2 findings for you; --diff shows how." in shown
    assert "can be fixed" not in jdlint(str(ROOT / "corpus" / "not-a-posting.md"), "--format", "full").out
