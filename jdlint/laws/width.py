"""Whether a pay range is as narrow as a law asks."""

from __future__ import annotations

from jdlint.facts.pay_stated import StatedPay
from jdlint.facts.place_names import lies_in, place_names
from jdlint.laws.data import Duty
from jdlint.laws.yearly import in_money_of, yearly
from jdlint.rules_dir import load_data


def is_within(stated: StatedPay, law: str, duty: Duty) -> bool:
    """Whether a range is no wider than a law allows, or not for people of its place.

    Args:
        stated: a range with both ends.
        law: the id of the jurisdiction.
        duty: its bound on the range.
    """
    low, high = stated.min or 0.0, stated.max or 0.0
    home = load_data("home_currencies").get(law.partition("-")[0])
    if _is_for_elsewhere(stated, law) or (home and not in_money_of(stated, home)):
        return True
    if duty.most_percent is not None and high - low > low * duty.most_percent / 100:
        return False
    if duty.most is None or not in_money_of(stated, duty.most.currency):
        return True
    return yearly(high, stated.period) - yearly(low, stated.period) <= yearly(
        duty.most.amount, duty.most.period
    )


def _is_for_elsewhere(stated: StatedPay, law: str) -> bool:
    """Whether the range names a place that is not there: of several bands, each is for its own."""
    town = (stated.applies_to or "").partition(",")[0].strip()
    meaning = place_names().meaning(town) if town else None
    meant = meaning.all if meaning else place_names().codes.get(town.replace(".", ""), ())
    return bool(meant) and not any(lies_in(id_, law) or lies_in(law, id_) for id_ in meant)
