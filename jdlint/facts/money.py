"""Money in plain text: single amounts, ranges and open ends, with currency, period and gross or net.

Nothing here says whether an amount is what a job pays; that is `pay.py`. The text is read as it stands,
not in tokens: "$90K-$300K" has no word in it that a tokeniser would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from jdlint.facts.pay_grammar import Grammar, grammar

OpenEnd = Literal["up_to", "from"]

_LEAD = 60  # characters before an amount in which "up to" or "between" is looked for
_THOUSAND = 1000
_FAR = 3000  # the first end of "30-35,000" counts thousands where the second is no more than three times it
_WIDEST = 40  # a range whose top is more than this many times its bottom is two numbers, not a range
_PERCENT = re.compile(r"\s?(?:%|per\s?cent|prozent|procent)", re.IGNORECASE)
_ROUND_END = re.compile(r"[.,][-–—]+(?!\s?\d)")  # "2.630,-" and "92'000.–"
_SPACE = re.compile(r"\s*")
_PUNCTUATION = re.compile(r"\s*[,(/–—|-]?\s*")
_ASIDE = re.compile(r"\s*\([^()\d]{1,30}\)\s*[,–—-]?\s*")  # "(EU) — gross/year"
_CHAINED = re.compile(r"[-.]\d|\s?\(\d")
_AFTER_CHAIN = re.compile(r"(?:\d[-.]|\d\)\s?)$")


@dataclass(frozen=True, slots=True)
class Money:
    """Characters `start` to `end` of a text that name an amount or a range of money.

    `min` is None in "up to 40,000", `max` in "from 40,000"; both are equal in a single amount. `currency`
    (ISO 4217) and `period` (hour, day, week, month, year) are None where the text does not say them, `gross`
    likewise. `base` is False where the words right after it say that it is more than base pay, True where
    they say base. `huge`: it counts in millions. `decimals`: it is written to the cent.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    currency: str | None
    period: str | None = None
    gross: bool | None = None
    base: bool | None = None
    open_end: OpenEnd | None = None
    huge: bool = False
    decimals: bool = False

    @property
    def value(self) -> float:
        """The amount, or the end that the text names; of a range, its bottom."""
        known = self.min if self.min is not None else self.max
        return known if known is not None else 0.0


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number with what is written on it."""

    start: int
    end: int
    value: float
    factor: float
    currencies: tuple[str, ...]
    currency_first: bool
    period: str | None
    huge: bool
    decimals: bool


def read_money(text: str, *, home: str | None = None) -> tuple[Money, ...]:
    """Return all amounts of money in `text`, and bare numbers that could be money, in order.

    Args:
        text: plain text, as a reader sees it.
        home: the currency (ISO 4217) of the place of work; a symbol that several currencies share
            ("$", "kr") stands for it where it can. Without it, "$" is USD and "kr" is SEK.
    """
    rules = grammar()
    amounts = tuple(_amounts(text, rules))
    joined: list[Money] = []
    taken = -1
    for index, amount in enumerate(amounts):
        if index <= taken:
            continue
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        money = following and _range(text, amount, following, home, rules)
        if money:
            taken = index + 1
        else:
            money = _single(text, amount, home, rules)
        if money.currency is None and _is_code(text, money):
            continue
        joined.append(money)
    return tuple(_with_tail(text, money, limit, rules) for money, limit in _limits(joined, len(text)))


def _limits(found: list[Money], end: int) -> Iterator[tuple[Money, int]]:
    """Yield each amount and where the next one begins."""
    yield from ((money, following.start) for money, following in pairwise(found))
    if found:
        yield found[-1], end


def _is_code(text: str, money: Money) -> bool:
    """Whether a bare number is part of a phone number, a date or the like."""
    return bool(_CHAINED.match(text, money.end) or _AFTER_CHAIN.search(text[: money.start][-4:]))


def _amounts(text: str, rules: Grammar) -> Iterator[_Amount]:
    previous = -1
    for number in rules.number.finditer(text):
        amount = _amount(text, number, previous, rules)
        if amount:
            previous = amount.end
            yield amount


def _amount(text: str, number: re.Match[str], previous: int, rules: Grammar) -> _Amount | None:
    """Return the number with its currency and magnitude; None where it is no amount.

    `previous` is the end of the amount before it: in "20L–35L" the dash joins two amounts.
    """
    start, end = number.span()
    if rules.plan.match(text, start):
        return None
    currencies: tuple[str, ...] = ()
    first = False
    before = rules.currency_before.search(text[max(0, start - 8) : start])
    while before:
        start -= len(before[0])
        currencies = _narrower(currencies, rules.currencies[before[0].strip(" :\u00a0\u202f").lower()])
        first = True
        before = rules.currency_before.search(text[max(0, start - 8) : start])
    factor, period = 1.0, None
    magnitude = rules.magnitude.match(text, end)
    huge = False
    if magnitude:
        word = re.sub(r"\s+", " ", magnitude["letters"] or magnitude["words"].lower())
        factor, period = rules.factors[word], rules.factor_periods.get(word)
        huge = factor >= rules.never_pay_from and word not in rules.still_pay
        currencies = currencies or tuple(filter(None, [rules.factor_currencies.get(word)]))
        end = magnitude.end()
    if round_end := _ROUND_END.match(text, end):
        end = round_end.end()
    while after := rules.currency_after.match(text, end):
        currencies = _narrower(currencies, rules.currencies[re.sub(r"\s+", " ", after[0].strip()).lower()])
        end = after.end()
    if not currencies and previous != start - 1 and not _stands_alone(text, start, end, rules):
        return None
    if _PERCENT.match(text, end):
        return None
    value, decimals = _value(number)
    return _Amount(start, end, value * factor, factor, currencies, first, period, huge, decimals)


def _stands_alone(text: str, start: int, end: int, rules: Grammar) -> bool:
    """Whether a bare number is a word of its own: not of "GS-14", "B2B", "8th"."""
    before = text[max(0, start - 2) : start]
    glued_left = before[-1:].isalpha() or (before[-1:] in {"-", "–", "/", "."} and before[:1].isalpha())
    glued_right = text[end : end + 1].isalpha() and not rules.period.match(text, end)
    return not glued_left and not glued_right


def _narrower(known: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the more exact of two ways to name a currency: in "CAD $20" the code counts."""
    return said if not known or len(said) < len(known) else known


def _value(number: re.Match[str]) -> tuple[float, bool]:
    """Return the number's value, and whether it is written with two decimals."""
    whole = number[0]
    decimals = re.search(r"[.,](\d{1,2})$", whole)
    fraction = decimals[1] if decimals else ""
    digits = re.sub(r"\D", "", whole[: decimals.start()] if decimals else whole)
    return float(f"{digits}.{fraction or 0}"), len(fraction) == 2  # noqa: PLR2004 - cents


def _range(text: str, low: _Amount, high: _Amount, home: str | None, rules: Grammar) -> Money | None:
    """Return the range of two amounts, where the text between them joins them."""
    lead = text[max(0, low.start - _LEAD) : low.start]
    between = rules.between_lead.search(lead)
    joint = (rules.joint_after_between if between else rules.joint).fullmatch(text, low.end, high.start)
    if not joint or (not low.currencies and high.currencies and high.currency_first):
        return None
    if low.currencies and high.currencies and not set(low.currencies) & set(high.currencies):
        return None
    if not high.currencies and not _ends_there(text, high, rules):
        return None
    bottom, top = _scaled(low, high)
    if not 0 < bottom <= top <= _WIDEST * bottom:
        return None
    period = high.period or low.period
    if not period and joint["period"] and (said := rules.period.search(joint["period"])):
        period = said.lastgroup
    return Money(
        start=low.start - (len(between[0]) if between else 0),
        end=high.end,
        min=bottom,
        max=top,
        currency=_currency(_narrower(low.currencies, high.currencies), home)
        if high.currencies
        else _currency(low.currencies, home),
        period=period,
        huge=low.huge or high.huge,
        decimals=low.decimals and high.decimals,
    )


def _ends_there(text: str, amount: _Amount, rules: Grammar) -> bool:
    """Whether a bare second number is an end of the range, not "20 to 40 hours"."""
    if amount.factor > 1 or rules.period.match(text, amount.end) or rules.period.match(text, amount.end + 1):
        return True
    return amount.value >= _THOUSAND or not re.match(
        r"\s?[a-z]*(?:hour|day|week|month|year|people|person|minute)", text[amount.end :][:12]
    )


def _scaled(low: _Amount, high: _Amount) -> tuple[float, float]:
    """Return both ends in full: a factor said once ("95-120k") counts for both."""
    bottom, top = low.value, high.value
    if high.factor > 1 == low.factor and bottom * high.factor <= top:
        bottom *= high.factor
    elif low.factor > 1 == high.factor and top < bottom <= top * low.factor:
        top *= low.factor
    elif low.factor == high.factor == 1 and bottom < _THOUSAND and bottom * _THOUSAND <= top <= bottom * _FAR:
        bottom *= _THOUSAND  # "$30-35,000"
    elif top < _THOUSAND <= bottom <= top * _THOUSAND:  # "$80,000-90"
        top *= _THOUSAND
    return bottom, top


def _currency(candidates: tuple[str, ...], home: str | None) -> str | None:
    if not candidates:
        return None
    return home if home in candidates else candidates[0]


def _single(text: str, amount: _Amount, home: str | None, rules: Grammar) -> Money:
    """Return one amount, with the open end that the words before it say."""
    offset = max(0, amount.start - _LEAD)
    lead = rules.open_lead.search(text[offset : amount.start])
    start, low, high = amount.start, amount.value, amount.value
    open_end: OpenEnd | None = None
    if lead:
        open_end = "up_to" if lead["up_to"] or lead["up_to_noun"] else "from"
        start = offset + lead.start()
    return Money(
        start=start,
        end=amount.end,
        min=None if open_end == "up_to" else low,
        max=None if open_end == "from" else high,
        currency=_currency(amount.currencies, home),
        period=amount.period,
        open_end=open_end,
        huge=amount.huge,
        decimals=amount.decimals,
    )


def _with_tail(text: str, money: Money, limit: int, rules: Grammar) -> Money:
    """Return `money` with what the words right after it say: period, gross or net, base or total, "and up"."""
    position = end = money.end
    while True:
        if money.min == money.max and (up := rules.and_up.match(text, position, limit)):
            money = replace(money, max=None, open_end="from")
            end = position = up.end()
            continue
        step = _step(text, position, limit, money, rules)
        if not step:
            break
        money, position = step
        end = position + 1 if text[position : position + 1] == ")" and "(" in text[end:position] else position
        position = end
    return replace(money, end=end)


def _step(text: str, position: int, limit: int, money: Money, rules: Grammar) -> tuple[Money, int] | None:
    """Return `money` with one more thing that the text says at `position`, and where that ends."""
    for gap in (_SPACE, _PUNCTUATION, rules.tail_fillers, _ASIDE):
        if skipped := gap.match(text, position, limit):
            start = skipped.end()
            period = rules.period.match(text, start, limit)
            if period and money.period in {None, period.lastgroup}:
                return replace(money, period=period.lastgroup), period.end()
            if money.gross is None and (gross := rules.gross.match(text, start, limit)):
                return replace(money, gross=True), gross.end()
            if money.gross is None and (net := rules.net.match(text, start, limit)):
                return replace(money, gross=False), net.end()
            if "," in skipped[0]:
                continue
            total = rules.total.match(text, start, limit)
            kind = total or rules.base.match(text, start, limit)
            if kind and money.base is None and not _names_next(text, kind.end(), limit):
                return replace(money, base=total is None), kind.end()
    return None


def _names_next(text: str, position: int, limit: int) -> bool:
    """Whether a word that ends at `position` names the next amount, at `limit`: "£22,000 (OTE £40,000)"."""
    return limit < len(text) and not text[position:limit].strip(" :(=")
