"""What jdlint made of every text that speaks of money, for people who ask why."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.reading import Reading
from jdlint.result import MoneyText


def money_texts(reading: Reading) -> tuple[MoneyText, ...]:
    """Return the amounts read as pay, those passed over, and vague words, in the order of the source."""
    source, blocks = reading.posting.source, reading.posting.blocks
    lines = Lines(source)
    found = []
    for block, start, end, is_pay, reason in _judged(reading):
        span = blocks[block].content.source_span(start, end)
        found.append(MoneyText(source[span.start : span.end], lines.place(span), is_pay, reason))
    return tuple(sorted(found, key=lambda text: (text.place.line, text.place.column)))


def _judged(reading: Reading) -> Iterator[tuple[int, int, int, bool, str]]:
    pay = reading.pay
    yield from ((s.block, s.start, s.end, True, s.reason) for s in pay.stated)
    yield from ((p.block, p.start, p.end, False, p.reason) for p in pay.passed_over)
    yield from ((v.block, v.start, v.end, False, "speaks of the pay and names no amount") for v in pay.vague)
    yield from ((g.block, g.start, g.end, False, "is a pay grade and names no amount") for g in pay.grades)
