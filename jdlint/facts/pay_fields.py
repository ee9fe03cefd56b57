"""Pay that a posting's header spreads over several fields: `salary_min`, `salary_max`, `salary_currency`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jdlint.facts.money import Money, read_money
from jdlint.facts.pay_grammar import grammar
from jdlint.facts.pay_words import names_pay
from jdlint.posting import Posting

_ROLE = {
    "min": {"min", "minimum", "from", "low", "lower", "start", "floor"},
    "max": {"max", "maximum", "to", "high", "upper", "end", "ceiling"},
    "currency": {"currency"},
    "period": {"period", "unit", "interval", "frequency", "per", "type"},
    "whole": {"value", "amount"},
}
_NO_MATTER = {"value", "amount", "text"}  # "baseSalary.value.unitText"


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
    """Return the range that the posting's fields for lowest and highest pay, or its only one, make up: one or none."""
    found: dict[str, tuple[int, str]] = {}
    for index, block in enumerate(posting.blocks):
        role = _role(block.label) if block.label else None
        if role and role not in found and block.text.strip():
            found[role] = (index, block.text)
    low, high = _amount(found.get("min")), _amount(found.get("max"))
    roles = ["min", "max"]
    if not low and not high:
        low = high = _amount(found.get("whole"))
        roles = ["whole"]
    if not low and not high:
        return ()
    blocks = tuple(found[role][0] for role in roles if role in found)
    given = next((money for money in (low, high) if money and money.currency), None)
    return (
        PayField(
            blocks=blocks,
            length=len(posting.blocks[blocks[0]].text),
            min=low.value if low else None,
            max=(high.max or high.value) if high else None,
            currency=given.currency if given else _currency(found.get("currency")),
            period=(low or high).period or _period(found.get("period")),  # type: ignore[union-attr]
        ),
    )


def _role(label: str) -> str | None:
    """Return which part of the pay a field holds: "salary_min" and "min salary" hold the lowest."""
    words = re.split(r"[\s_.-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower())
    for role, names in _ROLE.items():
        others = [word for word in words if word not in names and word not in _NO_MATTER]
        if not names.isdisjoint(words) and others and names_pay(" ".join(others)):
            return role
    return None


def _amount(field: tuple[int, str] | None) -> Money | None:
    amounts = read_money(field[1]) if field else ()
    return amounts[0] if len(amounts) == 1 and amounts[0].value > 0 and not amounts[0].huge else None


def _currency(field: tuple[int, str] | None) -> str | None:
    codes = grammar().currencies.get(field[1].strip().lower()) if field else None
    return codes[0] if codes else None


def _period(field: tuple[int, str] | None) -> str | None:
    if not field:
        return None
    text = field[1].strip()
    said = grammar().period.match(text) or grammar().period.match(f"per {text}")
    return grammar().period_of(said)
