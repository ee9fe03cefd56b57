"""The money of the place of work, which settles what "$" or "kr" means."""

from __future__ import annotations

from jdlint.facts.place import PlaceReading
from jdlint.rules_dir import load_data


def home_currency(places: PlaceReading) -> str | None:
    """Return the currency (ISO 4217) of the country that all places of the job lie in, or None."""
    table = load_data("home_currencies")
    found = [
        {table[jurisdiction] for jurisdiction in place.jurisdictions if jurisdiction in table}
        for place in places.of("job", "remote")
    ]
    together = set().union(*found)
    return together.pop() if len(together) == 1 and all(found) else None
