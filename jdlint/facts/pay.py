"""What a posting says it pays: each stated amount, each amount passed over and why, and words that say nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jdlint.facts.money import Money, OpenEnd, read_money
from jdlint.facts.pay_band import applies_to
from jdlint.facts.pay_context import judge
from jdlint.facts.pay_fields import PayField, read_fields, with_fields
from jdlint.facts.pay_grade import grade_spans
from jdlint.facts.pay_setting import Setting, Verdict
from jdlint.facts.pay_stated import PassedOver, PayGrade, PayReading, StatedPay, VaguePay
from jdlint.facts.pay_table import read_rows
from jdlint.facts.pay_together import (
    base_then_total,
    closing,
    named_by_block_before,
    sharing,
    with_common_period,
)
from jdlint.facts.pay_unpaid import says_unpaid
from jdlint.facts.pay_vague import vague_spans
from jdlint.facts.pay_words import names_pay, pay_words, said_gross, said_period, said_total
from jdlint.posting import Block, BlockKind, Posting, SectionKind

__all__ = ["PassedOver", "PayGrade", "PayReading", "StatedPay", "VaguePay", "read_pay", "read_pay_text"]

_DIGIT = re.compile(r"\d")
# A full stop ends a sentence after two letters or digits that are no abbreviation, before what can begin one.
_SENTENCE_END = re.compile(
    r"(?:(?<=[A-Za-z0-9)\]]{2})(?<!prox)(?<!circa)(?<!\bca)(?<!max)(?<!min)(?<!incl)(?<!Std)[.]|[!?])"
    r"\s+(?=[A-ZÀ-Ž0-9(•\"“$£€₹])|[\n;•]|\s\*\s"
)
_LEAD = 300  # characters before an amount that can say what it is
_AROUND = 60  # characters after it that can name its place


def read_pay(posting: Posting, *, home: str | None = None) -> PayReading:
    """Return what the posting says of its pay.

    Args:
        posting: the posting, with its sections found.
        home: the currency (ISO 4217) of the place of work, for symbols that several currencies share.
    """
    fields = read_fields(posting)
    in_fields = {index for field in fields for index in field.blocks}
    paid = _compensation_blocks(posting)
    readings = [
        _read_block(index, block, about_pay=index in paid, home=home)
        for index, block in enumerate(posting.blocks)
        if index not in in_fields
    ]
    if not fields and not any(reading.stated for reading in readings):
        readings = [
            _read_block(index, block, about_pay=index in paid, home=home, alone=True)
            if readings[index].passed_over
            else readings[index]
            for index, block in enumerate(posting.blocks)
        ]
    stated = [_from_field(field) for field in fields]
    stated += [pay for reading in readings for pay in reading.stated]
    stated = sorted(named_by_block_before(posting, stated), key=lambda pay: (pay.block, pay.start))
    stated = list(with_fields(posting, list(closing(list(read_rows(posting, stated))))))
    return PayReading(
        stated=tuple(with_common_period(posting, stated)),
        passed_over=tuple(passed for reading in readings for passed in reading.passed_over),
        vague=tuple(vague for reading in readings for vague in reading.vague),
        grades=tuple(grade for reading in readings for grade in reading.grades),
        unpaid=says_unpaid(posting, paid),
    )


def read_pay_text(
    text: str, *, label: str | None = None, about_pay: bool = False, home: str | None = None
) -> PayReading:
    """Return what one piece of plain text says of pay, as if it were block 0 of a posting.

    Args:
        text: the text.
        label: the name of the fact or field whose value the text is.
        about_pay: it stands under a heading that speaks of pay.
        home: the currency (ISO 4217) of the place of work.
    """
    about_pay = about_pay or bool(label and names_pay(label))
    reading = _read(0, text, label=label, about_pay=about_pay, home=home)
    if reading.stated or not reading.passed_over:
        return reading
    return _read(0, text, label=label, about_pay=about_pay, home=home, alone=True)


def _compensation_blocks(posting: Posting) -> set[int]:
    return {
        index
        for section in posting.sections
        if section.kind == SectionKind.COMPENSATION
        for index in range(section.start, section.end)
    }


def _read_block(
    index: int, block: Block, *, about_pay: bool, home: str | None, alone: bool = False
) -> PayReading:
    about_pay = about_pay or bool(block.label and names_pay(block.label))
    if block.kind == BlockKind.TABLE_ROW:
        about_pay = about_pay or names_pay(block.text.strip("| ").partition("|")[0])
    return _read(index, block.text, label=block.label, about_pay=about_pay, home=home, alone=alone)


def _read(
    index: int, text: str, *, label: str | None, about_pay: bool, home: str | None, alone: bool = False
) -> PayReading:
    label = label.replace("_", " ") if label else None
    grades = tuple(PayGrade(index, *span) for span in grade_spans(text, label=label, about_pay=about_pay))
    vague = tuple(VaguePay(index, start, end) for start, end in vague_spans(text, about_pay=about_pay))
    if not _DIGIT.search(text):
        return PayReading(vague=vague, grades=grades)
    stated: list[StatedPay] = []
    passed_over: list[PassedOver] = []
    for money, lead, verdict in _judged(text, label=label, about_pay=about_pay, home=home, alone=alone):
        if verdict.is_pay:
            stated.append(_stated(index, money, lead, text, label, verdict))
        elif money.currency is not None:
            passed_over.append(PassedOver(index, money.start, money.end, verdict.reason))
    return PayReading(tuple(base_then_total(text, sharing(stated))), tuple(passed_over), vague, grades)


def _judged(
    text: str, *, label: str | None, about_pay: bool, home: str | None, alone: bool
) -> Iterator[tuple[Money, str, Verdict]]:
    """Yield each amount with the text before it and the verdict on it."""
    amounts = read_money(text, home=home)
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    previous: tuple[Money, Verdict] | None = None
    last_end = 0
    for position, money in enumerate(amounts):
        sentence = ends[bisect_right(ends, money.start, hi=len(ends) - 1) - 1]
        if sentence > last_end:
            previous = None
        lead = text[max(sentence, last_end, money.start - _LEAD) : money.start]
        if label and max(sentence, last_end) == 0:
            lead = f"{label}: {lead}"
        stop = ends[min(bisect_right(ends, money.end), len(ends) - 1)]
        if position + 1 < len(amounts):
            stop = min(stop, amounts[position + 1].start)
        verdict = judge(Setting(money, lead, text[money.end : stop], about_pay, previous, alone))
        yield money, lead, verdict
        if verdict.is_pay or money.currency is not None:
            previous = money, verdict
            last_end = money.end


def _stated(index: int, money: Money, lead: str, text: str, label: str | None, verdict: Verdict) -> StatedPay:
    period = money.period or said_period(lead, money.value)
    most = pay_words().too_much.get(period or "")
    if most and money.value >= most and money.currency not in pay_words().small_money:
        period = None
    return StatedPay(
        block=index,
        start=money.start,
        end=money.end,
        min=money.min,
        max=money.max,
        currency=money.currency,
        period=period,
        gross=money.gross if money.gross is not None else said_gross(lead),
        base=money.base if money.base is not None else not said_total(lead),
        applies_to=applies_to(
            lead, text[money.start : money.end], text[money.end : money.end + _AROUND], label
        ),
        open_end=money.open_end,
        reason=verdict.reason,
    )


def _from_field(field: PayField) -> StatedPay:
    open_end: OpenEnd | None = "up_to" if field.min is None else "from" if field.max is None else None
    return StatedPay(
        block=field.blocks[0],
        start=0,
        end=field.length,
        min=field.min,
        max=field.max,
        currency=field.currency,
        period=field.period,
        gross=None,
        base=True,
        applies_to=None,
        open_end=open_end,
        reason="is a field of the posting's header",
    )
