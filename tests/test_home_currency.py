"""The place of the job settles what a bare currency sign means."""

from __future__ import annotations

import pytest

from jdlint import lint_text


@pytest.mark.parametrize(
    ("place", "currency"),
    [
        ("Toronto, Ontario", "CAD"),
        ("Sydney, Australia", "AUD"),
        ("Denver, CO", "USD"),
        ("Denver, CO or Toronto, Ontario", "USD"),
        ("Leeds", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_place(place: str, currency: str) -> None:
    text = f"# Cook\n\n**Location:** {place}\n\n## Responsibilities\n\n- Cook\n\n## Pay\n\n$30 an hour\n"
    (pay,) = lint_text(text).files[0].facts.pay
    assert pay.currency == currency


def test_other_signs_stay_what_they_are() -> None:
    text = (
        "# Cook\n\n**Location:** Toronto, Ontario\n\n## Duties\n\n- Cook\n\n## Pay\n\n£30 or US$35 an hour\n"
    )
    assert [pay.currency for pay in lint_text(text).files[0].facts.pay] == ["GBP", "USD"]
