"""What several amounts of pay in one posting say of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jdlint.facts.pay_band import short_name
from jdlint.facts.pay_stated import StatedPay
from jdlint.posting import Posting

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
