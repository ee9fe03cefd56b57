"""Pay grades: what names one, and what is said to a posting that names no figure."""

from __future__ import annotations

import pytest

from jdlint.facts.pay import read_pay_text
from jdlint.lint import lint_text


def grades(text: str, *, label: str | None = None) -> list[str]:
    return [text[grade.start : grade.end] for grade in read_pay_text(text, label=label).grades]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This post is set at GS-14.", ["GS-14"]),
        ("GS-0301-13", ["GS-0301-13"]),
        ("GS-11/12", ["GS-11/12"]),
        ("NHS Band 5", ["NHS Band 5"]),
        ("Agenda for Change band 8a", ["Agenda for Change band 8a"]),
        ("vergütet nach TVöD E 13", ["TVöD E 13"]),
        ("EG 9b TVöD", ["EG 9b TVöD"]),
        ("Besoldungsgruppe A 12", ["Besoldungsgruppe A 12"]),
        ("NJC scale points 12-17", ["NJC scale points 12-17"]),
        ("Pay grade 7", ["Pay grade 7"]),
        ("Pupils reach Grade 5 in Year 7.", []),
        ("We use 5G Band 78 and Level 3.", []),
        ("E5 and A4 paper", []),
        ("GS1 barcodes", []),
    ],
)
def test_names_of_grades(text: str, expected: list[str]) -> None:
    assert grades(text) == expected


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("Salary", "Band 6", ["Band 6"]),
        ("Pay", "Grade H", []),
        ("Pay grade", "14", ["14"]),
        ("Salary", "TVöD E13", ["TVöD E13"]),
        ("Vergütung", "A12", ["A12"]),
        ("Salary", "£24,000", []),
        ("Compensation/Grade Level", "GS-14/GS-15", ["GS-14/GS-15"]),
        ("Location", "Level 3", []),
    ],
)
def test_a_field_for_the_pay_may_hold_a_grade(label: str, text: str, expected: list[str]) -> None:
    assert grades(text, label=label) == expected


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ("Band 6", {"pay-grade-without-figure"}),
        ("Band 6, £38,682 to £46,580 a year", set()),
        ("competitive", {"missing-pay-range", "vague-pay"}),
    ],
)
def test_a_posting_with_a_grade_is_asked_for_the_figure_beside_it(pay: str, expected: set[str]) -> None:
    text = f"# Nurse\n\n**Salary:** {pay}\n\n## Responsibilities\n\n- Nurse patients\n- Write notes\n"
    rules = {"missing-pay-range", "vague-pay", "pay-grade-without-figure"}
    assert {finding.rule for finding in lint_text(text).files[0].findings} & rules == expected
