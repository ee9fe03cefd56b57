"""Names of places and what they can mean: `rules/data/places.tsv` and `regions.yaml`, read on first use."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jdlint.rules_dir import load_data, rules_dir

_NO_MARKS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "’": None, "'": None, ".": None}
)
_GAP = re.compile(r"[\s\-‐‑/]+")
_CODE_LENGTH = 2  # of "TX", and of a country's id
_SHORT_WORDS = {"saint": "st", "sainte": "ste", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name can mean: ids of jurisdictions, the likeliest first.

    `alone` are those that the bare name can mean, `qualified` those it means only where the text says so
    ("Paris, TX"). `regions` are the ones that the name stands for as a whole: a country or a part of one.
    """

    alone: tuple[str, ...]
    qualified: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every id that the name can mean."""
        return self.alone + self.qualified


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `start` to `end` of a text that name a place, and the ids that they can mean.

    `sure` is whether another name or a code beside it says which place is meant; `region` whether it is a whole
    country or part of one; `everyday` whether it is also a word of everyday language.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    sure: bool = False
    regions: tuple[str, ...] = ()
    everyday: bool = False

    def as_region(self) -> Named:
        """Return the place as the region of that name, if there is one, and not the town."""
        return replace(self, ids=self.regions) if self.regions else self


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a name without accents, case and marks, so that ways of writing it are alike: "St. Paul", "Saint Paul"."""
    lowered = name.lower().translate(_NO_MARKS)
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    words = _GAP.sub(" ", lowered).split(" ")
    return " ".join([*(_SHORT_WORDS.get(word, word) for word in words[:-1]), words[-1]])


class PlaceNames:
    """All names that are known. Cities stay as they are in the file until one is asked for: there are thousands."""

    def __init__(self) -> None:
        """Read the tables."""
        data = load_data("regions")
        self._cities: dict[str, str] = {}
        self._regions: dict[str, list[str]] = {}
        self._short: dict[str, Meaning] = {}
        self._other_names = {
            name_key(other): known for known, others in data["city_names"].items() for other in others
        }
        self._read_table()
        for id_, spellings in (*data["regions"].items(), *data["countries"].items(), *data["zones"].items()):
            for name in spellings:
                self._add_region(name, id_)
        self.codes = self._read_codes(data["codes"])
        keys = (*self._cities, *self._regions, *self._other_names)
        self._first_words = {key.partition(" ")[0] for key in keys} - {"the"}

    @property
    def region_ids(self) -> frozenset[str]:
        """The ids of all countries and parts of countries."""
        return frozenset(id_ for ids in self._regions.values() for id_ in ids)

    def may_begin(self, word: str) -> bool:
        """Whether a name may begin with this word: a quick test, to pass over most of a text."""
        return word.replace(".", "") in self._short or name_key(word).partition(" ")[0] in self._first_words

    def meaning(self, text: str) -> Meaning | None:
        """Return what `text`, as it is written, can mean as a place; "UK" and its like count only in capitals."""
        return self._short.get(text.replace(".", "")) or self._meaning_of_key(name_key(text))

    def _meaning_of_key(self, key: str) -> Meaning | None:
        regions = tuple(dict.fromkeys(self._regions.get(key, ())))
        cities = self._cities.get(key)
        other = self._cities.get(self._other_names.get(key, ""))
        if not regions and cities is None and other is None:
            return None
        alone, qualified = _columns(cities)
        also_alone, also_qualified = _columns(other)
        alone = tuple(dict.fromkeys((*regions, *alone, *also_alone)))
        return Meaning(alone, (*qualified, *also_qualified), regions)

    def _read_table(self) -> None:
        text = (rules_dir() / "data" / "places.tsv").read_text(encoding="utf-8")
        head, _, cities = text.partition("[cities]\n")
        for line in cities.splitlines():
            name, _, ids = line.partition("\t")
            self._cities[name] = ids
        for line in head.splitlines():
            name, tab, id_ = line.partition("\t")
            if tab:
                self._regions.setdefault(name, []).append(id_)

    def _add_region(self, name: str, id_: str) -> None:
        short = name.replace(".", "")
        if short.isupper():
            self._short[short] = Meaning((id_,), regions=(id_,))
        else:
            self._regions.setdefault(name_key(name), []).append(id_)

    def _read_codes(self, written: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
        """Return the ids that a code can mean, parts of countries before countries."""
        ids = sorted({id_ for ids in self._regions.values() for id_ in ids})
        codes: dict[str, dict[str, None]] = {}
        for id_ in ids:
            country, _, part = id_.partition("-")
            if country == "us" and len(part) == _CODE_LENGTH:
                codes.setdefault(part.upper(), {})[id_] = None
        for id_, spellings in written.items():
            for code in spellings:
                codes.setdefault(code.replace(".", ""), {})[id_] = None
        for id_ in ids:
            if len(id_) == _CODE_LENGTH:
                codes.setdefault(id_.upper(), {})[id_] = None
        return {code: tuple(meant) for code, meant in codes.items()}


def _columns(cities: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    alone, _, qualified = (cities or "").partition("\t")
    return tuple(alone.split()), tuple(qualified.split())


@cache
def place_names() -> PlaceNames:
    """Return the names, read on first use."""
    return PlaceNames()


@cache
def chain(id_: str) -> tuple[str, ...]:
    """Return the jurisdictions that a place lies in, itself first: us-nyc, us-ny, us."""
    regions = load_data("regions")
    if id_ in regions["zones"]:
        return (id_,)
    country, *parts = id_.split("-")
    found = [id_] if parts else []
    if id_ == "us-nyc":
        found.append("us-ny")
    elif len(parts) > 1:
        found.append(f"{country}-{parts[0]}")
    found.append(country)
    if country in regions["members_of_eu"]:
        found.append("eu")
    return tuple(found)


def lies_in(place: str, around: str) -> bool:
    """Whether `place` is `around` or lies in it."""
    return around in chain(place)
