"""Pay report: what was read as pay and why, which laws apply and why, and what each of them asks."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.report.view import View
from jdlint.result import LawText, PayFact, PostingReport, Report

NO_ADVICE = "This is not legal advice: look a law up, or ask a lawyer, before you rely on it."


def write(report: Report, view: View) -> str:
    """Return, for each posting, the pay and the reason for every text about money, and the laws that apply."""
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
    if not posting.laws:
        yield "  Laws: no place was found whose law jdlint knows"
    for law in posting.laws:
        yield from _law(law)
    if posting.laws:
        yield f"  {NO_ADVICE}"


def _law(law: LawText) -> Iterator[str]:
    name = f"{law.name} ({law.id})"
    if law.left_out:
        yield f"  Law of {name}: left out, because {law.left_out}"
        return
    yield f"  Law of {name}: {'applies' if law.certain else 'may apply'}, because {law.reason}"
    if law.certain and not law.asked:
        yield "    asks nothing of a posting, as far as jdlint knows"
    for asked in law.asked if law.certain else ():
        yield f"    asks it to {asked.asks}{'' if asked.firm else ' (less than certain)'}: {asked.has}"


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
