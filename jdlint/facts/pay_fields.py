"""Pay that a posting's header spreads over several fields: `salary_min`, `salary_max`, `salary_currency`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from jdlint.facts.money import Money, read_money
from jdlint.facts.pay_grammar import grammar
from jdlint.facts.pay_stated import StatedPay
from jdlint.facts.pay_words import names_pay, pay_words
from jdlint.posting import Posting

_ROLE = {
    "min": {"min", "minimum", "from", "low", "lower", "start", "floor"},
    "max": {"max", "maximum", "to", "high", "upper", "end", "ceiling"},
    "currency": {"currency"},
    "period": {"period", "unit", "interval", "frequency", "per", "type", "time"},
    "whole": {"value", "amount"},
}
_NO_MATTER = {"value", "amount", "text", "code"}  # "baseSalary.value.unitText"
# Fields that speak of the pay without saying so: "currency: USD" below "salary: 50000".
_ALONE = {"currency": "currency", "currency code": "currency", "period": "period", "unit": "period"}

_BARE = re.compile(r"\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*")

_Fields = list[tuple[int, str]]  # block and text of each field, in the order of the header


@dataclass(frozen=True, slots=True)
class PayField:
    """One range put together from the fields in `blocks`; `length` is that of the first one's text."""

    blocks: tuple[int, ...]
    length: int
    min: float | None
    max: float | None
    currency: str | None
    period: str | None


def read_fields(posting: Posting) -> tuple[PayField, ...]:
    """Return the ranges that the posting's fields for lowest and highest pay, or its only ones, make up."""
    found = _by_role(posting)
    lows, highs = found["min"], found["max"]
    if len(lows) != len(highs) and lows and highs:
        lows, highs = lows[:1], highs[:1]
    currency, period = _currency(found["currency"]), _period(found["period"])
    ranges: Sequence[PayField | None] = [_range(low, high) for low, high in zip_longest(lows, highs)]
    if not any(ranges):
        wholes = [*found["whole"], *(found["bare"] if currency or period else [])]
        ranges = [field for whole in wholes if (field := _range(whole, whole))][:1]
    return tuple(
        replace(field, currency=field.currency or currency, period=field.period or _if_fit(period, field))
        for field in ranges
        if field
    )


def with_fields(posting: Posting, stated: list[StatedPay]) -> Iterator[StatedPay]:
    """Yield the pay; where the header names an amount, its fields for currency and period speak of it too."""
    found = _by_role(posting)
    currency, period = _currency(found["currency"]), _period(found["period"])
    for pay in stated:
        if posting.blocks[pay.block].front_matter:
            fit = _if_fit(period, pay)
            yield replace(pay, currency=pay.currency or currency, period=pay.period or fit)
        else:
            yield pay


def _by_role(posting: Posting) -> dict[str, _Fields]:
    found: dict[str, _Fields] = {role: [] for role in (*_ROLE, "bare")}
    for index, block in enumerate(posting.blocks):
        if not block.label or not block.text.strip():
            continue
        role = _role(block.label)
        if block.front_matter and not role:
            is_bare = names_pay(block.label) and _BARE.fullmatch(block.text)
            role = "bare" if is_bare else _ALONE.get(block.label.lower())
        if role:
            found[role].append((index, block.text))
    return found


@lru_cache(maxsize=4096)
def _role(label: str) -> str | None:
    """Return which part of the pay a field holds: "salary_min" and "min salary" hold the lowest."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()
    words = re.split(r"[\s_.-]+", spaced)
    for role, names in _ROLE.items():
        others = [word for word in words if word not in names and word not in _NO_MATTER]
        is_of_pay = names_pay(" ".join(others)) or any(names_pay(part) for part in spaced.split("."))
        if not names.isdisjoint(words) and others and is_of_pay:
            return role
    return None


def _range(low: tuple[int, str] | None, high: tuple[int, str] | None) -> PayField | None:
    bottom, top = _amount(low), _amount(high)
    known = [money for money in (bottom, top) if money]
    blocks = [field[0] for field in (low, high) if field]
    if not known:
        return None
    return PayField(
        blocks=tuple(dict.fromkeys(blocks)),
        length=len((low or high)[1]),  # type: ignore[index]
        min=bottom.value if bottom else None,
        max=(top.max or top.value) if top else None,
        currency=next((money.currency for money in known if money.currency), None),
        period=known[0].period,
    )


def _amount(field: tuple[int, str] | None) -> Money | None:
    amounts = read_money(field[1]) if field else ()
    return amounts[0] if len(amounts) == 1 and amounts[0].value > 0 and not amounts[0].huge else None


def _currency(fields: _Fields) -> str | None:
    codes = grammar().currencies.get(fields[0][1].strip().lower()) if fields else None
    return codes[0] if codes else None


def _period(fields: _Fields) -> str | None:
    for _, value in fields:
        text = value.strip().replace("_", " ")
        said = grammar().period.fullmatch(text) or grammar().period.fullmatch(f"per {text}")
        if said:
            return grammar().period_of(said)
    return None


def _if_fit(period: str | None, pay: PayField | StatedPay) -> str | None:
    """Return the period if the pay can be for it: "period: week" may say when the yearly pay is paid."""
    least, most = pay_words().least_alone.get(period or "", 0), pay_words().most_alone.get(period or "", 0)
    low, high = pay.min or pay.max or 0, pay.max or pay.min or 0
    is_small = pay.currency in pay_words().small_money
    return period if period and low >= least and (high <= most or is_small) else None
