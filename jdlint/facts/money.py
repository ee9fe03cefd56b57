"""Money in plain text: single amounts, ranges and open ends, with currency, period and gross or net.

Nothing here says whether an amount is what a job pays; that is `pay.py`. The text is read as it stands,
not in tokens: "$90K-$300K" has no word in it that a tokeniser would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jdlint.facts.pay_amount import Amount, amounts, narrower
from jdlint.facts.pay_grammar import Grammar, grammar

OpenEnd = Literal["up_to", "from"]

_LEAD = 60  # characters before an amount in which "up to" or "between" is looked for
_THOUSAND = 1000
_FAR = 3000  # the first end of "30-35,000" counts thousands where the second is no more than three times it
_WIDEST = 40  # a range whose top is more than this many times its bottom is two numbers, not a range
_TURNED = 3  # "$90,000 - $75,000" is a range with its ends the wrong way round, "$90,000 - $500" is none
_SPACE = re.compile(r"\s*")
_PUNCTUATION = re.compile(r"\)?\s*[,(/–—|-]?\s*")
_ASIDE = re.compile(r"\s*\([^()\d]{1,30}\)\s*[,–—-]?\s*")  # "(EU) — gross/year"
_BETWEEN_ENDS = re.compile(
    r"\s*[,;/|–-]?\s*(?:(?:and|und|et|y|e|en|i|och)\s+)?(?:(?:going|goes|rising|rises|increasing)\s+)?"
)
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

    @property
    def is_range(self) -> bool:
        """Whether the text names both ends, and they differ."""
        return self.open_end is None and self.min != self.max


def read_money(text: str, *, home: str | None = None) -> tuple[Money, ...]:
    """Return all amounts of money in `text`, and bare numbers that could be money, in order.

    Args:
        text: plain text, as a reader sees it.
        home: the currency (ISO 4217) of the place of work; a symbol that several currencies share
            ("$", "kr") stands for it where it can. Without it, "$" is USD and "kr" is SEK.
    """
    found: list[Money] = []
    waiting = list(amounts(text))[::-1]
    while waiting:
        amount = waiting.pop()
        money = _range(text, amount, waiting[-1], home) if waiting else None
        if money:
            waiting.pop()
        else:
            money = _single(text, amount, home)
        if money.currency or not _is_code(text, money):
            found.append(money)
    found = list(_closed(text, found))
    limits = [*(money.start for money in found[1:]), len(text)]
    return tuple(_with_tail(text, money, limit) for money, limit in zip(found, limits, strict=False))


def _closed(text: str, found: list[Money]) -> Iterator[Money]:
    """Yield the amounts; "min. $18, max. $22" is one range with both ends closed."""
    rest = found[::-1]
    while rest:
        low = rest.pop()
        high = rest[-1] if rest else None
        opposite = high and (low.open_end, high.open_end) == ("from", "up_to") and low.value <= high.value
        said = grammar().period.match(text, _SPACE.match(text, low.end).end())  # type: ignore[union-attr]
        if (
            high
            and opposite
            and low.currency == high.currency
            and _BETWEEN_ENDS.fullmatch(text, said.end() if said else low.end, high.start)
        ):
            period = high.period or low.period or grammar().period_of(said)
            yield replace(high, start=low.start, min=low.min, open_end=None, period=period)
            rest.pop()
        else:
            yield low


def _is_code(text: str, money: Money) -> bool:
    """Whether a bare number is part of a phone number, a date or the like."""
    return bool(
        _CHAINED.match(text, money.end) or _AFTER_CHAIN.search(text[max(0, money.start - 4) : money.start])
    )


def _range(text: str, low: Amount, high: Amount, home: str | None) -> Money | None:
    """Return the range of two amounts, where the text between them joins them."""
    rules = grammar()
    lead = text[max(0, low.start - _LEAD) : low.start]
    between = rules.between_lead.search(lead)
    said = rules.period.match(text, _SPACE.match(text, low.end).end(), high.start)  # type: ignore[union-attr]
    joint = rules.joint_after_between if between else rules.joint
    joint_start = said.end() if said else low.end
    aside = _ASIDE.match(text, joint_start, high.start)  # "€2,900 (first year) to €3,700"
    joined = any(
        joint.fullmatch(text, step, high.start) for step in (joint_start, aside and aside.end()) if step
    )
    if not joined or not _match(text, low, high, rules):
        return None
    bottom, top = _scaled(low, high)
    if low.currencies and high.currencies and top < bottom <= _TURNED * top:
        bottom, top = top, bottom
    if not 0 < bottom <= top <= _WIDEST * bottom:
        return None
    return Money(
        start=low.start - (len(between[0]) if between else 0),
        end=high.end,
        min=bottom,
        max=top,
        currency=_currency(narrower(low.currencies, high.currencies), home),
        period=high.period or low.period or rules.period_of(said),
        huge=low.huge or high.huge,
        decimals=low.decimals and high.decimals,
    )


def _match(text: str, low: Amount, high: Amount, rules: Grammar) -> bool:
    """Whether two amounts can be the ends of one range, by what is written on them."""
    if low.currencies and high.currencies:
        return not set(low.currencies).isdisjoint(high.currencies)
    if high.currencies:  # "60-70 €", but not "Level 5 - €70"
        return not high.currency_first
    return high.factor > 1 or not rules.counted.match(text, high.end)


def _scaled(low: Amount, high: Amount) -> tuple[float, float]:
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


def _single(text: str, amount: Amount, home: str | None) -> Money:
    """Return one amount, with the open end that the words before it say."""
    offset = max(0, amount.start - _LEAD)
    lead = grammar().open_lead.search(text[offset : amount.start])
    open_end: OpenEnd | None = None
    if lead:
        open_end = "up_to" if lead["up_to"] else "from"
    return Money(
        start=offset + lead.start() if lead else amount.start,
        end=amount.end,
        min=None if open_end == "up_to" else amount.value,
        max=None if open_end == "from" else amount.value,
        currency=_currency(amount.currencies, home),
        period=amount.period,
        open_end=open_end,
        huge=amount.huge,
        decimals=amount.decimals,
    )


def _with_tail(text: str, money: Money, limit: int) -> Money:
    """Return `money` with what the words right after it say: period, gross or net, base or total, "and up"."""
    rules = grammar()
    end = money.end
    while True:
        opened = not money.open_end and not money.is_range and rules.and_up.match(text, end, limit)
        if opened:
            money = replace(money, max=None, open_end="from")
            end = opened.end()
        elif step := _step(text, end, limit, money, rules):
            money, position = step
            closed = text[position : position + 1] == ")" and "(" in text[end:position]
            end = position + closed
        else:
            return replace(money, end=end)


def _step(text: str, position: int, limit: int, money: Money, rules: Grammar) -> tuple[Money, int] | None:
    """Return `money` with one more thing that the text says at `position`, and where that ends."""
    for gap in (_SPACE, _PUNCTUATION, rules.tail_fillers, _ASIDE):
        if skipped := gap.match(text, position, limit):
            start = skipped.end()
            period = rules.period.match(text, start, limit)
            if period and money.period in {None, rules.period_of(period)}:
                return replace(money, period=rules.period_of(period)), period.end()
            tax = rules.tax.match(text, start, limit)
            if tax and money.gross is None and not _names_next(text, tax.end(), limit):
                return replace(money, gross=bool(tax["gross"])), tax.end()
            kind = rules.kind.match(text, start, limit)
            if (
                kind
                and money.base is None
                and "," not in skipped[0]
                and not _names_next(text, kind.end(), limit)
            ):
                return replace(money, base=bool(kind["base"])), kind.end()
    return None


def _names_next(text: str, position: int, limit: int) -> bool:
    """Whether a word that ends at `position` names the next amount, at `limit`: "£22,000 (OTE £40,000)"."""
    return limit < len(text) and not text[position:limit].strip(" :(=")
