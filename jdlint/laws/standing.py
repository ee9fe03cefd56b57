"""How firmly a law asks something on a given day: what decides between an error, a warning and a hint."""

from __future__ import annotations

from datetime import date

from jdlint.finding import Severity
from jdlint.laws.applying import Applying
from jdlint.laws.data import Duty, Law

_OF_THE_POSTING = frozenset({"posting", "posting_or_before_interview", "posting_or_before_contract"})
_TO_COME = frozenset({"enforcement_delayed", "enacted_future"})
_DOUBTFUL = frozenset({"conditional", "unclear", "none"})
_FIRM = frozenset({"stated", "by_definition"})


def standing(one: Applying, name: str, as_of: date, *, settled: bool = False) -> Severity | None:
    """Return how bad it is at most to miss the duty `name` of a law that applies, None where nothing is asked.

    An error needs a law that is in force and enforced, a place that is certain, and a duty that the law itself
    states and that was read in a source. What will be asked from a later day on, and what depends on something
    that the posting doesn't tell, is information. `settled`: what the duty depends on is known to be so.
    """
    law, duty = one.law, one.law.duties.get(name)
    if duty is None or (duty.stage or law.stage) not in _OF_THE_POSTING:
        return None
    status = duty.status or law.status
    since, until = _since(law, duty), duty.until or law.until
    if status in {"superseded", "none", "other_stage"} or (until and until <= as_of):
        return None
    if since and since > as_of:
        return Severity.INFO if status in _TO_COME else None
    if status == "enacted_future" and since is None:
        return Severity.INFO
    if not one.certain:
        return Severity.INFO
    return Severity.ERROR if _is_firm(one, name, duty, as_of, settled=settled) else Severity.WARNING


def asks(law: Law, name: str, as_of: date) -> bool:
    """Whether a law asks for a duty of postings for its place, however firmly, on a day."""
    return standing(Applying(law, certain=True, reason=""), name, as_of) not in {None, Severity.INFO}


def _is_firm(one: Applying, name: str, duty: Duty, as_of: date, *, settled: bool) -> bool:
    law = one.law
    enforced = law.enforced_from is None or law.enforced_from <= as_of
    in_force = (duty.status or law.status) in {"in_force", *_TO_COME} and enforced
    rests_on = [f"duties.{name}", f"duties.{name}.most", f"duties.{name}.ends", "employers"]
    rests_on += ["remote"] if one.by_remote else []
    rests_on += [] if duty.status else ["status"]
    rests_on += [] if duty.effective else ["effective"]
    return (
        in_force
        and not (one.by_remote and law.remote.rule in _DOUBTFUL)
        and (duty.stage or law.stage) == "posting"
        and (settled or duty.certainty in _FIRM)
        and not law.is_unverified(*rests_on)
    )


def _since(law: Law, duty: Duty) -> date | None:
    """Return the day from which a duty holds."""
    return duty.effective or law.effective


def starts(law: Law, name: str) -> date | None:
    """Return the day from which a law asks for something, as far as it is known."""
    return _since(law, law.duties[name])
