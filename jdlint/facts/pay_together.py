"""What several amounts of pay in one posting say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from jdlint.facts.pay_band import short_name
from jdlint.facts.pay_grammar import grammar
from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.facts.pay_stated import StatedPay
from jdlint.facts.pay_words import pay_words
from jdlint.posting import Posting
from jdlint.rules_dir import load_data

_LEAD = 30  # characters before two amounts that can say which is which
_SLASH = re.compile(r"\s*/\s*")
_ALIKE = 4  # bands whose amounts differ less than this many times share a period


def named_by_block_before(posting: Posting, stated: list[StatedPay]) -> Iterator[StatedPay]:
    """Yield the pay; where several bands are blocks of their own, each belongs to the name in the block before it."""
    several = sum(_fills_its_block(posting, pay) for pay in stated) > 1
    for pay in stated:
        if several and pay.block > 0 and _fills_its_block(posting, pay):
            yield replace(pay, applies_to=short_name(posting.blocks[pay.block - 1].text))
        else:
            yield pay


def _fills_its_block(posting: Posting, pay: StatedPay) -> bool:
    block = posting.blocks[pay.block]
    return (
        not block.label
        and not pay.applies_to
        and block.text.strip() == block.text[pay.start : pay.end].strip()
    )


def sharing(stated: list[StatedPay]) -> list[StatedPay]:
    """Return the pay of one block; neighbours of like size share a period and gross that only one of them names."""
    for _ in range(2):  # from left to right, then back: "$90k (US) · £60k (UK), gross/year"
        for index in range(1, len(stated)):
            named, pay = stated[index - 1], stated[index]
            if _alike(named, pay):
                gross = pay.gross if pay.gross is not None else named.gross
                stated[index] = replace(pay, period=pay.period or named.period, gross=gross)
        stated.reverse()
    return stated


def _alike(one: StatedPay, other: StatedPay) -> bool:
    first, second = (pay.min or pay.max or 0 for pay in (one, other))
    return max(first, second) < _ALIKE * min(first, second)


def base_then_total(text: str, stated: list[StatedPay]) -> list[StatedPay]:
    """Return the pay of one block; in "base + OTE $60k/$120k" the first amount is the base and the second the total."""
    for index in range(1, len(stated)):
        low, high = stated[index - 1], stated[index]
        pair = _SLASH.fullmatch(text, low.end, high.start) and (low.max or 0) < (high.max or 0)
        lead = text[max(0, low.start - _LEAD) : low.start]
        if pair and _base().search(lead) and pay_words().total.search(lead):
            stated[index - 1 : index + 1] = replace(low, base=True), replace(high, base=False)
    return stated


@cache
def _base() -> re.Pattern[str]:
    return words_pattern(load_data("money")["base"])


def closing(stated: list[StatedPay]) -> Iterator[StatedPay]:
    """Yield the pay; "Minimum salary: $58,000" right before "Maximum salary: $71,000" is one range."""
    rest = stated[::-1]
    while rest:
        pay = rest.pop()
        if rest and _closes(pay, rest[-1]):
            high = rest.pop()
            pay = replace(pay, max=high.max, open_end=None, period=pay.period or high.period)
        yield pay


def _closes(low: StatedPay, high: StatedPay) -> bool:
    return (
        (low.open_end, high.open_end) == ("from", "up_to")
        and high.block - low.block <= 1
        and low.currency == high.currency
        and (low.applies_to == high.applies_to)
        and len({low.period, high.period, None}) <= 2  # noqa: PLR2004 - one period, said once or twice
        and (low.min or 0) <= (high.max or 0)
    )


def with_common_period(posting: Posting, stated: list[StatedPay]) -> list[StatedPay]:
    """Return the pay with the period that a sentence says of all of it: "All figures are per year."."""
    if all(pay.period for pay in stated):
        return stated
    said = next(filter(None, (_of_all().search(block.text) for block in posting.blocks)), None)
    period = grammar().period_of(said)
    least = pay_words().least.get(period or "", 0)
    return [
        pay if pay.period or (pay.min or pay.max or 0) < least else replace(pay, period=period)
        for pay in stated
    ]


@cache
def _of_all() -> re.Pattern[str]:
    subject = any_of(load_data("money")["all_amounts"])
    return re.compile(
        rf"(?:^|[.;(*])\s*{subject}\s+(?:(?:are|is)\s+)?(?:{grammar().period.pattern})\s*(?:[.;)*]|$)",
        re.IGNORECASE,
    )
