"""What laws ask, in sentences for a finding: never more certain than jdlint is, and no advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from jdlint.finding import Reference, Severity
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import Law
from jdlint.laws.demand import Asking, Demand
from jdlint.laws.settings import LawSettings
from jdlint.laws.standing import starts

_MOST_NAMES = 6
_MOST_NOTES = 3


def sentence(demand: Demand, settings: LawSettings) -> str:
    """Return who asks for what is missed, as a sentence that follows the message of a rule; empty where nobody does."""
    if demand.insisted:
        return "Your configuration asks for it everywhere."
    if not demand.asking:
        return ""
    verb = "go against" if catalogue().duties[demand.name].forbids else "miss"
    firm = [one for one in demand.asking if one.severity is Severity.ERROR]
    if firm:
        return f"It appears to {verb} {_what_they_ask(firm, settings)}."
    likely = [one for one in demand.asking if one.severity is Severity.WARNING]
    if likely:
        return f"It may {verb} {_what_they_ask(likely, settings)}."
    possible = [one for one in demand.asking if not one.certain]
    if possible:
        return f"Depending on where the work is done, it may {verb} {_what_they_ask(possible, settings)}."
    return " ".join(
        f"{_capital(one.law.said)} asks for this from {starts(one.law, demand.name) or 'a later day'}."
        for one in demand.asking
    )


def _what_they_ask(asking: Sequence[Asking], settings: LawSettings) -> str:
    """Return "what Colorado asks of a posting, and what Washington asks if you employ 15 or more"."""
    by_size = sorted(asking, key=lambda one: (_least(one, settings), one.law.said))
    clauses: list[str] = []
    for size, same in groupby(by_size, key=lambda one: _least(one, settings)):
        laws = [one.law for one in same]
        asks = "asks" if len(laws) == 1 else "ask"
        condition = f" if you employ {size} or more" if size > 1 else ""
        clauses.append(f"what {names(laws)} {asks}{'' if clauses else ' of a posting'}{condition}")
    return joined(clauses)


def _least(one: Asking, settings: LawSettings) -> int:
    """Return the size from which an employer is bound, 1 where the size is known: then the law was looked up for it."""
    least = one.duty.employers or (one.law.employers.at_least if one.law.employers else None)
    return 1 if settings.employer_size is not None or least is None else least


def names(laws: Iterable[Law]) -> str:
    """Return the names of jurisdictions as a list in a sentence."""
    said = [law.said for law in laws]
    if len(said) > _MOST_NAMES:
        said = [*said[: _MOST_NAMES - 1], f"{len(said) - _MOST_NAMES + 1} more"]
    return joined(said)


def joined(words: Sequence[str]) -> str:
    """Return "one", "one and two" or "one, two, and three"."""
    if len(words) < 3:  # noqa: PLR2004 - two words need no comma
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def notes(demand: Demand) -> str:
    """Return what is special about the duty in the first few places that ask for it."""
    said = [one for one in demand.asking if one.duty.note]
    return " ".join(f"{_capital(one.law.said)}: {one.duty.note}" for one in said[:_MOST_NOTES])


def citations(demand: Demand) -> tuple[Reference, ...]:
    """Return the law of each place that asks, with where it can be read about."""
    return tuple(
        Reference(
            f"{one.law.name}: {one.duty.law or one.law.law}",
            next(iter(one.duty.sources or one.law.sources), None),
        )
        for one in demand.asking
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
