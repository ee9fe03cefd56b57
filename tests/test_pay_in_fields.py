"""Pay that the header of a file spreads over several fields."""

from __future__ import annotations

import pytest

from jdlint.lint import lint_text

Pay = tuple[float | None, float | None, str | None, str | None]


def pays(header: str) -> list[Pay]:
    text = f"---\ntitle: Potter\n{header}\n---\n\n# Potter\n\n## Responsibilities\n\n- Throw pots\n"
    return [(pay.min, pay.max, pay.currency, pay.period) for pay in lint_text(text).files[0].facts.pay]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("salary: 50000-60000\ncurrency: USD\nperiod: year", (50_000, 60_000, "USD", "year")),
        ("salary: 24.5\ncurrency: GBP\nsalary_period: hour", (24.5, 24.5, "GBP", "hour")),
        ("salary: $61,000\nunit: year", (61_000, 61_000, "USD", "year")),
        ("salary_min: 50000\nsalary_max: 60000\nsalary_currency: EUR", (50_000, 60_000, "EUR", None)),
        ("baseSalary: {minValue: 20, maxValue: 25, currency: CAD, unitText: HOUR}", (20, 25, "CAD", "hour")),
        (
            "compensation: {min: 50k, max: 60k, currency: USD, interval: yearly}",
            (50_000, 60_000, "USD", "year"),
        ),
        (
            "offer: {salary: {range: {from: 3000, to: 4000}, unit: month, currency: EUR}}",
            (3_000, 4_000, "EUR", "month"),
        ),
        ("pay: 52000\nunit: Cardiology\nperiod: 6 months", (52_000, 52_000, None, None)),
        ("salary: 52000\npay_frequency: weekly", (52_000, 52_000, None, None)),
    ],
)
def test_fields_make_one_pay(header: str, expected: Pay) -> None:
    assert pays(header) == [expected]


def test_a_list_of_ranges_is_read_as_several() -> None:
    header = "currency: USD\nsalary:\n- {min: 50000, max: 60000}\n- {min: 70000, max: 80000}"
    assert pays(header) == [(50_000, 60_000, "USD", None), (70_000, 80_000, "USD", None)]


def test_a_currency_without_pay_states_none() -> None:
    assert not pays("price: 20\ncurrency: USD\nunit: hour")
