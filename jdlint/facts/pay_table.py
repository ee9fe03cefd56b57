"""Pay in tables with a column for the lowest and one for the highest pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from jdlint.facts.pay_grammar import grammar
from jdlint.facts.pay_patterns import words_pattern
from jdlint.facts.pay_stated import StatedPay
from jdlint.facts.pay_words import pay_words
from jdlint.posting import BlockKind, Posting
from jdlint.rules_dir import load_data

_NEXT_CELL = re.compile(r"\s*\|\s*")
_CURRENCY = re.compile(r"\b[A-Z]{3}\b|[$£€₹]")


def read_rows(posting: Posting, stated: list[StatedPay]) -> Iterator[StatedPay]:
    """Yield the pay: in a row of such a table two cells are one range, and what its head says counts."""
    rest = stated[::-1]
    heads = dict(_heads(posting))
    while rest:
        pay = rest.pop()
        head = heads.get(pay.block)
        if head and rest and _are_ends(posting, pay, rest[-1], head):
            high = rest.pop()
            pay = replace(pay, end=high.end, max=high.max, period=pay.period or high.period, open_end=None)
        yield _with_head(pay, head) if head else pay


def _heads(posting: Posting) -> Iterator[tuple[int, str]]:
    """Yield each row of a table with the text of its first row."""
    head: str | None = None
    for index, block in enumerate(posting.blocks):
        head = None if block.kind != BlockKind.TABLE_ROW else block.text if head is None else head
        if head is not None:
            yield index, head


def _are_ends(posting: Posting, low: StatedPay, high: StatedPay, head: str) -> bool:
    if low.block != high.block or low.currency != high.currency or not low.min or not high.max:
        return False
    between = posting.blocks[low.block].text[low.end : high.start]
    single = low.min == low.max and high.min == high.max
    named = all(words.search(head) for words in _ends())
    return bool(single and named and low.min <= high.max and _NEXT_CELL.fullmatch(between))


def _with_head(pay: StatedPay, head: str) -> StatedPay:
    said = grammar().period.search(head)
    lead = None if said else pay_words().periods.search(head)
    period = grammar().period_of(said) or (lead.lastgroup if lead else None)
    mark = _CURRENCY.search(head)
    codes = grammar().currencies.get(mark[0].lower(), ()) if mark else ()
    least = pay_words().least.get(period or "", 0)
    return replace(
        pay,
        period=pay.period or (period if (pay.min or pay.max or 0) >= least else None),
        currency=pay.currency or next(iter(codes), None),
    )


@cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ends = load_data("money")["table_ends"]
    return words_pattern(ends["min"]), words_pattern(ends["max"])
