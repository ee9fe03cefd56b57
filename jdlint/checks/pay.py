"""What a posting says, or fails to say, about pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveFloat, model_validator

from jdlint.checks.base import Check, Hit, Regex, Where
from jdlint.facts.pay import PayReading, StatedPay
from jdlint.finding import Severity
from jdlint.reading import Reading

Problem = Literal["missing", "vague", "wide", "open_ended", "period_missing", "currency_missing"]


class PayCheck(Check):
    """Reports one problem with the stated pay.

    `missing`: no amount at all. `vague`: words such as "competitive" and no amount, in the parts of the posting
    that `where` names. `wide`: the top of a
    range is more than `at_most_ratio` times its bottom. `open_ended`: one end of a range is not said.
    `period_missing`, `currency_missing`: an amount leaves open what it is for, or in what money; an amount
    of `year_from` or more can only be for a year, so leaving that out is told as information. Words that
    `other_periods` finds ("biweekly") tell the period too.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"ratio", "limit"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["pay"]
    problem: Problem
    where: Where = Where()
    at_most_ratio: PositiveFloat | None = None
    year_from: PositiveFloat | None = None
    other_periods: Regex | None = None

    @model_validator(mode="after")
    def _has_its_limit(self) -> PayCheck:
        if (self.problem == "wide") != (self.at_most_ratio is not None):
            raise ValueError("`at_most_ratio` belongs to `problem: wide`, and is needed there")
        if (self.year_from or self.other_periods) and self.problem != "period_missing":
            raise ValueError("`year_from` and `other_periods` belong to `problem: period_missing`")
        return self

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield the problem's hits: one on each amount, or one on the absence of any."""
        pay = reading.pay
        if self.problem == "missing":
            if not pay.stated:
                yield Hit()
        elif self.problem == "vague":
            if not pay.stated:
                blocks = reading.posting.blocks
                said = (v for v in pay.vague if self.where.includes(reading, v.block, blocks[v.block]))
                yield from (Hit(vague.block, vague.start, vague.end) for vague in said)
        else:
            yield from (hit for stated in _distinct(pay) if (hit := self._judge(stated, reading)))

    def _judge(self, stated: StatedPay, reading: Reading) -> Hit | None:
        values: dict[str, object] = {}
        if self.problem == "wide":
            ratio = stated.max / stated.min if stated.min and stated.max else 0
            limit = self.at_most_ratio or 0
            found = ratio > limit
            values = {"ratio": f"{ratio:.1f}", "limit": f"{limit:g}"}
        else:
            found = {
                "open_ended": stated.open_end is not None and not _closed_elsewhere(stated, reading.pay),
                "period_missing": stated.period is None and not self._tells_period(stated, reading),
                "currency_missing": stated.currency is None,
            }[self.problem]
        if not found:
            return None
        severity = Severity.INFO if self._clearly_yearly(stated) else None
        return Hit(stated.block, stated.start, stated.end, values=values, severity=severity)

    def _tells_period(self, stated: StatedPay, reading: Reading) -> bool:
        text = reading.posting.blocks[stated.block].text
        return self.other_periods is not None and bool(re.search(self.other_periods, text, re.IGNORECASE))

    def _clearly_yearly(self, stated: StatedPay) -> bool:
        lowest = stated.min or stated.max or 0
        return self.year_from is not None and lowest >= self.year_from


def _closed_elsewhere(stated: StatedPay, pay: PayReading) -> bool:
    """Whether another place gives both ends of what is open here: "at least $25" beside "$25–$27"."""
    amount = stated.min or stated.max or 0
    ranges = ((other.min, other.max) for other in pay.stated if other.open_end is None)
    return any(low and high and low <= amount <= high for low, high in ranges)


def _distinct(pay: PayReading) -> Iterator[StatedPay]:
    """Yield each amount once: many postings say the same pay in the header and in the text.

    Of several mentions the one that says most counts.
    """
    best: dict[tuple[float | None, float | None], StatedPay] = {}
    for stated in pay.stated:
        amounts = (stated.min, stated.max)
        known = best.get(amounts)
        if known is None or _said(stated) > _said(known):
            best[amounts] = stated
    return iter(best.values())


def _said(stated: StatedPay) -> int:
    return sum(part is not None for part in (stated.currency, stated.period, stated.gross))
