from __future__ import annotations

from datetime import date

import pytest

from jdlint.facts.dates import days_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 March 2026", date(2026, 3, 3)),
        ("the 3rd of March, 2026", date(2026, 3, 3)),
        ("Sunday, March 12th, 2023", date(2023, 3, 12)),
        ("Sept. 5 2024", date(2024, 9, 5)),
        ("2026-11-05", date(2026, 11, 5)),
        ("13/05/2026", date(2026, 5, 13)),
        ("5.13.2026", date(2026, 5, 13)),
        ("03/04/2026", date(2026, 4, 3)),
    ],
)
def test_days_with_their_year(text: str, day: date) -> None:
    assert [found.latest for found in days_in(f"Apply by {text}.")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "March 3",
        "31 June 2026",
        "May 2026",
        "2026",
        "555-2026-11-05",
        "1/2026",
        "Mayor 3 2026",
        "12 maybe 2026",
    ],
)
def test_no_days(text: str) -> None:
    assert list(days_in(text)) == []


def test_a_day_knows_where_it_stands() -> None:
    text = "From 2 May 2026 to 3 May 2026"
    assert [text[found.start : found.end] for found in days_in(text)] == ["2 May 2026", "3 May 2026"]
