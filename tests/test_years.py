"""Years of experience as sentences ask for them."""

from __future__ import annotations

import time

import pytest

from jdlint.facts.years import years_asked


@pytest.mark.parametrize(
    ("text", "flagged", "least", "most"),
    [
        ("5+ years of experience in sales", "5+ years", 5, None),
        ("At least three years' experience with steel", "three years'", 3, None),
        ("2-4 years of professional experience", "2-4 years", 2, 4),
        ("Four (4) years of full-time work", "Four (4) years", 4, None),
        ("10 or more years of nursing experience", "10 or more years", 10, None),
        ("Two to five years working in a kitchen", "Two to five years", 2, 5),
        ("2–4 yrs experience", None, 0, None),  # a dash is no hyphen: the two may be anything
    ],
)
def test_years_are_read_with_their_bounds(
    text: str, flagged: str | None, least: int, most: int | None
) -> None:
    found = [(text[years.start : years.end], years.least, years.most) for years in years_asked(text)]
    if flagged is None:
        assert all(years[1] == 4 for years in found)
    else:
        assert found == [(flagged, least, most)]


@pytest.mark.parametrize(
    "text",
    [
        "We have 20 years of experience with boats.",
        "You will be mentored by a cook with 12 years of experience.",
        "Our 12-year-old company",
        "A contract for two years",
        "$5 years",
        "Over the past 10 years of experience we learned a lot.",
        "Children between 5 and 8 years old",
    ],
)
def test_years_that_nobody_asks_for_are_left_alone(text: str) -> None:
    assert not list(years_asked(text))


def test_long_text_takes_no_long_time() -> None:
    text = "5 years of " + "very " * 20_000 + "experience"
    start = time.perf_counter()
    list(years_asked(text))
    list(years_asked("5 to " * 20_000 + "years"))
    assert time.perf_counter() - start < 2
