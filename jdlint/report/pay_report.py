"""Pay report: what was read as pay, and why each text that looks like money was taken for it or not."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.report.view import View
from jdlint.result import PayFact, PostingReport, Report


def write(report: Report, view: View) -> str:
    """Return, for each posting, the pay that was read and the reason for every text about money."""
    lines = [line for posting in report.files for line in _posting(posting)]
    lines += [f"{error.path}: error: {error.message}" for error in report.errors]
    return "".join(f"{view.readable(line)}\n" for line in lines)


def _posting(posting: PostingReport) -> Iterator[str]:
    yield posting.path
    stated = dict.fromkeys(_in_words(pay) for pay in posting.facts.pay)
    yield f"  Pay: {'; '.join(stated)}" if stated else "  Pay: none stated"
    for text in posting.money:
        where = f"{text.place.line}:{text.place.column}"
        verdict = "pay" if text.is_pay else "not pay"
        yield f"  {where:<8} {verdict:<8} {' '.join(text.text.split())}: {text.reason}"


def _in_words(pay: PayFact) -> str:
    """Return pay as "USD 90,000 to 120,000 a year, gross"."""
    low, high = (
        None if amount is None else f"{amount:,.2f}".removesuffix(".00") for amount in (pay.min, pay.max)
    )
    ends = [end for end in (low, high) if end]
    amount = " to ".join(dict.fromkeys(ends)) if len(ends) > 1 else f"{'from' if low else 'up to'} {ends[0]}"
    period = f"{'an' if pay.period == 'hour' else 'a'} {pay.period}" if pay.period else "(period not said)"
    parts = [pay.currency or "(currency not said)", amount, period]
    if pay.applies_to:
        parts.append(f"({pay.applies_to})")
    extras = [word for word, said in (("gross", pay.gross), ("more than base pay", not pay.base)) if said]
    return ", ".join([" ".join(parts), *extras])
