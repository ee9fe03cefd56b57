"""Pay for a year, to hold it against the bounds that laws set."""

from __future__ import annotations

from jdlint.facts.pay_stated import StatedPay

_A_YEAR = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
"""How often a full-time job pays for a period in a year: 40 hours in 52 weeks of five days."""
_YEARLY_FROM = 10_000  # an amount without a period that is this high is for a year


def yearly(amount: float, period: str | None) -> float:
    """Return what an amount comes to in a year of full-time work."""
    if period is None:
        return amount if amount >= _YEARLY_FROM else amount * _A_YEAR["hour"]
    return amount * _A_YEAR[period]


def in_money_of(stated: StatedPay, currency: str) -> bool:
    """Whether pay is stated in a currency, or in none."""
    return stated.currency in (currency, None)
