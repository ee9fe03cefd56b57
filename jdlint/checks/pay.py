"""What a posting says, or fails to say, about pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveFloat, model_validator

from jdlint.checks.base import Check, Hit, Regex, Where
from jdlint.facts.pay import PayReading, StatedPay
from jdlint.finding import Severity
from jdlint.laws.catalogue import catalogue
from jdlint.laws.width import is_within
from jdlint.reading import Reading

Problem = Literal[
    "missing",
    "behind_link",
    "vague",
    "wide",
    "open_ended",
    "single",
    "period_missing",
    "currency_missing",
    "unmapped",
    "contradicted",
]
_OPEN, _WIDTH = "open_ended", "range_width"
_SAME_KIND = 3.0  # times; amounts further apart are for different periods, whatever they say


class PayCheck(Check):
    """Reports one problem with the stated pay.

    `missing`: no amount at all, and not said that the job is unpaid. `behind_link`: no amount but a link to it;
    where laws ask for the pay and take a link for it, that is told as information. `vague`: words such as
    "competitive" and no amount, in the parts of the posting that `where` names. `wide`: the top of a range is
    more than `at_most_ratio` times its bottom, or farther above it than a law has it. `open_ended`: one end of a
    range is not said, unless the laws there expect that end to be open. `single`: one figure and no range.
    `period_missing`, `currency_missing`: an amount leaves open what it is for, or in what money; an amount
    of `year_from` or more can only be for a year, so leaving that out is told as information. Words that
    `other_periods` finds ("biweekly") tell the period too. `unmapped`: several ranges, and not said which place
    or level each is for. `contradicted`: the header states other pay than the text.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"ratio", "limit", "count", "header"})
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
            if not pay.stated and not pay.unpaid and reading.law_settings.require_pay != "never":
                yield Hit()
        elif self.problem == "behind_link":
            if not pay.stated and not pay.unpaid:
                yield from _behind_link(reading)
        elif self.problem == "vague":
            if not pay.stated:
                blocks = reading.posting.blocks
                said = (v for v in pay.vague if self.where.includes(reading, v.block, blocks[v.block]))
                yield from (Hit(vague.block, vague.start, vague.end) for vague in said)
        elif self.problem == "single":
            yield from _single(pay)
        elif self.problem == "unmapped":
            yield from _unmapped(pay)
        elif self.problem == "contradicted":
            yield from _contradicted(reading)
        else:
            yield from (hit for stated in _distinct(pay) if (hit := self._judge(stated, reading)))

    def _judge(self, stated: StatedPay, reading: Reading) -> Hit | None:
        if self.problem == "wide":
            return self._wide(stated, reading)
        if self.problem == "open_ended":
            return _open_ended(stated, reading)
        found = {
            "period_missing": stated.period is None and not self._tells_period(stated, reading),
            "currency_missing": stated.currency is None,
        }[self.problem]
        if not found:
            return None
        severity = Severity.INFO if self._clearly_yearly(stated) else None
        return Hit(stated.block, stated.start, stated.end, severity=severity)

    def _wide(self, stated: StatedPay, reading: Reading) -> Hit | None:
        if not stated.min or not stated.max:
            return None
        ratio, limit = stated.max / stated.min, self.at_most_ratio or 0
        bounded = reading.laws.demand(_WIDTH).asking if stated.max > stated.min else ()
        kept = frozenset(one.law.id for one in bounded if is_within(stated, one.law.id, one.duty))
        if ratio <= limit and len(kept) == len(bounded):
            return None
        values = {"ratio": f"{ratio:.1f}", "limit": f"{limit:g}"}
        return Hit(stated.block, stated.start, stated.end, values=values, spared=kept)

    def _tells_period(self, stated: StatedPay, reading: Reading) -> bool:
        text = reading.posting.blocks[stated.block].text
        return self.other_periods is not None and bool(re.search(self.other_periods, text, re.IGNORECASE))

    def _clearly_yearly(self, stated: StatedPay) -> bool:
        lowest = stated.min or stated.max or 0
        return self.year_from is not None and lowest >= self.year_from


def _behind_link(reading: Reading) -> Iterator[Hit]:
    """Yield a hit on the first sentence that leads to the pay with a link."""
    way = catalogue().duties["pay"].ways["link"]
    for sentence in reading.sentences:
        if reading.laws.shows(way, sentence):
            severity = Severity.INFO if reading.laws.demand("pay").is_met else None
            yield Hit(sentence.block, sentence.start, sentence.end, severity=severity)
            return


def _single(pay: PayReading) -> Iterator[Hit]:
    """Yield a hit on the first figure where no pay is a range, or open at one end."""
    if pay.stated and all(stated.min == stated.max for stated in pay.stated):
        first = pay.stated[0]
        yield Hit(first.block, first.start, first.end)


def _open_ended(stated: StatedPay, reading: Reading) -> Hit | None:
    """Return a hit on pay with an open end, with the laws that expect that end to be open spared."""
    if stated.open_end is None or _closed_elsewhere(stated, reading.pay):
        return None
    end = "top" if stated.open_end == "from" else "bottom"
    asking = reading.laws.demand(_OPEN).asking
    expecting = frozenset(one.law.id for one in asking if end not in one.duty.ends)
    if expecting and len(expecting) == len(asking):
        return None
    return Hit(stated.block, stated.start, stated.end, spared=expecting)


def _unmapped(pay: PayReading) -> Iterator[Hit]:
    """Yield a hit on the first of several ranges that says nothing of its place or level."""
    mapped = {(s.min, s.max) for s in pay.stated if s.applies_to}
    ranges = [s for s in _distinct(pay) if s.min and s.max and s.min < s.max]
    for base in (True, False):  # base pay and what it comes to with a bonus are one person's
        nameless = [s for s in ranges if (s.min, s.max) not in mapped and s.base == base]
        # One range may be for everywhere that the others don't name; ranges in two periods are one pay twice.
        if len(nameless) > 1 and len({s.period for s in nameless}) == 1:
            first, *others = nameless
            related = tuple((other.block, other.start, other.end) for other in others)
            yield Hit(first.block, first.start, first.end, related=related, values={"count": len(nameless)})
            return


def _contradicted(reading: Reading) -> Iterator[Hit]:
    """Yield a hit on pay in the text that is not what the front matter states, if each states one pay."""
    blocks = reading.posting.blocks
    header = [s for s in reading.pay.stated if blocks[s.block].front_matter]
    body = [s for s in reading.pay.stated if not blocks[s.block].front_matter]
    if len({(s.min, s.max) for s in header}) != 1 or len({(s.min, s.max) for s in body}) != 1:
        return
    stated, other = body[0], header[0]
    if not _lies_in(stated, other) and not _lies_in(other, stated) and _comparable(stated, other):
        header_text = blocks[other.block].text[other.start : other.end]
        related = ((other.block, other.start, other.end),)
        yield Hit(stated.block, stated.start, stated.end, related=related, values={"header": header_text})


def _lies_in(inner: StatedPay, outer: StatedPay) -> bool:
    """Whether one pay is a part of the other; an end that is not said is no contradiction."""
    low = inner.min is None or outer.min is None or inner.min >= outer.min
    high = inner.max is None or outer.max is None or inner.max <= outer.max
    return low and high


def _comparable(stated: StatedPay, other: StatedPay) -> bool:
    same_period = stated.period == other.period or None in (stated.period, other.period)
    same_money = stated.currency == other.currency or None in (stated.currency, other.currency)
    low, high = sorted((stated.max or stated.min or 0, other.max or other.min or 0))
    return same_period and same_money and 0 < high <= _SAME_KIND * low


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
