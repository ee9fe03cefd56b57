"""One line per finding, for editors and logs."""

from __future__ import annotations

from dataclasses import replace

from jdlint.finding import Severity
from jdlint.report import View, render
from jdlint.result import RunError
from tests.report_samples import NURSE, baker, finding, nurse, run


def test_lines_in_reading_order_then_errors() -> None:
    report = run(nurse(), baker(), errors=[RunError("b.md", "The file is empty.", "Write something.")])
    lines = render(report, "concise").splitlines()
    assert lines[0] == "baker.txt:3:33: warning passive-voice “is lit” doesn't say who does it."
    assert lines[2:5] == [
        "postings/nurse.md:1:1: warning missing-pay-range The posting does not say what the job pays.",
        "postings/nurse.md:5:10: error placeholder-left A blank of the template was never filled in.",
        "postings/nurse.md:5:68: warning passive-voice “are planned” doesn't say who does it.",
    ]
    assert lines[-1] == "b.md: error: The file is empty. Write something."
    assert len(lines) == 2 + 12 + 1


def test_nothing_found_prints_nothing() -> None:
    assert render(run(replace(nurse(), findings=())), "concise") == ""


def test_a_finding_takes_one_line_whatever_its_message_holds() -> None:
    hit = finding(NURSE, "x", "", message="one\ntwo\x1b[0m", severity=Severity.INFO)
    assert (
        render(run(replace(nurse(), findings=(hit,))), "concise")
        == "postings/nurse.md:1:1: info x one two[0m\n"
    )


def test_code_pages() -> None:
    text = render(run(nurse(), baker()), "concise", View(encoding="cp437"))
    text.encode("cp437")
    assert '"is lit" doesn\'t' in text


def test_a_file_name_that_no_encoding_can_write() -> None:
    text = render(run(replace(nurse(), path="caf\udce9.md")), "concise")
    assert text.startswith("caf?.md:1:1:")
    text.encode("utf-8")
