"""Single numbers in plain text that are, or could be, amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdlint.facts.pay_grammar import Grammar, grammar
from jdlint.facts.pay_words import pay_words

_REACH = 8  # characters before a number in which its currency stands
_CENTS = 2
_UNIT_REACH = 40  # characters after a number in which "an hour" says what its point means
_MOST_AN_HOUR = 200  # "$18.125" is a rate to a tenth of a cent, "$318.125" is not
_ONE_POINT = re.compile(r"(\d{1,3})\.\d{3}")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent|prozent|procent)", re.IGNORECASE)
_ROUND_END = re.compile(r"[.,][-–—]+(?!\s?\d)")  # "2.630,-" and "92'000.–"


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters `start` to `end`: one number with the currency and magnitude written on it.

    `value` is in full, `factor` the magnitude that is in it ("k"). `currencies` are those (ISO 4217) that the
    symbol can mean, none for a bare number; `currency_first` where it stands before the number. `period` is
    set where the magnitude names it ("LPA"). `huge`: it counts in millions. `decimals`: it names cents.
    """

    start: int
    end: int
    value: float
    factor: float
    currencies: tuple[str, ...]
    currency_first: bool
    period: str | None
    huge: bool
    decimals: bool


def amounts(text: str) -> Iterator[Amount]:
    """Yield all numbers in `text` that are amounts or, without a currency, could be."""
    previous: int | None = None
    for number in grammar().number.finditer(text):
        amount = _amount(text, number, previous)
        if amount:
            previous = amount.end
            yield amount


def narrower(known: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the more exact of two ways to name a currency: in "CAD $20" the code counts."""
    return said if not known or 0 < len(said) < len(known) else known


def _amount(text: str, number: re.Match[str], previous: int | None) -> Amount | None:
    """Return the number with its currency and magnitude; None where it is no amount.

    `previous` is the end of the amount before it: in "20L–35L" the dash joins two amounts.
    """
    rules = grammar()
    if rules.plan.match(text, number.start()):
        return None
    start, before = _currency_before(text, number.start(), rules)
    end, word = _magnitude(text, number.end(), rules)
    if round_end := _ROUND_END.match(text, end):
        end = round_end.end()
    implied = rules.factor_currencies.get(word)
    end, after = _currency_after(text, end, rules)
    currencies = narrower(before or ((implied,) if implied else ()), after)
    joined = previous is not None and previous == start - 1
    glued = not joined and not _stands_alone(text, start, end, rules)
    if (not currencies and glued) or _PERCENT.match(text, end):
        return None
    value, decimals = _value(number[0], thousands=not _is_rate(text, number, end, currencies))
    factor = rules.factors.get(word, 1.0)
    return Amount(
        start=start,
        end=end,
        value=value * factor,
        factor=factor,
        currencies=currencies,
        currency_first=bool(before),
        period=rules.factor_periods.get(word),
        huge=factor >= rules.never_pay_from and word not in rules.still_pay,
        decimals=decimals,
    )


def _is_rate(text: str, number: re.Match[str], end: int, currencies: tuple[str, ...]) -> bool:
    """Whether the point in "18.125" stands before decimals, as in "$18.125/hr", and not between thousands."""
    if not (written := _ONE_POINT.fullmatch(number[0])):
        return False
    rules = grammar()
    period = rules.period_of(rules.period.search(text, end, end + _UNIT_REACH))
    point_for_decimals = rules.point_for_decimals.intersection(currencies)
    if period in {"month", "year"} or not currencies:
        return False
    if period == "hour":
        return not pay_words().small_money.intersection(currencies)
    return bool(point_for_decimals) and int(written[1]) < _MOST_AN_HOUR and not number[0].endswith("00")


def _currency_before(text: str, start: int, rules: Grammar) -> tuple[int, tuple[str, ...]]:
    """Return where the currency before a number begins, and which it can be: "USD $95" names it twice."""
    found: tuple[str, ...] = ()
    while before := rules.currency_before.search(text[max(0, start - _REACH) : start]):
        found = narrower(found, rules.currencies[" ".join(before[0].replace(":", " ").split()).lower()])
        start -= len(before[0])
    return start, found


def _currency_after(text: str, end: int, rules: Grammar) -> tuple[int, tuple[str, ...]]:
    """Return where the currency after a number ends, and which it can be."""
    found: tuple[str, ...] = ()
    while after := rules.currency_after.match(text, end):
        found = narrower(found, rules.currencies[" ".join(after[0].split()).lower()])
        end = after.end()
    return end, found


def _magnitude(text: str, end: int, rules: Grammar) -> tuple[int, str]:
    """Return where the magnitude after a number ends, and which it is ("" for none)."""
    magnitude = rules.magnitude.match(text, end)
    if not magnitude:
        return end, ""
    return magnitude.end(), magnitude["letters"] or magnitude["words"].lower()


def _stands_alone(text: str, start: int, end: int, rules: Grammar) -> bool:
    """Whether a bare number is a word of its own: not part of "GS-14", "B2B", "8th"."""
    before = text[max(0, start - 2) : start]
    glued_left = before[-1:].isalpha() or (before[-1:] in {"-", "–", "/", "."} and before[:1].isalpha())
    glued_right = text[end : end + 1].isalpha() and not rules.period.match(text, end)
    return not glued_left and not glued_right


def _value(written: str, *, thousands: bool) -> tuple[float, bool]:
    """Return the value of a number as written, and whether it names cents; three digits are decimals or `thousands`."""
    decimals = re.search(r"[.,](\d{1,2}|\d{4})$" if thousands else r"\.(\d{3})$", written)
    fraction = decimals[1] if decimals else ""
    digits = re.sub(r"\D", "", written[: decimals.start()] if decimals else written)
    return float(f"{digits}.{fraction or 0}"), len(fraction) == _CENTS
